"""A small bundle now, the originals later: shown and printed meanwhile, and never taken for the original."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bundles.conftest import JIA, YI, members
from PIL import Image

from renodesk.bundles.verifying import verify_bag
from renodesk.domain.places import ESTATE
from renodesk.domain.receipt import Receipt
from renodesk.errors import UnknownPhoto
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, open_bundle, write_bundle
from renodesk.services.photos import Photos
from renodesk.services.reporting import write_report
from renodesk.services.session import EstateSession

Forge = Callable[..., Path]
SMALL = BundleWish(is_small=True)


def camera_photo() -> bytes:
    """Return a photo of a camera: large, with EXIF."""
    image = Image.effect_noise((2400, 1800), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0110], exif[0x9003] = "CAM-1", "2026:11:03 14:02:11"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


@pytest.fixture
def taken(estate: EstateSession) -> EstateSession:
    """Return an estate with a photo whose original is large."""
    Photos(estate).add_bytes("IMG_1.jpg", camera_photo(), item="B2.1", place=ESTATE)
    return estate


@pytest.fixture
def small(taken: EstateSession, tmp_path: Path) -> Path:
    write_bundle(taken, tmp_path / "small.zip", wish=SMALL)
    return tmp_path / "small.zip"


@pytest.fixture
def theirs(small: Path, tmp_path: Path) -> Iterator[EstateSession]:
    """Return an estate that was begun from the small bundle."""
    with open_bundle(small, tmp_path / "yi.reno", YI, Environment()) as session:
        yield session


def test_a_small_bundle_holds_smaller_pictures_and_no_original(small: Path, taken: EstateSession) -> None:
    report = verify_bag(small)
    assert report.ok
    assert report.info["RenoDesk-Photos"] == "renditions"
    assert report.info["RenoDesk-Papers"] == "none"
    names = {name for name in report.entries if "/renditions/" in name}
    assert names == {
        "data/renditions/facts.json",
        *(f"data/renditions/{photo.sha256}.jpg" for photo in taken.file.photos()),
    }
    assert not any("/photos/" in name for name in report.entries)
    assert small.stat().st_size < taken.file.original_bytes()
    assert write_small_again(taken, small) == small.read_bytes()


def write_small_again(session: EstateSession, beside: Path) -> bytes:
    write_bundle(session, beside.with_name("again.zip"), wish=SMALL)
    return beside.with_name("again.zip").read_bytes()


def test_the_receiver_shows_and_prints_what_came_and_says_what_did_not(
    theirs: EstateSession, taken: EstateSession, tmp_path: Path
) -> None:
    photos = Photos(theirs)
    assert len(photos.rows()) == 3
    for row in photos.rows():
        assert not row.has_original
        assert photos.original(row.sha256) is None
        assert photos.report_image(row.sha256) == Photos(taken).report_image(row.sha256)
        assert photos.thumbnail(row.sha256)[:2] == b"\xff\xd8"
    cameras = {row.camera for row in photos.rows()}
    assert "CAM-1" in cameras
    write_report(theirs, tmp_path / "a.pdf")
    write_report(taken, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_original_takes_the_place_of_what_was_shown(
    theirs: EstateSession, taken: EstateSession, tmp_path: Path
) -> None:
    write_bundle(taken, tmp_path / "whole.zip")
    merged = merge_bundle(theirs, tmp_path / "whole.zip")
    assert merged.new_photos == 3
    assert all(row.has_original for row in Photos(theirs).rows())
    assert list(theirs.file.photos()) == list(taken.file.photos())
    assert merge_bundle(theirs, tmp_path / "small.zip").new_renditions == 0


def test_after_a_receipt_that_has_only_pictures_the_originals_follow(
    theirs: EstateSession, taken: EstateSession, tmp_path: Path
) -> None:
    seen = frozenset(photo.sha256 for photo in theirs.file.photos())
    receipt = Receipt(
        estate=taken.estate_id,
        name=taken.name,
        office="街道",
        at="2026-11-27T08:00:00.000Z",
        bundle="0" * 64,
        holds=theirs.file.ranges(),
        lacks={},
        photos=frozenset(),
        told=3,
        contested=0,
        renditions=seen,
    )
    write_bundle(taken, tmp_path / "rest.zip", since=receipt)
    assert sum("/photos/" in name for name in members(tmp_path / "rest.zip")) == 3
    write_bundle(taken, tmp_path / "again.zip", since=receipt, wish=SMALL)
    assert not any("/renditions/" in name for name in members(tmp_path / "again.zip"))
    assert merge_bundle(theirs, tmp_path / "rest.zip").new_photos == 3


def test_one_who_has_only_pictures_passes_them_on(theirs: EstateSession, tmp_path: Path) -> None:
    write_bundle(theirs, tmp_path / "on.zip")
    with open_bundle(tmp_path / "on.zip", tmp_path / "bing.reno", JIA, Environment()) as third:
        assert [Photos(third).report_image(row.sha256) for row in Photos(third).rows()] == [
            Photos(theirs).report_image(row.sha256) for row in Photos(theirs).rows()
        ]


def test_a_picture_with_metadata_is_made_anew_and_a_broken_one_is_passed_over(
    small: Path, forged: Forge, tmp_path: Path
) -> None:
    shas: list[str] = []

    def spoil(payload: dict[str, bytes]) -> None:
        names = sorted(name for name in payload if name.endswith(".jpg") and "/renditions/" in name)
        shas.extend(Path(name).stem for name in names)
        payload[names[0]] = camera_photo()
        payload[names[1]] = b"\xff\xd8 no picture"
        facts = json.loads(payload["data/renditions/facts.json"])
        facts[shas[2]]["width"] = "many"
        payload["data/renditions/facts.json"] = json.dumps(facts).encode()

    with open_bundle(forged(small, spoil), tmp_path / "yi.reno", YI, Environment()) as theirs:
        photos = Photos(theirs)
        shown = photos.report_image(shas[0])
        assert b"CAM-1" not in shown
        assert max(Image.open(io.BytesIO(shown)).size) <= 1400
        for sha256 in shas[1:]:
            with pytest.raises(UnknownPhoto):
                photos.report_image(sha256)
        assert len(photos.rows()) == 3


def test_parts_of_a_small_bundle_each_bring_the_facts_of_their_pictures(
    taken: EstateSession, tmp_path: Path
) -> None:
    biggest = max(len(Photos(taken).report_image(row.sha256)) for row in Photos(taken).rows())
    wish = BundleWish(is_small=True, part_size=biggest + 700_000)
    for seed in range(3):
        image = Image.effect_noise((1300, 900), 100 + seed).convert("RGB")
        out = io.BytesIO()
        image.save(out, "JPEG", quality=97)
        Photos(taken).add_bytes(f"{seed}.jpg", out.getvalue(), item="B2.1", place=ESTATE)
    written = write_bundle(taken, tmp_path / "s.zip", wish=wish)
    assert len(written.parts) > 1
    for one in written.parts:
        with zipfile.ZipFile(one.path) as file:
            assert "data/renditions/facts.json" in file.namelist()
    with open_bundle(written.parts[-1].path, tmp_path / "yi.reno", YI, Environment()) as theirs:
        for one in written.parts[:-1]:
            merge_bundle(theirs, one.path)
        photos = Photos(theirs)
        assert len([photos.report_image(row.sha256) for row in photos.rows()]) == 6
