"""Bytes made wrong by chance: anywhere, at the ends of numbers, inside texts, tables, JSON and zips."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from bundles.zips import bag, parts, zipped

Change = Callable[[Random, bytes, bytes], bytes]
"""Returns a seed changed by chance; the second seed lends pieces."""
_SPOT = re.compile(rb'>([^<>]+)<|="([^"<>]*)"')
NUMBERS = [0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE, 1 << 63, (1 << 64) - 1]
WORDS = [
    *(b"\0", b"\r", b"\n", b"\r\n", b"\t", b'"', b"'", b",", b";", b"\\", b"/", b"../", b"%0A", b"%25"),
    *(b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u202e".encode(), "槐".encode(), b"e\xcc\x81"),
    *("\U0001f3da".encode(), b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\6", b"PK\7\x08", b"ssh-ed25519 "),
    *(b"null", b"true", b"NaN", b"1e999", b"-0", b"200/3", b"1/0", b"{}", b"[]", b"9" * 50, b"=1+1"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"A1", b"A1:XFD1048576", b"#REF!", b"-----BEGIN SSH"),
    *(b"if ", b" else ", b"min(", b"@floors", b"weight=", b"cap=", b"le:"),
]
ODD: list[Any] = [
    *(None, True, False, 0, -1, 1, 10**15, 10**39, 10**45, 1.5, -0.0, "", " ", "\0", "\ud800", "200/3"),
    *("1/0", "１２", "1e12", "A" * 5000, "../x", "estate", "baseline", "1-1", "1号楼", "removed", "\u2028"),
    *("2027-02-30", [], {}, [None], [[[[[]]]]], {"": ""}, {"status": "answered"}, {"grade": 9}, [[5, 1]]),
    *({"inputs": {"x": "y"}}, ["6a0616358df742ae:1"], [1, 2, 3], [[1, 5]], "6a0616358df742ae:1", "0" * 64),
    117476079697920001,
]


KEYS = ("estate", "1", "1/1", "0/0", "x/y/z", "baseline/A2.1/1/1", "baseline/B2.1/estate", "2027", "a" * 300)
FIELDS = ("removed", "name", "observation", "basis", "note", "setting.x", "photo", "kind", "packs")


def anywhere(chance: Random, data: bytes, other: bytes) -> bytes:
    """Return bytes changed in one to six places."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at, length = chance.randrange(len(out) + 1), chance.choice((1, 1, 2, 4, 8, 30))
        way = chance.randrange(9)
        if way == 0 and out:
            out[at % len(out)] ^= 1 << chance.randrange(8)
        elif way == 1 and out:
            out[at % len(out)] = chance.randrange(256)
        elif way == 2:
            del out[at : at + length]
        elif way == 3:
            out[at:at] = chance.choice(WORDS)
        elif way == 4:
            word = chance.choice(WORDS)
            out[at : at + len(word)] = word
        elif way == 5:
            number = chance.choice(NUMBERS) + chance.choice((-1, 0, 0, 1))
            size = chance.choice((1, 2, 4, 8))
            out[at : at + size] = (number % (1 << 8 * size)).to_bytes(size, chance.choice(("little", "big")))
        elif way == 6:
            start = chance.randrange(len(out) + 1)
            out[at:at] = out[start : start + chance.choice((4, 40, 400))]
        elif way == 7 and other:
            start = chance.randrange(len(other))
            out[at : at + length] = other[start : start + chance.choice((4, 40, 400))]
        elif way == 8 and chance.random() < 0.2:
            del out[at:]
    return bytes(out)


def in_json(chance: Random, data: bytes, other: bytes) -> bytes:
    """Return JSON with one value, key or member another; now and then only bytes."""
    if chance.random() < 0.15:
        return anywhere(chance, data, other)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return anywhere(chance, data, other)
    for _ in range(chance.choice((1, 1, 2, 4))):
        value = _changed(chance, value)
    return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _changed(chance: Random, value: Any) -> Any:
    holder, names = None, None
    inside = value
    while isinstance(inside, (dict, list)) and inside and (holder is None or chance.random() < 0.75):
        holder, names = inside, list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        name = chance.choice(names)
        inside = holder[name]
    if holder is None:
        return deepcopy(chance.choice(ODD))
    way = chance.randrange(4)
    if way == 0:
        del holder[name]
    elif way == 1 and isinstance(holder, dict):
        holder[str(chance.choice(ODD))[:400]] = inside
    elif way == 1:
        holder.append(inside)
    elif way == 2 and isinstance(inside, str):
        text = anywhere(chance, inside.encode("utf-8", "surrogatepass"), b"")
        holder[name] = text.decode("utf-8", "replace")
    else:
        holder[name] = deepcopy(chance.choice(ODD))
    return value


