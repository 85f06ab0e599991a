"""Filters and search of the left pane, by keyboard."""

from typing import Any

from PySide6.QtCore import Qt

from renodesk.domain.places import Place
from renodesk.services.filtering import Assignments, SpotFilter
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.outline_pane import OutlinePane

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
    assert opened.desk.window.screens.currentIndex() == 2


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


def test_a_place_is_given_to_a_colleague(opened: Any) -> None:
    opened.desk.workbench.go_to_place(ENTRANCE)
    opened.desk.window.assign()
    (dialog,) = opened.desk.window.findChildren(ReasonDialog)
    dialog.edit.insertPlainText("乙")
    opened.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert Assignments(opened.desk.workbench.estate.session).of(ENTRANCE) == "乙"
