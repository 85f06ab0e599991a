"""An item on a field sheet: how to look, grades to tick, blanks to fill, last round in grey."""

from collections.abc import Sequence
from math import ceil

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from renodesk.reports import blocks
from renodesk.reports.fonts import width
from renodesk.reports.inks import BOLD, FONT
from renodesk.reports.lines import cut
from renodesk.reports.pdf.blanks import (
    BOX,
    COLUMNS,
    GREY,
    INK,
    LEADING,
    ROWS,
    SIZE,
    draw_blank,
    draw_box,
    draw_note,
    first_lines,
    placed,
)
from renodesk.reports.pdf.streaming import Jpeg, draw_jpeg

_TITLE, _TITLE_ROW = 10.5, 17.0
_PICTURE_WIDE, _PICTURE_HIGH = 120.0, 72.0
_GRADE_ROW = 14.0
_MOST_LINES = 3


class FieldRow(Flowable):
    """Draws one item; it is never split."""

    def __init__(self, block: blocks.SheetRow, *, is_drawn: bool, high: float = ROWS[0]) -> None:
        """Show `block`, its blanks `high`; a pass that only counts pages leaves the picture out."""
        super().__init__()
        self._block = block
        self._is_drawn = is_drawn
        self._high = high

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the whole width and the height of all lines."""
        self.width = width
        block = self._block
        self._column = width / COLUMNS
        wide = self._column * (COLUMNS - 1) if block.photo is not None else width
        self._quiet = [line for text in block.quiet for line in first_lines(text, wide, 2)]
        self._guide = first_lines(block.guide, wide, _MOST_LINES) if block.guide else ()
        self._grades = [(grade, first_lines(text, wide - BOX - 22, 2)) for grade, text in block.grades]
        text = (len(self._guide) + len(self._quiet)) * LEADING + 3
        text += sum(_grade_height(texts) for _, texts in self._grades)
        beside = _PICTURE_HIGH + LEADING + 8 if block.photo is not None else 0.0
        narrow = max(0, ceil((beside - text) / self._high))
        self._placed = placed(block.blanks, self._column, self._high, narrow)
        note = self._placed[-1]
        self.height = _TITLE_ROW + max(text + note.top + note.high, beside) + 4
        return (width, self.height)

    def draw(self) -> None:
        """Draw the item from its title down."""
        canvas: Canvas = self.canv
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.0)
        canvas.line(0, self.height, self.width, self.height)
        y = self._title(self.height - _TITLE_ROW)
        canvas.setFont(FONT, SIZE)
        for lines, ink in ((self._guide, INK), (self._quiet, GREY)):
            canvas.setFillColor(ink)
            for line in lines:
                y -= LEADING
                canvas.drawString(0, y + 2.5, line)
        y -= 3
        for grade, texts in self._grades:
            y = self._grade(grade, texts, y)
        for one in self._placed:
            x, low, wide = one.column * self._column, y - one.top - one.high, one.span * self._column
            if one.blank is None:
                draw_note(canvas, self._block.note, x, low, wide)
            else:
                draw_blank(canvas, one.blank, x, low, (wide, one.high))
        if self._block.photo is not None:
            self._picture(self._block.photo)

    def _title(self, y: float) -> float:
        canvas: Canvas = self.canv
        canvas.setFillColor(INK)
        right = self.width
        canvas.setFont(FONT, SIZE)
        for tick in reversed(self._block.ticks):
            right -= width(tick, FONT, SIZE)
            canvas.drawString(right, y + 4, tick)
            right -= BOX + 3
            draw_box(canvas, right, y + 1.5)
            right -= 10
        canvas.setFont(BOLD, _TITLE)
        title = cut(self._block.title, right - 8, BOLD, _TITLE)
        canvas.drawString(0, y + 4, title)
        used = width(title, BOLD, _TITLE) + 8
        canvas.setFont(FONT, SIZE)
        if self._block.marks and right - used > 20:
            canvas.drawString(used, y + 4, cut(self._block.marks, right - used, FONT, SIZE))
        return y

    def _grade(self, grade: str, texts: Sequence[str], y: float) -> float:
        canvas: Canvas = self.canv
        draw_box(canvas, 0, y - _GRADE_ROW + 1, _GRADE_ROW - 2)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, _TITLE)
        canvas.drawString(BOX + 5, y - 11, grade)
        canvas.setFont(FONT, SIZE)
        for number, text in enumerate(texts):
            canvas.drawString(BOX + 18, y - 10.5 - number * LEADING, text)
        return y - _grade_height(texts)

    def _picture(self, photo: blocks.Photo) -> None:
        canvas: Canvas = self.canv
        x, y = self.width - _PICTURE_WIDE, self.height - _TITLE_ROW - 2 - _PICTURE_HIGH
        data = photo.read() if self._is_drawn else None
        canvas.setFont(FONT, SIZE)
        canvas.setFillColor(GREY)
        caption = photo.caption
        if data is not None:
            image = Jpeg(data)
            own_width, own_height = image.getSize()
            scale = min(_PICTURE_WIDE / own_width, _PICTURE_HIGH / own_height)
            wide, high = own_width * scale, own_height * scale
            corner = (x + (_PICTURE_WIDE - wide) / 2, y + (_PICTURE_HIGH - high) / 2)
            draw_jpeg(canvas, image, photo.read, corner, (wide, high))
        elif self._is_drawn:
            caption = photo.missing
        canvas.drawString(x, y - LEADING, cut(caption, _PICTURE_WIDE, FONT, SIZE))


def _grade_height(texts: Sequence[str]) -> float:
    return _GRADE_ROW + (len(texts) - 1) * LEADING
