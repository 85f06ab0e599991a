"""Whether a photo is there to its end: a cut file often still decodes to a half-grey picture.

Only the photo itself must be whole. What phones append to it (a second MPO picture, a gain map, a
motion clip) may be missing: galleries drop it without correcting the index.
"""

import zlib
from collections.abc import Callable, Mapping

from renodesk.photos.kinds import HEIC, JPEG, PNG, WEBP

_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9


def is_cut(data: bytes, media_type: str) -> bool:
    """Return whether the file ends before the photo does."""
    return _CHECKS[media_type](data)


def _jpeg_is_cut(data: bytes) -> bool:
    at = 2
    while (at := data.find(b"\xff", at)) >= 0:
        marker = data[at + 1] if at + 1 < len(data) else 0
        if marker == _START_OF_SCAN:
            return data.rfind(b"\xff\xd9", at) < 0
        if marker == _END_OF_IMAGE:
            return False
        if marker in {0x00, 0xFF}:
            at += 1
        elif marker in _ALONE:
            at += 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return True


def _png_is_cut(data: bytes) -> bool:
    return not any(kind == b"IEND" for kind, _start, _end in _png_chunks(data))


def broken_png_chunk(data: bytes) -> str | None:
    """Return the name of the first picture chunk whose checksum is wrong; Pillow does not look at all."""
    view = memoryview(data)
    for kind, start, end in _png_chunks(data):
        is_needed = not kind[0] & 0x20
        if is_needed and zlib.crc32(view[start - 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            return kind.decode("latin-1")
    return None


def _png_chunks(data: bytes) -> list[tuple[bytes, int, int]]:
    """Return (name, start, end) of every chunk that is whole, up to IEND."""
    chunks, at = [], 8
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if end + 4 > len(data):
            break
        chunks.append((data[at + 4 : at + 8], at + 8, end))
        if chunks[-1][0] == b"IEND":
            break
        at = end + 4
    return chunks


def _webp_is_cut(data: bytes) -> bool:
    return 8 + int.from_bytes(data[4:8], "little") > len(data)


def _heic_is_cut(data: bytes) -> bool:
    at = 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < 8 or not name.isalnum():
            return False
        at += size
    return at > len(data) or (at < len(data) and at + 8 > len(data))


_CHECKS: Mapping[str, Callable[[bytes], bool]] = {
    JPEG: _jpeg_is_cut,
    PNG: _png_is_cut,
    WEBP: _webp_is_cut,
    HEIC: _heic_is_cut,
}
