"""Photos handed out as files: under names one can read, byte for byte, and no face under a blur."""

from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from photos.sheets import scene_photo
from PIL import Image

from renodesk.domain.annotation import Annotation, Shape, ShapeKind
from renodesk.domain.places import Place
from renodesk.photos.scenes import Scene
from renodesk.services.photo_files import PhotoFiles
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession

FIRST = Place(building="1", unit="1")
ORIGINAL = scene_photo(Scene(kind="lamp", caption="x", taken_at="2026-05-06T09:00:00"))


@pytest.fixture
def photos(session: EstateSession) -> Photos:
    found = Photos(session)
    found.add_bytes("IMG_0001.jpg", ORIGINAL, item="A3.2", place=FIRST)
    return found


def test_a_photo_leaves_as_its_original_under_a_name_that_says_what_it_is(
    session: EstateSession, photos: Photos, tmp_path: Path
) -> None:
    use = photos.rows()[0].use
    PhotoUses(session).caption(use, "二层/灯不亮 *")
    (file,) = PhotoFiles(session, photos).write([use], tmp_path)
    assert file.read_bytes() == ORIGINAL
    assert file.name == "槐安里 1-1 A3.2 楼道照明 二层 灯不亮 2026-05-06 0900 IMG_0001.jpg"


def test_asked_for_again_it_is_not_written_again_and_a_namesake_gets_a_number(
    session: EstateSession, photos: Photos, tmp_path: Path
) -> None:
    other = scene_photo(Scene(kind="lamp", caption="y", taken_at="2026-05-06T09:00:30"))
    photos.add_bytes("IMG_0001.jpg", other, item="A3.2", place=FIRST)
    uses = [row.use for row in photos.rows()]
    first = PhotoFiles(session, photos).write(uses, tmp_path)
    assert PhotoFiles(session, photos).write(uses, tmp_path) == first
    assert [file.stem.endswith("(2)") for file in first] == [False, True]
    assert {file.read_bytes() for file in first} == {ORIGINAL, other}


def test_what_lies_under_a_blur_does_not_leave(
    session: EstateSession, photos: Photos, tmp_path: Path
) -> None:
    row = photos.rows()[0]
    half = Fraction(1, 2)
    blur = Shape(kind=ShapeKind.BLUR, x=Fraction(0), y=Fraction(0), x2=half, y2=half)
    PhotoUses(session).annotate(row.use, Annotation(shapes=(blur,)))
    (file,) = PhotoFiles(session, photos).write([row.use], tmp_path)
    assert file.read_bytes() == photos.printed(photos.rows()[0])
    with Image.open(file) as picture:
        assert not picture.getexif()
    with Image.open(BytesIO(ORIGINAL)) as picture:
        assert picture.getexif()
