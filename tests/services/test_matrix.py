"""Many cells at once: typed, pasted, filled and decided, each as one act."""

from fractions import Fraction

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.errors import UnknownPlace
from renodesk.services.answer_parts import PartKind
from renodesk.services.history import History
from renodesk.services.matrix import Column, Matrix
from renodesk.services.session import EstateSession

UNITS = [Place(building="1", unit="1"), Place(building="1", unit="2"), Place(building="2", unit="1")]


@pytest.fixture
def matrix(session: EstateSession) -> Matrix:
    return Matrix(session)


def column(matrix: Matrix, item: str, name: str = "") -> tuple[int, Column]:
    """Return where a column stands, and it."""
    columns = matrix.columns("unit_entrance")
    return next((at, one) for at, one in enumerate(columns) if (one.item.code, one.part.name) == (item, name))


def acts(session: EstateSession) -> int:
    return len({(change.id.writer, change.act) for change in session.file.changes()})


def test_rows_and_columns_are_the_places_and_parts_of_a_scope(matrix: Matrix, session: EstateSession) -> None:
    assert list(matrix.places("unit_entrance")) == UNITS
    assert matrix.places("estate") == (ESTATE,)
    codes = [one.item.code for one in matrix.columns("unit_entrance")]
    items = [item.code for item in session.forms.tree.items if item.scope == "unit_entrance"]
    assert list(dict.fromkeys(codes)) == items
    assert all(one.part.kind != PartKind.FLAG or one.part.name for one in matrix.columns("building"))


def test_a_block_is_pasted_in_one_act_and_scored(matrix: Matrix, session: EstateSession) -> None:
    at, _ = column(matrix, "A3.2", "should")
    before = acts(session)
    block = [["6", "6"], ["６", "3"], ["6", "0"]]
    done = matrix.paste(matrix.columns("unit_entrance"), UNITS, (0, at), block)
    assert (done.written, done.outside) == (6, 0)
    assert acts(session) == before + 1
    assert [session.scores.answers["A3.2", place].score for place in UNITS] == [100, 30, 0]
    History(session).undo()
    assert all(session.scores.answers["A3.2", place].score is None for place in UNITS)


def test_empty_cells_of_a_block_leave_what_is_there_and_what_is_beyond_is_counted(
    matrix: Matrix, session: EstateSession
) -> None:
    at, one = column(matrix, "E2.2")
    matrix.put({one.at(UNITS[2]): "4"})
    done = matrix.paste(matrix.columns("unit_entrance"), UNITS, (1, at), [["2"], [""], ["5"], ["5"]])
    assert (done.written, done.outside) == (1, 2)
    grades = [session.scores.answers["E2.2", place].value for place in UNITS]
    assert grades == [None, 2, 4]


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
