"""Read a zip believing nothing: every header is compared with its twin, every range with its neighbours.

Python's `zipfile` accepts overlapping members, names cut at NUL, duplicates and bombs; here they are faults.
Reading gives no more bytes than were declared.
"""

import struct
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from renodesk.bundles.profile import (
    DEFLATED_FREE,
    MOST_MEMBER_BYTES,
    MOST_MEMBERS,
    MOST_RATIO,
    folded,
    name_fault,
)

_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ZIP64 = 45
"""Version needed of a zip64; the directory alone says it of a member that lies far behind."""
_MAX32, _MAX16 = 0xFFFFFFFF, 0xFFFF
_UTF8, _DESCRIPTOR, _ENCRYPTED = 0x800, 0x8, 0x1
_LEVEL_BITS = 0x6
_ARCHIVE, _FOLDER = 0x20, 0x10
_INFO_ZIP = 30
_MAKERS = (20, _INFO_ZIP, 45, 63)
_SYSTEMS = (0, 3, 10)
_MODES = (0o644, 0o600, 0o666, 0o755, 0o700)
"""No two are one bit apart: a flipped bit is never another mode."""
_SHARED_MODES = (0o664, 0o640, 0o660, 0o775, 0o750, 0o770, 0o777)
"""What other umasks give. These, and modes that do not say that it is a file, only where all members have the
same: so a flipped bit stands out."""
_TYPE, _FILE = 0o170000, 0o100000
_FOLDER_MODES = (0o755, 0o775, 0o700, 0o750, 0o770, 0o777)
_HARMLESS_EXTRAS = (0x5455, 0x7875, 0x000A)
"""Times and owners that other zip programs add."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Something wrong with a bundle: the member ("" for the whole), a text code and its facts."""

    member: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A member as the central directory declares it; `start` is where its bytes begin.

    `mode` is that of its file with the kind of file, 0 where none is said.
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    twin: tuple[int, int, int, int]
    start: int = -1
    mode: int = 0
    is_folder: bool = False


class Broken(Exception):
    """The zip cannot be read any further."""

    def __init__(self, code: str, member: str = "") -> None:
        """Keep why."""
        super().__init__(code)
        self.fault = Fault(member=member, code=code)


def read_directory(file: BinaryIO, size: int) -> tuple[list[Entry], list[Fault]]:
    """Return the members of a zip and every fault of its structure.

    A bag may lie in one folder of the zip, as other programs pack it: members are named as inside it.

    Raises:
        Broken: there is no directory to read, or it goes on beyond what it says.
    """
    count, length, offset = _find_end(file, size)
    if count > MOST_MEMBERS:
        raise Broken("bundle_too_many_members")
    file.seek(offset)
    data = file.read(length)
    entries: list[Entry] = []
    faults: list[Fault] = []
    at = 0
    for _ in range(count):
        entry, at = _central(data, at, faults)
        entries.append(_with_start(file, entry, offset, faults))
    if at != length:
        faults.append(Fault(member="", code="bundle_junk"))
    if _is_bomb(sum(entry.size for entry in entries), offset):
        raise Broken("bundle_bomb")
    faults.extend(_layout_faults(file, entries, offset))
    faults.extend(_mode_faults(entries))
    members, others = without_folders(entries)
    faults.extend(others)
    faults.extend(_name_faults(members))
    return members, faults


def _is_bomb(size: int, packed: int) -> bool:
    return size > DEFLATED_FREE and size > MOST_RATIO * max(1, packed)


