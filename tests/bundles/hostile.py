"""Hostile and odd zips, one maker each, with the verdict of the reader: what it has to find, or nothing.

The table of docs/format/bundle.md is this one; fuzzing begins from these bytes.
"""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from random import Random

from bundles.quine import quine
from bundles.zips import PAYLOAD, Part, bag, deflated, end, end64, parts, zipped

ACCEPTED = ""
PHOTO = "data/photos/one.jpg"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hostile:
    """One zip: what is odd about it, what makes it, and the fault it has to show ("" for none)."""

    what: str
    make: Callable[[], bytes]
    verdict: str


def named(*names: str) -> Callable[[], bytes]:
    """Return what makes a bag, right in itself, with more members of these names."""
    return lambda: zipped(parts(bag(PAYLOAD | dict.fromkeys(names, b"more"))))


def photo(**wrong: object) -> Callable[[], bytes]:
    """Return what makes the good bundle with one member written otherwise."""
    return lambda: zipped(
        replace(part, **wrong) if part.name.decode() == PHOTO else part  # type: ignore[arg-type]
        for part in parts(bag())
    )


def good() -> bytes:
    """Make the bundle all others are made from."""
    return zipped(parts(bag()))


def twice(data: bytes) -> bytes:
    """Make a bundle with one name twice."""
    return zipped([Part(name=PHOTO.encode(), data=data), *parts(bag())])


def shared_bytes() -> bytes:
    """Make two entries that stand for the same bytes, as a bomb of overlapping members does."""
    entries = parts(bag(PAYLOAD | {"data/twin.jpg": PAYLOAD[PHOTO]}))
    at = [part.name.decode() for part in entries].index(PHOTO)
    start = sum(len(part.local()) for part in entries[:at])
    return zipped(replace(one, offset=start) if one.name == b"data/twin.jpg" else one for one in entries)


def inside_another() -> bytes:
    """Make a member that lies within the bytes of another."""
    inner = Part(name=b"data/inner.txt", data=b"hidden", method=0)
    payload = {"data/outer.bin": inner.local() + b"rest", "data/inner.txt": b"hidden"}
    outer, _, *tags = parts(bag(payload))
    outer = replace(outer, method=0, packed=outer.data, packed_size=len(outer.data))
    directory = outer.central(0) + replace(inner, offset=30 + len(outer.name)).central(0)
    body = outer.local()
    for part in tags:
        directory += part.central(len(body))
        body += part.local()
    return body + directory + end(2 + len(tags), len(directory), len(body))


def kernel_bomb() -> bytes:
    """Make a bomb of members that each reach over all that follow them to one kernel of zeros."""
    kernel = deflated(bytes(3_000_000))
    names = [f"data/{number:02}.bin".encode() for number in range(20)]
    last = Part(name=names[-1], data=bytes(3_000_000), packed=kernel)
    chain, rest = [last], last.local()
    for name in reversed(names[:-1]):
        quoted = struct.pack("<B2H", 0, len(rest) & 0xFFFF, ~len(rest) & 0xFFFF) + rest
        chain.insert(0, Part(name=name, data=bytes(3_000_000), packed=quoted))
        rest = chain[0].local()
    directory = b"".join(part.central(len(rest) - len(part.local())) for part in chain)
    return rest + directory + end(len(chain), len(directory), len(rest))


def streamed(*, is_honest: bool, form: str = "<3L", sign: bytes = b"PK\7\x08") -> bytes:
    """Make a member whose numbers stand behind it, right or wrong."""
    part = Part(name=PHOTO.encode(), data=PAYLOAD[PHOTO])
    numbers = (part.crc if is_honest else 0, part.packed_size, part.size)
    return photo(flags=0x808, streamed=sign + struct.pack(form, *numbers))()


def many(count: int) -> bytes:
    """Make a bundle of so many tiny members."""
    return zipped(parts(bag({f"data/photos/{number:06}": b"x" for number in range(count)})))


def retold(make: Callable[[int, int, int], bytes]) -> bytes:
    """Make the good bundle with other end records: of (count, length, offset)."""
    length, offset = struct.unpack("<2L", good()[-10:-2])
    return good()[:-22] + make(len(bag()), length, offset)


def _zip64_photo() -> bytes:
    extra = struct.pack("<2H2Q", 1, 16, 256, 256)
    return photo(
        method=0, packed=PAYLOAD[PHOTO], size=0xFFFFFFFF, packed_size=0xFFFFFFFF, extra=extra,
        local_extra=extra, needs=45,
    )()  # fmt: skip


def trailing() -> bytes:
    """Make a member with more bytes than its deflate stream needs."""
    packed = deflated(PAYLOAD[PHOTO]) + b"x"
    return photo(packed=packed, packed_size=len(packed))()


def second_end() -> bytes:
    """Make a bundle whose comment holds the end record of another."""
    return zipped(parts(bag()), comment=end(0, 0, len(good())))


