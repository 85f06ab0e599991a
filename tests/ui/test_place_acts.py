"""Acts on a whole place by keyboard: locked, same as, for a type, as last time; each undone in one go."""

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.keyboard import CONTROL, ENTER, SHIFT, Typist

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.dialogs.same_as import SameAsDialog

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
ONE, TWO = Place(building="1"), Place(building="2")
LAMPS, BLOCKED = "A3.2", "E2.2"


@pytest.fixture
def typist(opened: Any) -> Typist:
    """Return a person in a house of which one entrance is answered."""
    estate = opened.desk.workbench.estate
    RegisterService(estate.session).set_fields(ONE, {"floors": "6"})
    estate.answers.record(LAMPS, FIRST, Observation(inputs={"should": Fraction(6), "lit": Fraction(5)}))
    estate.answers.record(BLOCKED, FIRST, Observation(grade=Fraction(4)))
    return Typist(opened)


def asked(kind: type[Any]) -> Any:
    """Return the dialog that asks."""
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def estate_of(typist: Typist) -> Any:
    return typist.bench.desk.workbench.estate


def card_of(typist: Typist) -> Any:
    return typist.bench.desk.window.work.survey.middle.place_card


def test_a_locked_entrance_takes_two_presses_and_one_undo(typist: Typist) -> None:
    typist.stand(LAMPS, SECOND)
    typist.press(Qt.Key.Key_F8, CONTROL)
    asked(NameDialog)
    typist.press(ENTER)
    assert typist.presses == 2
    observation = typist.card(BLOCKED, SECOND).observation
    assert observation is not None
    assert (observation.status, observation.reason) == ("unseen", "单元门锁着，没人应门")
    assert [one.place for one in estate_of(typist).visits.revisits()] == [SECOND]
    assert card_of(typist)._revisit.isVisible()
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert estate_of(typist).visits.revisits() == ()
    assert not card_of(typist)._revisit.isVisible()
    assert typist.card(BLOCKED, SECOND).observation is None


def test_a_locked_entrance_answered_later_leaves_the_list(typist: Typist) -> None:
    typist.stand(BLOCKED, SECOND)
    typist.bench.desk.window.start("lock_place")
    asked(NameDialog).accept()
    for item in estate_of(typist).visits.revisits()[0].items:
        typist.stand(item, SECOND)
        typist.bench.desk.window.start("mark_na")
    assert estate_of(typist).visits.revisits() == ()
    assert not card_of(typist)._revisit.isVisible()


def test_a_place_is_taken_off_the_list_by_hand(typist: Typist) -> None:
    typist.stand(BLOCKED, SECOND)
    typist.bench.desk.window.start("lock_place")
    asked(NameDialog).accept()
    typist.bench.desk.window.start("clear_revisit")
    assert estate_of(typist).visits.revisits() == ()


def test_same_as_the_entrance_before_except_one_item(typist: Typist) -> None:
    typist.stand(LAMPS, SECOND)
    assert card_of(typist)._buttons["same_place"].text() == "同1单元…"
    typist.press(Qt.Key.Key_D, CONTROL)
    dialog = asked(SameAsDialog)
    assert dialog.source.currentText() == "同 1号楼 1单元"
    assert [dialog.items.item(at).text()[:4] for at in range(dialog.items.count())] == [LAMPS, BLOCKED]
    typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Space)
    typist.press(Qt.Key.Key_Return, CONTROL)
    assert typist.card(LAMPS, SECOND).observation == typist.card(LAMPS, FIRST).observation
    assert typist.card(BLOCKED, SECOND).observation is None
    assert typist.presses == 4
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert typist.card(LAMPS, SECOND).observation is None