def _find_end(file: BinaryIO, size: int) -> tuple[int, int, int]:
    if size < _END.size:
        raise Broken("bundle_not_a_zip")
    file.seek(size - _END.size)
    tail = file.read(_END.size)
    if len(tail) != _END.size:
        raise Broken("bundle_truncated")
    magic, disk, first_disk, here, count, length, offset, comment = _END.unpack(tail)
    if magic != b"PK\x05\x06" or disk or first_disk or comment:
        raise Broken("bundle_truncated")
    end_at = size - _END.size
    if here != count:
        raise Broken("bundle_directory")
    if count == _MAX16 or length == _MAX32 or offset == _MAX32 or offset + length != end_at:
        large = _find_end64(file, end_at)
        told = zip((count, length, offset), large, (_MAX16, _MAX32, _MAX32), strict=True)
        if any(small not in (whole, most) for small, whole, most in told):
            raise Broken("bundle_directory")
        return large
    return count, length, offset


def _find_end64(file: BinaryIO, end_at: int) -> tuple[int, int, int]:
    """Return what the end of a large zip says; some writers, ours too, make it from 2 GiB on."""
    at = end_at - _END64_LOCATOR.size
    if at < _END64.size:
        raise Broken("bundle_directory")
    file.seek(at)
    magic, disk, start, disks = _END64_LOCATOR.unpack(file.read(_END64_LOCATOR.size))
    if magic != b"PK\x06\x07" or disk or disks != 1 or start != at - _END64.size:
        raise Broken("bundle_directory")
    file.seek(start)
    found = _END64.unpack(file.read(_END64.size))
    magic, record, _, _, disk, first_disk, here, count, length, offset = found
    if magic != b"PK\x06\x06" or record != _END64.size - 12 or disk or first_disk or here != count:
        raise Broken("bundle_directory")
    if offset + length != start:
        raise Broken("bundle_directory")
    return count, length, offset


def _central(data: bytes, at: int, faults: list[Fault]) -> tuple[Entry, int]:
    if len(data) < at + _CENTRAL.size:
        raise Broken("bundle_directory")
    found = _CENTRAL.unpack_from(data, at)
    magic, made, needs, flags, method, clock, day, crc, packed, size = found[:10]
    names, extras, comments, disk, inner, attributes, offset = found[10:]
    if magic != b"PK\x01\x02":
        raise Broken("bundle_directory")
    at += _CENTRAL.size
    raw, extra = data[at : at + names], data[at + names : at + names + extras]
    if len(raw) + len(extra) != names + extras:
        raise Broken("bundle_directory")
    name = _name(raw, flags, faults)
    sizes = _zip64(extra, [size, packed, offset], name, faults)
    _check_flags(name, flags, method, needs, faults)
    is_folder = name.endswith("/") and (sizes[0], sizes[1], crc, method) == (0, 0, 0, 0)
    if not (_is_folder(made, attributes) if is_folder else _is_plain_file(made, attributes)):
        faults.append(Fault(member=name, code="bundle_special_file"))
    is_text = inner == 1 and made & 0xFF == _INFO_ZIP
    if comments or disk or (inner and not is_text) or made & 0xFF not in _MAKERS or made >> 8 not in _SYSTEMS:
        faults.append(Fault(member=name, code="bundle_header"))
    entry = Entry(
        name=name,
        method=method,
        crc=crc,
        packed=sizes[1],
        size=sizes[0],
        offset=sizes[2],
        twin=(needs, flags, clock, day),
        mode=attributes >> 16,
        is_folder=is_folder,
    )
    return entry, at + names + extras + comments


def _is_plain_file(made: int, attributes: int) -> bool:
    """Return whether the attributes are those of an ordinary file: no folder, link, device or odd mode."""
    if attributes & 0xFFFF & ~(0 if made >> 8 == 3 else _ARCHIVE):
        return False
    mode = attributes >> 16
    allowed = (*_MODES, *_SHARED_MODES)
    return mode == 0 or (made >> 8 == 3 and mode & _TYPE in (_FILE, 0) and mode & 0o7777 in allowed)


