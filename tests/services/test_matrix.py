"""Many cells at once: typed, pasted, filled and decided, each as one act."""

from fractions import Fraction

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.errors import BlockRefused, UnknownPlace
from renodesk.services.history import History
from renodesk.services.matrix import Matrix
from renodesk.services.matrix_table import (
    Column,
    ColumnKind,
    Grid,
    block_of,
    corner,
    filled,
    laid,
    repeated,
    text_of,
)
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault

UNITS = [Place(building="1", unit="1"), Place(building="1", unit="2"), Place(building="2", unit="1")]


@pytest.fixture
def matrix(session: EstateSession) -> Matrix:
    return Matrix(session)


def column(matrix: Matrix, item: str, name: str = "") -> tuple[int, Column]:
    """Return where a column stands, and it."""
    columns = matrix.columns("unit_entrance")
    return next((at, one) for at, one in enumerate(columns) if (one.item.code, one.name) == (item, name))


def entrances(matrix: Matrix) -> Grid:
    """Return the whole grid of the entrances."""
    return Grid(columns=matrix.columns("unit_entrance"), places=matrix.places("unit_entrance"))


def acts(session: EstateSession) -> int:
    return len({(change.id.writer, change.act) for change in session.file.changes()})


def test_rows_and_columns_are_the_places_and_parts_of_a_scope(matrix: Matrix, session: EstateSession) -> None:
    assert list(matrix.places("unit_entrance")) == UNITS
    assert matrix.places("estate") == (ESTATE,)
    codes = [one.item.code for one in matrix.columns("unit_entrance")]
    assert list(dict.fromkeys(codes)) == ["A3.3", "F1.1", "A3.1", "A3.2", "E2.1", "E2.2"]
    assert all(one.kind != ColumnKind.FLAG or one.name for one in matrix.columns("building"))


def test_a_block_is_pasted_in_one_act_and_scored(matrix: Matrix, session: EstateSession) -> None:
    at, _ = column(matrix, "A3.2", "should")
    before = acts(session)
    block = [["6", "6"], ["６", "3"], ["6", "0"]]
    matrix.put(laid(matrix, entrances(matrix), (0, at), block).typed)
    assert acts(session) == before + 1
    assert [session.scores.answers["A3.2", place].score for place in UNITS] == [100, 30, 0]
    History(session).undo()
    assert all(session.scores.answers["A3.2", place].score is None for place in UNITS)


def test_empty_cells_of_a_block_leave_what_is_there(matrix: Matrix, session: EstateSession) -> None:
    at, one = column(matrix, "E2.2")
    matrix.put({one.at(UNITS[1]): "4"})
    matrix.put(laid(matrix, entrances(matrix), (0, at), [["2"], [""], ["5"]]).typed)
    assert [session.scores.answers["E2.2", place].value for place in UNITS] == [2, 4, 5]


def faults(refused: pytest.ExceptionInfo[BlockRefused]) -> list[Fault]:
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    return list(found)


def test_a_block_that_reaches_out_of_the_table_is_refused_whole_and_every_cell_named(
    matrix: Matrix, session: EstateSession
) -> None:
    at, before = len(matrix.columns("unit_entrance")) - 1, acts(session)
    with pytest.raises(BlockRefused) as refused:
        laid(matrix, entrances(matrix), (1, at), [["2"], ["5"], ["3"], ["", "1"]])
    named = [(one.code, one.facts["row"], one.facts["column"]) for one in faults(refused)]
    assert named == [("cell_outside", "3", "1"), ("cell_outside", "4", "2")]
    assert refused.value.facts["count"] == 2
    assert acts(session) == before


def test_of_a_huge_block_the_first_refusals_are_named_and_all_are_counted(matrix: Matrix) -> None:
    with pytest.raises(BlockRefused) as refused:
        laid(matrix, entrances(matrix), (0, 0), [["1"]] * 10_000)
    assert refused.value.facts["count"] == 10_000 - len(UNITS)
    assert len(faults(refused)) == 200


def test_cells_that_do_not_fit_are_named_by_the_blocks_row_and_column(matrix: Matrix) -> None:
    at, _ = column(matrix, "E2.2")
    block = laid(matrix, entrances(matrix), (0, at), [["4"], ["很差"], ["9"]])
    matrix.put(block.typed)
    assert [block.spots[cell] for cell in matrix.unfit(block.spots)] == [(2, 1), (3, 1)]


