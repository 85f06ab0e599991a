"""A radar of scores."""

import math
from collections.abc import Sequence
from typing import Literal

from reportlab.graphics.shapes import Drawing, Line, Polygon, PolyLine, String

from renodesk.reports.blocks import Radar
from renodesk.reports.inks import FONT, INK2, LINE, tone_color


def radar_drawing(block: Radar, size: float) -> Drawing:
    """Return a radar: a filled polygon for the low ends, a dashed one for the high ends."""
    drawing = Drawing(size, size)
    centre, radius = size / 2, size * 0.325
    count = len(block.axes)
    for ring in (25, 50, 75, 100):
        points = _ring([ring] * count, centre, radius)
        drawing.add(Polygon(points, fillColor=None, strokeColor=LINE, strokeWidth=0.6))
    for at, axis in enumerate(block.axes):
        x, y = _point(at, count, 100, centre, radius)
        drawing.add(Line(centre, centre, x, y, strokeColor=LINE, strokeWidth=0.5))
        _label(drawing, axis.label, at, count, centre, radius)
    high = _ring([float(axis.high or 0) for axis in block.axes], centre, radius)
    low = _ring([float(axis.low or 0) for axis in block.axes], centre, radius)
    drawing.add(
        Polygon(low, fillColor=tone_color("plain", 0.22), strokeColor=tone_color("plain"), strokeWidth=1.2)
    )
    drawing.add(
        PolyLine(
            [*high, high[0], high[1]],
            strokeColor=tone_color("plain"),
            strokeWidth=0.9,
            strokeDashArray=(2, 2),
        )
    )
    return drawing


def _point(at: int, count: int, value: float, centre: float, radius: float) -> tuple[float, float]:
    angle = math.pi / 2 - 2 * math.pi * at / max(1, count)
    reach = radius * value / 100
    return (centre + reach * math.cos(angle), centre + reach * math.sin(angle))


def _ring(values: Sequence[float], centre: float, radius: float) -> list[float]:
    points: list[float] = []
    for at, value in enumerate(values):
        points.extend(_point(at, len(values), value, centre, radius))
    return points


def _label(drawing: Drawing, text: str, at: int, count: int, centre: float, radius: float) -> None:
    x, y = _point(at, count, 112, centre, radius)
    side: Literal["start", "end"] = "start" if x > centre else "end"
    anchor: Literal["start", "middle", "end"] = "middle" if abs(x - centre) < radius * 0.25 else side
    lines = [text] if len(text) <= 8 else [text[:8], text[8:]]
    if anchor != "middle" and len(text) > 5:
        half = (len(text) + 1) // 2
        lines = [text[:half], text[half:]]
    drop = 0.0 if y > centre else -4.0
    for number, line in enumerate(lines):
        drawing.add(
            String(
                x,
                y + drop + 4 * (len(lines) - 1) - 9 * number,
                line,
                fontName=FONT,
                fontSize=7.5,
                fillColor=INK2,
                textAnchor=anchor,
            )
        )
