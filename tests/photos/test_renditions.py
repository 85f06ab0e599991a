"""Renditions: their size, that they stand upright, and that nothing but the picture is in them."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from renodesk.errors import PhotoRefused
from renodesk.photos.intake import read_photo_bytes
from renodesk.photos.renditions import render

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)

STORED_AS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def opened(content: bytes) -> Image.Image:
    """Return the decoded rendition."""
    return Image.open(BytesIO(content), formats=["JPEG"])


def corners(content: bytes) -> list[tuple[int, ...]]:
    """Return the colours near the corners, clockwise from top left."""
    image = opened(content)
    right, bottom = image.width * 3 // 4, image.height * 3 // 4
    left, top = image.width // 4, image.height // 4
    return [image.getpixel(at) for at in ((left, top), (right, top), (right, bottom), (left, bottom))]


def is_near(colours: list[tuple[int, ...]], expected: list[tuple[int, ...]], most: int = 12) -> bool:
    """Return whether all colours are equal but for what JPEG does to them."""
    pairs = zip(colours, expected, strict=True)
    return all(abs(a - b) <= most for one, other in pairs for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("orientation", STORED_AS)
@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_every_orientation_comes_out_upright(orientation, kind, name, picture, encoded, exif_of):
    turn = STORED_AS[orientation]
    stored = picture(1500, 1000).transpose(turn) if turn is not None else picture(1500, 1000)
    photo = read_photo_bytes(name, encoded(stored, kind, exif=exif_of(main={274: orientation})))
    assert photo.facts.orientation == orientation
    assert (photo.facts.width, photo.facts.height) == (1500, 1000)
    assert opened(photo.report).size == (1300, 867)
    assert opened(photo.thumbnail).size == (320, 213)
    for rendition in (photo.report, photo.thumbnail):
        assert is_near(corners(rendition), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize(
    ("long_side", "report"),
    [
        (300, 300),
        (999, 999),
        (1000, 1000),
        (1400, 1400),
        (1401, 1300),
        (1998, 1300),
        (1999, 1000),
        (2600, 1300),
        (4032, 1008),
        (8000, 1000),
        (8001, 1001),
        (12000, 1300),
    ],
)
@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png")])
def test_the_report_size_follows_from_the_strongest_fitting_reduction(
    long_side, report, kind, name, picture, encoded
):
    photo = read_photo_bytes(name, encoded(picture(long_side, 40), kind))
    assert opened(photo.report).width == report
    assert opened(photo.thumbnail).width == min(320, long_side)
    assert (photo.facts.width, photo.facts.height) == (long_side, 40)


def test_a_line_of_one_pixel_is_still_a_photo(picture, encoded):
    assert opened(read_photo_bytes("a.png", encoded(picture(4000, 1), "PNG")).thumbnail).size == (320, 1)


def test_renditions_carry_no_metadata(picture, encoded, exif_of):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = exif_of(
        main={271: "SECRETCAM"}, gps={1: "N", 2: (39.0, 54.0, 27.0), 3: "E", 4: (116.0, 13.0, 12.0)}
    )
    original = encoded(picture(), exif=exif, icc_profile=profile, comment=b"SECRETNOTE", xmp=b"SECRETXMP")
    photo = read_photo_bytes("a.jpg", original)
    assert original.count(b"SECRET") == 3
    for rendition in (photo.report, photo.thumbnail):
        image = opened(rendition)
        assert b"SECRET" not in rendition
        assert dict(image.getexif()) == {}
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_renditions_are_baseline_rgb(noise, encoded):
    image = opened(read_photo_bytes("a.jpg", encoded(noise(), progressive=True)).report)
    assert image.mode == "RGB"
    assert "progressive" not in image.info


def test_rendering_again_gives_the_same_bytes(noise, encoded):
    original = encoded(noise(2500, 1500))
    photo = read_photo_bytes("a.jpg", original)
    assert render(original, "report") == photo.report
    assert render(original, "thumbnail") == photo.thumbnail


def test_what_is_no_photo_is_not_rendered():
    with pytest.raises(PhotoRefused):
        render(b"not a photo", "report")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "I;16"])
def test_every_pixel_layout_of_png_keeps_its_colours(mode, picture, encoded):
    stored = picture(mode="RGB")
    if mode == "I;16":
        stored = stored.convert("L").convert("I").point(lambda value: value * 256).convert("I;16")
    elif mode == "1":
        stored = stored.convert("1", dither=Image.Dither.NONE)
    else:
        stored = stored.convert(mode)
    grey = {"L": [76, 149, 29, 255], "I;16": [76, 149, 29, 255], "1": [0, 255, 0, 255]}.get(mode)
    expected = [(value,) * 3 for value in grey] if grey else [RED, GREEN, BLUE, WHITE]
    assert is_near(corners(read_photo_bytes("a.png", encoded(stored, "PNG")).report), expected)


def test_a_png_with_16_bits_a_colour_keeps_its_colours():
    sixteen = Image.new("RGB", (64, 48), (200, 100, 50))
    raw = b"".join(b"\0" + bytes(x for value in row for x in (value, 0)) for row in rows_of(sixteen))
    assert is_near(corners(read_photo_bytes("a.png", png16(64, 48, raw)).report), [(200, 100, 50)] * 4)


def rows_of(image: Image.Image) -> list[bytes]:
    """Return the RGB bytes of each row."""
    content, stride = image.tobytes(), image.width * 3
    return [content[at : at + stride] for at in range(0, len(content), stride)]


def png16(width: int, height: int, raw: bytes) -> bytes:
    """Return a PNG file with 16 bits a channel, which Pillow itself cannot write."""
    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    )


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(mode, encoded):
    stored = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    stored.paste((0, 0, 0, 255), (0, 0, 32, 64))
    options = {}
    if mode == "LA":
        stored = stored.convert("LA")
    if mode == "P":
        stored = Image.new("P", (64, 64), 1)
        stored.putpalette([0, 0, 0, 10, 20, 30])
        stored.paste(0, (0, 0, 32, 64))
        options["transparency"] = 1
    black = (0, 0, 0)
    found = corners(read_photo_bytes("a.png", encoded(stored, "PNG", **options)).report)
    assert is_near(found, [black, WHITE, WHITE, black])


def test_half_transparent_is_mixed_with_white(encoded):
    half = Image.new("RGBA", (64, 64), (0, 0, 0, 128))
    assert is_near(
        corners(read_photo_bytes("a.webp", encoded(half, "WEBP", lossless=True)).report), [(127,) * 3] * 4
    )


def test_a_cmyk_jpeg_becomes_rgb(picture, encoded):
    found = corners(read_photo_bytes("a.jpg", encoded(picture(mode="CMYK"), quality=95)).report)
    assert is_near(found, [RED, GREEN, BLUE, WHITE], most=16)


def test_a_grey_jpeg_becomes_rgb(picture, encoded):
    found = corners(read_photo_bytes("a.jpg", encoded(picture(mode="L"))).report)
    assert is_near(found, [(76,) * 3, (149,) * 3, (29,) * 3, WHITE])


def test_an_animated_webp_gives_its_first_frame(encoded):
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    animated = encoded(
        frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=100, lossless=True
    )
    assert is_near(corners(read_photo_bytes("a.webp", animated).report), [RED] * 4)


def test_a_photo_in_another_colour_space_is_brought_to_srgb(encoded):
    """The profile is sRGB with the primaries of red and green changed places."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")
    renamed = swapped.replace("sRGB".encode("utf-16-be"), "else".encode("utf-16-be"))
    marked = encoded(Image.new("RGB", (64, 64), (220, 60, 60)), icc_profile=renamed)
    assert is_near(corners(read_photo_bytes("a.jpg", marked).report), [(60, 220, 60)] * 4)


def test_a_colour_profile_that_does_not_fit_is_passed_over(encoded):
    picture = Image.new("RGB", (64, 64), (120, 130, 140))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    plain = read_photo_bytes("a.jpg", encoded(picture)).report
    for misfit in (b"not a profile", lab):
        assert read_photo_bytes("a.jpg", encoded(picture, icc_profile=misfit)).report == plain
