"""Things to write and tick by hand: their sizes, and how they are drawn, in black on white."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from renodesk.reports import blocks
from renodesk.reports.fonts import width
from renodesk.reports.inks import FONT
from renodesk.reports.lines import broken, cut

INK, GREY = HexColor("#000000"), HexColor("#4A4A4A")
SIZE = 9.0
LEADING = 11.0
ROWS = (23.0, 22.0, 21.0, 20.0)
"""Heights a row of blanks may have: a number is written into 7 mm with a glove on."""
NOTE_ROW = 19.0
BOX = 13.0
WRITE = 56.0
COLUMNS = 3
_GAP = 4.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A blank in a row: at which column it begins and how many it takes; None is the line for a note.

    `top` is how far below the first row it begins, `high` the height of its row.
    """

    blank: blocks.Blank | None
    top: float
    high: float
    column: int
    span: int


def placed(blanks: Sequence[blocks.Blank], column: float, high: float, narrow: int) -> tuple[Placed, ...]:
    """Return blanks packed into rows of columns, each as wide as its words need, the note at the end.

    Rows are `high`; the first `narrow` of them have one column less.
    """
    found: list[Placed] = []
    row = at = 0
    for blank in blanks:
        while True:
            columns = columns_of(row, narrow)
            span = _span(blank, columns, column)
            if at + span <= columns:
                break
            row, at = row + 1, 0
        found.append(Placed(blank=blank, top=row * high, high=high, column=at, span=span))
        at += span
    if at >= columns_of(row, narrow):
        row, at = row + 1, 0
    note_high = high if at else NOTE_ROW
    note = Placed(blank=None, top=row * high, high=note_high, column=at, span=columns_of(row, narrow) - at)
    return (*found, note)


def columns_of(row: int, narrow: int) -> int:
    """Return how many columns a row has."""
    return COLUMNS - 1 if row < narrow else COLUMNS


def _span(blank: blocks.Blank, columns: int, column: float) -> int:
    for span in range(1, columns):
        if len(first_lines(blank.label, _room(blank, column * span), 3)) <= 2:
            return span
    return columns


def _room(blank: blocks.Blank, wide: float) -> float:
    """Return what a blank `wide` across leaves for its label."""
    match blank.kind:
        case "tick":
            return wide - BOX - 3 * _GAP
        case "choose":
            return wide - sum(_choice(one) for one in blank.choices) - 2 * _GAP
        case "write":
            return wide - WRITE - _unit(blank) - 3 * _GAP


def _unit(blank: blocks.Blank) -> float:
    return width(blank.unit, FONT, SIZE) + _GAP if blank.unit else 0.0


def _choice(word: str) -> float:
    return BOX + 2 * _GAP + width(word, FONT, SIZE)


def draw_blank(canvas: Canvas, blank: blocks.Blank, x: float, y: float, size: tuple[float, float]) -> None:
    """Draw a blank into a row whose lower edge is `y`."""
    wide, high = size
    room = _room(blank, wide)
    left = x + BOX + _GAP if blank.kind == "tick" else x
    _draw_label(canvas, blank.label, left, y + high / 2, room)
    box = y + (high - BOX) / 2
    if blank.kind == "tick":
        draw_box(canvas, x, box)
        return
    at = x + room + _GAP
    if blank.kind == "choose":
        for word in blank.choices:
            draw_box(canvas, at, box)
            canvas.drawString(at + BOX + 3, y + high / 2 - 3.2, word)
            at += _choice(word)
        return
    canvas.rect(at, y + 1.5, WRITE, high - 3)
    canvas.drawString(at + WRITE + _GAP, y + high / 2 - 3.2, blank.unit)


def _draw_label(canvas: Canvas, label: str, x: float, middle: float, room: float) -> None:
    canvas.setFont(FONT, SIZE)
    canvas.setFillColor(INK)
    lines = first_lines(label, room, 2)
    top = middle + (len(lines) - 1) * LEADING / 2 - 3.2
    for number, line in enumerate(lines):
        canvas.drawString(x, top - number * LEADING, line)


def draw_box(canvas: Canvas, x: float, y: float, side: float = BOX) -> None:
    """Draw a box to tick."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, side, side)


def draw_note(canvas: Canvas, label: str, x: float, y: float, wide: float) -> None:
    """Draw a label with a line to write on."""
    canvas.setFont(FONT, SIZE)
    canvas.setFillColor(INK)
    canvas.drawString(x, y + 6, label)
    canvas.setLineWidth(0.6)
    canvas.setStrokeColor(INK)
    canvas.line(x + width(label, FONT, SIZE) + _GAP, y + 3, x + wide - _GAP, y + 3)


@lru_cache(maxsize=20_000)
def first_lines(text: str, most: float, count: int) -> tuple[str, ...]:
    """Return at most `count` lines of a text; … says that there is more.

    The same words stand on every sheet, so that they are broken once.
    """
    lines = broken(text, most, FONT, SIZE)
    if len(lines) <= count:
        return tuple(lines)
    return (*lines[: count - 1], cut("".join(lines[count - 1 :]), most, FONT, SIZE))
