"""From blocks to what ReportLab lays out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Table as Grid

from renodesk.reports import blocks
from renodesk.reports.chart_blocks import CostBars, Timeline, Waterfall
from renodesk.reports.charts import chart_drawings
from renodesk.reports.inks import FONT, INK3, LINE, tone_color
from renodesk.reports.pdf.code import CodeBox
from renodesk.reports.pdf.cover import CoverPage
from renodesk.reports.pdf.field_row import FieldRow
from renodesk.reports.pdf.fitting import has_tall_row, needed
from renodesk.reports.pdf.pinned import PinnedPlan
from renodesk.reports.pdf.poster import PosterPage
from renodesk.reports.pdf.scaled import FittedPage, enlarged
from renodesk.reports.pdf.streaming import Jpeg, draw_jpeg
from renodesk.reports.pdf.styles import BODY, CAPTION, HEADINGS, MARGIN, SMALL, paragraph, style
from renodesk.reports.pdf.unseen import unseen


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Where a heading was drawn; `begins_page` where nothing stands above it."""

    text: str
    level: int
    page: int
    begins_page: bool


Note = Callable[[Mark], None]
"""Told of each heading when it is drawn."""


class HeadingMark(Flowable):
    """Draws nothing: puts a bookmark where a heading stands and tells who notes pages."""

    def __init__(self, block: blocks.Heading, depth: int, note: Note) -> None:
        """Mark a heading, `depth` below the first level of the bookmarks."""
        super().__init__()
        self.width = self.height = 0
        self._text = block.text
        self._level = block.level
        self._depth = depth
        self._note = note

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return no size at all."""
        return (0, 0)

    def draw(self) -> None:
        """Put the bookmark."""
        canvas: Any = self.canv
        key = f"h{canvas.getPageNumber()}-{self._text}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(self._text, key, self._depth, closed=True)
        _, high = canvas.absolutePosition(0, 0)
        top = float(canvas._pagesize[1]) - MARGIN - _NEAR
        page = canvas.getPageNumber()
        self._note(Mark(text=self._text, level=self._level, page=page, begins_page=high > top))


class PhotoRow(Flowable):
    """One or two photos side by side with their captions; never split."""

    HEIGHT, GAP, CAPTION = 168.0, 12.0, 26.0
    MOST_LETTERS = 120

    def __init__(self, photos: Sequence[blocks.Photo], *, is_drawn: bool) -> None:
        """Show `photos`; a first pass that only counts pages leaves the pictures out."""
        super().__init__()
        self._photos = photos
        self._is_drawn = is_drawn
        self._captions = [paragraph(_short(one.caption, self.MOST_LETTERS), CAPTION) for one in photos]
        self._below = self.CAPTION

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the whole width and the height of the pictures and the longer caption."""
        each = (width - self.GAP) / 2
        self._below = max([self.CAPTION, *(one.wrap(each, 0)[1] for one in self._captions)])
        self.width, self.height = width, self.HEIGHT + self._below + 8
        return (self.width, self.height)

    def draw(self) -> None:
        """Draw the photos."""
        each = (self.width - self.GAP) / 2
        for at, photo in enumerate(self._photos):
            x = at * (each + self.GAP)
            if self._is_drawn:
                self._picture(photo, x, each)
            caption = self._captions[at]
            _, used = caption.wrap(each, self._below)
            caption.drawOn(self.canv, x, self._below - used + 2)

    def _picture(self, photo: blocks.Photo, x: float, width: float) -> None:
        data = photo.read()
        y = self._below + 6
        if data is None:
            self._placeholder(photo.missing, x, y, width)
            return
        image = Jpeg(data)
        own_width, own_height = image.getSize()
        scale = min(width / own_width, self.HEIGHT / own_height)
        wide, high = own_width * scale, own_height * scale
        corner = (x + (width - wide) / 2, y + (self.HEIGHT - high) / 2)
        draw_jpeg(self.canv, image, photo.read, corner, (wide, high))

    def _placeholder(self, text: str, x: float, y: float, width: float) -> None:
        canvas: Canvas = self.canv
        canvas.setStrokeColor(LINE)
        canvas.setDash(3, 3)
        canvas.rect(x, y, width, self.HEIGHT)
        canvas.setDash()
        canvas.setFont(FONT, 9)
        canvas.setFillColor(INK3)
        canvas.drawCentredString(x + width / 2, y + self.HEIGHT / 2, text)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


