"""A card of 500 files as they really are: broken ones, videos, namesakes; pulled half-way; no space left."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from renodesk.domain.changes import Author
from renodesk.errors import DiskFull
from renodesk.services.environment import Environment
from renodesk.services.photo_tray import PhotoTray
from renodesk.services.photos import AddedPhotos, Photos
from renodesk.services.session import EstateSession
from renodesk.texts import explain

GOOD, BROKEN, VIDEOS, SHADOWS = 450, 30, 8, 12
KINDS = ("photo_empty", "photo_truncated", "photo_not_an_image", "photo_wrong_extension", "photo_is_video")


def tiny(number: int) -> bytes:
    """Return a small photo without EXIF, its bytes unlike all others."""
    stream = BytesIO()
    Image.new("RGB", (32, 24), (number % 251, number // 251, 90)).save(stream, "JPEG", quality=95)
    return stream.getvalue() + number.to_bytes(4, "big")


def broken(number: int) -> bytes:
    """Return one of the ways in which a file is no photo, in turns."""
    png = BytesIO()
    Image.new("RGB", (8, 8), (number, 0, 0)).save(png, "PNG")
    ways = (b"", tiny(number)[:-60], b"\0" * 400, png.getvalue(), b"\0\0\0\x18ftypmp42" + bytes(40))
    return ways[number % len(ways)]


@pytest.fixture(scope="module")
def card_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a card of 500 files in two folders, whose names are all that tells a time, made once."""
    card = tmp_path_factory.mktemp("card")
    folders = [card / "DCIM" / name for name in ("100MEDIA", "101MEDIA")]
    for folder in folders:
        folder.mkdir(parents=True)
    for number in range(GOOD - 2):
        minute, second = divmod(number * 7, 60)
        name = f"IMG_20261103_{8 + minute // 60:02}{minute % 60:02}{second:02}.jpg"
        (folders[number % 2] / name).write_bytes(tiny(number))
    for folder, number in zip(folders, (900, 901), strict=True):
        (folder / "微信图片_20261103181530.jpg").write_bytes(tiny(number))
    for number in range(BROKEN):
        (folders[1] / f"BAD_{number:02}.jpg").write_bytes(broken(number))
    for number in range(VIDEOS):
        (folders[0] / f"VID_{number}.MP4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(90))
    for number in range(SHADOWS):
        (folders[0] / f"._IMG_{number}.jpg").write_bytes(b"\0\5\26\7")
    return card


@pytest.fixture
def card(card_made: Path, tmp_path: Path) -> Path:
    """Return a copy that may be pulled."""
    return Path(shutil.copytree(card_made, tmp_path / "card"))


@pytest.fixture
def photos(session: EstateSession) -> Photos:
    return Photos(session)


def reasons(added: AddedPhotos) -> Counter[str]:
    return Counter(str(one.facts["reason"]) for one in added.refused)


def test_500_files_with_30_broken_ones_are_taken_in_and_each_bad_one_is_named(
    session: EstateSession, photos: Photos, card: Path
) -> None:
    assert sum(1 for file in card.rglob("*") if file.is_file()) == GOOD + BROKEN + VIDEOS + SHADOWS == 500
    steps: list[float] = []
    added = photos.add([card], progress=lambda _, fraction: steps.append(fraction))
    assert (len(added.uses), len(added.refused), len(added.skipped)) == (GOOD, BROKEN, VIDEOS + SHADOWS)
    assert reasons(added) == dict.fromkeys(KINDS, BROKEN // len(KINDS))
    for one in added.refused:
        assert str(one.facts["file"]) in explain(one, "zh")
        assert "{" not in explain(one, "zh")
    assert (len(steps), steps[-1]) == (GOOD + BROKEN, 1)
    rows = photos.rows()
    assert {row.time_from for row in rows} == {"name"}
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    twins = [row for row in rows if row.name == "微信图片_20261103181530.jpg"]
    assert {photos.original(row.sha256) for row in twins} == {tiny(900), tiny(901)}
    assert len(PhotoTray(session, photos).waiting()) == GOOD
    again = photos.add([card])
    assert (len(again.uses), len(again.repeated), len(again.refused)) == (0, GOOD, BROKEN)


def test_a_card_pulled_half_way_is_said_once_and_put_in_again_brings_only_the_rest(
    photos: Photos, card: Path, card_made: Path
) -> None:
    def pull(_: str, fraction: float) -> None:
        if fraction > 0.5 and card.exists():
            shutil.rmtree(card)

    first = photos.add([card], progress=pull)
    assert first.out_of_reach > 200
    assert len(first.uses) + first.out_of_reach + len(first.refused) == GOOD + BROKEN
    assert not [one for one in first.refused if one.facts["reason"] == "photo_no_file"]
    assert len(photos.rows()) == len(first.uses) > 200
    shutil.copytree(card_made, card)
    second = photos.add([card])
    assert len(second.uses) == GOOD - len(first.uses)
    assert len(photos.rows()) == GOOD


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("mounting a small disk needs root on Linux")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_where_there_is_no_space_left_it_is_said_and_nothing_that_is_there_is_lost(
    small_disk: Path, card_made: Path, tmp_path: Path
) -> None:
    ballast = small_disk / "ballast"
    author, environment = Author(person="甲", device="d-1"), Environment(journal_folder=tmp_path / "journal")
    with EstateSession.create(small_disk / "a.reno", "槐安里", author, environment) as session:
        ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - 400_000))
        photos = Photos(session)
        with pytest.raises(DiskFull) as failure:
            photos.add([card_made])
        assert "a.reno" in explain(failure.value, "zh")
        before = {row.sha256 for row in photos.rows()}
        ballast.unlink()
        added = photos.add([card_made / "DCIM" / "101MEDIA"])
        assert len(added.refused) == BROKEN
        assert before <= {row.sha256 for row in photos.rows()}
        assert {photos.original(row.sha256) for row in photos.rows()} >= {tiny(901), tiny(1)}