def test_what_is_answered_is_shown_and_only_overwritten_when_chosen(typist: Typist) -> None:
    estate_of(typist).answers.record(BLOCKED, SECOND, Observation(grade=Fraction(2)))
    typist.stand(LAMPS, SECOND)
    typist.bench.desk.window.start("same_place")
    dialog = asked(SameAsDialog)
    assert "已填" in dialog.items.item(1).text()
    assert dialog.items.item(1).checkState() == Qt.CheckState.Unchecked
    dialog.overwrite.setChecked(True)
    assert dialog.items.item(1).checkState() == Qt.CheckState.Checked
    dialog.accept()
    assert typist.card(BLOCKED, SECOND).observation == typist.card(BLOCKED, FIRST).observation


def test_a_building_the_same_as_another_with_its_entrances(typist: Typist) -> None:
    typist.stand("A1.1", TWO)
    typist.bench.desk.window.start("same_place")
    dialog = asked(SameAsDialog)
    assert dialog.source.currentText() == "同 1号楼"
    dialog.accept()
    assert typist.card(BLOCKED, Place(building="2", unit="1")).observation == Observation(grade=Fraction(4))


def test_a_construction_type_is_named_first_and_then_speaks_for_its_buildings(typist: Typist) -> None:
    typist.stand("A1.1", ONE)
    typist.bench.desk.window.start("fill_type")
    dialog = asked(NameDialog)
    dialog.edit.setText("砖混六层")
    dialog.accept()
    estate_of(typist).filling.set_type([TWO], "砖混六层")
    typist.bench.desk.window.start("fill_type")
    asked(SameAsDialog).accept()
    assert typist.card(BLOCKED, Place(building="2", unit="1")).observation == Observation(grade=Fraction(4))
    typist.bench.desk.window.start("undo")
    assert typist.card(BLOCKED, Place(building="2", unit="1")).observation is None


def test_nothing_to_be_like_is_said_and_nothing_asked(typist: Typist) -> None:
    typist.bench.desk.workbench.go_to_place(Place())
    for act in ("same_place", "fill_type"):
        typist.bench.desk.window.start(act)
        QApplication.processEvents()
        assert QApplication.activeModalWidget() is None
    assert typist.bench.said.lines[-1] == ("done", "先选一栋楼")


def test_last_round_stands_in_grey_and_one_key_takes_it_over(typist: Typist) -> None:
    Rounds(estate_of(typist).session).seal("done")
    Rounds(estate_of(typist).session).new("2027")
    typist.stand(LAMPS, FIRST)
    assert typist.row.reading.hint == "上次：应设灯数 6盏 · 能亮灯数 5盏 · 60 分"
    guide = card_of(typist)._guide._last
    assert guide.isVisible()
    assert guide.text().endswith("按 F6 同上次")
    typist.press(Qt.Key.Key_F6)
    assert typist.card(LAMPS, FIRST).observation is not None
    assert typist.card(BLOCKED, FIRST).observation is None
    typist.press(Qt.Key.Key_F6, SHIFT)
    assert typist.card(BLOCKED, FIRST).observation == Observation(grade=Fraction(4))
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert typist.card(BLOCKED, FIRST).observation is None


def test_without_a_last_round_the_key_says_so(typist: Typist) -> None:
    typist.stand(LAMPS, FIRST)
    typist.press(Qt.Key.Key_F6)
    assert typist.bench.said.lines[-1] == ("done", "上次没看到这一项")


def test_what_is_half_typed_is_kept_when_a_place_is_locked(typist: Typist) -> None:
    typist.stand(LAMPS, SECOND)
    typist.write("7")
    typist.bench.desk.window.start("lock_place")
    asked(NameDialog).accept()
    observation = typist.card(LAMPS, SECOND).observation
    assert observation is not None
    assert (observation.status, observation.inputs) == ("unseen", {"should": Fraction(7)})


def test_the_dialog_is_freed_when_it_is_closed(typist: Typist) -> None:
    typist.stand(LAMPS, SECOND)
    typist.bench.desk.window.start("same_place")
    gone: list[bool] = []
    dialog = asked(SameAsDialog)
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.reject()
    typist.bench.qtbot.waitUntil(lambda: bool(gone))
