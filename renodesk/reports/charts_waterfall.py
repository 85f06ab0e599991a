"""A waterfall: from a score over what each measure adds to it to the score after."""

from fractions import Fraction

from reportlab.graphics.shapes import Drawing, Line

from renodesk.reports.chart_blocks import Step, Waterfall
from renodesk.reports.charts_rows import Band, Frame, Row, Space, drawn_rows, hatched, said, solid
from renodesk.reports.fonts import register_fonts, width
from renodesk.reports.inks import BOLD, FONT, INK, INK2, INK3, LINE, TRACK, tone_color
from renodesk.reports.snapshot import Interval
from renodesk.reports.words import interval_text, score_text

_LABEL, _SIZE, _GAP = 0.34, 8.5, 8.0
_FOOT, _TICK = 14.0, 7.0
_LEAST_SPAN, _BEFORE = 20, 4
"""Points a chart spans at least, and shows before its lowest, so that the first bar is one."""


def waterfall_drawings(block: Waterfall, wide: float, most: float) -> tuple[Drawing, ...]:
    """Return the waterfall: scores as full bars, gains as floating ones, what is not certain pale and dashed.

    A gain is solid for its low end and pale up to its high end; a loss is hatched. A dotted line leads from
    where one ends to where the next begins.
    """
    register_fonts()
    numbers = [_score(block.start), *(_gain(step) for step in block.steps), _score(block.end)]
    number = min(wide * 0.3, max(width(one, BOLD, _SIZE) for one in numbers) + _GAP)
    space = Space(left=wide * _LABEL, right=wide - number)
    scale = _Scale(block, space)
    rows: list[Row] = [_whole(block.start, numbers[0], wide, scale)]
    at = block.start.low
    for step, text in zip(block.steps, numbers[1:], strict=False):
        rows.append(_floating(step, at, text, wide, scale))
        at += step.low
    rows.append(_whole(block.end, numbers[-1], wide, scale))
    return drawn_rows(rows, Frame(width=wide, head=0, foot=_FOOT, around=scale.draw), most)


class _Scale:
    """From points to places; begins and ends at tens, no wider than the chart needs."""

    def __init__(self, block: Waterfall, space: Space) -> None:
        ends, at = [block.start.low, block.start.high, block.end.low, block.end.high], block.start.low
        for step in block.steps:
            ends += [at + step.low, at + step.high]
            at += step.low
        least, most = (min(Fraction(100), max(Fraction(0), one)) for one in (min(ends), max(ends)))
        self.first = max(0, int((least - _BEFORE) // 10) * 10)
        self.last = min(100, -int(-most // 10) * 10)
        if self.last - self.first < _LEAST_SPAN:
            self.last = min(100, self.first + _LEAST_SPAN)
            self.first = min(self.first, self.last - _LEAST_SPAN)
        self.space = space

    def at(self, points: Fraction) -> float:
        return self.space.share(float((points - self.first) / (self.last - self.first)))

    def draw(self, drawing: Drawing, bottom: float, top: float) -> None:
        """Draw the lines at tens and their numbers below."""
        for points in range(self.first, self.last + 1, 10):
            x = self.at(Fraction(points))
            drawing.add(Line(x, bottom, x, top, strokeColor=LINE, strokeWidth=0.5))
            said(drawing, str(points), (x, bottom - 9), 40, size=_TICK, ink=INK3, anchor="middle")


def _score(step: Step) -> str:
    return interval_text(Interval(low=step.low, high=step.high))


def _gain(step: Step) -> str:
    low, high = _signed(step.low), _signed(step.high)
    return low if low == high else f"{low} – {high}"


def _signed(points: Fraction) -> str:
    text = score_text(points)
    return text if text.startswith("-") or text == score_text(Fraction(0)) else f"+{text}"


def _named(band: Band, label: str, text: str, wide: float, scale: _Scale, *, bold: bool) -> None:
    font = BOLD if bold else FONT
    most = scale.space.left - _GAP
    said(band.drawing, label, (0, band.base), most, font=font, size=band.size)
    room = wide - scale.space.right - 2
    said(band.drawing, text, (wide, band.base), room, font=font, size=band.size, anchor="end")


def _whole(step: Step, text: str, wide: float, scale: _Scale) -> Row:
    def draw(band: Band) -> None:
        _named(band, step.label, text, wide, scale, bold=True)
        left, low, high = scale.space.left, scale.at(step.low), scale.at(step.high)
        solid(band.drawing, (left, band.bar), (scale.space.width, band.thick), TRACK)
        solid(band.drawing, (low, band.bar), (high - low, band.thick), tone_color("plain", 0.3), INK3)
        solid(band.drawing, (left, band.bar), (low - left, band.thick), tone_color("plain"))
        if scale.first > 0:
            _break(band, left)

    return draw


def _break(band: Band, left: float) -> None:
    """Say that a bar does not begin at 0: two white cuts through it."""
    for at in (5.0, 8.0):
        foot, top = band.bar - 1, band.bar + band.thick + 1
        cut = Line(left + at, foot, left + at + 2.5, top, strokeColor=TRACK, strokeWidth=1.4)
        band.drawing.add(cut)


def _floating(step: Step, start: Fraction, text: str, wide: float, scale: _Scale) -> Row:
    def draw(band: Band) -> None:
        _named(band, step.label, text, wide, scale, bold=False)
        begin, low, high = (scale.at(one) for one in (start, start + step.low, start + step.high))
        drawing, top = band.drawing, band.y + band.height
        drawing.add(
            Line(begin, top, begin, band.bar, strokeColor=INK2, strokeWidth=0.6, strokeDashArray=(1, 1.5))
        )
        size = band.thick
        if step.low < 0:
            hatched(drawing, (low, band.bar), (begin - low, size), tone_color("bad"))
        certain, reach = max(begin, low), max(begin, high)
        solid(drawing, (certain, band.bar), (reach - certain, size), tone_color("plain", 0.3), INK3)
        solid(drawing, (begin, band.bar), (certain - begin, size), tone_color("plain"))
        if reach - min(begin, low) < 1:
            drawing.add(Line(begin, band.bar, begin, band.bar + size, strokeColor=INK, strokeWidth=1.2))
        drawing.add(
            Line(low, band.bar, low, band.y, strokeColor=INK2, strokeWidth=0.6, strokeDashArray=(1, 1.5))
        )

    return draw