def in_lines(chance: Random, data: bytes, other: bytes) -> bytes:
    """Return JSON lines with one or two of them another."""
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(lines))
        way = chance.randrange(8)
        if way == 0:
            lines.insert(at, chance.choice(lines))
        elif way == 1 and len(lines) > 1:
            del lines[at]
        else:
            lines[at] = in_json(chance, lines[at], other)
    return b"\n".join(lines)


def in_values(chance: Random, data: bytes, other: bytes) -> bytes:
    """Return a log, every line still a change, with values, cells and reasons of some lines another."""
    lines = data.splitlines()
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(1, len(lines))
        change, lent = json.loads(lines[at]), json.loads(lines[chance.randrange(1, len(lines))])
        way = chance.randrange(6)
        if way == 0:
            change["value"] = lent["value"]
        elif way == 1:
            change |= {part: lent[part] for part in ("entity", "key", "field")}
        elif way == 2:
            change["key"] = chance.choice(KEYS)
        elif way == 3:
            change["field"] = chance.choice((*FIELDS, lent["field"]))
        elif isinstance(change["value"], (dict, list)) and chance.random() < 0.7:
            change["value"] = _changed(chance, change["value"])
        else:
            change["value"] = deepcopy(chance.choice(ODD))
        lines[at] = json.dumps(change, ensure_ascii=False).encode("utf-8", "replace")
    return b"".join(line + b"\n" for line in lines)


def in_table(chance: Random, data: bytes, other: bytes) -> bytes:
    """Return a CSV table with some cells another; now and then only bytes."""
    if chance.random() < 0.2:
        return anywhere(chance, data, other)
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        return anywhere(chance, data, other)
    for _ in range(chance.choice((1, 1, 2, 5))):
        row = chance.choice(rows) if rows else []
        if not row:
            continue
        at = chance.randrange(len(row))
        way = chance.randrange(6)
        if way == 0:
            row.insert(at, str(chance.choice(ODD)))
        elif way == 1:
            del row[at]
        elif way == 2:
            rows.insert(chance.randrange(len(rows)), list(row))
        elif way == 3:
            row[at] = chance.choice(chance.choice(rows) or [""])
        else:
            row[at] = anywhere(chance, row[at].encode("utf-8", "surrogatepass"), b"").decode(
                "utf-8", "replace"
            )
    out = io.StringIO(newline="")
    csv.writer(out, escapechar="\\").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def in_xml(chance: Random, data: bytes, other: bytes) -> bytes:
    """Return XML with some texts and values of attributes another; now and then only bytes."""
    spots = list(_SPOT.finditer(data)) if chance.random() < 0.85 else []
    if not spots:
        return anywhere(chance, data, other)
    for spot in sorted(chance.sample(spots, min(len(spots), chance.choice((1, 1, 2, 5)))), key=_backwards):
        group = 1 if spot[1] is not None else 2
        if chance.random() < 0.5:
            value = str(chance.choice(ODD)).encode("utf-8", "replace")
        else:
            value = chance.choice([*spots])[0].strip(b'>=<"')
        text = value.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")
        data = data[: spot.start(group)] + text + data[spot.end(group) :]
    return data


def _backwards(spot: re.Match[bytes]) -> int:
    return -spot.start()


def in_zip(inner: Callable[[str], Change]) -> Change:
    """Return what changes one member of a zip (a workbook) and packs it again; now and then only bytes."""

    def change(chance: Random, data: bytes, other: bytes) -> bytes:
        if chance.random() < 0.15:
            return anywhere(chance, data, other)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as file:
                members = {name: file.read(name) for name in file.namelist()}
        except Exception:  # what an earlier change broke
            return anywhere(chance, data, other)
        name = chance.choice(sorted(members))
        members[name] = inner(name)(chance, members[name], b"".join(members.values())[:2000])
        if chance.random() < 0.05:
            del members[chance.choice(sorted(members))]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
            for one, content in members.items():
                file.writestr(one, content)
        return out.getvalue()

    return change


def in_bundle(inner: Callable[[str], Change], prefixes: tuple[str, ...] = ("data/",)) -> Change:
    """Return what changes one payload member of a bundle whose manifests then fit again."""

    def change(chance: Random, data: bytes, other: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            members = {name: file.read(name) for name in file.namelist()}
        lines = members["bag-info.txt"].decode().splitlines()
        info = dict(line.split(": ", 1) for line in lines if not line.startswith("Payload-Oxum"))
        payload = {name: content for name, content in members.items() if name.startswith("data/")}
        name = chance.choice([one for one in sorted(payload) if one.startswith(prefixes)])
        payload[name] = inner(name)(chance, payload[name], b"")
        return zipped(parts(bag(payload, **info)))

    return change


def by_ending(name: str) -> Change:
    """Return how a file of this name is best made wrong."""
    ending = name.rpartition(".")[2]
    return {"json": in_json, "jsonl": in_lines, "csv": in_table}.get(ending, anywhere)