def test_a_block_of_a_spreadsheet_is_read_with_its_quotes() -> None:
    assert block_of('6\t"1\n号"\r\n\t3\r\n') == [["6", "1\n号"], ["", "3"]]
    assert block_of("\n5\n") == [[], ["5"]]
    assert block_of("") == []


def test_a_block_begins_at_the_corner_of_a_rectangle_only() -> None:
    assert corner([(2, 3), (2, 4), (1, 3), (1, 4)]) == (1, 3)
    assert corner([(0, 0), (0, 8)]) is None
    assert corner([]) is None


def test_a_grid_is_narrowed_to_the_items_and_places_of_spots(matrix: Matrix) -> None:
    grid = entrances(matrix).narrowed([("E2.2", UNITS[0]), ("A3.2", UNITS[2])])
    assert grid.places == (UNITS[0], UNITS[2])
    assert {one.item.code for one in grid.columns} == {"A3.2", "E2.2"}


def test_what_is_copied_is_what_is_pasted_again(matrix: Matrix) -> None:
    at, _ = column(matrix, "A3.2", "should")
    grid = entrances(matrix)
    matrix.put(laid(matrix, grid, (0, at), [["6", "5"], ["7", "很 多"]]).typed)
    copied = text_of(matrix, grid, [(0, at), (0, at + 1), (1, at), (1, at + 1)])
    assert block_of(copied) == [["6", "5"], ["7", "很 多"]]
    assert text_of(matrix, grid, []) == ""


def test_cells_are_filled_down_from_the_first_chosen_or_from_above(matrix: Matrix) -> None:
    at, one = column(matrix, "E2.2")
    matrix.put({one.at(UNITS[0]): "3"})
    grid = entrances(matrix)
    down = filled(matrix, grid, [(row, at) for row in range(3)], down=True)
    assert down == {one.at(UNITS[1]): "3", one.at(UNITS[2]): "3"}
    assert filled(matrix, grid, [(1, at)], down=True) == {one.at(UNITS[1]): "3"}
    assert filled(matrix, grid, [(0, at)], down=True) == {}


def test_only_what_asks_for_the_same_is_filled_to_the_right(matrix: Matrix) -> None:
    grid = entrances(matrix)
    grades = [at for at, one in enumerate(grid.columns) if one.kind == ColumnKind.GRADE]
    boxes = [at for at, one in enumerate(grid.columns) if one.kind == ColumnKind.INPUT]
    matrix.put({grid.columns[grades[0]].at(UNITS[0]): "3", grid.columns[boxes[0]].at(UNITS[0]): "7"})
    right = filled(matrix, grid, [(0, at) for at in grades], down=False)
    assert list(right.values()) == ["3"] * (len(grades) - 1)
    assert filled(matrix, grid, [(0, at) for at in boxes], down=False) == {}
    assert len(repeated(grid, grades[0], [(0, at) for at in range(len(grid.columns))], "2")) == len(grades)


def test_what_does_not_fit_is_kept_and_marked(matrix: Matrix, session: EstateSession) -> None:
    _, one = column(matrix, "E2.2")
    matrix.put({one.at(UNITS[0]): "很差", one.at(UNITS[1]): "9"})
    statuses = {session.scores.answers["E2.2", place].status.value for place in UNITS[:2]}
    assert statuses == {"invalid"}


def test_cells_are_filled_and_taken_back(matrix: Matrix, session: EstateSession) -> None:
    _, one = column(matrix, "E2.2")
    matrix.put({one.at(UNITS[0]): "3"})
    matrix.put({one.at(place): "3" for place in UNITS[1:]})
    assert {session.scores.answers["E2.2", place].value for place in UNITS} == {Fraction(3)}
    matrix.put({one.at(place): "" for place in UNITS})
    assert all(session.scores.answers["E2.2", place].value is None for place in UNITS)


def test_many_answers_could_not_be_seen_with_one_reason(matrix: Matrix, session: EstateSession) -> None:
    before = acts(session)
    matrix.set_status([("E2.2", place) for place in UNITS], "unseen", "锁门")
    assert acts(session) == before + 1
    reasons = {session.survey.answers["E2.2", place][0].reason for place in UNITS}
    assert reasons == {"锁门"}


def test_a_place_that_is_not_there_keeps_nothing_of_the_block(matrix: Matrix, session: EstateSession) -> None:
    _, one = column(matrix, "E2.2")
    before = acts(session)
    with pytest.raises(UnknownPlace):
        matrix.put({one.at(UNITS[0]): "3", one.at(Place(building="9", unit="1")): "3"})
    assert acts(session) == before
