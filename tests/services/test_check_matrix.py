"""The 36 as a table: statuses by word, number or code, quantities, proposals, skipped must items."""

from fractions import Fraction

import pytest

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.errors import BlockRefused, UnknownField
from renodesk.services.answers import Answers
from renodesk.services.check_matrix import CheckMatrix
from renodesk.services.history import History
from renodesk.services.matrix_table import Column, Grid, laid
from renodesk.services.row_states import RowState
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1"), Place(building="2")


@pytest.fixture
def matrix(session: EstateSession) -> CheckMatrix:
    return CheckMatrix(session)


def grid(matrix: CheckMatrix) -> Grid:
    """Return the whole grid of the buildings."""
    return Grid(columns=matrix.columns("building"), places=matrix.places("building"))


def column(matrix: CheckMatrix, code: str, name: str = "") -> Column:
    """Return a column of the buildings."""
    return next(one for one in matrix.columns("building") if (one.item.code, one.name) == (code, name))


def leak(session: EstateSession, place: Place) -> None:
    """Let a roof leak."""
    leaks = {"leaking": Fraction(3), "top_units": Fraction(4), "repair_m2": Fraction(90)}
    Answers(session).record("A2.1", place, Observation(inputs=leaks))


def test_each_item_has_a_status_and_its_quantities(matrix: CheckMatrix, session: EstateSession) -> None:
    items = [item for item in session.forms.checklist.items if item.scope == "building"]
    assert len(matrix.columns("building")) == sum(1 + len(item.quantities) for item in items)
    assert matrix.places("building") == (FIRST, SECOND)


@pytest.mark.parametrize("text", ["需改", "need", "2", "２", " NEED "])
def test_a_status_is_typed_by_word_code_or_number(matrix: CheckMatrix, text: str) -> None:
    one = column(matrix, "B-M1")
    assert matrix.takes(one, text)
    matrix.put({one.at(FIRST): text})
    view = matrix.view(one, FIRST)
    assert (view.text, view.state) == ("需改", RowState.LOW)
    matrix.put({one.at(FIRST): ""})
    assert matrix.view(one, FIRST).text == ""


def test_a_block_with_a_word_that_is_no_status_is_refused_whole(
    matrix: CheckMatrix, session: EstateSession
) -> None:
    at = grid(matrix).columns.index(column(matrix, "B-M1"))
    with pytest.raises(BlockRefused) as refused:
        laid(matrix, grid(matrix), (0, at), [["需改", "12"], ["也许", "3"]])
    faults = refused.value.facts["faults"]
    assert isinstance(faults, tuple)
    (fault,) = faults
    assert (fault.code, fault.facts["row"], fault.facts["column"]) == ("cell_takes", "2", "1")
    assert "已改" in fault.facts["options"]
    assert session.survey.checks == {}
    with pytest.raises(UnknownField):
        matrix.put({column(matrix, "B-M1").at(FIRST): "也许"})


def test_a_block_of_statuses_and_quantities_is_one_act(matrix: CheckMatrix, session: EstateSession) -> None:
    at = grid(matrix).columns.index(column(matrix, "B-M1"))
    block = laid(matrix, grid(matrix), (0, at), [["需改", "120.5"], ["无此问题", "很多"]])
    matrix.put(block.typed)
    record = session.survey.checks["B-M1", FIRST][0]
    assert (record.status, record.quantities["area"]) == ("need", Fraction(241, 2))
    assert [block.spots[cell] for cell in matrix.unfit(block.spots)] == [(2, 2)]
    assert matrix.view(column(matrix, "B-M1", "area"), SECOND).fits is False
    assert matrix.view(column(matrix, "B-M1"), SECOND).state == RowState.INVALID
    History(session).undo()
    assert session.survey.checks == {}


def test_what_the_diagnosis_proposes_is_offered_and_not_said(
    matrix: CheckMatrix, session: EstateSession
) -> None:
    leak(session, FIRST)
    said, area = column(matrix, "B-M1"), column(matrix, "B-M1", "area")
    assert (matrix.view(said, FIRST).text, matrix.view(said, FIRST).offer) == ("", "需改")
    assert (matrix.view(area, FIRST).text, matrix.view(area, FIRST).offer) == ("", "90")
    assert matrix.view(said, SECOND).offer == ""
    assert session.survey.checks == {}


def test_a_must_item_that_is_left_out_asks_why_until_it_has_a_reason(
    matrix: CheckMatrix, session: EstateSession
) -> None:
    leak(session, FIRST)
    one = column(matrix, "B-M1")
    out = {one.at(FIRST): "无此问题", one.at(SECOND): "无此问题"}
    assert matrix.skipped_musts(out) == ("B-M1",)
    assert matrix.skipped_musts({one.at(FIRST): "需改"}) == ()
    matrix.put(out, "单位已安排")
    assert session.survey.checks["B-M1", FIRST][0].reason == "单位已安排"
    assert matrix.skipped_musts(out) == ()


def test_a_quantity_is_taken_back_and_the_status_stays(matrix: CheckMatrix, session: EstateSession) -> None:
    said, area = column(matrix, "B-M1"), column(matrix, "B-M1", "area")
    matrix.put({said.at(FIRST): "需改", area.at(FIRST): "12"})
    matrix.put({area.at(FIRST): ""})
    record = session.survey.checks["B-M1", FIRST][0]
    assert (record.status, dict(record.quantities)) == ("need", {})
