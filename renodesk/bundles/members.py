"""Read one member of a zip: never more bytes than it declares, each of them covered by a checksum."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from renodesk.bundles.container import Broken, Entry

CHUNK = 1 << 20


def read_member(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """Yield a member's bytes, never more than it declares.

    Raises:
        Broken: the bytes are not what the directory says (length, CRC-32, deflate stream).
    """
    if entry.start < 0:
        raise Broken("bundle_header", entry.name)
    pieces = _raw(file, entry) if entry.method == 0 else _inflated(file, entry)
    crc = size = 0
    for piece in pieces:
        size += len(piece)
        if size > entry.size:
            raise Broken("bundle_bomb", entry.name)
        crc = zlib.crc32(piece, crc)
        yield piece
    if size != entry.size or crc != entry.crc:
        raise Broken("bundle_member_damaged", entry.name)


def _raw(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    at, left = entry.start, entry.packed
    while left:
        file.seek(at)
        piece = file.read(min(CHUNK, left))
        if not piece:
            raise Broken("bundle_truncated", entry.name)
        at, left = at + len(piece), left - len(piece)
        yield piece


def _inflated(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-15)
    last = b""
    for packed in _raw(file, entry):
        data = last + packed
        data, last = data[:-1], data[-1:]
        while data:
            if inflate.eof:
                break
            piece = _inflate(inflate, data, entry)
            data = inflate.unconsumed_tail
            if piece:
                yield piece
    if inflate.eof or not last or last[0] != _smallest_end(inflate, last[0]):
        raise Broken("bundle_member_damaged", entry.name)
    yield _last_piece(inflate, last, entry)


def _last_piece(inflate: "zlib._Decompress", last: bytes, entry: Entry) -> bytes:
    piece = _inflate(inflate, last, entry)
    if not inflate.eof:
        raise Broken("bundle_member_damaged", entry.name)
    return piece


def _inflate(inflate: "zlib._Decompress", data: bytes, entry: Entry) -> bytes:
    try:
        return inflate.decompress(data, CHUNK)
    except zlib.error as error:
        raise Broken("bundle_member_damaged", entry.name) from error


def _smallest_end(inflate: "zlib._Decompress", last: int) -> int:
    """Return the last byte with its unused bits 0: what no checksum covers may hold nothing."""
    given = _ended(inflate, last)
    if given is not None:
        for bits in range(1, 8):
            candidate = last & ((1 << bits) - 1)
            if _ended(inflate, candidate) == given:
                return candidate
    return last


def _ended(inflate: "zlib._Decompress", last: int) -> bytes | None:
    """Return what a stream gives when this byte ends it; None when it does not."""
    attempt = inflate.copy()
    try:
        piece = attempt.decompress(bytes([last]))
    except zlib.error:
        return None
    return piece if attempt.eof else None
