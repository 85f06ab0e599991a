"""Originals lie beside an archive's estate files by hash; a copy of an estate has them in it again."""

import hashlib
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from office.conftest import JIA, OFFICE, bundle_of
from PIL import Image

from renodesk.estates.merging import keep_photo_in
from renodesk.office.archive import Archive
from renodesk.office.ingest import Ingest
from renodesk.services.archive_estates import copy_estate, move_originals_out
from renodesk.services.environment import Environment
from renodesk.storage.estate_file import EstateFile

Office = Callable[..., Ingest]


def opened(path: Path, *, read_only: bool = True) -> EstateFile:
    return EstateFile.open(path, OFFICE, clock=Environment().clock, read_only=read_only)


@pytest.fixture
def with_photo(street: Path, tmp_path: Path) -> tuple[Path, bytes]:
    """Return a bundle of an estate with one photo, and the photo."""
    picture = BytesIO()
    Image.effect_noise((600, 400), 90).convert("RGB").save(picture, "JPEG")
    path = Path(shutil.copy(next(street.glob("E-1*.reno")), tmp_path / "e.reno"))
    with EstateFile.open(path, JIA, clock=Environment().clock) as file:
        keep_photo_in(file)("p.jpg", picture.getvalue())
    return bundle_of(path, tmp_path / "photo.zip"), picture.getvalue()


def test_an_original_lies_beside_the_estate_file_and_counts_as_here(
    with_photo: tuple[Path, bytes], office: Office, tmp_path: Path
) -> None:
    bundle, picture = with_photo
    taken = office().take(bundle)
    sha256 = hashlib.sha256(picture).hexdigest()
    assert taken.receipt is not None
    assert taken.receipt.photos == {sha256}
    assert (tmp_path / "archive" / "photos" / sha256[:2] / sha256).read_bytes() == picture
    with opened(tmp_path / "archive" / "estates" / "E-1.reno") as file:
        assert file.original(sha256) == picture
        assert [photo.has_original for photo in file.photos()] == [True]
    assert office().take(bundle).new_photos == 0
    (tmp_path / "archive" / "photos" / sha256[:2] / sha256).unlink()
    again = office().take(bundle)
    assert again.new_photos == 1, "an original somebody took away is not claimed to be there"


def test_a_copy_out_of_the_archive_has_its_originals_in_it(
    with_photo: tuple[Path, bytes], office: Office, tmp_path: Path
) -> None:
    bundle, picture = with_photo
    office().take(bundle)
    out = copy_estate(tmp_path / "archive", "E-1", tmp_path / "copy.reno", Environment())
    shutil.rmtree(tmp_path / "archive")
    with opened(out) as file:
        assert file.original(hashlib.sha256(picture).hexdigest()) == picture


def test_originals_of_an_older_archive_are_found_where_they_are_and_can_be_moved_out(
    with_photo: tuple[Path, bytes], office: Office, tmp_path: Path
) -> None:
    bundle, picture = with_photo
    sha256, archive = hashlib.sha256(picture).hexdigest(), tmp_path / "archive"
    Archive(archive)
    shutil.copy(tmp_path / "e.reno", archive / "estates" / "E-1.reno")
    taken = office().take(bundle)
    assert (taken.new_photos, taken.receipt and taken.receipt.photos) == (0, {sha256})
    assert not list((archive / "photos").iterdir())
    before = (archive / "estates" / "E-1.reno").stat().st_size
    assert move_originals_out(archive, Environment()) == (1, 1)
    assert move_originals_out(archive, Environment()) == (0, 0)
    assert before - (archive / "estates" / "E-1.reno").stat().st_size > len(picture) * 0.8
    with opened(archive / "estates" / "E-1.reno") as file:
        assert file.original(sha256) == picture
