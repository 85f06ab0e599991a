"""Bags and zips put together byte by byte, so that each can be wrong in one place."""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renodesk.bundles.profile import BAGIT, encoded

INFO = {"RenoDesk-Format": "1", "External-Identifier": "a0001", "External-Description": "槐安里"}
PAYLOAD = {
    "data/changes.jsonl": b'{"format":1,"holds":{},"writers":[]}\n',
    "data/estate.json": b"{}" * 40,
    "data/photos/one.jpg": bytes(range(256)),
}


def bag(payload: Mapping[str, bytes] = PAYLOAD, **info: str) -> dict[str, bytes]:
    """Return every member of a bag whose manifests and counts are right for this payload."""
    octets = sum(map(len, payload.values()))
    facts = INFO | {"Payload-Oxum": f"{octets}.{len(payload)}"} | info
    tags = {
        "bagit.txt": BAGIT,
        "bag-info.txt": "".join(f"{label}: {value}\n" for label, value in facts.items() if value).encode(),
        "manifest-sha256.txt": manifest(payload),
    }
    return {**payload, **tags, "tagmanifest-sha256.txt": manifest(tags)}


def manifest(members: Mapping[str, bytes]) -> bytes:
    """Return the digests of these members as a manifest says them."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {encoded(name)}\n" for name, data in members.items())
    return "".join(lines).encode()


def again(members: Mapping[str, bytes], **changed: bytes) -> dict[str, bytes]:
    """Return a bag with tag files replaced (`bag_info` for `bag-info.txt`), each listed as it is now."""
    names = {name.replace("-", "_").removesuffix(".txt"): name for name in members}
    whole = {**members, **{names[name]: data for name, data in changed.items()}}
    tags = {name: whole[name] for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
    return {**whole, "tagmanifest-sha256.txt": manifest(tags)}


@dataclass(kw_only=True)
class Part:
    """One member as it will stand in the zip; whatever is given here is written, true or not."""

    name: bytes
    data: bytes
    method: int = 8
    flags: int = 0x800
    needs: int = 20
    made: int = 3 << 8 | 20
    attributes: int = 0o100644 << 16
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    offset: int | None = None
    extra: bytes = b""
    comment: bytes = b""
    local_name: bytes | None = None
    local_size: int | None = None
    local_extra: bytes = b""
    streamed: bytes | None = None
    packed: bytes | None = None
    junk: bytes = b""

    def __post_init__(self) -> None:
        """Fill in the truth where nothing else was asked for."""
        if self.packed is None:
            self.packed = deflated(self.data) if self.method == 8 else self.data
        self.crc = zlib.crc32(self.data) if self.crc is None else self.crc
        self.size = len(self.data) if self.size is None else self.size
        self.packed_size = len(self.packed) if self.packed_size is None else self.packed_size

    def local(self) -> bytes:
        """Return the local header, the bytes, and what stands after them."""
        name = self.name if self.local_name is None else self.local_name
        size = self.size if self.local_size is None else self.local_size
        numbers = (0, 0, 0) if self.streamed is not None else (self.crc, self.packed_size, size)
        lengths = (len(name), len(self.local_extra))
        head = struct.pack(
            "<4s5H3L2H", b"PK\3\4", self.needs, self.flags, self.method, 0, 33, *numbers, *lengths
        )
        return head + name + self.local_extra + (self.packed or b"") + (self.streamed or b"") + self.junk

    def central(self, offset: int) -> bytes:
        """Return the entry of the directory."""
        numbers = (self.crc, self.packed_size, self.size, len(self.name), len(self.extra), len(self.comment))
        tail = (0, 0, self.attributes, offset if self.offset is None else self.offset)
        head = (b"PK\1\2", self.made, self.needs, self.flags, self.method, 0, 33)
        return struct.pack("<4s6H3L5H2L", *head, *numbers, *tail) + self.name + self.extra + self.comment


def deflated(data: bytes) -> bytes:
    """Return data as a zip packs it."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()


def parts(members: Mapping[str, bytes]) -> list[Part]:
    """Return members as honest parts."""
    return [Part(name=name.encode(), data=data) for name, data in members.items()]


def zipped(
    entries: Iterable[Part], *, before: bytes = b"", after: bytes = b"", comment: bytes = b""
) -> bytes:
    """Return a zip of these parts."""
    out, directory, count = bytearray(before), bytearray(), 0
    for part in entries:
        directory += part.central(len(out))
        out += part.local()
        count += 1
    last = end if count < 0xFFFF else end64
    return bytes(out + directory + last(count, len(directory), len(out), comment))


def end(count: int, length: int, offset: int, comment: bytes = b"") -> bytes:
    """Return the end record of a zip."""
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, length, offset, len(comment)) + comment


def end64(count: int, length: int, offset: int, comment: bytes = b"", *, said: int | None = None) -> bytes:
    """Return the three end records of a zip64; `said` is the count where it shall be another."""
    said = count if said is None else said
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, said, said, length, offset)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, offset + length, 1)
    return record + locator + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, comment)
