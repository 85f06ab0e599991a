"""Write field sheets: each place begins a page, and each of its pages carries its name and its code."""

import io
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from renodesk.reports import blocks
from renodesk.reports.fonts import check_glyphs, fonts, width
from renodesk.reports.inks import BOLD, FONT
from renodesk.reports.lines import cut
from renodesk.reports.papers import PageWords, Progress
from renodesk.reports.pdf.blanks import BOX, GREY, INK, ROWS, SIZE, draw_box, draw_note
from renodesk.reports.pdf.code import draw_code
from renodesk.reports.pdf.field_row import FieldRow
from renodesk.reports.pdf.flowables import Layout
from renodesk.reports.pdf.streaming import streamed_to
from renodesk.reports.texts import placed_texts

MARGIN = 10 * mm
HEAD, FOOT = 26 * mm, 5 * mm
_CODE = 25 * mm
WIDTH = A4[0] - 2 * MARGIN
HEIGHT = A4[1] - 2 * MARGIN - HEAD - FOOT


def render_field_sheets(
    document: Sequence[blocks.Block], words: PageWords, out: BinaryIO, progress: Progress
) -> None:
    """Write the PDF of field sheets to an empty file; the same blocks give the same bytes.

    Pictures are read when they are written, one at a time.

    Raises:
        GlyphMissing: a character no font draws, before anything is made.
        Cancelled: from `progress`.
    """
    with fonts():
        for place, text in placed_texts(document, words):
            check_glyphs(text, place)
        progress("report_writing", 0.1)
        pages = _draw(document, words, 0, None, lambda _: progress("report_writing", 0.1))
        each = 0.6 / pages
        _draw(document, words, pages, out, lambda page: progress("report_writing", 0.4 + each * page))
        progress("report_writing", 1.0)


def _draw(
    document: Sequence[blocks.Block],
    words: PageWords,
    pages: int,
    out: BinaryIO | None,
    begun: Callable[[int], None],
) -> int:
    """Lay the sheets out and return how many pages they have; each page is told when it begins."""
    target = out or io.BytesIO()
    template = _Sheets(target, words, pages, begun)
    with streamed_to(target):
        template.build(list(_flowables(document, template, is_final=out is not None)))
    return template.page


def _flowables(document: Sequence[blocks.Block], sheets: "_Sheets", *, is_final: bool) -> Iterator[Flowable]:
    layout = Layout(WIDTH, lambda _: None, is_final=is_final)
    for number, (head, body) in enumerate(_places(document)):
        if number:
            yield _Turn(head, sheets)
            yield PageBreak()
        else:
            sheets.head = head
        rows = [block for block in body if isinstance(block, blocks.SheetRow)]
        high = next((high for high in ROWS if _height(rows, high) <= HEIGHT), ROWS[0])
        for block in body:
            if isinstance(block, blocks.SheetRow):
                yield FieldRow(block, is_drawn=is_final, high=high)
            else:
                yield from layout.of(block, WIDTH)


def _places(document: Sequence[blocks.Block]) -> Iterator[tuple[blocks.SheetHead, list[blocks.Block]]]:
    """Yield the head of each place with what follows it."""
    starts = [at for at, block in enumerate(document) if isinstance(block, blocks.SheetHead)]
    for start, end in zip(starts, [*starts[1:], len(document)], strict=True):
        head = document[start]
        if isinstance(head, blocks.SheetHead):
            yield head, list(document[start + 1 : end])


def _height(rows: Sequence[blocks.SheetRow], high: float) -> float:
    """Return how tall the rows of a place are; a place is squeezed a little where it then fits one page."""
    return sum(FieldRow(row, is_drawn=False, high=high).wrap(WIDTH, HEIGHT)[1] for row in rows)


class _Turn(Flowable):
    """Draws nothing: tells at the end of a place whose head the next page carries."""

    def __init__(self, head: blocks.SheetHead, sheets: "_Sheets") -> None:
        super().__init__()
        self.width = self.height = 0
        self._head = head
        self._sheets = sheets

    def wrap(self, *_: float) -> tuple[float, float]:
        return (0, 0)

    def draw(self) -> None:
        self._sheets.head = self._head


class _Sheets(BaseDocTemplate):
    def __init__(self, out: BinaryIO, words: PageWords, pages: int, begun: Callable[[int], None]) -> None:
        super().__init__(
            out,
            pagesize=A4,
            title=words.title,
            author=words.author,
            creator="RenoDesk",
            initialFontName=FONT,
            invariant=1,
            pageCompression=1,
        )
        self.head: blocks.SheetHead | None = None
        self._begun: blocks.SheetHead | None = None
        self._words = words
        self._pages = pages
        self._told = begun
        frame = Frame(MARGIN, MARGIN + FOOT, WIDTH, HEIGHT, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate(id="sheet", frames=[frame], onPage=self._around)])

    def _around(self, canvas: Canvas, _: object) -> None:
        self._told(canvas.getPageNumber())
        canvas.saveState()
        if canvas.getPageNumber() == 1:
            canvas.setCatalogEntry("Lang", "zh-CN")
        if self.head is not None:
            if self.head is not self._begun:
                self._begun = self.head
                key = f"s{canvas.getPageNumber()}"
                canvas.bookmarkPage(key)
                canvas.addOutlineEntry(self.head.title, key, 0)
            _draw_head(canvas, self.head)
        canvas.setFont(FONT, SIZE)
        canvas.setFillColor(INK)
        number = self._words.page.format(page=canvas.getPageNumber(), pages=self._pages)
        canvas.drawRightString(A4[0] - MARGIN, MARGIN + 1, number)
        room = WIDTH - width(number, FONT, SIZE) - 12
        canvas.drawString(MARGIN, MARGIN + 1, cut(self._words.footer, room, FONT, SIZE))
        canvas.restoreState()


def _draw_head(canvas: Canvas, head: blocks.SheetHead) -> None:
    top = A4[1] - MARGIN
    right = A4[0] - MARGIN - _CODE
    draw_code(canvas, head.code, right, top - _CODE, _CODE)
    room = right - MARGIN - 10
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 19)
    hint = width(head.code_hint, FONT, SIZE)
    canvas.drawString(MARGIN, top - 17, cut(head.title, room - hint - 8, BOLD, 19))
    canvas.setFont(FONT, SIZE)
    canvas.drawString(MARGIN + room - hint, top - 14, head.code_hint)
    canvas.setFillColor(GREY)
    for number, line in enumerate(head.lines[:2]):
        canvas.drawString(MARGIN, top - 31 - number * 12, cut(line, room, FONT, SIZE))
    low = top - HEAD + 9
    draw_box(canvas, MARGIN, low + 2)
    shares = (0.46, *(0.54 / max(1, len(head.blanks)) for _ in head.blanks))
    x = MARGIN + BOX + 4
    for label, share in zip((head.locked, *head.blanks), shares, strict=True):
        wide = (room - BOX - 4) * share
        draw_note(canvas, label, x, low - 1, wide)
        x += wide
