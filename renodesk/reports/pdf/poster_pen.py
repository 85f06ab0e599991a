"""What a poster is drawn with: how large its letters are, a pen that also measures, and its small marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas

from renodesk.reports.fonts import width
from renodesk.reports.inks import BOLD, FONT, INK, tone_color
from renodesk.reports.lines import broken, cut

SMALLEST = 16.0
"""No words but the small print at the foot stand in smaller letters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One way to lay the page out, the generous ones first.

    `photo` is the height of photos; works stand in `columns`, each with its places (`full`, `short`, or ``),
    in so many `lines` at most.
    """

    size: float
    photo: float
    columns: int
    places: str
    lines: int = 2

    @property
    def leading(self) -> float:
        """Return how far lines stand apart."""
        return self.size * 1.34

    @property
    def head(self) -> float:
        """Return the size of a part's title."""
        return self.size + 5


class Pen:
    """Goes down a page from `y`; without a canvas it only measures."""

    def __init__(self, canvas: Canvas | None, x: float, y: float, wide: float, *, is_drawn: bool) -> None:
        self.canvas = canvas
        self.x = x
        self.y = y
        self.wide = wide
        self.is_drawn = is_drawn

    def write(
        self, text: str, size: float, *, x: float, y: float, font: str = FONT, ink: Color = INK
    ) -> None:
        """Write one line with its baseline at `y`."""
        if self.canvas is not None:
            self.canvas.setFont(font, size)
            self.canvas.setFillColor(ink)
            self.canvas.drawString(x, y, text)

    def lines(self, lines: Sequence[str], size: float, *, x: float, font: str = FONT, lead: float) -> None:
        """Write lines below each other and go down."""
        for line in lines:
            self.write(line, size, x=x, y=self.y - size * 0.98, font=font)
            self.y -= lead


def few(text: str, most: float, font: str, size: float, count: int) -> list[str]:
    """Return at most `count` lines of a text; … says that there is more."""
    lines = broken(text, most, font, size)
    if len(lines) <= count:
        return lines
    rest = lines[count - 1]
    for line in lines[count:]:
        rest += (" " if rest[-1:].isascii() and line[:1].isascii() else "") + line
    return [*lines[: count - 1], cut(rest, most, font, size)]


def title(pen: Pen, text: str, look: Look) -> None:
    """Write a part's title behind a bar."""
    size = look.head
    lines = few(text, pen.wide - 18, BOLD, size, 2)
    high = len(lines) * size * 1.3
    if pen.canvas is not None:
        pen.canvas.setFillColor(tone_color("plain"))
        pen.canvas.rect(pen.x, pen.y - high + size * 0.16, 7, high, stroke=0, fill=1)
    pen.lines(lines, size, x=pen.x + 18, font=BOLD, lead=size * 1.3)
    pen.y -= 8


def aside(pen: Pen, text: str) -> None:
    """Write a few lines in the smallest letters."""
    if text:
        lines = few(text, pen.wide, FONT, SMALLEST, 3)
        pen.lines(lines, SMALLEST, x=pen.x, lead=SMALLEST * 1.34)
        pen.y -= 4


def disc(pen: Pen, number: int, x: float, y: float, across: float) -> None:
    """Draw a number in a disc whose upper left corner is (x, y)."""
    if pen.canvas is None:
        return
    pen.canvas.setFillColor(INK)
    pen.canvas.setStrokeColor(white)
    pen.canvas.setLineWidth(1.2)
    pen.canvas.circle(x + across / 2, y - across / 2, across / 2, stroke=1, fill=1)
    pen.canvas.setFillColor(white)
    pen.canvas.setFont(BOLD, max(SMALLEST, across * 0.56))
    middle = y - across / 2 - 0.36 * max(SMALLEST, across * 0.56)
    pen.canvas.drawCentredString(x + across / 2, middle, str(number))


def tag(pen: Pen, text: str, x: float, y: float) -> None:
    """Write a mark in a frame below `y`."""
    if pen.canvas is None:
        return
    wide = width(text, BOLD, SMALLEST) + 12
    pen.canvas.setStrokeColor(tone_color("bad"))
    pen.canvas.setLineWidth(1.4)
    pen.canvas.roundRect(x, y - SMALLEST * 1.36, wide, SMALLEST * 1.4, 4, stroke=1, fill=0)
    pen.write(text, SMALLEST, x=x + 6, y=y - SMALLEST * 1.02, font=BOLD, ink=tone_color("bad"))


def square(pen: Pen, x: float, y: float, side: float) -> None:
    """Draw a small black square, as before a line of a list."""
    if pen.canvas is not None:
        pen.canvas.setFillColor(INK)
        pen.canvas.rect(x, y - side * 1.9, side, side, stroke=0, fill=1)


def columns(
    pen: Pen,
    cells: Sequence[Sequence[str]],
    size: float,
    lead_in: Callable[[float, float, int], None],
    shape: tuple[float, float],
    least: float = 0.0,
) -> None:
    """Write cells down the columns, rows as tall as their tallest and `least`.

    `shape` is the width of a column and how far in its words begin; `lead_in` draws what stands before them.
    """
    each, left = shape
    count = max(1, round(pen.wide / each))
    rows = -(-len(cells) // count)
    top = pen.y
    for row in range(rows):
        here = list(range(row, len(cells), rows))
        high = max(least, max(len(cells[at]) for at in here) * size * 1.3 + 3)
        for column, at in enumerate(here):
            x = pen.x + column * each
            lead_in(x, top, at)
            pen.y = top
            pen.lines(cells[at], size, x=x + left, lead=size * 1.3)
        top -= high
    pen.y = top - 2
