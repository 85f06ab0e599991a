"""A chart in the window: drawn at its width, in the colours of the theme, and said in words."""

from fractions import Fraction

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from renodesk.reports.blocks import Bar, Radar
from renodesk.reports.chart_blocks import CostBar, CostBars, Step, Timeline, TimelineRow, Waterfall
from renodesk.services.charts import ShownChart
from renodesk.ui.theme import Theme
from renodesk.ui.tokens import THEMES
from renodesk.ui.widgets.chart import LEAST, Chart

COSTS = ShownChart(
    block=CostBars(
        bars=(CostBar(label="地下", low=50, likely=80, high=100, text="0.80 元"),), text="地下 0.80 元"
    )
)
STEPS = ShownChart(
    block=Waterfall(
        start=Step(label="现状", low=Fraction(55), high=Fraction(60)),
        steps=tuple(Step(label=f"措施{at}", low=Fraction(1), high=Fraction(2)) for at in range(9)),
        end=Step(label="预测", low=Fraction(64), high=Fraction(78)),
        text="现状 55.0 – 60.0，预测 64.0 – 78.0",
    )
)


@pytest.mark.parametrize("name", sorted(THEMES))
def test_a_chart_wears_the_colours_of_its_theme(qtbot: QtBot, name: str) -> None:
    widget = Chart(Theme(name, 1.0))
    qtbot.addWidget(widget)
    widget.show_chart(COSTS)
    widget.resize(600, widget.heightForWidth(600))
    widget.setStyleSheet(f"background: {THEMES[name]['surface']}")
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    shown = {picture.pixelColor(x, y).name() for x in range(0, 600, 2) for y in range(picture.height())}
    tokens = THEMES[name]
    assert picture.pixelColor(300, 1).name() == tokens["surface"].lower()
    assert tokens["ink"].lower() in shown
    if name == "dark":
        assert THEMES["light"]["ink"].lower() not in shown


def test_a_chart_is_said_in_words_and_is_as_high_as_its_rows(qtbot: QtBot) -> None:
    widget = Chart(Theme("light", 1.0))
    qtbot.addWidget(widget)
    assert widget.heightForWidth(500) == 0
    widget.show_chart(COSTS)
    one_row = widget.heightForWidth(500)
    widget.show_chart(STEPS)
    assert widget.heightForWidth(500) > 5 * one_row
    assert widget.accessibleName() == widget.toolTip() == STEPS.text
    assert widget.heightForWidth(LEAST // 4) == widget.heightForWidth(LEAST)
    widget.show_chart(None)
    assert widget.accessibleName() == ""


def test_larger_letters_make_a_higher_chart(qtbot: QtBot) -> None:
    heights = []
    for scale in (1.0, 2.0):
        widget = Chart(Theme("light", scale))
        qtbot.addWidget(widget)
        widget.show_chart(STEPS)
        heights.append(widget.heightForWidth(900))
    assert heights[1] == pytest.approx(2 * heights[0], abs=2)


def test_pale_colours_and_empty_charts_are_drawn_too(qtbot: QtBot) -> None:
    widget = Chart(Theme("dark", 1.0))
    qtbot.addWidget(widget)
    rows = (TimelineRow(label="外墙", year=0, text="未排期"), TimelineRow(label="管网", year=1, text="3号楼"))
    svg = ShownChart(block=Timeline(years=("2026年",), rows=rows, text="")).svg(400, THEMES["dark"])
    assert "rgb(" not in svg
    empty = ShownChart(block=CostBars(bars=(), text="还没有价格表"))
    widget.show_chart(empty)
    widget.resize(500, widget.heightForWidth(500))
    assert not widget.grab().isNull()
    assert "还没有价格表" in empty.svg(400, THEMES["dark"])


@pytest.mark.parametrize("name", sorted(THEMES))
def test_a_radar_is_pale_inside_and_never_black(qtbot: QtBot, name: str) -> None:
    axes = tuple(
        Bar(label=f"方面{at}", low=Fraction(60), high=Fraction(80), tone="plain", text="") for at in range(7)
    )
    widget = Chart(Theme(name, 1.0))
    qtbot.addWidget(widget)
    widget.show_chart(ShownChart(block=Radar(axes=axes, text="七个方面")))
    widget.resize(400, widget.heightForWidth(400))
    widget.setStyleSheet(f"background: {THEMES[name]['surface']}")
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    surface = QColor(THEMES[name]["surface"]).lightness()
    middle = picture.pixelColor(200 + 12, picture.height() // 2 + 9).lightness()
    assert abs(middle - surface) < 110
