"""The intake tray: a card is taken in, proposals are accepted, and what is unsure stays."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from photos.sheets import scene_photo, sheet_photo

from renodesk.domain.photo_stream import Basis
from renodesk.domain.place_code import place_code
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import Cancelled, RoundSealed, UnknownItem, UnknownPhoto, UnknownPlace
from renodesk.photos.scenes import Scene
from renodesk.services.answers import Answers
from renodesk.services.history import History
from renodesk.services.outline import Outline
from renodesk.services.photo_tray import PhotoTray
from renodesk.services.photos import Photos
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
NINE = datetime(2026, 5, 6, 9)


def scene(seconds: int, caption: str = "") -> bytes:
    at = (NINE + timedelta(seconds=seconds)).isoformat()
    return scene_photo(Scene(kind="facade", caption=caption or str(seconds), taken_at=at))


@pytest.fixture
def photos(session: EstateSession) -> Photos:
    return Photos(session)


@pytest.fixture
def tray(session: EstateSession, photos: Photos) -> PhotoTray:
    return PhotoTray(session, photos)


@pytest.fixture
def card(session: EstateSession, tmp_path: Path) -> Callable[[], Path]:
    """Return a builder of a card: a sheet of each entrance with two photos after it, one before."""

    def fill() -> Path:
        folder = tmp_path / "DCIM" / "100"
        folder.mkdir(parents=True)
        code = place_code(session.estate_id, FIRST)
        other = place_code(session.estate_id, SECOND)
        files = [scene(0), sheet_photo(code, NINE + timedelta(minutes=30)), scene(1830), scene(1860)]
        files += [sheet_photo(other, NINE + timedelta(minutes=32)), scene(1950), scene(1980)]
        for number, data in enumerate(files):
            (folder / f"IMG_{number:04}.JPG").write_bytes(data)
        return tmp_path / "DCIM"

    return fill


def names(tray: PhotoTray) -> list[str]:
    return [row.name for row in tray.waiting()]


def test_a_card_is_put_away_in_one_act_and_what_came_before_the_first_sheet_stays(
    tray: PhotoTray, photos: Photos, card: Callable[[], Path]
) -> None:
    photos.add([card()])
    assert len(tray.waiting()) == 7
    tray.accept_sure()
    assert names(tray) == ["IMG_0000.JPG"]
    placed = {row.name: row.place for row in photos.rows() if row.place}
    assert [placed[f"IMG_{n:04}.JPG"] for n in (2, 3, 5, 6)] == [FIRST, FIRST, SECOND, SECOND]


def test_a_sheet_is_filed_as_a_paper_and_is_no_evidence(
    tray: PhotoTray, photos: Photos, card: Callable[[], Path]
) -> None:
    photos.add([card()])
    tray.accept_sure()
    papers = [row.name for row in photos.rows() if row.role == "document"]
    assert papers == ["IMG_0001.JPG", "IMG_0004.JPG"]
    assert all(not row.is_evidence for row in photos.rows() if row.name in papers)


def test_one_undo_brings_the_whole_tray_back(
    session: EstateSession, tray: PhotoTray, photos: Photos, card: Callable[[], Path]
) -> None:
    photos.add([card()])
    before = photos.rows()
    tray.accept_sure()
    History(session).undo()
    assert photos.rows() == before
    assert len(tray.waiting()) == 7


def test_the_same_card_again_brings_nothing_into_the_tray(
    tray: PhotoTray, photos: Photos, card: Callable[[], Path]
) -> None:
    folder = card()
    photos.add([folder])
    tray.accept_sure()
    again = photos.add([folder])
    assert (len(again.uses), len(again.repeated)) == (0, 7)
    assert names(tray) == ["IMG_0000.JPG"]


def test_a_sheet_of_another_estate_cuts_nothing(tray: PhotoTray, photos: Photos) -> None:
    photos.add_bytes("a.jpg", sheet_photo(place_code("fedcba9876543210", FIRST), NINE))
    assert [one.basis for one in tray.proposals().values()] == [Basis.NONE]


def test_a_typed_place_cuts_the_stream_and_is_taken_back_by_undo(
    session: EstateSession, tray: PhotoTray, photos: Photos
) -> None:
    for seconds in (0, 60, 120):
        photos.add_bytes(f"{seconds}.jpg", scene(seconds))
    rows = photos.rows()
    tray.begin(rows[1].use, SECOND)
    found = tray.proposals()
    assert [found[row.use].place for row in rows] == [None, SECOND, SECOND]
    History(session).undo()
    assert [one.place for one in tray.proposals().values()] == [None] * 3


def test_an_answer_recorded_at_that_time_proposes_its_place_and_item(
    session: EstateSession, tray: PhotoTray, photos: Photos
) -> None:
    Answers(session).record("A3.2", FIRST, Observation(inputs={}))
    state = next(iter(session.file.states("answer", f"{session.round}/A3.2/")))
    recorded = datetime.fromisoformat(state.heads[-1].change.at.removesuffix("Z")) + timedelta(hours=8)
    at = (recorded + timedelta(seconds=20)).replace(microsecond=0).isoformat()
    photos.add_bytes("a.jpg", scene_photo(Scene(kind="lamp", caption="x", taken_at=at)))
    (found,) = tray.proposals().values()
    assert (found.place, found.item, found.basis, found.is_sure) == (FIRST, "A3.2", Basis.TIME, True)


def test_a_camera_of_another_zone_is_compared_by_the_moment(tray: PhotoTray, photos: Photos) -> None:
    photos.add_bytes("a.jpg", scene(0))
    tray.assign([photos.rows()[0].use], SECOND)
    utc = Scene(kind="lamp", caption="x", taken_at="2026-05-06T01:00:30", offset="+00:00")
    photos.add_bytes("b.jpg", scene_photo(utc))
    (found,) = tray.proposals().values()
    assert (found.place, found.gap) == (SECOND, timedelta(seconds=30))


def test_photos_of_one_place_are_assigned_together_and_put_back(
    session: EstateSession, tray: PhotoTray, photos: Photos
) -> None:
    for seconds in (0, 60):
        photos.add_bytes(f"{seconds}.jpg", scene(seconds))
    uses = [row.use for row in photos.rows()]
    changes = tray.assign(uses, FIRST, "A3.2")
    assert len({cell.key for cell in changes.cells}) == 2
    assert [(row.item, row.place) for row in photos.rows()] == [("A3.2", FIRST)] * 2
    tray.assign(uses, None)
    assert len(tray.waiting()) == 2


def test_a_photo_of_a_building_that_is_gone_comes_back_into_the_tray(
    session: EstateSession, tray: PhotoTray, photos: Photos
) -> None:
    from renodesk.services.register import RegisterService

    photos.add_bytes("a.jpg", scene(0))
    tray.assign([photos.rows()[0].use], Place(building="2"))
    assert not tray.waiting()
    RegisterService(session).remove(Place(building="2"))
    assert names(tray) == ["a.jpg"]


def test_unknown_places_items_and_uses_are_refused_and_nothing_is_done(
    tray: PhotoTray, photos: Photos
) -> None:
    photos.add_bytes("a.jpg", scene(0))
    use = photos.rows()[0].use
    with pytest.raises(UnknownPlace):
        tray.assign([use], Place(building="99"))
    with pytest.raises(UnknownItem):
        tray.assign([use], FIRST, "Z9.9")
    with pytest.raises(UnknownPhoto):
        tray.assign([use, "nobody"], FIRST)
    with pytest.raises(UnknownPlace):
        tray.begin(use, Place(building="99"))
    assert names(tray) == ["a.jpg"]


def test_a_sealed_round_keeps_its_tray(session: EstateSession, tray: PhotoTray, photos: Photos) -> None:
    photos.add_bytes("a.jpg", scene(0))
    Rounds(session).seal("done")
    with pytest.raises(RoundSealed):
        tray.assign([photos.rows()[0].use], FIRST)


def test_evidence_is_counted_without_papers_and_plans(
    session: EstateSession, tray: PhotoTray, photos: Photos
) -> None:
    photos.add_bytes("a.jpg", sheet_photo(place_code(session.estate_id, FIRST), NINE))
    tray.assign([photos.rows()[0].use], FIRST, "A3.2")
    row = next(one for one in Outline(session, photos).items_at(FIRST) if one.code == "A3.2")
    assert row.photos == 0


def test_a_card_that_is_pulled_is_said_once_and_what_was_read_is_kept(
    tray: PhotoTray, photos: Photos, card: Callable[[], Path]
) -> None:
    folder = card()

    def pull(_step: str, _fraction: float) -> None:
        if folder.exists():
            shutil.rmtree(folder)

    added = photos.add([folder], progress=pull)
    assert added.out_of_reach >= 1
    assert added.refused == ()
    assert len(added.uses) + added.out_of_reach == 7
    assert len(tray.waiting()) == len(added.uses) >= 1


def test_an_intake_that_is_cancelled_keeps_what_came(
    tray: PhotoTray, photos: Photos, card: Callable[[], Path]
) -> None:
    def stop(_step: str, fraction: float) -> None:
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        photos.add([card()], progress=stop)
    assert names(tray) == ["IMG_0000.JPG", "IMG_0001.JPG", "IMG_0002.JPG"]


def test_a_card_with_broken_files_videos_and_namesakes_is_taken_in_as_far_as_it_goes(
    tray: PhotoTray, photos: Photos, tmp_path: Path
) -> None:
    for folder in ("100", "101"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "IMG_0001.JPG").write_bytes(scene(0, folder))
    for number in range(30):
        (tmp_path / "101" / f"B{number}.JPG").write_bytes(scene(0)[: 900 + number])
    (tmp_path / "101" / "._IMG_0001.JPG").write_bytes(b"\0\5\26\7")
    (tmp_path / "101" / "MVI_0002.MP4").write_bytes(b"\0\0\0\x18ftypmp42")
    added = photos.add([tmp_path / "100", tmp_path / "101"])
    assert (len(added.uses), len(added.refused), len(added.skipped)) == (2, 30, 2)
    assert names(tray) == ["IMG_0001.JPG", "IMG_0001.JPG"]


def test_a_photo_of_the_whole_estate_is_not_in_the_tray(tray: PhotoTray, photos: Photos) -> None:
    photos.add_bytes("a.jpg", scene(0), place=ESTATE)
    assert not tray.waiting()
