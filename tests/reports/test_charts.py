"""Charts: nothing leaves the drawing or stands on its neighbour, and nothing is said by colour alone."""

import io
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.graphics.shapes import Drawing, Line, Polygon, PolyLine, Rect, String

from renodesk.reports.blocks import Bar, Bars, Radar
from renodesk.reports.chart_blocks import CostBar, CostBars, Step, Timeline, TimelineRow, Waterfall
from renodesk.reports.charts import (
    MOST_HEIGHT,
    Chart,
    chart_drawing,
    chart_drawings,
    chart_pngs,
    chart_text,
    to_svg,
)
from renodesk.reports.fonts import width

WIDE = 480.0
words = st.text(alphabet="外墙保温修缮与饰面脱落整治（含脚手架）AB12 ，", max_size=60)
points = st.fractions(min_value=-20, max_value=120, max_denominator=100)
fen = st.integers(min_value=0, max_value=10**13)
steps = st.builds(
    lambda label, low, more: Step(label=label, low=low, high=low + more),
    words,
    st.fractions(min_value=-9, max_value=30, max_denominator=50),
    st.fractions(min_value=0, max_value=30, max_denominator=50),
)
scores = st.builds(
    lambda label, one, two: Step(label=label, low=min(one, two), high=max(one, two)), words, points, points
)
costs = st.builds(
    lambda label, ends, text: CostBar(label=label, low=ends[0], likely=ends[1], high=ends[2], text=text),
    words,
    st.lists(fen, min_size=3, max_size=3).map(sorted),
    words,
)
charts: st.SearchStrategy[Chart] = st.one_of(
    st.builds(
        Waterfall,
        start=scores,
        steps=st.lists(steps, max_size=12).map(tuple),
        end=scores,
        text=words,
    ),
    st.builds(CostBars, bars=st.lists(costs, max_size=12).map(tuple), text=words),
    st.builds(
        Timeline,
        years=st.lists(words, max_size=4).map(tuple),
        rows=st.lists(
            st.builds(TimelineRow, label=words, year=st.integers(-1, 6), text=words), max_size=12
        ).map(tuple),
        text=words,
    ),
    st.builds(
        lambda bars: Bars(bars=tuple(bars)),
        st.lists(
            st.builds(Bar, label=words, low=points, high=points, tone=st.just("warn"), text=words), max_size=9
        ),
    ),
)


@given(charts, st.floats(min_value=180, max_value=700))
def test_nothing_leaves_the_drawing(chart: Chart, wide: float) -> None:
    for drawing in chart_drawings(chart, wide):
        assert drawing.height > 0
        for left, bottom, right, top in _boxes(drawing):
            assert left >= -0.01
            assert right <= drawing.width + 0.01
            assert bottom >= -0.01
            assert top <= drawing.height + 0.01


@given(charts)
def test_words_never_stand_on_each_other(chart: Chart) -> None:
    for drawing in chart_drawings(chart, WIDE):
        lines: dict[float, list[tuple[float, float]]] = {}
        for one in drawing.contents:
            if isinstance(one, String):
                left, _, right, _ = _box_of_words(one)
                lines.setdefault(round(one.y, 3), []).append((left, right))
        for found in lines.values():
            found.sort()
            assert all(left[1] <= right[0] + 0.01 for left, right in pairwise(found))


def test_sixty_steps_fit_a_page_and_two_hundred_take_several_with_the_scale_on_each() -> None:
    sixty, many = (chart_drawings(_waterfall(count), WIDE) for count in (60, 200))
    assert len(sixty) == 1
    assert sixty[0].height <= MOST_HEIGHT
    assert len(many) > 2
    assert all(drawing.height <= MOST_HEIGHT for drawing in many)
    assert all("50" in _words(drawing) for drawing in many)
    assert sum(text.startswith("第") for drawing in many for text in _words(drawing)) == 200


@pytest.mark.parametrize(
    "chart",
    [
        Waterfall(
            start=Step(label="现状", low=Fraction(50), high=Fraction(50)),
            steps=(),
            end=Step(label="预测", low=Fraction(50), high=Fraction(50)),
            text="没有措施",
        ),
        CostBars(bars=(), text="没有费用"),
        Timeline(years=("2026年",), rows=(), text="没有分期"),
        Bars(bars=()),
    ],
)
def test_an_empty_chart_can_be_drawn_and_says_that_it_is_empty(chart: Chart) -> None:
    assert Image.open(io.BytesIO(chart_pngs(chart, WIDE)[0])).width == pytest.approx(1333, abs=1)
    if isinstance(chart, CostBars | Timeline):
        assert _words(chart_drawing(chart, WIDE)) == [chart_text(chart)]