class Layout:
    """Turns blocks into flowables for one pass."""

    def __init__(self, width: float, note: Note, *, is_final: bool) -> None:
        """Lay out for a text width; a pass that is not final draws no photos."""
        self._width = width
        self._note = note
        self._is_final = is_final
        self._has_chapter = False

    def flowables(self, document: Sequence[blocks.Block]) -> Iterator[Flowable]:
        """Yield what ReportLab lays out; a heading stays on the page of what it is about.

        A break before anything stands on the first page would leave that page blank.
        """
        has_begun = False
        for one in self._whole(document, self._width):
            if has_begun or not isinstance(one, PageBreak):
                has_begun = True
                yield one

    def _whole(self, document: Sequence[blocks.Block], width: float) -> Iterator[Flowable]:
        headings: list[blocks.Heading] = []
        for block in document:
            if isinstance(block, blocks.Heading):
                headings.append(block)
                continue
            following = list(self.of(block, width))
            yield from self._headed(headings, needed(following, width))
            yield from following
            headings.clear()
        yield from self._headed(headings, 0)

    def of(self, block: blocks.Block, width: float) -> Iterator[Flowable]:
        """Yield the flowables of one block; in a pass that only counts pages nothing of them is drawn."""
        found = self._of(block, width)
        return found if self._is_final else map(unseen, found)

    def _of(self, block: blocks.Block, width: float) -> Iterator[Flowable]:
        match block:
            case blocks.Cover():
                yield CoverPage(block, width)
            case blocks.Heading():
                yield from self._heading(block, 0)
            case blocks.Paragraph():
                size = SMALL if block.tone == "quiet" else BODY
                bold = block.tone in ("bad", "warn")
                yield paragraph(block.text, style(size, bold=bold, tone=block.tone, after=5))
            case blocks.Bullets():
                for line in block.lines:
                    yield paragraph("· " + line, style(BODY, after=2))
                yield Spacer(1, 4)
            case blocks.KeyNumber():
                yield from _key_number(block)
            case blocks.Callout():
                yield _callout(block, width)
                yield Spacer(1, 8)
            case blocks.Table():
                yield _table(block, width)
                yield Spacer(1, 8)
            case blocks.Bars() | blocks.Radar():
                yield from chart_drawings(block, width)
            case Waterfall() | CostBars() | Timeline():
                for drawing in chart_drawings(block, width):
                    yield drawing
                    yield Spacer(1, 8)
            case blocks.SideBySide():
                yield self._beside(block, width)
            case blocks.Photos():
                yield Spacer(1, 4)
                for at in range(0, len(block.photos), 2):
                    yield PhotoRow(block.photos[at : at + 2], is_drawn=self._is_final)
            case blocks.PinnedPicture():
                yield Spacer(1, 4)
                yield PinnedPlan(block, is_drawn=self._is_final)
                yield Spacer(1, 6)
            case blocks.Code():
                yield CodeBox(block)
            case blocks.SheetRow():
                yield FieldRow(block, is_drawn=self._is_final)
            case blocks.Together():
                inner = [one for part in block.blocks for one in self.of(part, width)]
                yield KeepTogether(inner)
            case blocks.Large():
                yield from enlarged(self._whole(block.blocks, width / block.factor), block.factor)
            case blocks.OnePage():
                yield PageBreak()
                yield FittedPage(lambda wide: self._all(block.blocks, wide), block.largest, block.smallest)
            case blocks.Poster():
                yield PosterPage(block, is_drawn=self._is_final)

    def _all(self, parts: Sequence[blocks.Block], width: float) -> list[Flowable]:
        return [one for part in parts for one in self.of(part, width)]

    def _headed(self, headings: Sequence[blocks.Heading], room: float) -> Iterator[Flowable]:
        """Yield headings in a row, on the next page where `room` for what follows is missing on this one."""
        tall = [HEADINGS[one.level] for one in headings]
        room += sum(look.spaceBefore + look.leading + look.spaceAfter for look in tall)
        for at, block in enumerate(headings):
            yield from self._heading(block, room)
            room -= tall[at].spaceBefore + tall[at].leading + tall[at].spaceAfter

    def _heading(self, block: blocks.Heading, room: float) -> Iterator[Flowable]:
        if block.level == 1 and block.flows:
            yield CondPageBreak(max(_ROOM, room + 18))
            yield Spacer(1, 18)
        elif block.level == 1:
            yield PageBreak()
        else:
            yield CondPageBreak(max(_LEAST, room))
        self._has_chapter = self._has_chapter or block.level == 1
        yield HeadingMark(block, int(block.level > 1 and self._has_chapter), self._note)
        yield paragraph(block.text, HEADINGS[block.level])

    def _beside(self, block: blocks.SideBySide, width: float) -> Flowable:
        share = width * 0.54
        left = [one for part in block.left for one in self.of(part, share - 12)]
        right = list(self.of(block.right, width - share))
        grid = Grid([[left, right]], colWidths=[share, width - share])
        grid.setStyle(
            [
                _OWN_FONT,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                *_NO_PADDING,
            ]
        )
        return grid


