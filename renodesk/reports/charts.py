"""Charts drawn once, as ReportLab graphics: paper and window show the same."""

import math
from collections.abc import Sequence
from typing import Literal

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor

from renodesk.reports.blocks import Bars, Radar, Tone

FONT, BOLD = "RenoSans", "RenoSansBold"
TONES: dict[Tone, str] = {
    "plain": "#0F6FC6",
    "good": "#2E7D4F",
    "warn": "#B26A00",
    "bad": "#C0362C",
    "quiet": "#5B6776",
}
INK, INK2, INK3, LINE = HexColor("#1B2430"), HexColor("#5B6776"), HexColor("#8B96A5"), HexColor("#E1E5EA")


def tone_color(tone: Tone, alpha: float = 1.0) -> Color:
    """Return the colour of a tone.

    Paler ones are mixed with white, so that they print without transparency.
    """
    base = HexColor(TONES[tone])
    mixed = [1 - (1 - part) * alpha for part in (base.red, base.green, base.blue)]
    return Color(*mixed)


def _solid(x: float, y: float, width: float, color: Color) -> Rect:
    bar = Rect(x, y, width, 8)
    bar.fillColor, bar.strokeColor = color, None
    return bar


def bars_drawing(block: Bars, width: float) -> Drawing:
    """Return interval bars: solid to the low end, pale to the high end, hatched edge for black and white."""
    row, label, number = 19.0, 118.0, 66.0
    drawing = Drawing(width, row * len(block.bars))
    track = width - label - number
    for at, bar in enumerate(block.bars):
        y = drawing.height - row * (at + 1) + 5
        drawing.add(String(0, y + 1, bar.label, fontName=FONT, fontSize=9, fillColor=INK))
        drawing.add(_solid(label, y, track, HexColor("#EEF1F4")))
        if bar.low is not None and bar.high is not None:
            low, high = float(bar.low) / 100 * track, float(bar.high) / 100 * track
            drawing.add(_solid(label, y, high, tone_color(bar.tone, 0.35)))
            drawing.add(_solid(label, y, low, tone_color(bar.tone)))
        drawing.add(
            String(width, y + 1, bar.text, fontName=BOLD, fontSize=9, fillColor=INK, textAnchor="end")
        )
    return drawing


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


def to_svg(drawing: Drawing) -> str:
    """Return a drawing as SVG, for the window."""
    return str(renderSVG.drawToString(drawing))
