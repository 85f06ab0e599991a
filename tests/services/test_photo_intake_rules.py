"""Intake beyond taking photos in: made smaller where one prefers it, and told when a file gets large."""

from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from photos.sheets import scene_photo
from PIL import Image

from renodesk.domain.findings import FindingKind
from renodesk.domain.photo_facts import PhotoFacts
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.photos.scenes import Scene
from renodesk.services.answers import Answers
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import MUCH_BYTES, Photos
from renodesk.services.reporting.maker import snapshot_of
from renodesk.services.review import Review
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")


def large(colour: str = "red") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (5000, 200), colour).save(stream, "JPEG", quality=100)
    return stream.getvalue()


@pytest.fixture
def photos(session: EstateSession) -> Photos:
    return Photos(session)


def test_a_reduced_photo_says_so_wherever_it_is_used_and_on_paper(
    session: EstateSession, photos: Photos, tmp_path: Path
) -> None:
    (tmp_path / "IMG_20260506_090000.jpg").write_bytes(large())
    added = photos.add([tmp_path], item="E2.2", place=FIRST, reduce=True)
    assert (added.reduced, len(added.uses)) == (1, 1)
    row = photos.rows()[0]
    assert (row.reduced, row.at) == ("5000x200", "2026-05-06T09:00:00")
    PhotoUses(session).use_again(row.use, SECOND, "E2.2")
    assert {one.reduced for one in photos.rows()} == {"5000x200"}
    Answers(session).record("E2.2", FIRST, Observation(grade=Fraction(1)))
    shortfall = next((one for one in snapshot_of(session, "zh").shortfalls if one.code == "E2.2"), None)
    assert shortfall is not None
    assert "5000 × 200" in shortfall.photos[0].caption


def test_the_same_card_again_brings_nothing_twice(photos: Photos, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(large())
    (tmp_path / "b.jpg").write_bytes(large("blue"))
    photos.add([tmp_path / "a.jpg"])
    assert [len(photos.add([tmp_path], reduce=True).uses) for _ in range(2)] == [1, 0]
    assert sorted(row.reduced for row in photos.rows()) == ["", "5000x200"]


def test_nothing_is_made_smaller_unless_one_prefers_it(photos: Photos, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(large())
    assert photos.add([tmp_path]).reduced == 0
    assert photos.original(photos.rows()[0].sha256) == large()


def test_passing_two_gigabytes_is_told_once_and_stands_in_the_review(
    session: EstateSession, photos: Photos, tmp_path: Path
) -> None:
    assert not any(one.kind == FindingKind.PHOTOS_LARGE for one in Review(session, "zh").findings())
    facts = PhotoFacts(
        sha256="0" * 64,
        media_type="image/jpeg",
        size=MUCH_BYTES - 10,
        width=1,
        height=1,
        taken_at=None,
        taken_offset=None,
        latitude=None,
        longitude=None,
        camera=None,
        orientation=1,
    )
    session.file.keep_photo(facts, b"x", {})
    for number, is_told in enumerate((True, False)):
        scene = Scene(kind="lamp", caption=str(number), taken_at="2026-05-06T09:00:00")
        (tmp_path / f"{number}.jpg").write_bytes(scene_photo(scene))
        assert photos.add([tmp_path / f"{number}.jpg"]).is_large_now == is_told
    (found,) = (one for one in Review(session, "zh").findings() if one.kind == FindingKind.PHOTOS_LARGE)
    assert "2.0 GB" in found.text
    assert found.is_settled
