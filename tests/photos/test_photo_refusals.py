"""Every kind of file that is no photo is refused with its own reason."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from renodesk.errors import PhotoRefused
from renodesk.photos.intake import read_photo, read_photo_bytes
from renodesk.photos.opening import MOST_BYTES
from renodesk.texts import catalogue, say

HEIC = (Path(__file__).parent / "fixtures" / "turned.heic").read_bytes()
SHARES = (0.05, 0.2, 0.5, 0.9, 0.99)


def reason(name: str, content: bytes) -> str:
    """Return why these bytes are refused; fails when they are taken."""
    with pytest.raises(PhotoRefused) as refusal:
        read_photo_bytes(name, content)
    assert refusal.value.facts["file"] == name
    return str(refusal.value.facts["reason"])


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a tiny PNG file that claims any size: 1 bit a pixel, all black, deflated."""
    line = b"\0" + bytes((width + 7) // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), *chunks, (b"IDAT", body), (b"IEND", b""))
    )


def test_an_empty_file_is_refused():
    assert reason("a.jpg", b"") == "photo_empty"


def test_text_named_jpg_is_refused():
    assert reason("a.jpg", "这不是照片".encode() * 100) == "photo_not_an_image"


@pytest.mark.parametrize("content", [b"\xff", b"\0" * 5000, b"PK\x03\x04zip", b"%PDF-1.7"])
def test_what_is_no_image_is_refused(content):
    assert reason("a.jpg", content) == "photo_not_an_image"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"GIF89a" + bytes(40), "GIF"),
        (b"II*\x00" + bytes(40), "TIFF"),
        (b"BM" + bytes(40), "BMP"),
        (b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif", "AVIF"),
        (b"\x00\x00\x00\x18ftypcrx \x00\x00\x00\x01crx isom", "RAW"),
    ],
)
def test_other_kinds_of_image_are_named(content, kind):
    with pytest.raises(PhotoRefused) as refusal:
        read_photo_bytes("a.jpg", content)
    assert refusal.value.facts == {"file": "a.jpg", "reason": "photo_unsupported_type", "kind": kind}


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isommp42",
        b"\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  ",
        b"RIFF\x00\x00\x00\x00AVI LIST",
        b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat",
        b"\x1aE\xdf\xa3" + bytes(20),
    ],
)
def test_a_video_is_refused_as_a_video(content):
    assert reason("a.jpg", content) == "photo_is_video"


@pytest.mark.parametrize(
    ("kind", "name", "real"),
    [
        ("JPEG", "a.png", "JPEG"),
        ("PNG", "a.jpg", "PNG"),
        ("WEBP", "a.JPEG", "WebP"),
        ("JPEG", "a.txt", "JPEG"),
    ],
)
def test_a_wrong_extension_is_refused_and_the_real_kind_named(kind, name, real, picture, encoded):
    with pytest.raises(PhotoRefused) as refusal:
        read_photo_bytes(name, encoded(picture(), kind))
    assert refusal.value.facts == {"file": name, "reason": "photo_wrong_extension", "kind": real}


def test_a_heic_named_jpg_is_refused():
    assert reason("IMG_0001.JPG", HEIC) == "photo_wrong_extension"


