"""What the plan screen asks and shows: why, works outside the 36, plans side by side, the best plan taken."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.conftest import Bench
from ui.keyboard import Typist
from ui.looking import faults
from ui.test_every_dialog import DRESSES, looked_at

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.planning import MAIN, Alternatives, Planner
from renodesk.services.price_choosing import PriceChoosing
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.ui.dialogs.alternatives import AlternativesDialog
from renodesk.ui.dialogs.best_plan import BestPlanDialog
from renodesk.ui.dialogs.measure_why import SPOT_ROLE, MeasureWhyDialog
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.dialogs.outside_work import OutsideWorkDialog
from renodesk.ui.dialogs.plan_charts import PlanChartsDialog
from renodesk.ui.dialogs.price_books import PriceBooksDialog
from renodesk.ui.dialogs.price_table import PriceTableDialog
from renodesk.ui.screens.plan import PlanScreen

B1, B2 = Place(building="1"), Place(building="2")


def numbers(**inputs: int) -> Observation:
    return Observation(inputs={name: Fraction(value) for name, value in inputs.items()})


@pytest.fixture
def screen(opened: Any) -> PlanScreen:
    """Return the plan of an estate with leaking roofs, a broken road and bare ground, at example prices."""
    return prepared(opened)


def prepared(opened: Any) -> PlanScreen:
    session = opened.desk.workbench.estate.session
    answers = Answers(session)
    for place, area in ((B1, 40), (B2, 90)):
        answers.record("A2.1", place, numbers(leaking=1, top_units=8, repair_m2=area))
    answers.record("B3.1", ESTATE, numbers(green_m2=300, central_m2=100, bare_m2=200))
    answers.record("B2.1", ESTATE, numbers(bad_m2=900, road_m2=1000))
    RegisterService(session).set_fields(ESTATE, {"area_m2": "3000"})
    Prices(session).use("price_example")
    opened.desk.workbench.screen_wanted.emit("plan")
    shown = opened.desk.window.screens.currentWidget()
    assert isinstance(shown, PlanScreen)
    opened.qtbot.waitUntil(shown.isVisible)
    return shown


def stand(screen: PlanScreen, code: str, place: Place) -> None:
    assert screen.board is not None
    line = next(one for one in screen.board.lines if (one.code, one.place) == (code, place))
    screen.table.expandAll()
    screen.table.stand(screen.model.index_of(line.key))
    screen.table.setFocus()


def test_enter_tells_why_and_how_much_and_leads_to_the_answer_behind(screen: PlanScreen, opened: Any) -> None:
    stand(screen, "B-M1", B2)
    Typist(opened).press(Qt.Key.Key_Return)
    (dialog,) = screen.findChildren(MeasureWhyDialog)
    said = [dialog.lines.item(at).text() for at in range(dialog.lines.count())]
    assert any("不是官方的" in text for text in said)
    assert any(text.startswith("修缮面积 90 ㎡ × ") for text in said)
    assert any("→" in text and "A2.1" in text for text in said)
    spots = [dialog.lines.item(at).data(SPOT_ROLE) for at in range(dialog.lines.count())]
    dialog.lines.setCurrentRow(spots.index(("A2.1", B2)))
    opened.qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    workbench = opened.desk.workbench
    assert (workbench.item, workbench.place) == ("A2.1", B2)
    assert opened.desk.window.work.survey is not None


def test_a_work_outside_the_36_is_added_changed_and_removed(screen: PlanScreen, opened: Any) -> None:
    assert screen.board is not None
    typist = Typist(opened)
    stand(screen, "B-M1", B1)
    screen.table.setFocus()
    typist.press(Qt.Key.Key_Insert)
    (dialog,) = screen.findChildren(OutsideWorkDialog)
    assert dialog.place.currentData() == B1
    dialog.title.setText("结构安全鉴定")
    dialog.cost.setText("一万")
    assert not dialog.ok.isEnabled()
    dialog.cost.setText("0.8")
    dialog.place.setCurrentIndex(dialog.place.findText("1号楼"))
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    (line,) = [one for one in screen.board.lines if one.item is None]
    assert (line.title, line.place, line.cost, line.is_chosen) == ("结构安全鉴定", B1, 800_000, True)
    cost = screen.side.cost.text()
    screen.table.expandAll()
    screen.table.stand(screen.model.index_of(line.key))
    typist.press(Qt.Key.Key_F2)
    again = next(one for one in screen.findChildren(OutsideWorkDialog) if one.isVisible())
    again.cost.setText("1.8")
    opened.qtbot.mouseClick(again.ok, Qt.MouseButton.LeftButton)
    assert screen.side.cost.text() != cost
    typist.press(Qt.Key.Key_Delete)
    assert not [one for one in screen.board.lines if one.item is None]
    opened.desk.window.undo()
    (back,) = [one for one in screen.board.lines if one.item is None]
    assert back.cost == 1_800_000


def test_plans_stand_side_by_side_are_copied_named_adopted_shown_and_removed(
    screen: PlanScreen, opened: Any
) -> None:
    session = opened.desk.workbench.estate.session
    screen.compare()
    (dialog,) = screen.findChildren(AlternativesDialog)
    assert not dialog.remove_it.isEnabled()

    def answer(act: Callable[[], None], text: str) -> None:
        act()
        name = next(one for one in dialog.findChildren(NameDialog) if one.isVisible())
        name.edit.setText(text)
        opened.qtbot.mouseClick(name.ok, Qt.MouseButton.LeftButton)

    answer(dialog.copy, "少花钱")
    assert [row.alternative.title for row in dialog.rows] == ["", "少花钱"]
    assert dialog.at_hand is not None
    key = dialog.at_hand.alternative.key
    assert key != MAIN
    answer(dialog.rename, "先必改")
    dialog.adopt()
    assert [row.alternative.is_adopted for row in dialog.rows] == [False, True]
    upgrades = [one.key for one in Planner(session, key).lines() if not one.is_must]
    Planner(session, key).choose(upgrades, is_chosen=True)
    after = [dialog.table.item(3, column).text() for column in (0, 1)]
    assert after[0] != after[1]
    opened.qtbot.mouseClick(dialog.show_it, Qt.MouseButton.LeftButton)
    assert screen.board is not None
    assert screen.board.key == key
    assert screen.plans.currentText() == "先必改（选定）"
    Alternatives(session).remove(key)
    assert screen.board.key == MAIN


def test_the_best_plan_is_found_taken_in_one_act_and_taken_back(screen: PlanScreen, opened: Any) -> None:
    assert screen.board is not None
    screen.acts.set_years([60_000_000, 60_000_000])  # type: ignore[union-attr]
    before = [(one.key, one.is_chosen, one.year) for one in screen.board.lines]
    screen.find_best()
    (dialog,) = screen.findChildren(BestPlanDialog)
    assert not dialog.take_it.isEnabled()
    opened.settle()
    opened.qtbot.waitUntil(dialog.take_it.isEnabled)
    assert dialog.told.item(0).text().startswith("最优方案：")
    assert "示例" in "".join(dialog.told.item(at).text() for at in range(dialog.told.count()))
    assert dialog.by_hand.count() > 2
    assert "（1号楼）" in dialog.by_hand.item(0).text() + dialog.by_hand.item(1).text()
    found = dialog.found
    assert found is not None
    opened.qtbot.mouseClick(dialog.take_it, Qt.MouseButton.LeftButton)
    assert {one.key: one.year for one in screen.board.lines if one.is_chosen} == dict(found.years)
    assert any(one.year == 1 for one in screen.board.lines)
    assert "Ctrl+Z" in opened.desk.window.statusBar().currentMessage()
    opened.desk.window.undo()
    assert opened.desk.window.statusBar().currentMessage() == ""
    assert [(one.key, one.is_chosen, one.year) for one in screen.board.lines] == before


def test_no_plan_fits_too_little_money_and_a_plan_that_changed_is_not_taken(
    screen: PlanScreen, opened: Any
) -> None:
    screen.acts.set_years([100])  # type: ignore[union-attr]
    screen.find_best()
    (dialog,) = screen.findChildren(BestPlanDialog)
    opened.settle()
    opened.qtbot.waitUntil(lambda: dialog.found is not None)
    assert not dialog.take_it.isEnabled()
    assert any("排不出方案" in dialog.told.item(at).text() for at in range(dialog.told.count()))
    screen.acts.set_years([])  # type: ignore[union-attr]
    opened.qtbot.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    opened.settle()
    opened.qtbot.waitUntil(dialog.take_it.isEnabled)
    screen.acts.set_years([60_000_000])  # type: ignore[union-attr]
    assert not dialog.take_it.isEnabled()
    assert "变了" in dialog.state.text()


def test_the_charts_of_the_document_and_the_aspects_are_shown_with_their_words(
    screen: PlanScreen, opened: Any
) -> None:
    opened.qtbot.waitUntil(lambda: bool(screen.side.aspects.accessibleName()))
    before = screen.side.aspects.accessibleName()
    screen.table.selectAll()
    screen._on_chosen("toggle")
    opened.qtbot.waitUntil(lambda: screen.side.aspects.accessibleName() != before)
    screen.show_charts()
    opened.settle()
    opened.qtbot.waitUntil(lambda: bool(screen.findChildren(PlanChartsDialog)))
    (dialog,) = screen.findChildren(PlanChartsDialog)
    assert len(dialog.charts) >= 2
    assert any("B-M1" in chart.accessibleName() for chart in dialog.charts)


TABLE = "编码,单位,单价,日期\nB-M1,㎡,{0},2026-01-01\n"


def test_an_offices_table_of_prices_is_refused_row_by_row_then_taken_and_costs_the_round(
    screen: PlanScreen, opened: Any, tmp_path: Path
) -> None:
    cost = screen.side.cost.text()
    table = tmp_path / "单价.csv"
    table.write_text(TABLE.format("一百二"), encoding="utf-8")
    opened.qtbot.mouseClick(screen.side.choose_book, Qt.MouseButton.LeftButton)
    (books,) = screen.findChildren(PriceBooksDialog)
    assert [one.is_used for one in books.offered] == [True]
    books.take(table)
    (dialog,) = books.findChildren(PriceTableDialog)
    assert not dialog.ok.isEnabled()
    dialog.region.setText("楚雄市")
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    opened.settle()
    opened.qtbot.waitUntil(dialog.faults.isVisible)
    assert "单价.csv:2 [单价]" in dialog.faults.item(1).text()
    assert len(books.offered) == 1
    table.write_text(TABLE.format("120"), encoding="utf-8")
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    opened.settle()
    opened.qtbot.waitUntil(lambda: len(books.offered) == 2)
    assert books.at_hand is not None
    assert not books.at_hand.is_used
    books.day.setText("2026-13-01")
    assert not books.use_it.isEnabled()
    books.day.setText("2026-06-01")
    opened.qtbot.mouseClick(books.use_it, Qt.MouseButton.LeftButton)
    assert screen.side.cost.text() != cost
    assert screen.board is not None
    assert screen.board.money is not None
    assert not screen.board.money.is_example
    said = [screen.side.warnings.item(at).text() for at in range(screen.side.warnings.count())]
    assert any("缺单价或工程量" in text for text in said)
    opened.desk.window.undo()
    assert screen.side.cost.text() == cost


def test_from_an_answer_or_a_line_of_the_36_one_comes_to_its_measures(
    screen: PlanScreen, opened: Any
) -> None:
    workbench, window = opened.desk.workbench, opened.desk.window
    screen.filters.search.setText("B-M9")
    workbench.screen_wanted.emit("survey")
    workbench.go(("A2.1", B2))
    window.start("show_in_plan")
    assert window.screens.currentWidget() is screen
    chosen = screen.table.chosen()
    assert chosen
    assert all(("A2.1", B2) in line.sources for line in chosen)
    assert screen.filters.search.text() == ""
    workbench.go(("C1.1", ESTATE))
    workbench.screen_wanted.emit("survey")
    window.start("show_in_plan")
    assert opened.said.lines[-1] == ("done", "方案里没有和它有关的措施")


@pytest.mark.parametrize(("language", "theme", "scale"), DRESSES)
def test_every_dialog_of_the_plan_is_named_whole_and_within_the_screen(
    bench: Bench, estate: Any, language: str, theme: str, scale: float
) -> None:
    bench.desk.window.start(f"language_{language}")
    bench.qtbot.wait(20)
    bench.desk.window.wear(theme, scale)
    bench.desk.window.exchange.open_path(estate)
    screen = prepared(bench)
    stand(screen, "B-M1", B1)
    found = [f"screen: {words}" for words in faults(bench, bench.desk.window)]
    for act in (
        screen.explain,
        screen.ask_work,
        screen.ask_quantities,
        screen.compare,
        screen.choose_book,
        screen.show_charts,
        screen.find_best,
    ):
        act()
        bench.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=30_000)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, act
        bench.settle()
        found += looked_at(bench, dialog)  # type: ignore[arg-type]
    choosing = PriceChoosing(bench.desk.workbench.estate.session)  # type: ignore[union-attr]
    dialog = PriceTableDialog(bench.desk.workbench, choosing, Path("单价.xlsx"), bench.desk.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    found += looked_at(bench, dialog)
    assert not found, "\n".join(found)
