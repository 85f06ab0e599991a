"""Large photos made smaller at intake: what they say of themselves stays, and they stand upright."""

from io import BytesIO

import pytest
from PIL import Image

from renodesk.photos.exif import read_exif
from renodesk.photos.intake import read_photo_bytes
from renodesk.photos.reducing import LONG_SIDE


def never(_sha256: str) -> bool:
    return False


@pytest.fixture
def large(picture, encoded, exif_of):
    """Return a builder of a photo of 24 megapixels, stored as an orientation says."""

    def build(orientation: int = 1) -> bytes:
        exif = exif_of(
            main={271: "HUAWEI", 272: "P60", 274: orientation},
            photo={36867: "2026:05:06 09:00:00", 36881: "+08:00"},
            gps={1: "N", 2: (30.0, 59.0, 27.0), 3: "E", 4: (111.0, 13.0, 12.0)},
        )
        return encoded(picture(5656, 4242), "JPEG", quality=95, exif=exif)

    return build


def test_time_place_and_camera_stay_and_the_size_before_is_said(large) -> None:
    original = large()
    whole, small = read_photo_bytes("a.jpg", original), read_photo_bytes("a.jpg", original, never)
    assert (small.facts.width, small.facts.height) == (LONG_SIDE, LONG_SIDE * 3 // 4)
    assert (whole.reduced, small.reduced) == ("", "5656x4242")
    assert whole.original == original
    assert small.facts.size < whole.facts.size
    for name in ("taken_at", "taken_offset", "latitude", "longitude", "camera"):
        assert getattr(small.facts, name) == getattr(whole.facts, name) is not None


@pytest.mark.parametrize("orientation", [3, 6])
def test_it_stands_upright_afterwards(large, orientation: int) -> None:
    whole = read_photo_bytes("a.jpg", large(orientation))
    small = read_photo_bytes("a.jpg", large(orientation), never)
    with Image.open(BytesIO(small.original)) as opened:
        assert read_exif(opened).orientation == 1
        assert opened.size == (small.facts.width, small.facts.height)
    is_tall = orientation == 6
    assert small.reduced == ("4242x5656" if is_tall else "5656x4242")
    assert (small.facts.height > small.facts.width) == is_tall
    seen = [Image.open(BytesIO(one.thumbnail)).resize((2, 2), Image.Resampling.BOX) for one in (whole, small)]
    for at in ((0, 0), (1, 0), (0, 1), (1, 1)):
        assert seen[0].getpixel(at) == pytest.approx(seen[1].getpixel(at), abs=12)


def test_the_same_photo_gives_the_same_bytes_again(large) -> None:
    first, again = (read_photo_bytes("a.jpg", large(), never) for _ in range(2))
    assert first.facts.sha256 == again.facts.sha256


def test_what_is_not_large_or_no_camera_photo_stays_byte_for_byte(picture, encoded) -> None:
    for name, data in (
        ("a.jpg", encoded(picture(LONG_SIDE, 3024), "JPEG")),
        ("b.png", encoded(picture(LONG_SIDE + 100, 200), "PNG")),
    ):
        taken = read_photo_bytes(name, data, never)
        assert (taken.original, taken.reduced) == (data, "")


def test_one_that_is_known_whole_is_not_made_smaller(large) -> None:
    original = large()
    known = read_photo_bytes("a.jpg", original).facts.sha256
    assert read_photo_bytes("a.jpg", original, lambda sha256: sha256 == known).original == original