def _is_folder(made: int, attributes: int) -> bool:
    """Return whether the attributes are those of an ordinary folder."""
    mode = attributes >> 16
    if attributes & 0xFFFF & ~_FOLDER or not (mode or attributes & _FOLDER):
        return False
    return mode == 0 or (made >> 8 == 3 and mode & 0o170000 == 0o040000 and mode & 0o7777 in _FOLDER_MODES)


def _mode_faults(entries: list[Entry]) -> Iterator[Fault]:
    usual = {0, *(_FILE | mode for mode in _MODES)}
    files = [entry for entry in entries if not entry.is_folder and entry.mode not in usual]
    if len({entry.mode for entry in entries if not entry.is_folder}) > 1:
        yield from (Fault(member=entry.name, code="bundle_special_file") for entry in files)


def without_folders(entries: list[Entry]) -> tuple[list[Entry], list[Fault]]:
    """Return the members, named as inside the bag's own folder, and the folders that hold nothing."""
    base = _base_of([entry.name for entry in entries])
    inside = [replace(one, name=one.name.removeprefix(base)) for one in entries] if base else entries
    members = [entry for entry in inside if not entry.is_folder]
    names = sorted(entry.name for entry in members)
    faults: list[Fault] = []
    seen = set()
    for folder in (entry.name for entry in inside if entry.is_folder):
        at = bisect_left(names, folder)
        holds = folder in ("", "data/") or (at < len(names) and names[at].startswith(folder))
        if not holds or folder in seen:
            code = "bundle_duplicate" if folder in seen else "bundle_special_file"
            faults.append(Fault(member=folder or base, code=code))
        seen.add(folder)
    return members, faults


def _base_of(names: list[str]) -> str:
    """Return the folder that all members lie in, with its slash; "" where the bag lies in none."""
    base = names[0].partition("/")[0] + "/" if names else ""
    is_base = f"{base}bagit.txt" in names and all(name.startswith(base) for name in names)
    return base if is_base and not name_fault(f"data/{base[:-1]}") else ""


def _name(raw: bytes, flags: int, faults: list[Fault]) -> str:
    try:
        name = raw.decode("utf-8" if flags & _UTF8 else "ascii")
    except UnicodeDecodeError:
        name = raw.decode("utf-8", "backslashreplace")
        faults.append(Fault(member=name, code="bundle_name_characters"))
    return name


def _zip64(extra: bytes, values: list[int], name: str, faults: list[Fault]) -> list[int]:
    """Return (size, packed, offset) with what the zip64 extra field says; any other field is a fault."""
    wanted = [at for at, value in enumerate(values) if value == _MAX32]
    found = _extra_fields(extra)
    large = b"" if found is None else found.pop(1, b"")
    if found is None or set(found) - set(_HARMLESS_EXTRAS) or len(large) != 8 * len(wanted):
        faults.append(Fault(member=name, code="bundle_header"))
        return values
    for number, at in enumerate(wanted):
        values[at] = struct.unpack_from("<Q", large, 8 * number)[0]
    return values


def _extra_fields(extra: bytes) -> dict[int, bytes] | None:
    """Return extra fields by id; None when they do not fill their space or one stands twice."""
    found: dict[int, bytes] = {}
    at = 0
    while at < len(extra):
        if len(extra) < at + 4:
            return None
        kind, length = struct.unpack_from("<2H", extra, at)
        data = extra[at + 4 : at + 4 + length]
        if kind in found or len(data) != length:
            return None
        found[kind] = data
        at += 4 + length
    return found


def _check_flags(name: str, flags: int, method: int, needs: int, faults: list[Fault]) -> None:
    if flags & _ENCRYPTED:
        faults.append(Fault(member=name, code="bundle_encrypted_member"))
    elif flags & ~(_UTF8 | _DESCRIPTOR | _LEVEL_BITS) or needs not in (10, 20, 45):
        faults.append(Fault(member=name, code="bundle_header"))
    if method not in (0, 8):
        faults.append(Fault(member=name, code="bundle_method", facts={"method": str(method)}))


