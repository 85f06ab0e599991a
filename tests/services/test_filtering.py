"""What narrows a walk, whose part a place is, and how things are found."""

from fractions import Fraction

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import UnknownPlace
from renodesk.services.answers import Answers
from renodesk.services.filtering import Assignments, SpotFilter
from renodesk.services.history import History
from renodesk.services.outline import Outline
from renodesk.services.searching import entries, sounds
from renodesk.services.session import EstateSession
from renodesk.services.shares import shares

FIRST, ENTRANCE = Place(building="1"), Place(building="1", unit="1")


def narrowed(session: EstateSession, *filters: SpotFilter) -> Outline:
    """Return the outline behind filters."""
    outline = Outline(session)
    outline.filters = frozenset(filters)
    return outline


def test_without_filters_every_spot_is_there(session: EstateSession) -> None:
    outline = Outline(session)
    assert len(outline.spots()) == len(session.scores.answers)
    assert sum(row.applicable for row in outline.places()) == session.scores.applicable_count


def test_the_night_list_holds_what_needs_darkness(session: EstateSession) -> None:
    outline = narrowed(session, SpotFilter.NIGHT)
    codes = {code for code, _ in outline.spots()}
    assert codes == {item.code for item in session.forms.tree.items if item.night}
    for row in outline.places():
        assert row.applicable > 0 or row.place == FIRST or row.place.building == "2"


def test_steps_add_up_to_every_spot(session: EstateSession) -> None:
    steps = [one for one in SpotFilter if one.value.startswith("step")]
    found = {spot for step in steps for spot in narrowed(session, step).spots()}
    assert found == set(Outline(session).spots())
    assert set(narrowed(session, *steps).spots()) == found


def test_ones_own_part_is_what_was_given_or_lies_in_it(session: EstateSession) -> None:
    parts = Assignments(session)
    parts.give((ESTATE,), "乙")
    parts.give((FIRST,), "甲")
    assert [Assignments(session).of(one) for one in (ESTATE, FIRST, ENTRANCE)] == ["乙", "甲", "甲"]
    assert {spot[1].building for spot in narrowed(session, SpotFilter.MINE).spots()} == {"1"}
    assert Assignments(session).persons() == ("乙", "甲") or Assignments(session).persons() == ("甲", "乙")
    History(session).undo()
    assert narrowed(session, SpotFilter.MINE).spots() == []


def test_a_part_that_is_not_there_is_not_given(session: EstateSession) -> None:
    with pytest.raises(UnknownPlace):
        Assignments(session).give((FIRST, Place(building="99")), "甲")
    assert Assignments(session).of(FIRST) == ""


def test_what_was_not_seen_waits_on_the_revisit_list(session: EstateSession) -> None:
    answers = Answers(session)
    answers.record("E2.2", ENTRANCE, Observation(status="unseen", reason="锁门"))
    assert narrowed(session, SpotFilter.REVISIT).spots() == [("E2.2", ENTRANCE)]
    answers.record("E2.2", ENTRANCE, Observation(grade=Fraction(5)))
    assert narrowed(session, SpotFilter.REVISIT).spots() == []


def test_a_low_answer_without_photo_is_found(session: EstateSession) -> None:
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(1)))
    outline = narrowed(session, SpotFilter.LOW_WITHOUT_PHOTO)
    assert outline.spots() == [("E2.2", ENTRANCE)]
    assert [row.place for row in outline.places()] == [FIRST, ENTRANCE]
    assert [row.code for row in outline.items_at(ENTRANCE)] == ["E2.2"]


def test_filters_narrow_together(session: EstateSession) -> None:
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(1)))
    night = next(item for item in session.forms.tree.items if item.night)
    assert night.code != "E2.2"
    assert narrowed(session, SpotFilter.LOW_WITHOUT_PHOTO, SpotFilter.NIGHT).spots() == []


@pytest.mark.parametrize("sought", ["a3.2", "楼道照明", "loudao", "ldzm"])
def test_an_item_is_found_by_code_name_and_sound(session: EstateSession, sought: str) -> None:
    assert "A3.2" in [one.item for one in entries(session) if sought in one.sought]


def test_a_place_is_found_by_name_and_by_the_way_scripts_write_it(session: EstateSession) -> None:
    for sought in ("1号楼2单元", "1-2", "1haolou"):
        places = [one.place for one in entries(session) if sought in one.sought]
        assert Place(building="1", unit="2") in places


def test_a_rare_character_does_not_stop_the_sounds() -> None:
    assert sounds("㙍䶮A1")[0].endswith("A1")


def test_the_shares_of_all_persons_are_the_whole_estate_and_their_parts_its_spots(
    session: EstateSession,
) -> None:
    parts = Assignments(session)
    parts.give((FIRST,), "乙")
    parts.give((ENTRANCE,), "丙")
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(4)))
    found = {one.person: one for one in shares(session)}
    assert list(found) == ["丙", "乙", ""]
    assert found["丙"].dealt == 1
    assert sum(one.applicable for one in found.values()) == session.scores.applicable_count
    outline = Outline(session)
    spots = []
    for person in found:
        outline.person = person
        spots += outline.spots()
        assert sum(row.applicable for row in outline.places()) == found[person].applicable
    assert sorted(spots) == sorted(session.scores.answers)
