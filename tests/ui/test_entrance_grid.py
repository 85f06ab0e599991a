"""A building's entrances side by side: typed, suggested, ticked, filled to the right."""

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from ui.keyboard import CONTROL, ENTER, SHIFT, Typist

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
STAIRS, LAMPS, FIRE, BLOCKED = "A3.1", "A3.2", "E2.1", "E2.2"


@pytest.fixture
def typist(opened: Any) -> Typist:
    """Return a person before the grid of a house of six floors with two entrances."""
    RegisterService(opened.desk.workbench.estate.session).set_fields(Place(building="1"), {"floors": "6"})
    one = Typist(opened)
    one.stand(LAMPS, FIRST)
    one.press(Qt.Key.Key_G, CONTROL)
    return one


def grid_of(typist: Typist) -> Any:
    return typist.bench.desk.window.work.survey.middle.grid


def test_values_are_typed_down_a_column_and_a_suggestion_is_taken_by_enter(typist: Typist) -> None:
    typist.press(ENTER)
    typist.enter("5", "30", "2")
    assert typist.card(LAMPS, FIRST).observation == Observation(
        inputs={"should": Fraction(6), "lit": Fraction(5), "lux": Fraction(30)}
    )
    assert typist.card(FIRE, FIRST).observation == Observation(inputs={"ext": Fraction(2)})
    assert typist.spot == (FIRE, FIRST)


def test_shift_enter_goes_up_again(typist: Typist) -> None:
    typist.enter("7")
    typist.press(ENTER, SHIFT)
    typist.enter("8")
    assert typist.card(LAMPS, FIRST).observation == Observation(inputs={"should": Fraction(8)})


def test_fill_right_says_the_same_in_the_other_entrances_in_one_act(typist: Typist) -> None:
    typist.enter("7")
    typist.press(ENTER, SHIFT)
    typist.press(Qt.Key.Key_R, CONTROL)
    assert typist.card(LAMPS, SECOND).observation == Observation(inputs={"should": Fraction(7)})
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert typist.card(LAMPS, SECOND).observation is None
    assert typist.card(LAMPS, FIRST).observation is not None


def test_fill_right_leaves_what_is_said_there(typist: Typist) -> None:
    typist.bench.desk.workbench.estate.answers.record(
        LAMPS, SECOND, Observation(inputs={"should": Fraction(9)})
    )
    typist.enter("7")
    typist.press(ENTER, SHIFT)
    typist.press(Qt.Key.Key_R, CONTROL)
    assert typist.card(LAMPS, SECOND).observation == Observation(inputs={"should": Fraction(9)})


def test_text_where_a_number_belongs_is_kept_in_red(typist: Typist) -> None:
    typist.enter("many")
    index = grid_of(typist).model.index_of(LAMPS, FIRST)
    color = grid_of(typist).model.data(index, Qt.ItemDataRole.ForegroundRole)
    assert color == typist.bench.desk.workbench.theme.color("bad")
    assert typist.card(LAMPS, FIRST).observation == Observation(inputs={"should": "many"})


def test_full_width_digits_are_numbers_and_grades(typist: Typist) -> None:
    grid = grid_of(typist)
    grid.model.setData(grid.model.index_of(LAMPS, FIRST), "１２")
    assert typist.card(LAMPS, FIRST).observation == Observation(inputs={"should": Fraction(12)})


def test_ticks_and_deleting(typist: Typist) -> None:
    model, table = grid_of(typist).model, grid_of(typist).table
    row = next(at for at, line in enumerate(model.lines) if line.part is not None and line.part.name == "dry")
    table.setCurrentIndex(model.index(row, 0))
    typist.press(Qt.Key.Key_Space)
    assert typist.card(FIRE, FIRST).observation == Observation(flags={"dry": Fraction(1)})
    assert model.data(model.index(row, 0)) == "✓"
    typist.press(Qt.Key.Key_Delete)
    assert typist.card(FIRE, FIRST).observation is None


def test_lines_that_no_entrance_is_asked_are_hidden(typist: Typist) -> None:
    model, table = grid_of(typist).model, grid_of(typist).table
    hidden = [model.lines[at].part.name for at in range(len(model.lines)) if table.isRowHidden(at)]
    assert "hyd_need" in hidden
    assert "ext" not in hidden
    RegisterService(typist.bench.desk.workbench.estate.session).set_fields(
        Place(building="1"), {"floors": "11"}
    )
    assert not any(table.isRowHidden(at) for at in range(len(model.lines)))


def test_scores_are_live_and_cannot_be_typed(typist: Typist) -> None:
    model = grid_of(typist).model
    typist.enter("6", "6")
    head = next(at for at, line in enumerate(model.lines) if line.item.code == LAMPS)
    assert model.data(model.index(head, 0)) == "100"
    assert not model.flags(model.index(head, 0)) & Qt.ItemFlag.ItemIsEditable


def test_every_cell_and_header_has_words_for_a_screen_reader(typist: Typist) -> None:
    model = grid_of(typist).model
    for row in range(model.rowCount()):
        assert str(model.headerData(row, Qt.Orientation.Vertical)).strip()
        for column in range(model.columnCount()):
            assert model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)


def test_the_grid_follows_to_another_building_and_leaves_where_there_are_no_entrances(typist: Typist) -> None:
    middle = typist.bench.desk.window.work.survey.middle
    typist.stand(LAMPS, Place(building="2", unit="1"))
    assert grid_of(typist).model.places[0] == Place(building="2", unit="1")
    typist.bench.desk.workbench.go_to_place(ESTATE)
    assert not middle.is_grid_shown
    typist.press(Qt.Key.Key_G, CONTROL)
    assert not middle.is_grid_shown


def test_the_same_key_comes_back_to_the_place_card(typist: Typist) -> None:
    typist.press(ENTER, times=3)
    typist.press(Qt.Key.Key_G, CONTROL)
    assert not typist.bench.desk.window.work.survey.middle.is_grid_shown
    assert typist.row.isAncestorOf(typist.focus)
    assert typist.row.item.code == typist.spot[0]


def test_in_the_grid_too_one_key_says_the_same_as_last_round(typist: Typist) -> None:
    estate = typist.bench.desk.workbench.estate
    lit = Observation(inputs={"should": Fraction(6), "lit": Fraction(5)})
    for place in (FIRST, SECOND):
        estate.answers.record(LAMPS, place, lit)
    estate.answers.record(FIRE, FIRST, Observation(inputs={"ext": Fraction(2)}))
    estate.answers.record(BLOCKED, FIRST, Observation(status="unseen", reason="锁着"))
    Rounds(estate.session).new("2027")
    typist.stand(LAMPS, FIRST)
    typist.press(Qt.Key.Key_F6)
    assert typist.card(LAMPS, FIRST).observation == lit
    assert typist.card(LAMPS, SECOND).observation is None
    typist.press(Qt.Key.Key_F6, SHIFT)
    assert typist.card(FIRE, FIRST).observation == Observation(inputs={"ext": Fraction(2)})
    assert typist.card(BLOCKED, FIRST).observation is None
    assert typist.card(LAMPS, SECOND).observation is None
