"""Many decisions on the 36 in one act, with the quantities the answers ask for."""

from fractions import Fraction

import pytest

from renodesk.domain.places import Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import UnknownField
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService, CheckRow
from renodesk.services.history import History
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1"), Place(building="2")


@pytest.fixture
def leaking(session: EstateSession) -> ChecklistService:
    """Return the checklist of an estate whose two roofs leak."""
    for place, area in ((FIRST, 90), (SECOND, 40)):
        leaks = {"leaking": Fraction(3), "top_units": Fraction(4), "repair_m2": Fraction(area)}
        Answers(session).record("A2.1", place, Observation(inputs=leaks))
    return ChecklistService(session)


def rows(service: ChecklistService, code: str) -> list[CheckRow]:
    return [row for row in service.rows() if row.item.code == code]


def test_each_place_proposes_its_own_quantity_and_they_add_up(leaking: ChecklistService) -> None:
    first, second = rows(leaking, "B-M1")
    assert first.remedy is not None
    for column, quantity in first.remedy.quantities.items():
        assert quantity is not None
        assert first.proposed_quantities[column] + second.proposed_quantities[column] == quantity
    assert Fraction(90) in first.proposed_quantities.values()


def test_proposals_are_adopted_with_their_quantities_in_one_act(
    leaking: ChecklistService, session: EstateSession
) -> None:
    wanted = rows(leaking, "B-M1")
    leaking.adopt(leaking.rows())
    for row in rows(leaking, "B-M1"):
        assert row.record is not None
        assert row.record.status == "need"
        assert dict(row.record.quantities) == dict(row.proposed_quantities)
    History(session).undo()
    assert rows(leaking, "B-M1") == wanted


def test_a_typed_quantity_stays_when_the_proposal_is_adopted(leaking: ChecklistService) -> None:
    column = next(iter(rows(leaking, "B-M1")[0].proposed_quantities))
    leaking.record("B-M1", FIRST, CheckRecord(quantities={column: Fraction(77)}))
    leaking.adopt(rows(leaking, "B-M1"))
    record = rows(leaking, "B-M1")[0].record
    assert record is not None
    assert (record.status, record.quantities[column]) == ("need", 77)


def test_one_status_and_reason_are_said_of_several_rows(
    leaking: ChecklistService, session: EstateSession
) -> None:
    assert all(row.wants_reason for row in rows(leaking, "B-M1"))
    leaking.say(rows(leaking, "B-M1"), "none", "单位已安排")
    for row in rows(leaking, "B-M1"):
        assert row.record is not None
        assert (row.record.status, row.record.reason) == ("none", "单位已安排")
    History(session).undo()
    assert all(row.record is None for row in rows(leaking, "B-M1"))


def test_a_status_that_one_item_does_not_have_is_said_of_none(leaking: ChecklistService) -> None:
    with pytest.raises(UnknownField):
        leaking.say(leaking.rows(), "perhaps")
    assert all(row.record is None for row in leaking.rows())
