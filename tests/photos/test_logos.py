"""Logos: any picture becomes a small one; what is too large is refused before it costs anything."""

import struct
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from renodesk.errors import LogoRefused, NotReadable
from renodesk.photos.logo import LONG_SIDE, read_logo


def test_a_large_picture_becomes_a_small_one_on_white(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (3000, 1000), (0, 0, 0, 0))
    picture.paste((200, 0, 0, 255), (0, 0, 1500, 1000))
    picture.save(tmp_path / "logo.png")
    small = Image.open(BytesIO(read_logo(tmp_path / "logo.png")))
    assert (small.format, small.mode, small.size) == ("PNG", "RGB", (LONG_SIDE, 300))
    assert small.getpixel((10, 10)) == (200, 0, 0)
    assert small.getpixel((LONG_SIDE - 10, 10)) == (255, 255, 255)
    assert read_logo(tmp_path / "logo.png") == read_logo(tmp_path / "logo.png")


def test_a_jpeg_that_lies_on_its_side_stands_up(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (400, 100), "navy").save(tmp_path / "logo.jpg", exif=exif)
    assert Image.open(BytesIO(read_logo(tmp_path / "logo.jpg"))).size == (100, 400)


def test_a_file_of_two_hundred_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "logo.png").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    with pytest.raises(LogoRefused) as refused:
        read_logo(tmp_path / "logo.png")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.facts["reason"] == "logo_too_large"
    assert peak < 1024 * 1024


def test_a_picture_of_a_billion_pixels_is_refused_before_they_are_decoded(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(_png_of(40_000, 25_000))
    tracemalloc.start()
    with pytest.raises(LogoRefused) as refused:
        read_logo(tmp_path / "logo.png")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.facts["reason"] == "logo_too_many_pixels"
    assert peak < 20 * 1024 * 1024


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"just words, whatever the name says", "logo_not_an_image"),
        (b"", "photo_empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "photo_truncated"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo_not_an_image"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(LogoRefused) as refused:
        read_logo(tmp_path / "logo.png")
    assert (refused.value.facts["file"], refused.value.facts["reason"]) == ("logo.png", reason)


def test_a_stripe_is_no_logo_and_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    Image.new("RGB", (2100, 100)).save(tmp_path / "stripe.png")
    with pytest.raises(LogoRefused) as refused:
        read_logo(tmp_path / "stripe.png")
    assert refused.value.facts["reason"] == "logo_too_long"
    with pytest.raises(NotReadable):
        read_logo(tmp_path / "none.png")


def _png_of(width: int, height: int) -> bytes:
    """Return a PNG of black pixels that is small as a file."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compressobj(9)
    line = b"\0" * (1 + width // 8)
    packed = b"".join(rows.compress(line) for _ in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