@pytest.mark.parametrize(
    "options", [{}, {"progressive": True}, {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0" + bytes(4)}]
)
@pytest.mark.parametrize("share", SHARES)
def test_a_cut_jpeg_is_refused(noise, encoded, share, options):
    whole = encoded(noise(), **options)
    assert reason("a.jpg", whole[: int(len(whole) * share)]) == "photo_truncated"


@pytest.mark.parametrize("missing", [1, 2, 3, 10, 100, 1000])
def test_a_jpeg_that_lacks_its_very_end_is_refused(noise, encoded, missing):
    assert reason("a.jpg", encoded(noise())[:-missing]) == "photo_truncated"


def test_a_jpeg_cut_inside_its_header_is_refused(picture, encoded):
    whole = encoded(picture())
    scan = whole.index(b"\xff\xda")
    assert {reason("a.jpg", whole[:cut]) for cut in range(3, scan)} == {"photo_truncated"}


def test_a_jpeg_whose_tail_was_never_copied_is_refused(noise, encoded):
    whole = encoded(noise())
    assert reason("a.jpg", whole[: len(whole) // 2] + bytes(len(whole) // 2)) == "photo_truncated"


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_cut_png_or_webp_is_refused(noise, encoded, kind, name, share):
    whole = encoded(noise(), kind)
    assert reason(name, whole[: int(len(whole) * share)]) == "photo_truncated"


@pytest.mark.parametrize("missing", [1, 4, 12, 13, 200])
def test_a_png_that_lacks_its_very_end_is_refused(noise, encoded, missing):
    assert reason("a.png", encoded(noise(), "PNG")[:-missing]) == "photo_truncated"


@pytest.mark.parametrize("share", SHARES)
def test_a_cut_heic_is_refused(share):
    assert reason("a.heic", HEIC[: int(len(HEIC) * share)]) == "photo_truncated"


def test_a_heic_whose_picture_is_garbage_is_refused():
    start = HEIC.index(b"mdat") + 4
    assert reason("a.heic", HEIC[:start] + b"\xff" * (len(HEIC) - start)) == "photo_damaged"


def test_one_flipped_byte_in_a_png_is_found(noise, encoded):
    whole = bytearray(encoded(noise(), "PNG"))
    whole[len(whole) // 2] ^= 1
    assert reason("a.png", bytes(whole)) == "photo_damaged"


def test_a_jpeg_with_a_damaged_header_is_refused(picture, encoded):
    whole = encoded(picture())
    tables = whole.index(b"\xff\xc4")
    assert reason("a.jpg", whole[:tables] + b"\xff\xc4\0\x05\xff\xff\xff" + whole[tables:]) == "photo_damaged"


def test_zeros_in_the_middle_of_a_jpeg_pass_and_only_the_hash_tells(noise, encoded):
    whole = encoded(noise())
    middle = len(whole) // 2
    hollow = whole[:middle] + bytes(4096) + whole[middle + 4096 :]
    assert read_photo_bytes("a.jpg", hollow).facts.sha256 != read_photo_bytes("a.jpg", whole).facts.sha256


def test_a_bomb_is_refused_before_it_is_decoded():
    bomb = png(30_000, 30_000)
    assert len(bomb) < 500_000
    with pytest.raises(PhotoRefused) as refusal:
        read_photo_bytes("a.png", bomb)
    assert refusal.value.facts["reason"] == "photo_too_many_pixels"
    assert refusal.value.facts["megapixels"] == 900


def test_a_webp_that_claims_a_huge_canvas_is_refused():
    side = (16_383).to_bytes(3, "little")
    body = b"WEBPVP8X\x0a\0\0\0\0\0\0\0" + side + side + b"VP8 \0\0\0\0"
    assert reason("a.webp", b"RIFF" + len(body).to_bytes(4, "little") + body) == "photo_too_many_pixels"


def test_a_heic_that_claims_a_huge_size_is_refused():
    sizes = HEIC.index(b"ispe") + 8
    huge = HEIC[:sizes] + struct.pack(">II", 30_000, 30_000) + HEIC[sizes + 8 :]
    assert reason("a.heic", huge) == "photo_too_many_pixels"


def test_a_jpeg_that_claims_a_huge_size_is_refused(picture, encoded):
    whole = encoded(picture())
    frame = whole.index(b"\xff\xc0") + 5
    assert (
        reason("a.jpg", whole[:frame] + b"\xff\xdc\xff\xdc" + whole[frame + 4 :]) == "photo_too_many_pixels"
    )


def test_a_phone_photo_of_200_megapixels_is_taken(encoded):
    whole = encoded(Image.new("L", (16_320, 12_240), 90))
    photo = read_photo_bytes("a.jpg", whole)
    assert (photo.facts.width, photo.facts.height) == (16_320, 12_240)


def test_a_webp_whose_picture_is_garbage_is_refused(noise, encoded):
    whole = encoded(noise(), "WEBP", lossless=True)
    assert reason("a.webp", whole[:40] + b"\xaa" * (len(whole) - 40)) == "photo_damaged"


def test_a_png_with_a_text_that_inflates_without_end_is_refused():
    text = b"Comment\0\0" + zlib.compress(b"A" * 50_000_000, 9)
    assert reason("a.png", png(64, 64, (b"zTXt", text))) == "photo_oversized_text"


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path):
    file = tmp_path / "a.jpg"
    with file.open("wb") as stream:
        stream.write(b"\xff\xd8\xff\xe0")
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(PhotoRefused) as refusal:
        read_photo(file)
    assert refusal.value.facts["reason"] == "photo_too_large"


@pytest.mark.parametrize("name", ["missing.jpg", "folder.jpg"])
def test_what_is_no_file_is_refused(tmp_path, name):
    (tmp_path / "folder.jpg").mkdir()
    with pytest.raises(PhotoRefused) as refusal:
        read_photo(tmp_path / name)
    assert refusal.value.facts == {"file": name, "reason": "photo_no_file"}


def test_every_reason_has_a_sentence_in_both_languages():
    package = Path(__file__).parents[2] / "renodesk" / "photos"
    code = "".join(file.read_text(encoding="utf-8") for file in package.glob("*.py"))
    reasons = {word for word in code.split('"') if word.startswith(("photo_", "photos_"))}
    assert len(reasons) > 12
    assert reasons - set(catalogue()) == set()
    facts = {"kind": "PNG", "detail": "x", "limit": 1, "megapixels": 2, "file": "a.jpg", "reason": "y"}
    for each in reasons:
        for language in ("zh", "en"):
            assert "{" not in say(each, language, **facts)