def _with_start(file: BinaryIO, entry: Entry, directory: int, faults: list[Fault]) -> Entry:
    """Compare a member's local header with the directory and return the entry with the start of its bytes."""
    if entry.offset + _LOCAL.size > directory:
        faults.append(Fault(member=entry.name, code="bundle_overlap"))
        return entry
    file.seek(entry.offset)
    found = _LOCAL.unpack(file.read(_LOCAL.size))
    magic, needs, own_flags, method, clock, day, crc, packed, size, names, extras = found
    raw, extra = file.read(names), file.read(extras)
    encoding = "utf-8" if own_flags & _UTF8 else "ascii"
    own_name = raw.decode(encoding, "backslashreplace")
    values = _zip64(extra, [size, packed, 0], entry.name, faults) if extra else [size, packed, 0]
    is_streamed = bool(own_flags & _DESCRIPTOR)
    numbers = (crc, values[1], values[0])
    fits = numbers == (entry.crc, entry.packed, entry.size) or (is_streamed and numbers == (0, 0, 0))
    needed = entry.twin[0] if not (entry.twin[0] == _ZIP64 and needs < _ZIP64) else needs
    same = (needed, *entry.twin[1:]) == (needs, own_flags, clock, day)
    twins = same and (method, own_name) == (entry.method, entry.name)
    if magic != b"PK\x03\x04" or not twins or not fits:
        faults.append(Fault(member=entry.name, code="bundle_header"))
    start = entry.offset + _LOCAL.size + names + extras
    if start + entry.packed > directory:
        faults.append(Fault(member=entry.name, code="bundle_overlap"))
        return entry
    if entry.method == 0 and entry.packed != entry.size:
        faults.append(Fault(member=entry.name, code="bundle_header"))
    if entry.size > MOST_MEMBER_BYTES or _is_bomb(entry.size, entry.packed):
        faults.append(Fault(member=entry.name, code="bundle_bomb"))
        return entry
    return replace(entry, start=start)


def _layout_faults(file: BinaryIO, entries: list[Entry], directory: int) -> Iterator[Fault]:
    """Check that members follow each other from byte 0, with nothing between but their data descriptors."""
    at, allowed = 0, [b""]
    for entry in sorted(entries, key=lambda one: one.offset):
        if entry.start < 0:
            continue
        if entry.offset < at:
            yield Fault(member=entry.name, code="bundle_overlap")
        elif not _is_one_of(file, at, entry.offset, allowed):
            yield Fault(member=entry.name, code="bundle_junk")
        at, allowed = max(at, entry.start + entry.packed), _descriptors(entry)
    if not _is_one_of(file, at, directory, allowed):
        yield Fault(member="", code="bundle_junk")


def _is_one_of(file: BinaryIO, start: int, end: int, allowed: list[bytes]) -> bool:
    if not 0 <= end - start <= max(map(len, allowed)):
        return False
    file.seek(start)
    return file.read(end - start) in allowed


def _descriptors(entry: Entry) -> list[bytes]:
    """Return what may stand after a member: nothing, or when it was streamed its numbers once more."""
    if not entry.twin[1] & _DESCRIPTOR:
        return [b""]
    sizes = (entry.crc, entry.packed, entry.size)
    forms = [struct.pack("<L2Q", *sizes)]
    if max(sizes) <= _MAX32:
        forms.append(struct.pack("<3L", *sizes))
    return [sign + form for form in forms for sign in (b"", b"PK\x07\x08")]


def _name_faults(entries: list[Entry]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for entry in entries:
        code = name_fault(entry.name)
        if code:
            yield Fault(member=entry.name, code=code)
        key = folded(entry.name)
        if key in seen:
            code = "bundle_duplicate" if seen[key] == entry.name else "bundle_collision"
            yield Fault(member=entry.name, code=code, facts={"other": seen[key]})
        seen.setdefault(key, entry.name)
