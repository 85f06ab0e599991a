"""The same estate registered twice under two ids: joined on purpose, and one from then on."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from renodesk.domain.changes import Author, CellState
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.domain.vocabulary import ENTITIES
from renodesk.errors import NothingToJoin, OtherEstate, ReasonMissing, UnknownEstate
from renodesk.services.answers import Answers
from renodesk.services.archive_joining import join_in_archive
from renodesk.services.contests import Contests
from renodesk.services.device_key import DeviceKeys
from renodesk.services.devices import Devices
from renodesk.services.downlink import downlink
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.intake import ingest
from renodesk.services.joining import join_estate, join_lines, preview_join
from renodesk.services.office_index import reindex_archive
from renodesk.services.photos import Photos
from renodesk.services.ranking import ranking
from renodesk.services.receipts import Receipts, answer, confirmed_lines
from renodesk.services.receiving import preview
from renodesk.services.receiving_words import told
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

BARE = BundleWish(papers=False)
YI = Author(person="乙", device="d-2")
OFFICE = Author(person="办公室", device="d-9")
ENTRANCE, THIRD = Place(building="1", unit="1"), Place(building="3")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[EstateSession]:
    """Return the same estate as 乙 registered it, under another id and name."""
    Image.new("RGB", (64, 48), "red").save(tmp_path / "a.jpg", "JPEG")
    with EstateSession.create(tmp_path / "槐安里一区.reno", "槐安里一区", YI, Environment()) as made:
        register = RegisterService(made)
        register.add_building("1栋", units=2)
        register.add_building("3号楼", units=1)
        Answers(made).record("E2.2", ENTRANCE, Observation(grade=Fraction(1)))
        Photos(made).add([tmp_path / "a.jpg"], item="E2.2", place=ENTRANCE)
        yield made


@pytest.fixture
def both(session: EstateSession, other: EstateSession) -> tuple[EstateSession, EstateSession]:
    """Return both, the first with an answer that differs from the other's."""
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(4)))
    return session, other


def cells_of(session: EstateSession) -> list[CellState]:
    """Return every cell with its heads."""
    return [state for entity in ENTITIES for state in session.file.states(entity)]


def hand(source: EstateSession, target: EstateSession, folder: Path) -> None:
    """Give one's bundle to the other."""
    write_bundle(source, folder / "hand.zip", wish=BARE)
    merge_bundle(target, folder / "hand.zip")


def test_both_histories_are_kept_and_one_id_stays(
    both: tuple[EstateSession, EstateSession], tmp_path: Path
) -> None:
    session, other = both
    own, theirs, before = session.estate_id, other.estate_id, session.file.ranges()
    found = preview_join(session, other.path, "zh")
    assert (found.id, found.other_id) == (own, theirs)
    lines = " ".join((*join_lines(found, "zh"), *told(found.preview, "zh", "")))
    for words in ("槐安里", "槐安里一区", own, theirs, "待裁定"):
        assert words in lines
    assert session.file.ranges() == before
    with pytest.raises(ReasonMissing):
        join_estate(session, other.path, " ")
    joined = join_estate(session, other.path, "同一门牌，街道报了两次", copies=tmp_path / "copies")
    assert (joined.id, joined.other_id, joined.merged.new_photos) == (own, theirs, 1)
    assert session.estate_id == own
    assert session.is_of(theirs)
    assert session.has(THIRD)
    assert {change.id for change in other.file.changes()} <= {change.id for change in session.file.changes()}
    told_apart = {contest.what.split(" ")[0] for contest in Contests(session, "zh").listing()}
    assert {"E2.2", "小区名称"} <= told_apart
    assert not any("编号" in what for what in told_apart)
    (copy,) = (tmp_path / "copies").glob("*.reno")
    with EstateSession.open(copy, YI, Environment(), read_only=True) as kept:
        assert kept.file.ranges() == before
    with pytest.raises(NothingToJoin):
        join_estate(session, other.path, "又一次")


def test_later_bundles_of_either_side_go_on_merging_and_the_other_laptop_follows(
    both: tuple[EstateSession, EstateSession], tmp_path: Path
) -> None:
    session, other = both
    write_bundle(other, tmp_path / "before.zip", wish=BARE)
    with pytest.raises(OtherEstate):
        merge_bundle(session, tmp_path / "before.zip")
    own, theirs = session.estate_id, other.estate_id
    join_estate(session, tmp_path / "before.zip", "同一小区")
    Answers(other).record("B4.1", ESTATE, Observation(grade=Fraction(5)))
    hand(other, session, tmp_path)
    assert session.scores.answers["B4.1", ESTATE].value == 5
    write_bundle(session, tmp_path / "joined.zip", wish=BARE)
    seen = preview(other, tmp_path / "joined.zip", "zh")
    assert seen.joins == (theirs,)
    assert any("重复登记" in line for line in told(seen, "zh", ""))
    merge_bundle(other, tmp_path / "joined.zip")
    assert (other.estate_id, session.estate_id) == (own, own)
    assert cells_of(other) == cells_of(session)
    with EstateSession.create(tmp_path / "和平里.reno", "和平里", YI, Environment()) as third:
        write_bundle(third, tmp_path / "third.zip", wish=BARE)
        with pytest.raises(OtherEstate):
            merge_bundle(session, tmp_path / "third.zip")
        with pytest.raises(OtherEstate):
            merge_bundle(third, tmp_path / "joined.zip")