def repacked(mode: int = 0o100644) -> bytes:
    """Make what Python's own zipfile writes into a pipe."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in bag().items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr, entry.compress_type = mode << 16, zipfile.ZIP_DEFLATED
            file.writestr(entry, data)
    return out.getvalue()


def _rows(rows: Iterable[tuple[str, Callable[[], bytes], str]]) -> tuple[Hostile, ...]:
    return tuple(Hostile(what=what, make=make, verdict=verdict) for what, make, verdict in rows)


ESCAPES, RESERVED, CHARACTERS = "bundle_name_escapes", "bundle_name_reserved", "bundle_name_characters"
NAMES = _rows(
    [
        ("traversal: `../evil.txt`", named("../evil.txt"), ESCAPES),
        ("traversal inside: `data/../../evil.txt`", named("data/../../evil.txt"), ESCAPES),
        ("absolute: `/etc/evil`", named("/etc/evil"), ESCAPES),
        ("drive letter: `C:/evil.txt`, `C:evil.txt`", named("C:/evil.txt", "C:evil.txt"), ESCAPES),
        ("network share: `\\\\host\\disk\\evil`", named("\\\\host\\disk\\evil"), ESCAPES),
        ("backslashes: `data\\..\\evil.txt`", named("data\\..\\evil.txt"), ESCAPES),
        ("another stream: `data/a.jpg:evil.exe`", named("data/a.jpg:evil.exe"), ESCAPES),
        ("roundabout: `data/./a`, `data//a`", named("data/./a", "data//a"), ESCAPES),
        ("NUL: `data/a.jpg␀.exe`", named("data/a.jpg\0.exe"), CHARACTERS),
        ("control characters: `data/␛[2J`", named("data/\x1b[2J"), CHARACTERS),
        ("a line end: `data/a␊b`", named("data/a\nb"), CHARACTERS),
        ("reading backwards: U+202E in a name", named("data/gpj.\u202eexe"), CHARACTERS),
        ("invisible: U+200B in a name", named("data/a\u200b.jpg"), CHARACTERS),
        ("no UTF-8", photo(name=b"data/photos/\xff\xfe.jpg"), CHARACTERS),
        ("UTF-8 that is not said to be", photo(flags=0, name="data/photos/槐.jpg".encode()), CHARACTERS),
        ("no name", named(""), CHARACTERS),
        ("a name of 600 letters", named("data/" + "n/" * 297 + "n"), CHARACTERS),
        ("a part of 300 bytes", named("data/" + "n" * 300), RESERVED),
        ("devices: `data/CON`, `data/aux.txt`", named("data/CON", "data/aux.txt"), RESERVED),
        ("devices with numbers: `data/lpt1.jpg`, `data/COM¹`", named("data/lpt1.jpg", "data/COM¹"), RESERVED),
        ("a device as a folder: `data/prn/a.jpg`", named("data/prn/a.jpg"), RESERVED),
        ("trailing dot or blank: `data/dot.`, `data/blank `", named("data/dot.", "data/blank "), RESERVED),
        ("letters Windows refuses: `data/a?.jpg`, `data/<a>`", named("data/a?.jpg", "data/<a>"), RESERVED),
        ("outside the bag: `evil.txt`, `DATA/a`", named("evil.txt", "DATA/a"), "bundle_name_unknown"),
        ("the same name twice", lambda: twice(PAYLOAD[PHOTO]), "bundle_duplicate"),
        ("the same name twice, other bytes", lambda: twice(b"another"), "bundle_duplicate"),
        ("one name but for its case: `A.jpg`, `a.JPG`",
         named("data/A.jpg", "data/a.JPG"), "bundle_collision"),
        ("one name in NFC and NFD", named("data/caf\u00e9", "data/cafe\u0301"), "bundle_collision"),
        ("one name in full width: `Ａ`, `a`", named("data/\uff21", "data/a"), "bundle_collision"),
        ("one name when folded: `ß`, `SS`", named("data/ß", "data/SS"), "bundle_collision"),
    ]
)  # fmt: skip
FILES = _rows(
    [
        ("a symbolic link", photo(attributes=0o120777 << 16), "bundle_special_file"),
        ("a folder instead of a file", photo(attributes=0o040755 << 16), "bundle_special_file"),
        ("a pipe, a device, a socket", photo(attributes=0o010644 << 16), "bundle_special_file"),
        ("a file that runs as its owner", photo(attributes=0o104755 << 16), "bundle_special_file"),
        ("encrypted", photo(flags=0x801), "bundle_encrypted_member"),
        ("encrypted with AES", photo(method=99, flags=0x801, packed=b"AE"), "bundle_encrypted_member"),
        ("packed with bzip2, LZMA, Zstandard", photo(method=12, packed=b"BZ"), "bundle_method"),
        ("says to be larger than it is", photo(size=257), "bundle_member_damaged"),
        ("says to be smaller than it is", photo(size=255), "bundle_bomb"),
        ("another CRC-32", photo(crc=1), "bundle_member_damaged"),
        ("bytes after the end of its deflate stream", trailing, "bundle_member_damaged"),
        ("two headers with two names", photo(local_name=b"data/photos/two.jpg"), "bundle_header"),
        ("two headers with two sizes", photo(local_size=3), "bundle_header"),
        ("a second name in an extra field", photo(extra=struct.pack("<2H", 0x7075, 0)), "bundle_header"),
        ("a comment on a member", photo(comment=b"hello"), "bundle_header"),
        ("1 : 1000", lambda: zipped(parts(bag({"data/bomb.bin": bytes(64_000_000)}))), "bundle_bomb"),
        ("1 : 1000 among honest ones", lambda: zipped(parts(bag(
            {"data/bomb.bin": bytes(20_000_000), "data/noise.bin": Random(1).randbytes(400_000)}))),
         "bundle_bomb"),
        ("many small ones, together 1 : 1000", lambda: zipped(parts(bag(
            {f"data/{number}": bytes(3_900_000) for number in range(9)}))), "bundle_bomb"),
        ("members that share one kernel of zeros", kernel_bomb, "bundle_bomb"),
        ("a zip that holds itself", quine, "bundle_not_a_bag"),
        ("that zip as a paper of a bundle, which is never opened",
         lambda: zipped(parts(bag(PAYLOAD | {"data/plan/paper.zip": quine()}))), ACCEPTED),
    ]
)  # fmt: skip
LAYOUT = _rows(
    [
        ("two entries for the same bytes", shared_bytes, "bundle_overlap"),
        ("a member inside another", inside_another, "bundle_overlap"),
        ("a member that reaches into the directory", photo(packed_size=10_000, size=10_000, method=0),
         "bundle_overlap"),
        ("a member that begins beyond the file", photo(offset=1 << 30), "bundle_overlap"),
        ("junk before", lambda: b"#!/bin/sh\n" + good(), "bundle_directory"),
        ("a program before, all offsets right", lambda: zipped(parts(bag()), before=b"MZ"), "bundle_junk"),
        ("junk between members", photo(junk=b"j" * 20), "bundle_junk"),
        ("junk after", lambda: good() + b"\n", "bundle_truncated"),
        ("two zips in one file", lambda: good() + good(), "bundle_directory"),
        ("a comment", lambda: zipped(parts(bag()), comment=b"hello"), "bundle_truncated"),
        ("a second end record in the comment", second_end, "bundle_junk"),
        ("cut off", lambda: good()[: len(good()) // 2], "bundle_truncated"),
        ("one of several disks", lambda: good()[:-18] + b"\1" + good()[-17:], "bundle_truncated"),
        ("counts one member less than it has", lambda: retold(lambda n, *at: end(n - 1, *at)), "bundle_junk"),
        ("counts one member more", lambda: retold(lambda n, *at: end(n + 1, *at)), "bundle_directory"),
        ("no zip at all", lambda: b"SQLite format 3\0" + bytes(9_000), "bundle_truncated"),
        ("nothing at all", lambda: b"", "bundle_not_a_zip"),
        ("data descriptors, as a program that writes into a pipe leaves them",
         lambda: streamed(is_honest=True), ACCEPTED),
        ("data descriptors of zip64", lambda: streamed(is_honest=True, form="<L2Q"), ACCEPTED),
        ("data descriptors without their mark", lambda: streamed(is_honest=True, sign=b""), ACCEPTED),
        ("a data descriptor that says otherwise", lambda: streamed(is_honest=False), "bundle_junk"),
        ("written by Python's zipfile", repacked, ACCEPTED),
        ("written by it with modes that name no kind of file", lambda: repacked(0o600), ACCEPTED),
        ("an ordinary zip with two photos", lambda: zipped(parts({"a.jpg": b"x", "b.jpg": b"y"})),
         "bundle_not_a_bag"),
        ("zip64 in the end records", lambda: retold(end64), ACCEPTED),
        ("zip64 in a member of 256 bytes", _zip64_photo, ACCEPTED),
        ("zip64 that counts otherwise", lambda: retold(lambda n, *at: end64(n, *at, said=n + 1)),
         "bundle_directory"),
        ("zip64 said and not there", lambda: retold(lambda n, length, _: end(n, length, 0xFFFFFFFF)),
         "bundle_directory"),
        ("zip64 fields nobody asked for", photo(extra=struct.pack("<2H2Q", 1, 16, 256, 0)), "bundle_header"),
        ("70,000 members", lambda: many(70_000), ACCEPTED),
        ("100,001 members", lambda: retold(lambda n, *at: end64(n, *at, said=100_001)),
         "bundle_too_many_members"),
    ]
)  # fmt: skip
HOSTILE = (*NAMES, *FILES, *LAYOUT)
