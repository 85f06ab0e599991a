"""What a photo says of itself, read from real files."""

import hashlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from renodesk.domain.photo_facts import PhotoFacts
from renodesk.photos.intake import read_photo, read_photo_bytes

MAKE, MODEL, CHANGED = 271, 272, 306
TAKEN, DIGITIZED, OFFSET, OFFSET_DIGITIZED = 36867, 36868, 36881, 36882
BEIJING = {1: "N", 2: (39.0, 54.0, 27.0), 3: "E", 4: (116.0, 13.0, 12.0)}

HEIC = Path(__file__).parent / "fixtures" / "turned.heic"


@pytest.fixture
def facts(picture: Callable[..., Image.Image], encoded, exif_of) -> Callable[..., PhotoFacts]:
    """Return a reader of the facts of a JPEG with the given EXIF."""

    def read(**blocks) -> PhotoFacts:
        return read_photo_bytes("a.jpg", encoded(picture(), exif=exif_of(**blocks))).facts

    return read


def test_a_camera_jpeg_tells_time_offset_position_and_camera(facts):
    told = facts(
        main={MAKE: "HUAWEI", MODEL: "P60"},
        photo={TAKEN: "2025:11:03 14:02:11", OFFSET: "+08:00"},
        gps=BEIJING,
    )
    assert (told.taken_at, told.taken_offset) == ("2025-11-03T14:02:11", "+08:00")
    assert (told.latitude, told.longitude) == ("39.907500", "116.220000")
    assert told.camera == "HUAWEI P60"
    assert (told.width, told.height, told.orientation) == (96, 64, 1)


def test_hash_and_size_are_those_of_the_untouched_file(tmp_path, picture, encoded):
    file = tmp_path / "a.jpg"
    file.write_bytes(encoded(picture()))
    photo = read_photo(file)
    assert photo.original == file.read_bytes()
    assert photo.facts.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert photo.facts.size == file.stat().st_size


@pytest.mark.parametrize(
    ("kind", "name", "media_type"),
    [
        ("JPEG", "a.jpg", "image/jpeg"),
        ("JPEG", "A.JPEG", "image/jpeg"),
        ("JPEG", "a.jfif", "image/jpeg"),
        ("JPEG", "no extension", "image/jpeg"),
        ("MPO", "a.JPG", "image/jpeg"),
        ("PNG", "a.png", "image/png"),
        ("WEBP", "a.webp", "image/webp"),
    ],
)
def test_a_photo_is_known_by_its_content(kind, name, media_type, picture, encoded):
    assert read_photo_bytes(name, encoded(picture(), kind)).facts.media_type == media_type


def test_png_and_webp_tell_their_exif_too(picture, encoded, exif_of):
    exif = exif_of(photo={TAKEN: "2025:11:03 14:02:11"}, gps=BEIJING)
    for kind, name in (("PNG", "a.png"), ("WEBP", "a.webp")):
        told = read_photo_bytes(name, encoded(picture(), kind, exif=exif)).facts
        assert (told.taken_at, told.latitude) == ("2025-11-03T14:02:11", "39.907500")


def test_a_heic_is_read_upright_with_its_facts():
    told = read_photo(HEIC).facts
    assert (told.media_type, told.width, told.height, told.orientation) == ("image/heic", 64, 96, 1)
    assert (told.taken_at, told.taken_offset, told.camera) == (
        "2025-11-03T14:02:11",
        "+08:00",
        "Apple iPhone 15",
    )
    assert (told.latitude, told.longitude) == ("39.907500", "116.220000")


def test_an_mpo_with_two_pictures_is_its_first_picture(picture, encoded):
    second = Image.new("RGB", (96, 64), "black")
    photo = read_photo_bytes("a.jpg", encoded(picture(), "MPO", save_all=True, append_images=[second]))
    assert (photo.facts.media_type, photo.facts.width, photo.facts.height) == ("image/jpeg", 96, 64)


def test_without_exif_nothing_is_invented(picture, encoded):
    told = read_photo_bytes("IMG_20251103_140211.jpg", encoded(picture())).facts
    assert (told.taken_at, told.taken_offset, told.latitude, told.longitude, told.camera) == (None,) * 5