def test_joining_in_both_directions_ends_in_the_same_cells(
    both: tuple[EstateSession, EstateSession], tmp_path: Path
) -> None:
    session, other = both
    ids = {session.estate_id, other.estate_id}
    write_bundle(session, tmp_path / "甲.zip", wish=BARE)
    write_bundle(other, tmp_path / "乙.zip", wish=BARE)
    join_estate(session, tmp_path / "乙.zip", "同一小区")
    join_estate(other, tmp_path / "甲.zip", "同一小区")
    hand(session, other, tmp_path)
    hand(other, session, tmp_path)
    assert cells_of(session) == cells_of(other)
    assert session.estate_id == other.estate_id
    (contest,) = [one for one in Contests(session, "zh").listing() if one.cell.field == "id"]
    assert {claim.lines[0] for claim in contest.claims} == ids
    History(session).resolve(contest.claims[0].id)
    hand(session, other, tmp_path)
    assert session.estate_id == other.estate_id == contest.claims[0].lines[0]
    assert cells_of(session) == cells_of(other)


def test_the_office_joins_two_estates_of_its_archive_and_later_bundles_of_the_other_id_go_there(
    both: tuple[EstateSession, EstateSession], tmp_path: Path
) -> None:
    session, other = both
    archive, own, theirs = tmp_path / "archive", session.estate_id, other.estate_id
    for one, name in ((session, "甲.zip"), (other, "乙.zip")):
        write_bundle(one, tmp_path / name, wish=BARE)
    bundles = [tmp_path / "甲.zip", tmp_path / "乙.zip"]
    assert all(one.error is None for one in ingest(archive, bundles, OFFICE, Environment()))
    assert len(ranking(archive, Environment())) == 2
    with pytest.raises(UnknownEstate):
        join_in_archive(archive, own, "nobody", "同一小区", OFFICE, Environment())
    join_in_archive(archive, own, theirs, "同一小区", OFFICE, Environment())
    (ranked,) = ranking(archive, Environment())
    assert (ranked.row.id, ranked.row.photos) == (own, 1)
    assert len(list((archive / "joined").glob("*.reno"))) == 2
    reindex_archive(archive, OFFICE, Environment())
    assert [one.row.id for one in ranking(archive, Environment())] == [own]

    Answers(other).record("B4.1", ESTATE, Observation(grade=Fraction(5)))
    write_bundle(other, tmp_path / "later.zip", wish=BARE)
    (taken,) = ingest(archive, [tmp_path / "later.zip"], OFFICE, Environment(), office="街道")
    assert (taken.error, taken.estate, taken.joined_from) == (None, own, theirs)
    assert taken.new_changes == 1
    assert taken.receipt is not None
    assert (taken.receipt.estate, taken.receipt.also) == (own, (theirs,))
    assert [one.row.id for one in ranking(archive, Environment())] == [own]

    (sent,) = downlink(archive, tmp_path / "back", OFFICE, Environment())
    merge_bundle(other, sent.path)
    assert (other.estate_id, other.file.gaps()) == (own, {})
    assert cells_of(other) != cells_of(session)
    merge_bundle(session, sent.path)
    assert cells_of(other) == cells_of(session)

    keys = DeviceKeys(folder=tmp_path / "keys", device="office")
    Devices(tmp_path).add("office", keys.state().public.line)
    other.environment = replace(other.environment, trust_folder=tmp_path)
    path = answer(taken.receipt, tmp_path / "later.zip", tmp_path, replace(Environment(), keys=lambda: keys))
    confirmed = Receipts(other).take(path)
    assert confirmed.is_all
    assert any(own in line and theirs in line for line in confirmed_lines(confirmed, "zh"))


def test_what_a_laptop_joined_is_told_to_an_office_that_has_both(
    both: tuple[EstateSession, EstateSession], tmp_path: Path
) -> None:
    session, other = both
    archive, own, theirs = tmp_path / "archive", session.estate_id, other.estate_id
    write_bundle(other, tmp_path / "乙.zip", wish=BARE)
    join_estate(session, tmp_path / "乙.zip", "同一小区")
    write_bundle(session, tmp_path / "joined.zip", wish=BARE)
    results = ingest(archive, [tmp_path / "乙.zip", tmp_path / "joined.zip"], OFFICE, Environment())
    assert [one.twice for one in results] == [(), (theirs,)]
    join_in_archive(archive, own, theirs, "电脑上已合并", OFFICE, Environment())
    assert [one.row.id for one in ranking(archive, Environment())] == [own]


def test_a_join_that_broke_off_in_the_archive_is_finished_by_doing_it_again(
    both: tuple[EstateSession, EstateSession], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, other = both
    archive, own, theirs = tmp_path / "archive", session.estate_id, other.estate_id
    for one, name in ((session, "甲.zip"), (other, "乙.zip")):
        write_bundle(one, tmp_path / name, wish=BARE)
    ingest(archive, [tmp_path / "甲.zip", tmp_path / "乙.zip"], OFFICE, Environment())
    for step in ("settle_id", "replace_file", "take_over"):
        place = "renodesk.estates.joining" if step == "settle_id" else "renodesk.office.joined"
        with monkeypatch.context() as broken:
            broken.setattr(f"{place}.{step}", _break_off)
            with pytest.raises(RuntimeError):
                join_in_archive(archive, own, theirs, "同一小区", OFFICE, Environment())
    join_in_archive(archive, own, theirs, "同一小区", OFFICE, Environment())
    (ranked,) = ranking(archive, Environment())
    assert (ranked.row.id, ranked.row.photos) == (own, 1)


def _break_off(*_: object) -> None:
    raise RuntimeError("the power is gone")
