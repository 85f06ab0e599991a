"""The review: findings one can go to, explain and settle, and the only door to the seal."""

from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt

from renodesk.domain import vocabulary
from renodesk.domain.findings import FindingKind
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.planning import MAIN, Alternatives, Planner
from renodesk.services.remarks import Remarks
from renodesk.services.review import Review
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.dialogs.seal import SealDialog
from renodesk.ui.screens.registry import SCREENS
from renodesk.ui.screens.review import ReviewScreen

FIRST = Place(building="1")
AT = [name for name, _, _ in SCREENS].index("review")


def shown(opened: Any) -> ReviewScreen:
    """Show the review and return it."""
    opened.desk.window.show_screen(AT)
    screen = opened.desk.window.screens.currentWidget()
    assert isinstance(screen, ReviewScreen)
    return screen


def only(screen: ReviewScreen, kind: FindingKind) -> None:
    """Show one kind, as the box at the top does."""
    screen.kind.setCurrentIndex(screen.kind.findData(kind.value))
    screen.kind.activated.emit(screen.kind.currentIndex())


def dialog(opened: Any, kind: type) -> Any:
    """Return the open dialog of a kind."""
    found = [one for one in opened.desk.window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_enter_on_a_finding_goes_to_its_answer(opened: Any) -> None:
    screen = shown(opened)
    only(screen, FindingKind.UNANSWERED)
    screen.table.setCurrentIndex(screen.table.model().index(3, 0))
    one = screen._model.row(3)
    assert one is not None
    screen.table.setFocus()
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    desk = opened.desk.workbench
    opened.qtbot.waitUntil(lambda: (desk.item, desk.place) == (one.item, one.place))
    assert opened.desk.window.screens.currentIndex() == 0


def test_what_the_adopted_plan_lacks_leads_to_the_plan(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    roof = {name: Fraction(value) for name, value in (("leaking", 3), ("top_units", 6), ("repair_m2", 40))}
    Answers(session).record("A2.1", FIRST, Observation(inputs=roof))
    Planner(session, MAIN).take({})
    Alternatives(session).adopt(MAIN)
    screen = shown(opened)
    only(screen, FindingKind.PLAN_LEFT_OUT)
    screen.table.setCurrentIndex(screen.table.model().index(0, 0))
    screen.table.setFocus()
    opened.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    at = [name for name, _, _ in SCREENS].index("plan")
    opened.qtbot.waitUntil(lambda: opened.desk.window.screens.currentIndex() == at)


def test_a_warning_is_explained_and_counts_as_settled(opened: Any) -> None:
    screen = shown(opened)
    only(screen, FindingKind.UNANSWERED)
    before = screen._open_warnings()
    opened.qtbot.mouseClick(screen.explain, Qt.MouseButton.LeftButton)
    asked = dialog(opened, ReasonDialog)
    asked.edit.insertPlainText("物业不配合")
    opened.qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    assert screen._open_warnings() == before - 1
    assert screen._model.data(screen.table.currentIndex().siblingAtColumn(3)) == "物业不配合"


def test_a_remark_is_written_found_and_done(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    screen = shown(opened)
    only(screen, FindingKind.UNANSWERED)
    opened.qtbot.mouseClick(screen.remark, Qt.MouseButton.LeftButton)
    asked = dialog(opened, ReasonDialog)
    assert not asked.ok.isEnabled()
    asked.edit.insertPlainText("补拍")
    opened.qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    assert [one.text for one in Remarks(session).rows()] == ["补拍"]
    only(screen, FindingKind.REMARK_OPEN)
    assert screen.done.isVisible()
    opened.qtbot.mouseClick(screen.done, Qt.MouseButton.LeftButton)
    assert not [one for one in Review(session, "zh").findings() if one.kind == FindingKind.REMARK_OPEN]


def test_a_remark_on_a_place_leads_to_the_place(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    Remarks(session).add(vocabulary.about_place(FIRST), "补拍1号楼北立面")
    screen = shown(opened)
    only(screen, FindingKind.REMARK_OPEN)
    opened.qtbot.mouseClick(screen.go, Qt.MouseButton.LeftButton)
    assert opened.desk.workbench.place == FIRST


def test_a_seal_wants_names_and_a_reason_and_can_be_opened_again_with_one(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    screen = shown(opened)
    opened.qtbot.mouseClick(screen.seal, Qt.MouseButton.LeftButton)
    asked = dialog(opened, SealDialog)
    assert asked.names["prepared"].text() == "甲"
    assert not asked.ok.isEnabled()
    asked.names["reviewed"].insert("丙")
    asked.reason.insert("体检完成")
    opened.qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    assert session.is_sealed
    assert session.seal.names == {"prepared": "甲", "checked": "", "reviewed": "丙"}
    assert not screen.seal.isVisible()
    assert not screen.explain.isEnabled()
    opened.qtbot.mouseClick(screen.reopen, Qt.MouseButton.LeftButton)
    again = dialog(opened, ReasonDialog)
    again.edit.insertPlainText("漏了2号楼")
    opened.qtbot.mouseClick(again.ok, Qt.MouseButton.LeftButton)
    assert not session.is_sealed
    assert screen.seal.isVisible()