def test_the_offset_belongs_to_the_time_that_is_shown(facts):
    told = facts(photo={TAKEN: "0000:00:00 00:00:00", OFFSET: "+08:00", DIGITIZED: "2025:11:03 14:02:11"})
    assert (told.taken_at, told.taken_offset) == ("2025-11-03T14:02:11", None)


def test_the_time_of_change_is_the_last_resort(facts):
    assert facts(main={CHANGED: "2025:11:04 09:00:00"}).taken_at == "2025-11-04T09:00:00"
    both = facts(main={CHANGED: "2025:11:04 09:00:00"}, photo={TAKEN: "2025:11:03 14:02:11"})
    assert both.taken_at == "2025-11-03T14:02:11"


@pytest.mark.parametrize(
    "written",
    ["    :  :     :  :  ", "0000:00:00 00:00:00", "2025:02:30 10:00:00", "2025:11:03 24:01:00", "soon"],
)
def test_a_time_that_is_none_is_absent(facts, written):
    assert facts(photo={TAKEN: written}).taken_at is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("+08:00", "+08:00"),
        ("-0330", "-03:30"),
        ("Z", "+00:00"),
        ("+25:00", None),
        ("   :  ", None),
        ("8", None),
    ],
)
def test_an_offset_is_read_or_absent(facts, written, read):
    assert facts(photo={TAKEN: "2025:11:03 14:02:11", OFFSET: written}).taken_offset == read


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("N", "E", ("33.856700", "151.215300")),
        ("S", "E", ("-33.856700", "151.215300")),
        ("S", "W", ("-33.856700", "-151.215300")),
        ("n", "e", ("33.856700", "151.215300")),
    ],
)
def test_south_and_west_are_negative(facts, latitude, longitude, expected):
    told = facts(gps={1: latitude, 2: (33.8567, 0.0, 0.0), 3: longitude, 4: (151.2153, 0.0, 0.0)})
    assert (told.latitude, told.longitude) == expected


@pytest.mark.parametrize(
    "gps",
    [
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {2: (39.0, 54.0, 27.0), 4: (116.0, 13.0, 12.0)},
        {1: "N", 2: (39.0, 54.0, 27.0)},
        {1: "N", 2: (95.0, 0.0, 0.0), 3: "E", 4: (116.0, 0.0, 0.0)},
        {1: "N", 2: (IFDRational(1, 0), 0.0, 0.0), 3: "E", 4: (116.0, 0.0, 0.0)},
    ],
    ids=["no fix", "no hemisphere", "half a position", "beyond the pole", "divided by zero"],
)
def test_a_position_that_is_none_is_absent(facts, gps):
    told = facts(gps=gps)
    assert (told.latitude, told.longitude) == (None, None)


def test_a_position_just_below_the_sixth_digit_is_rounded_not_cut(facts):
    seconds = IFDRational(int(Fraction("59.9999999") * 10**7), 10**7)
    told = facts(gps={1: "N", 2: (39, 59, seconds), 3: "E", 4: (116, 0, 0)})
    assert told.latitude == "40.000000"


@pytest.mark.parametrize(
    ("maker", "model", "camera"),
    [
        ("Canon", "Canon EOS R5", "Canon EOS R5"),
        ("", "Mi 10", "Mi 10"),
        ("Xiaomi", "", "Xiaomi"),
        ("", "", None),
        ("NIKON\x00\x00junk", "D750  ", "NIKON D750"),
        ("小米".encode(), "红米".encode("gb18030"), "小米 红米"),
    ],
)
def test_the_camera_is_maker_and_model_said_once(facts, maker, model, camera):
    assert facts(main={MAKE: maker, MODEL: model}).camera == camera


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")
@pytest.mark.parametrize("cut", [8, 14, 20, 40, 60, 90])
def test_damaged_exif_does_not_cost_the_photo(picture, encoded, exif_of, cut):
    exif = exif_of(main={MAKE: "X", 274: 6}, photo={TAKEN: "2025:11:03 14:02:11"}, gps=BEIJING)
    assert read_photo_bytes("a.jpg", encoded(picture(), exif=exif[:cut])).facts.media_type == "image/jpeg"
