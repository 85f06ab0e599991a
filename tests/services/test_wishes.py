"""What residents want of the 36: kept per spot, taken back, contested like anything else, printed."""

from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.errors import UnknownItem, UnknownPlace, WrongUsage
from renodesk.reports.sections.checklist import checklist
from renodesk.services.contests import Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.reporting.maker import snapshot_of
from renodesk.services.session import EstateSession
from renodesk.services.wishes import Wish, Wishes

ROOF = "B-M1"
FIRST, OTHER = Place(building="1"), Place(building="2")


def test_a_wish_is_kept_for_several_spots_in_one_act_and_taken_back(session: EstateSession) -> None:
    wishes = Wishes(session)
    wishes.put([(ROOF, FIRST), (ROOF, OTHER)], "１８", "先修屋面")
    assert wishes.all() == {
        (ROOF, place): Wish(households=Fraction(18), words="先修屋面") for place in (FIRST, OTHER)
    }
    wishes.put([(ROOF, OTHER)], "", "")
    assert list(wishes.all()) == [(ROOF, FIRST)]
    History(session).undo()
    History(session).undo()
    assert wishes.all() == {}


def test_what_is_no_wish_is_refused_and_nothing_is_kept(session: EstateSession) -> None:
    wishes = Wishes(session)
    for households in ("-3", "2.5", "许多"):
        with pytest.raises(WrongUsage):
            wishes.put([(ROOF, FIRST)], households, "")
    with pytest.raises(UnknownItem):
        wishes.put([(ROOF, FIRST), ("Z-9", FIRST)], "3", "")
    with pytest.raises(UnknownPlace):
        wishes.put([(ROOF, Place(building="99"))], "3", "")
    assert wishes.all() == {}


def test_two_who_asked_differently_are_contested_in_words(session: EstateSession, tmp_path: Path) -> None:
    write_bundle(session, tmp_path / "first.zip")
    yi = Author(person="乙", device="d-2")
    with open_bundle(tmp_path / "first.zip", tmp_path / "theirs.reno", yi, Environment()) as theirs:
        Wishes(theirs).put([(ROOF, FIRST)], "3", "")
        write_bundle(theirs, tmp_path / "theirs.zip")
    Wishes(session).put([(ROOF, FIRST)], "9", "")
    merge_bundle(session, tmp_path / "theirs.zip")
    (contest,) = Contests(session, "zh").listing()
    assert contest.what.endswith("想要的户数")
    assert {claim.lines for claim in contest.claims} == {("3",), ("9",)}


def test_the_report_adds_the_households_and_says_each_word_once(session: EstateSession) -> None:
    assert "居民意愿" not in str(list(checklist(snapshot_of(session, "zh"))))
    Wishes(session).put([(ROOF, FIRST), (ROOF, OTHER)], "10", "漏雨")
    (line,) = [one for one in snapshot_of(session, "zh").checks if one.code == ROOF]
    assert line.wish == "20 户想要；漏雨"
    assert "居民意愿" in str(list(checklist(snapshot_of(session, "zh"))))
