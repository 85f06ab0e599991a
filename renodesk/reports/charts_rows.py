"""What charts of rows share: words that fit, bars within their space, rows over several drawings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color

from renodesk.reports.fonts import register_fonts, width
from renodesk.reports.inks import FONT, INK
from renodesk.reports.lines import cut

SIZE = 8.5
_ROW, _LEAST_ROW = 17.0, 10.4
_HATCH = 3.2


@dataclass(frozen=True, kw_only=True, slots=True)
class Space:
    """Where bars may stand across a drawing."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    def share(self, part: float) -> float:
        """Return the place of a part, 0 to 1; what lies outside stands at the edge."""
        return self.left + min(1.0, max(0.0, part)) * self.width


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """One row of a drawing: its lower edge and its height; words stand on `base`."""

    drawing: Drawing
    y: float
    height: float

    @property
    def size(self) -> float:
        """Return the size of its words."""
        return min(SIZE, self.height * 0.72)

    @property
    def base(self) -> float:
        """Return the line its words stand on."""
        return self.y + self.height / 2 - self.size * 0.36

    @property
    def thick(self) -> float:
        """Return how thick a bar is."""
        return self.height * 0.52

    @property
    def bar(self) -> float:
        """Return the lower edge of a bar."""
        return self.y + (self.height - self.thick) / 2


Row = Callable[[Band], None]
Around = Callable[[Drawing, float, float], None]
"""Draws what belongs to all rows, between a lower and an upper edge."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The room over and under the rows, and what is drawn there and behind them on every drawing."""

    width: float
    head: float
    foot: float
    around: Around


def drawn_rows(rows: Sequence[Row], frame: Frame, most: float) -> tuple[Drawing, ...]:
    """Return the rows in drawings at most `most` high: closer together first, then over several."""
    register_fonts()
    room = most - frame.head - frame.foot
    height = max(_LEAST_ROW, min(_ROW, room / max(1, len(rows))))
    sheets = max(1, ceil(len(rows) * height / max(room, height) - 1e-6))
    each = max(1, ceil(len(rows) / sheets))
    while each > 1 and each * height > room + 1e-6:
        each -= 1
    found = []
    for first in range(0, max(1, len(rows)), each):
        part = rows[first : first + each]
        drawing = Drawing(frame.width, frame.head + frame.foot + height * len(part))
        top = drawing.height - frame.head
        frame.around(drawing, frame.foot, top)
        for at, row in enumerate(part):
            row(Band(drawing=drawing, y=top - height * (at + 1), height=height))
        found.append(drawing)
    return tuple(found)


def said(
    drawing: Drawing,
    text: str,
    place: tuple[float, float],
    most: float,
    *,
    font: str = FONT,
    size: float = 9.0,
    ink: Color = INK,
    anchor: Literal["start", "middle", "end"] = "start",
) -> float:
    """Write a text, shortened to `most`, and return how wide it came out."""
    register_fonts()
    fitting = cut(text, most, font, size)
    if width(fitting, font, size) > max(most, 0):
        return 0.0
    drawing.add(String(*place, fitting, fontName=font, fontSize=size, fillColor=ink, textAnchor=anchor))
    return width(fitting, font, size)


def solid(
    drawing: Drawing,
    corner: tuple[float, float],
    size: tuple[float, float],
    fill: Color | None,
    edge: Color | None = None,
) -> None:
    """Draw a bar; one without any width is left out."""
    if size[0] <= 0:
        return
    bar = Rect(*corner, *size)
    bar.fillColor, bar.strokeColor, bar.strokeWidth = fill, edge, 0.6
    drawing.add(bar)


def hatched(drawing: Drawing, corner: tuple[float, float], size: tuple[float, float], ink: Color) -> None:
    """Fill a rectangle with slanting lines and draw its edge: told apart without colour."""
    (x, y), (wide, high) = corner, size
    if wide <= 0:
        return
    at = _HATCH
    while at < wide + high:
        from_x, from_y = (x + at, y) if at <= wide else (x + wide, y + at - wide)
        to_x, to_y = (x, y + at) if at <= high else (x + at - high, y + high)
        drawing.add(Line(from_x, from_y, to_x, to_y, strokeColor=ink, strokeWidth=0.5))
        at += _HATCH
    solid(drawing, corner, size, None, ink)
