"""Bars of scores with their intervals."""

from reportlab.graphics.shapes import Drawing

from renodesk.reports.blocks import Bars
from renodesk.reports.charts_rows import Space, said, solid
from renodesk.reports.fonts import register_fonts
from renodesk.reports.fonts import width as measured
from renodesk.reports.inks import BOLD, FONT, TRACK, tone_color

_ROW, _LABEL, _NUMBER, _THICK, _SIZE, _GAP = 19.0, 118.0, 66.0, 8.0, 9.0, 6.0


def bars_drawing(block: Bars, width: float) -> Drawing:
    """Return interval bars: solid to the low end, pale to the high end, each with its number."""
    register_fonts()
    widest = max((measured(bar.label, FONT, _SIZE) for bar in block.bars), default=0.0)
    label = min(max(_LABEL, widest + _GAP), width * 0.4)
    track = Space(left=label, right=max(label + 1, width - _NUMBER))
    drawing = Drawing(width, max(1.0, _ROW * len(block.bars)))
    for at, bar in enumerate(block.bars):
        y = drawing.height - _ROW * (at + 1) + 5
        said(drawing, bar.label, (0, y + 1), label - _GAP)
        solid(drawing, (track.left, y), (track.width, _THICK), TRACK)
        if bar.low is not None and bar.high is not None:
            low, high = (track.share(float(end) / 100) for end in (bar.low, bar.high))
            solid(drawing, (track.left, y), (high - track.left, _THICK), tone_color(bar.tone, 0.35))
            solid(drawing, (track.left, y), (low - track.left, _THICK), tone_color(bar.tone))
        said(drawing, bar.text, (width, y + 1), _NUMBER - 4, font=BOLD, anchor="end")
    return drawing
