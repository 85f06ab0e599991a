"""A place and an item from a few letters."""

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.services.session import EstateSession
from renodesk.services.spot_search import Target, find_targets

ENTRANCE = Place(building="1", unit="2")


@pytest.mark.parametrize(
    ("words", "place", "item"),
    [
        ("1", Place(building="1"), ""),
        ("1-2", ENTRANCE, ""),
        ("1/2", ENTRANCE, ""),
        ("１ ２", ENTRANCE, ""),
        ("1 2 照明", ENTRANCE, "A3.2"),
        ("1 2 a3.2", ENTRANCE, "A3.2"),
        ("1 2 ldzm", ENTRANCE, "A3.2"),
        ("1 2 loudao", ENTRANCE, "A3.2"),
        ("2号楼", Place(building="2"), ""),
        ("公共", ESTATE, ""),
    ],
)
def test_the_likeliest_comes_first(session: EstateSession, words: str, place: Place, item: str) -> None:
    assert find_targets(session, words)[0] == Target(place=place, item=item)


def test_an_item_without_a_place_is_looked_for_near_by_first(session: EstateSession) -> None:
    found = find_targets(session, "A3.2", ENTRANCE)
    assert found[0] == Target(place=ENTRANCE, item="A3.2")
    assert {one.item for one in found} == {"A3.2"}
    assert len(found) > 1


def test_without_words_it_is_the_place_near_by_and_what_is_looked_at_there(session: EstateSession) -> None:
    found = find_targets(session, "", ENTRANCE)
    assert found[0] == Target(place=ENTRANCE)
    assert {one.place for one in found} == {ENTRANCE}


def test_what_stands_nowhere_finds_nothing(session: EstateSession) -> None:
    assert find_targets(session, "锅炉房里的猫", ENTRANCE) == ()
    assert find_targets(session, "99") == ()


def test_no_more_than_asked_for_is_listed(session: EstateSession) -> None:
    assert len(find_targets(session, "", None, limit=5)) <= 5