def test_a_loss_is_told_from_a_gain_without_colour() -> None:
    gain, loss = (_waterfall(1, Fraction(sign)) for sign in (4, -4))
    slanting = [
        sum(
            isinstance(one, Line) and one.x1 != one.x2 and one.y1 != one.y2 and one.strokeWidth == 0.5
            for one in chart_drawing(chart, WIDE).contents
        )
        for chart in (gain, loss)
    ]
    assert slanting[0] == 0
    assert slanting[1] > 3
    assert "-4.0 – -2.0" in _words(chart_drawing(loss, WIDE))
    assert "+4.0 – +6.0" in _words(chart_drawing(gain, WIDE))


def test_scores_that_do_not_begin_at_zero_are_drawn_as_cut() -> None:
    lines = [one for one in chart_drawing(_waterfall(3), WIDE).contents if isinstance(one, Line)]
    assert sum(line.strokeWidth == 1.4 for line in lines) == 4
    from_zero = Waterfall(
        start=Step(label="现状", low=Fraction(3), high=Fraction(9)), steps=(), end=_waterfall(1).end, text=""
    )
    lines = [one for one in chart_drawing(from_zero, WIDE).contents if isinstance(one, Line)]
    assert not any(line.strokeWidth == 1.4 for line in lines)


def test_what_has_no_year_is_dashed_over_all_years() -> None:
    rows = tuple(TimelineRow(label=f"第{year}", year=year, text="措施") for year in (0, 1, 3))
    chart = Timeline(years=("2026", "2027", "2028"), rows=rows, text="")
    boxes = [one for one in chart_drawing(chart, WIDE).contents if isinstance(one, Rect)]
    assert [bool(box.strokeDashArray) for box in boxes] == [True, False, False]
    assert boxes[0].width > 2.9 * boxes[1].width
    assert boxes[2].x > boxes[1].x + 1.9 * boxes[1].width


def test_svg_and_png_show_the_same_words_and_sizes() -> None:
    radar = Radar(
        axes=tuple(
            Bar(label=f"方面{at}", low=Fraction(at * 9), high=Fraction(90), tone="plain", text="")
            for at in range(7)
        ),
        text="七个方面",
    )
    for chart in (radar, _waterfall(5)):
        drawing = chart_drawing(chart, WIDE)
        svg = ElementTree.fromstring(to_svg(drawing).encode())
        texts = {element.text for element in svg.iter() if element.tag.endswith("text")}
        assert set(_words(drawing)) <= texts
        assert "RenoSans" not in to_svg(drawing)
        picture = Image.open(io.BytesIO(chart_pngs(chart, WIDE)[0]))
        assert picture.width == pytest.approx(drawing.width * 200 / 72, abs=2)
        assert chart_pngs(chart, WIDE) == chart_pngs(chart, WIDE)


def _waterfall(count: int, low: Fraction = Fraction(1, 10)) -> Waterfall:
    one = [Step(label=f"第{at}项外墙保温修缮与饰面脱落整治", low=low, high=low + 2) for at in range(count)]
    return Waterfall(
        start=Step(label="现状", low=Fraction(55), high=Fraction(60)),
        steps=tuple(one),
        end=Step(label="预测", low=Fraction(61), high=Fraction(70)),
        text="",
    )


def _words(drawing: Drawing) -> list[str]:
    return [one.text for one in drawing.contents if isinstance(one, String)]


def _boxes(drawing: Drawing) -> Iterator[tuple[float, float, float, float]]:
    for one in drawing.contents:
        if isinstance(one, String):
            yield _box_of_words(one)
        elif isinstance(one, Rect):
            yield (one.x, one.y, one.x + one.width, one.y + one.height)
        elif isinstance(one, Line):
            yield (min(one.x1, one.x2), min(one.y1, one.y2), max(one.x1, one.x2), max(one.y1, one.y2))
        elif isinstance(one, Polygon | PolyLine):
            yield (
                min(one.points[::2]),
                min(one.points[1::2]),
                max(one.points[::2]),
                max(one.points[1::2]),
            )


def _box_of_words(one: String) -> tuple[float, float, float, float]:
    wide = width(one.text, one.fontName, one.fontSize)
    left = one.x - {"start": 0, "middle": wide / 2, "end": wide}[one.textAnchor]
    return (left, one.y - one.fontSize * 0.2, left + wide, one.y + one.fontSize * 0.8)
