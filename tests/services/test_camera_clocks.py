"""Clocks of cameras that were off: corrected by a photographed clock or a typed difference, and back."""

from datetime import datetime, timedelta

import pytest
from photos.sheets import scene_photo, sheet_photo

from renodesk.domain.place_code import clock_code
from renodesk.domain.places import ESTATE, Place
from renodesk.errors import RoundSealed, UnknownPhoto, WrongUsage
from renodesk.photos.scenes import Scene
from renodesk.services.camera_clocks import CameraClocks, difference_text, read_difference
from renodesk.services.history import History
from renodesk.services.photo_tray import PhotoTray
from renodesk.services.photos import Photos
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

NINE = datetime(2026, 5, 6, 9)
CAMERA, OTHER = "RENODESK SAMPLE 1", "RENODESK SAMPLE 2"


def scene(minute: int, camera: str = "SAMPLE 1") -> bytes:
    at = (NINE + timedelta(minutes=minute)).isoformat()
    return scene_photo(Scene(kind="facade", caption=f"{minute} {camera}", taken_at=at, camera=camera))


def clock(minute: int, off: timedelta) -> bytes:
    """Return a photo of a clock that shows `off` more than the camera says."""
    at = NINE + timedelta(minutes=minute)
    return sheet_photo(clock_code(at + off), at)


@pytest.fixture
def photos(session: EstateSession) -> Photos:
    """Two photos of one camera and one of another."""
    found = Photos(session)
    found.add_bytes("a.jpg", scene(0))
    found.add_bytes("b.jpg", scene(10))
    found.add_bytes("c.jpg", scene(5, "SAMPLE 2"))
    return found


def times(photos: Photos) -> dict[str, str]:
    return {row.name: row.at[11:] for row in photos.rows()}


def test_a_typed_difference_corrects_one_camera_and_one_undo_takes_it_back(
    session: EstateSession, photos: Photos
) -> None:
    before = times(photos)
    CameraClocks(session).set_difference(CAMERA, 330)
    assert times(photos) == {"a.jpg": "09:05:30", "b.jpg": "09:15:30", "c.jpg": "09:05:00"}
    assert {row.taken_at[11:] for row in photos.rows() if row.clock} == {"09:00:00", "09:10:00"}
    History(session).undo()
    assert times(photos) == before
    assert CameraClocks(session).clocks() == ()


def test_the_originals_keep_what_the_camera_said(session: EstateSession, photos: Photos) -> None:
    row = photos.rows()[0]
    original = photos.original(row.sha256)
    CameraClocks(session).set_difference(CAMERA, 3600)
    assert photos.original(row.sha256) == original
    stored = photos.stored(row.sha256)
    assert stored is not None
    assert stored.taken_at == row.taken_at


def test_a_photographed_clock_tells_the_difference_and_is_filed_as_a_paper(
    session: EstateSession, photos: Photos
) -> None:
    photos.add_bytes("clock.jpg", clock(2, timedelta(minutes=-7)))
    clocks = CameraClocks(session)
    row = next(one for one in clocks.cameras() if one.camera == CAMERA)
    assert row.seen is not None
    assert row.seen_seconds == -420
    clocks.take_from(row.seen.use)
    assert times(photos)["b.jpg"] == "09:03:00"
    paper = next(one for one in photos.rows() if one.name == "clock.jpg")
    assert (paper.role, paper.place) == ("document", ESTATE)
    assert [one.seen for one in clocks.cameras()] == [None, None]


def test_photos_that_come_later_follow_their_cameras_clock(session: EstateSession, photos: Photos) -> None:
    CameraClocks(session).set_difference(CAMERA, 60)
    photos.add_bytes("d.jpg", scene(20))
    photos.add_bytes("e.jpg", scene(20, "SAMPLE 2"))
    assert (times(photos)["d.jpg"], times(photos)["e.jpg"]) == ("09:21:00", "09:20:00")


def test_each_photo_follows_the_clock_that_was_photographed_last_before_it(
    session: EstateSession, photos: Photos
) -> None:
    clocks = CameraClocks(session)
    for minute, off in ((1, 5), (8, 9)):
        photos.add_bytes(f"clock{minute}.jpg", clock(minute, timedelta(minutes=off)))
        seen = next(one.seen for one in clocks.cameras() if one.seen)
        clocks.take_from(seen.use)
    assert (times(photos)["a.jpg"], times(photos)["b.jpg"]) == ("09:05:00", "09:19:00")


def test_saying_that_a_clock_was_right_brings_the_cameras_times_back(
    session: EstateSession, photos: Photos
) -> None:
    clocks = CameraClocks(session)
    clocks.set_difference(CAMERA, 300)
    clocks.set_difference(CAMERA, 0)
    assert times(photos)["a.jpg"] == "09:00:00"
    assert clocks.clocks() == ()
    assert all(not row.clock for row in photos.rows())


def test_times_from_names_are_of_no_cameras_clock(session: EstateSession) -> None:
    photos = Photos(session)
    bare = scene(0).replace(b"Exif", b"Exix")
    photos.add_bytes("IMG_20260506_101500.jpg", bare)
    assert CameraClocks(session).cameras() == ()
    assert photos.rows()[0].time_from == "name"


def test_proposals_go_by_corrected_times(session: EstateSession, photos: Photos) -> None:
    tray = PhotoTray(session, photos)
    rows = {row.name: row for row in photos.rows()}
    place = Place(building="1", unit="1")
    tray.assign([rows["c.jpg"].use], place)
    assert tray.proposals()[rows["a.jpg"].use].gap == timedelta(minutes=5)
    CameraClocks(session).set_difference(CAMERA, 270)
    found = tray.proposals()[rows["a.jpg"].use]
    assert (found.place, found.gap, found.is_sure) == (place, timedelta(seconds=30), True)


def test_what_shows_no_clock_and_a_sealed_round_are_refused(session: EstateSession, photos: Photos) -> None:
    clocks = CameraClocks(session)
    with pytest.raises(UnknownPhoto):
        clocks.take_from(photos.rows()[0].use)
    Rounds(session).seal("done")
    with pytest.raises(RoundSealed):
        clocks.set_difference(CAMERA, 60)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("+5:30", 330), ("-1:02:00", -3720), ("慢 5:30", 330), ("快 0：40", -40), ("-90", -90), ("＋12", 12)],
)
def test_a_difference_is_read_as_people_write_it(text: str, seconds: int) -> None:
    assert read_difference(text) == seconds
    assert read_difference(difference_text(seconds)) == seconds


@pytest.mark.parametrize("text", ["", "noon", "5:75", "1:75:00", "1/2", "+-5:00"])
def test_anything_else_is_no_difference(text: str) -> None:
    with pytest.raises(WrongUsage):
        read_difference(text)
