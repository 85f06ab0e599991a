"""Taking out on one laptop what another goes on with: a contest of every kind of thing, told in words."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.domain.vocabulary import about_place, visit_cell
from renodesk.services.answers import Answers
from renodesk.services.contests import Contest, Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.photos import Photos
from renodesk.services.planning.planner import Planner
from renodesk.services.receiving import preview
from renodesk.services.receiving_words import cells, told
from renodesk.services.register import RegisterService
from renodesk.services.remarks import Remarks, RemarkState
from renodesk.services.session import EstateSession

BARE = BundleWish(papers=False)
YI = Author(person="乙", device="d-2")
SECOND = Place(building="2")
ENTRANCE = Place(building="2", unit="1")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of thing: made, taken out, gone on with, whether it is there; its word and its value's."""

    make: Callable[[EstateSession, Path], str]
    take_out: Callable[[EstateSession, str], object]
    go_on: Callable[[EstateSession, str], object]
    is_there: Callable[[EstateSession, str], bool]
    words: str
    said: str


def _photo(session: EstateSession, folder: Path) -> str:
    Image.new("RGB", (64, 48), "red").save(folder / "屋面.jpg", "JPEG")
    Photos(session).add([folder / "屋面.jpg"], item="E2.2", place=ENTRANCE)
    (row,) = session.photo_rows.rows(session.round)
    return row.use


def _remark(session: EstateSession, folder: Path) -> str:
    Remarks(session).add(about_place(SECOND), "补拍北立面")
    (row,) = Remarks(session).rows()
    return row.key


def _come_back(session: EstateSession) -> None:
    with session.act() as act:
        act.put(visit_cell(session.round, SECOND, "revisit"), "没人开门")


def _planner(session: EstateSession) -> Planner:
    return Planner(session, "main")


KINDS = {
    "building": Kind(
        make=lambda session, folder: "2",
        take_out=lambda session, _: RegisterService(session).remove(SECOND, reason="已拆"),
        go_on=lambda session, _: Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(2))),
        is_there=lambda session, _: session.has(SECOND),
        words="楼栋",
        said="E2.2",
    ),
    "entrance": Kind(
        make=lambda session, folder: "2/1",
        take_out=lambda session, _: RegisterService(session).remove(ENTRANCE),
        go_on=lambda session, _: RegisterService(session).set_fields(ENTRANCE, {"households": "12"}),
        is_there=lambda session, _: session.has(ENTRANCE),
        words="单元",
        said="12",
    ),
    "building with works": Kind(
        make=lambda session, folder: "2",
        take_out=lambda session, _: RegisterService(session).remove(SECOND),
        go_on=lambda session, _: _planner(session).add("加固", "other", SECOND),
        is_there=lambda session, _: session.has(SECOND),
        words="楼栋",
        said="加固",
    ),
    "building to come back to": Kind(
        make=lambda session, folder: "2",
        take_out=lambda session, _: RegisterService(session).remove(SECOND),
        go_on=lambda session, _: _come_back(session),
        is_there=lambda session, _: session.has(SECOND),
        words="楼栋",
        said="没人开门",
    ),
    "photo": Kind(
        make=_photo,
        take_out=lambda session, use: Photos(session).detach(use),
        go_on=lambda session, use: Photos(session).set_caption(use, "积水 3 处"),
        is_there=lambda session, use: any(row.use == use for row in session.photo_rows.rows(session.round)),
        words="照片",
        said="积水 3 处",
    ),
    "measure": Kind(
        make=lambda session, _: _planner(session).add("补种行道树", "other", ESTATE, 100_00)[0],
        take_out=lambda session, key: _planner(session).remove(key),
        go_on=lambda session, key: _planner(session).describe(key, "补种行道树", "other", 260_00),
        is_there=lambda session, key: any(one.key == key for one in _planner(session).lines()),
        words="补种行道树",
        said="260",
    ),
    "remark": Kind(
        make=_remark,
        take_out=lambda session, key: Remarks(session).remove(key),
        go_on=lambda session, key: Remarks(session).set_state(key, RemarkState.DONE),
        is_there=lambda session, key: any(one.key == key for one in Remarks(session).rows()),
        words="补拍北立面",
        said="已办",
    ),
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("is_here", [True, False], ids=["taken out here", "taken out there"])
def test_taking_out_and_going_on_apart_is_a_contest_on_both_laptops(
    session: EstateSession, tmp_path: Path, name: str, is_here: bool
) -> None:
    kind = KINDS[name]
    thing = kind.make(session, tmp_path)
    write_bundle(session, tmp_path / "first.zip", wish=BARE)
    with open_bundle(tmp_path / "first.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        removing, editing = (session, other) if is_here else (other, session)
        kind.take_out(removing, thing)
        kind.go_on(editing, thing)
        assert not kind.is_there(removing, thing)
        write_bundle(session, tmp_path / "甲.zip", wish=BARE)
        write_bundle(other, tmp_path / "乙.zip", wish=BARE)

        found = preview(session, tmp_path / "乙.zip", "zh")
        assert {one.removed for one in found.contested} == {"here" if is_here else "there"}
        assert any("一方移除了" in line for line in told(found, "zh", ""))
        side = "这里移除了" if is_here else "对方移除了"
        assert any(side in word for word, _ in cells(found, "zh"))

        merge_bundle(session, tmp_path / "乙.zip")
        merge_bundle(other, tmp_path / "甲.zip")
        assert all(kind.is_there(one, thing) for one in (session, other))
        (contest,) = Contests(session, "zh").listing()
        assert contest.is_removal
        assert kind.words in contest.what
        both = _said(contest)
        assert both[removing.author.person] == "移除"
        assert kind.said in both[editing.author.person]
        assert {claim.device for claim in contest.claims} == {"d-1", "d-2"}
        assert [one.cell for one in Contests(other, "zh").listing()] == [contest.cell]

        _decide(session, contest, is_out=True)
        assert not kind.is_there(session, thing)
        History(session).undo()
        assert kind.is_there(session, thing)
        _decide(session, Contests(session, "zh").listing()[0], is_out=False)
        write_bundle(session, tmp_path / "decided.zip", wish=BARE)
        merge_bundle(other, tmp_path / "decided.zip")
        for one in (session, other):
            assert kind.is_there(one, thing)
            assert Contests(one, "zh").listing() == ()


def test_what_a_colleague_takes_out_knowingly_is_told_before(session: EstateSession, tmp_path: Path) -> None:
    write_bundle(session, tmp_path / "first.zip", wish=BARE)
    with open_bundle(tmp_path / "first.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        RegisterService(other).remove(SECOND, reason="已拆")
        write_bundle(other, tmp_path / "乙.zip", wish=BARE)
    found = preview(session, tmp_path / "乙.zip", "zh")
    assert [one.place for one in found.removed] == [SECOND]
    assert (found.changed, found.contested) == ((), ())
    assert any("移除 1 处" in line for line in told(found, "zh", ""))
    merge_bundle(session, tmp_path / "乙.zip")
    assert not session.has(SECOND)


def _said(contest: Contest) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for claim in contest.claims:
        found.setdefault(claim.person, []).extend(claim.lines)
    return {person: "；".join(lines) for person, lines in found.items()}


def _decide(session: EstateSession, contest: Contest, *, is_out: bool) -> None:
    claim = next(one for one in contest.claims if (one.lines == ("移除",)) == is_out)
    History(session).resolve(claim.id)
