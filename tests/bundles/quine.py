"""A zip whose one member, unpacked, is the zip itself: whoever unpacks zips inside zips never ends.

The deflate stream is a program of two words: *say* what follows literally, and *repeat* what was said last.
Five bytes each, they can be arranged so that they say themselves, whatever stands before and after them
(Russ Cox, "Zip Files All The Way Down"). The CRC-32 inside is found by solving for it: it is linear in
every bit.
"""

import struct
import zlib

NAME = b"data/plan/itself-and-itself.zip"


def quine() -> bytes:
    """Return the zip."""
    zero = _with_crc(0)
    base = zlib.crc32(zero)
    columns = [zlib.crc32(_with_crc(1 << bit)) ^ base ^ (1 << bit) for bit in range(32)]
    made = _with_crc(_solved(columns, base))
    assert len(made) == len(zero)
    return made


def _with_crc(crc: int) -> bytes:
    """Return the quine with this number where its CRC-32 belongs."""
    size, packed = _sizes()
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0x800, 8, 0, 33, crc, packed, size, len(NAME), 0) + NAME
    return head + _stream(head, _tail(crc, size, packed)) + _tail(crc, size, packed)[len(_FINAL) :]


_FINAL = b"\x01\x00\x00\xff\xff"


def _tail(crc: int, size: int, packed: int) -> bytes:
    """Return what follows the program: the empty last block, the directory, its end."""
    numbers = (b"PK\1\2", 3 << 8 | 20, 20, 0x800, 8, 0, 33, crc, packed, size, len(NAME))
    central = struct.pack("<4s6H3L5H2L", *numbers, 0, 0, 0, 0, 0o100644 << 16, 0) + NAME
    start = 30 + len(NAME) + packed
    return _FINAL + central + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), start, 0)


def _sizes() -> tuple[int, int]:
    """Return the length of the whole and of the stream; they depend on the lengths of its parts alone."""
    head, tail = bytes(30 + len(NAME)), _FINAL + bytes(46 + len(NAME) + 22)
    packed = len(_stream(head, tail))
    return len(head) + packed + len(tail) - len(_FINAL), packed


def _stream(head: bytes, tail: bytes) -> bytes:
    """Return the program that says `head`, itself and `tail`; it ends with the last block in `tail`."""
    first = _say(len(head) + 5)
    again = _repeat(len(head) + 5)
    four = _repeat(20)
    last = _repeat_tail(len(tail))
    closing = _say(len(last) + len(tail))
    one, twenty, none = _say(5), _say(20), _say(0)
    program = [first, head, first, again]
    program += [one, again, one, one, twenty, again, one, one, twenty, four]
    program += [twenty, four, twenty, four, twenty, four]
    program += [twenty, four, none, none, closing, four]
    program += [none, none, closing, last, tail, last, _FINAL]
    return b"".join(program)


def _say(length: int) -> bytes:
    """Return the head of a stored block."""
    return struct.pack("<B2H", 0, length, length ^ 0xFFFF)


def _repeat(length: int) -> bytes:
    """Return five bytes that repeat the last 20, 65 or 66 bytes: a block of fixed codes, filled up."""
    if length == 20:
        return _packed([_match(10, 20), _match(10, 20)], 0)
    return _packed([_match(length, length)], 1)


def _repeat_tail(length: int) -> bytes:
    """Return ten bytes that repeat the last `length` + 10 bytes."""
    whole = length + 10
    return _packed([_match(whole // 2, whole), _match(whole - whole // 2, whole)], 3)


def _packed(matches: list[str], empty: int) -> bytes:
    """Return a block of matches and some empty blocks; together they end where a byte does."""
    bits = "010" + "".join(matches) + "0000000" + "0100000000" * empty
    assert len(bits) % 8 == 0, len(bits)
    return bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8))


def _match(length: int, distance: int) -> str:
    """Return the bits of one match in fixed codes (RFC 1951, 3.2.5 and 3.2.6), in the order of the stream."""
    symbol, base, extra = next(row for row in reversed(_LENGTHS) if row[1] <= length)
    code = f"{symbol - 256:07b}" if symbol < 280 else f"{symbol - 280 + 0b11000000:08b}"
    far, start, more = next(row for row in reversed(_DISTANCES) if row[1] <= distance)
    return code + _low_first(length - base, extra) + f"{far:05b}" + _low_first(distance - start, more)


def _low_first(value: int, bits: int) -> str:
    return f"{value:0{bits}b}"[::-1] if bits else ""


def _table(first: int, start: int, extras: list[int]) -> list[tuple[int, int, int]]:
    rows = []
    for number, extra in enumerate(extras):
        rows.append((first + number, start, extra))
        start += 1 << extra
    return rows


_LENGTHS = _table(257, 3, [0] * 8 + [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4 + [5] * 4)
_DISTANCES = _table(0, 1, [0] * 4 + [one for extra in range(1, 14) for one in (extra, extra)])


def _solved(columns: list[int], wanted: int) -> int:
    """Return which columns give `wanted` when added bit by bit."""
    rows: list[tuple[int, int]] = []
    for number, column in enumerate(columns):
        chosen = 1 << number
        for value, names in rows:
            if column & (value & -value):
                column, chosen = column ^ value, chosen ^ names
        if column:
            rows = [
                (value ^ column, names ^ chosen) if value & (column & -column) else (value, names)
                for value, names in rows
            ]
            rows.append((column, chosen))
    found = 0
    for value, names in rows:
        if wanted & (value & -value):
            wanted, found = wanted ^ value, found ^ names
    assert wanted == 0
    return found
