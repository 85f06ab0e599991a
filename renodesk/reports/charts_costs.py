"""Costs as bars on one scale, with whiskers from their low to their high end."""

from reportlab.graphics.shapes import Drawing, Line

from renodesk.reports.chart_blocks import CostBar, CostBars
from renodesk.reports.charts_rows import Band, Frame, Row, Space, drawn_rows, said, solid
from renodesk.reports.fonts import register_fonts, width
from renodesk.reports.inks import BOLD, INK, INK2, INK3, tone_color

_LABEL, _SIZE, _GAP = 0.28, 8.5, 10.0


def costs_drawings(block: CostBars, wide: float, most: float) -> tuple[Drawing, ...]:
    """Return bars to the likely amount, a whisker over each from low to high, the amount in words.

    Without any bar the words of the chart stand in its place.
    """
    register_fonts()
    if not block.bars:
        return drawn_rows(
            [lambda band: _nothing(band, block.text, wide)], _frame(wide, Space(left=0, right=0)), most
        )
    number = min(wide * 0.4, max(width(bar.text, BOLD, _SIZE) for bar in block.bars) + _GAP)
    space = Space(left=wide * _LABEL, right=wide - number - 4)
    largest = max(1, *(max(bar.likely, bar.high) for bar in block.bars))
    rows = [_bar(bar, largest, space, wide) for bar in block.bars]
    return drawn_rows(rows, _frame(wide, space), most)


def _nothing(band: Band, text: str, wide: float) -> None:
    said(band.drawing, text, (0, band.base), wide, size=band.size, ink=INK2)


def _frame(wide: float, space: Space) -> Frame:
    def around(drawing: Drawing, bottom: float, top: float) -> None:
        if space.width > 0:
            drawing.add(Line(space.left, bottom, space.left, top, strokeColor=INK3, strokeWidth=0.6))

    return Frame(width=wide, head=2, foot=2, around=around)


def _bar(bar: CostBar, largest: int, space: Space, wide: float) -> Row:
    def draw(band: Band) -> None:
        drawing = band.drawing
        said(drawing, bar.label, (0, band.base), space.left - 8, size=band.size)
        said(
            drawing,
            bar.text,
            (wide, band.base),
            wide - space.right - 6,
            font=BOLD,
            size=band.size,
            anchor="end",
        )
        low, likely, high = (space.share(one / largest) for one in (bar.low, bar.likely, bar.high))
        solid(drawing, (space.left, band.bar), (likely - space.left, band.thick), tone_color("plain", 0.55))
        if high - low < 0.5:
            return
        middle = band.bar + band.thick / 2
        drawing.add(Line(low, middle, high, middle, strokeColor=INK, strokeWidth=0.9))
        for end in (low, high):
            tick = band.thick * 0.3
            drawing.add(Line(end, middle - tick, end, middle + tick, strokeColor=INK, strokeWidth=0.9))

    return draw
