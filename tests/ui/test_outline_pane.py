"""Filters and search of the left pane, by keyboard."""

from typing import Any

from PySide6.QtCore import Qt

from renodesk.domain.places import Place
from renodesk.services.filtering import Assignments, SpotFilter
from renodesk.ui.dialogs.assign import AssignDialog
from renodesk.ui.outline_pane import OutlinePane
from renodesk.ui.screens.checklist import ChecklistScreen

ENTRANCE = Place(building="2", unit="1")


def pane(opened: Any) -> OutlinePane:
    """Return the left pane of the survey."""
    found: OutlinePane = opened.desk.window.work.survey.outline
    return found


def test_a_search_by_initials_goes_to_the_item_at_the_place_at_hand(opened: Any) -> None:
    opened.desk.workbench.go_to_place(ENTRANCE)
    opened.desk.window.search()
    search = pane(opened).search
    opened.qtbot.keyClicks(search, "ldzm")
    opened.qtbot.keyClick(search.completer().popup(), Qt.Key.Key_Return)
    assert (opened.desk.workbench.item, opened.desk.workbench.place) == ("A3.2", ENTRANCE)
    assert search.text() == ""


def test_a_search_for_a_place_goes_there(opened: Any) -> None:
    opened.desk.window.search()
    search = pane(opened).search
    opened.qtbot.keyClicks(search, "2-1")
    opened.qtbot.keyClick(search.completer().popup(), Qt.Key.Key_Return)
    assert opened.desk.workbench.place == ENTRANCE


def test_a_renovation_item_is_found_on_its_screen(opened: Any) -> None:
    search = pane(opened).search
    opened.qtbot.keyClicks(search, "B-M1")
    opened.qtbot.keyClick(search.completer().popup(), Qt.Key.Key_Return)
    assert isinstance(opened.desk.window.screens.currentWidget(), ChecklistScreen)


def test_the_walk_keeps_to_the_filter_and_the_pane_says_how_many(opened: Any) -> None:
    one = pane(opened)
    one._filters[SpotFilter.NIGHT].trigger()
    estate = opened.desk.workbench.estate
    codes = {item.code for item in estate.session.forms.tree.items if item.night}
    for _ in range(12):
        assert opened.desk.workbench.item in codes
        opened.desk.window.next_item()
    assert str(len(estate.outline.spots())) in one.told.text()
    assert one.told.isVisible()
    one.show_all()
    assert not one.told.isVisible()
    assert len(estate.outline.spots()) == len(estate.session.scores.answers)


def test_a_filter_is_there_again_with_the_next_estate(opened: Any, estate: Any) -> None:
    pane(opened)._filters[SpotFilter.NIGHT].trigger()
    assert opened.desk.workbench.preferences["outline_filters"] == "night"
    opened.desk.window.exchange.open_path(estate)
    assert opened.desk.workbench.estate.outline.filters == {SpotFilter.NIGHT}


def shown_dialog(opened: Any) -> AssignDialog:
    """Return the dialog of who has which part."""
    opened.qtbot.waitUntil(lambda: bool(opened.desk.window.findChildren(AssignDialog)))
    found: AssignDialog = opened.desk.window.findChildren(AssignDialog)[0]
    opened.qtbot.waitUntil(found.isActiveWindow)
    return found


def test_several_places_are_given_to_a_colleague_in_one_act_by_keyboard(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    opened.desk.workbench.go_to_place(ENTRANCE)
    opened.desk.window.start("assign")
    dialog = shown_dialog(opened)
    assert dialog.ticked == [ENTRANCE]
    opened.qtbot.keyClick(dialog.places, Qt.Key.Key_Down)
    opened.qtbot.keyClick(dialog.places, Qt.Key.Key_Space)
    dialog.person.lineEdit().setText("乙")
    opened.qtbot.keyClick(dialog.person, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    parts = Assignments(session)
    second = Place(building="2", unit="2")
    assert (parts.of(ENTRANCE), parts.of(second), parts.of(Place(building="2"))) == ("乙", "乙", "")
    assert "乙 已办 0/" in dialog.told.text()
    assert dialog.ticked == []
    dialog.reject()
    opened.desk.window.undo()
    assert Assignments(session).persons() == ()


def test_the_walk_keeps_to_ones_part_or_to_nobodys_with_counts(opened: Any) -> None:
    estate = opened.desk.workbench.estate
    Assignments(estate.session).give([Place(building="2")], "乙")
    one = pane(opened)
    one.filter_menu.aboutToShow.emit()
    texts = [action.text() for action in one.filter_menu.persons.values()]
    assert texts[0].startswith("乙　0/")
    assert texts[1].startswith("没有分的　0/")
    one.filter_menu.persons["乙"].trigger()
    assert {place.building for _, place in estate.outline.spots()} == {"2"}
    assert one.told.isVisible()
    assert one.filter.text() == "筛选 1"
    opened.desk.workbench.screen_wanted.emit("matrix")
    matrix = opened.desk.window.screens.currentWidget()
    opened.qtbot.waitUntil(lambda: matrix.told.isVisible())
    assert {place.building for place in matrix.model.grid.places} == {"2"}
    one.filter_menu.persons[""].trigger()
    assert "2" not in {place.building for _, place in estate.outline.spots()}
    one.show_all()
    assert not estate.outline.is_narrowed