_OWN_FONT = ("FONTNAME", (0, 0), (-1, -1), FONT)
"""A table names a font before its cells do; its own choice would not be embedded."""
_FORM = (
    ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#8A94A0")),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
)
"""Boxes on all sides, as tall as a line of handwriting."""
_PAIRS = (("NOSPLIT", (0, 0), (0, 2)), ("NOSPLIT", (0, -2), (0, -1)))
"""No row stands alone: neither the first below the head nor the last."""
_NEAR = 30.0
"""Points below the top within which a heading is the first thing of its page."""
_ROOM, _LEAST = 220.0, 95.0
"""Points a chapter, and a heading inside one, want for themselves and what follows on the same page."""
_NO_PADDING = [
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def _key_number(block: blocks.KeyNumber) -> Iterator[Flowable]:
    yield paragraph(block.label, style(10, tone="quiet", after=2))
    yield paragraph(block.value, style(30, bold=True, after=3, leading=34))
    yield paragraph(block.word, style(14, bold=True, tone=block.tone, after=4))
    yield paragraph(block.note, style(8, tone="quiet", after=10))


def _callout(block: blocks.Callout, width: float) -> Flowable:
    tone = block.tone
    rows = [[paragraph(block.title, style(BODY, bold=True, tone=tone))]]
    rows += [[paragraph(line, style(SMALL))] for line in block.lines]
    grid = Grid(rows, colWidths=[width])
    grid.setStyle(
        [
            _OWN_FONT,
            ("BACKGROUND", (0, 0), (-1, -1), tone_color(tone, 0.1)),
            ("LINEBEFORE", (0, 0), (0, -1), 2.5, tone_color(tone)),
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            ("TOPPADDING", (0, 0), (-1, 0), 6),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 7),
            *([("NOSPLIT", (0, 0), (0, 1))] if len(rows) > 1 else ()),
        ]
    )
    return grid


def _table(block: blocks.Table, width: float) -> Flowable:
    widths = [column.width * width for column in block.columns]
    head = [paragraph(one.title, style(8, bold=True, tone="quiet", align=one.align)) for one in block.columns]
    rows = [
        [
            paragraph(cell.text, style(SMALL, bold=cell.is_bold, tone=cell.tone, align=column.align))
            for cell, column in zip(row, block.columns, strict=True)
        ]
        for row in block.rows
    ]
    heads = [head] if any(one.title for one in block.columns) else []
    is_tall = has_tall_row(block, width)
    grid = Grid([*heads, *rows], colWidths=widths, repeatRows=len(heads), splitInRow=is_tall)
    grid.setStyle(
        [
            _OWN_FONT,
            *(("BACKGROUND", (0, 0), (-1, 0), HexColor("#F3F5F7")) for _ in heads),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 5),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            *(_FORM if block.is_form else ()),
            *(_PAIRS if len(rows) > 2 and not is_tall else ()),
        ]
    )
    return grid
