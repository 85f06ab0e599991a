"""A pack as one exact text: what an estate file keeps and a survey is pinned to.

The text is JSON of file name -> content. Tables are normalised (UTF-8, no mark, LF, smallest quoting, no
empty rows or columns at the end, days as 2026-01-05), so that a spreadsheet that only saved a table again
changes nothing.
"""

import csv
import hashlib
import io
import json
import os
import re
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from renodesk.errors import PackFaulty
from renodesk.packs.complaints import Complaint, Spot
from renodesk.packs.csv_text import decode_csv

MAX_BYTES = 5_000_000
DESCRIPTION = "pack.toml"
_SETTLED = 3_000_000_000
"""Nanoseconds after which a file that was written again shows another time, on every file system."""
Stamp = tuple[tuple[str, int, int, int], ...]
"""By which a pack folder is known to be as it was: each file's name, number, size and time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PackText:
    """A pack's identity and exact text; two packs of one digest are the same pack."""

    id: str
    version: str
    sha256: str
    text: str

    def files(self) -> Mapping[str, str]:
        """Return file name -> content.

        Raises:
            PackFaulty: the text is none of ours.
        """
        try:
            files = json.loads(self.text)
        except (ValueError, RecursionError) as error:
            raise faulty(self.id, "pack_unreadable") from error
        if not isinstance(files, dict) or not all(isinstance(content, str) for content in files.values()):
            raise faulty(self.id, "pack_unreadable")
        return files


def faulty(pack: str, code: str, file: str = DESCRIPTION, **facts: str) -> PackFaulty:
    """Return the error for a pack that cannot even be read."""
    complaint = Complaint(spot=Spot(pack=pack, file=file), code=code, facts=facts)
    return PackFaulty(pack=pack, count=1, complaints=(complaint,))


def read_pack(folder: Path) -> PackText:
    """Return the text of a pack folder; those read last are kept until one of their files changes.

    Raises:
        PackFaulty: `pack.toml` or a table it names cannot be read.
    """
    stamp = _stamp(folder)
    return _read_pack(folder) if stamp is None else _known_pack(folder, stamp)


def says_kind(folder: Path) -> str:
    """Return the kind a pack folder says it is, "" where it cannot be read; its tables are not read."""
    stamp = _stamp(folder)
    return _says_kind(folder) if stamp is None else _known_kind(folder, stamp)


def _stamp(folder: Path) -> Stamp | None:
    """Return what tells a folder from itself after a change; None where it has just been written."""
    try:
        with os.scandir(folder) as entries:
            found = [(one.name, os.stat(one.path)) for one in entries]
    except OSError:
        return None
    newest = max((state.st_mtime_ns for _, state in found), default=0)
    if time.time_ns() - newest < _SETTLED:
        return None
    return tuple(sorted((name, one.st_ino, one.st_size, one.st_mtime_ns) for name, one in found))


@lru_cache(maxsize=64)
def _known_pack(folder: Path, _: Stamp) -> PackText:
    return _read_pack(folder)


@lru_cache(maxsize=64)
def _known_kind(folder: Path, _: Stamp) -> str:
    return _says_kind(folder)


def _says_kind(folder: Path) -> str:
    try:
        kind = tomllib.loads((folder / DESCRIPTION).read_text("utf-8")).get("kind")
    except (OSError, ValueError, RecursionError):
        return ""
    return kind if isinstance(kind, str) else ""


def _read_pack(folder: Path) -> PackText:
    description = _read(folder, DESCRIPTION)
    try:
        described = tomllib.loads(description)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise faulty(folder.name, "pack_toml_broken", detail=str(error)[:200]) from error
    files = {DESCRIPTION: description}
    tables = described.get("tables", {})
    for name in tables.values() if isinstance(tables, dict) else ():
        if not isinstance(name, str) or not _is_plain(name):
            raise faulty(folder.name, "pack_table_name", name=str(name)[:60])
        files[name] = normal_csv(_read(folder, name))
    return pack_text(str(described.get("id", "")), str(described.get("version", "")), files)


def read_pack_file(file: Path) -> PackText:
    """Return a pack that was written as one file: JSON of file name -> content.

    Raises:
        PackFaulty: it is none.
    """
    try:
        if file.stat().st_size > MAX_BYTES:
            raise faulty(file.name, "pack_file_too_large", file=file.name, name=file.name)
        files = PackText(id=file.name, version="", sha256="", text=file.read_text("utf-8")).files()
        described = tomllib.loads(files.get(DESCRIPTION, ""))
    except (OSError, UnicodeDecodeError) as error:
        raise faulty(file.name, "pack_file_missing", file=file.name, name=file.name) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise faulty(file.name, "pack_toml_broken", detail=str(error)[:200]) from error
    if not all(name == DESCRIPTION or _is_plain(name) for name in files):
        raise faulty(file.name, "pack_unreadable")
    plain = {name: text if name == DESCRIPTION else normal_csv(text) for name, text in files.items()}
    return pack_text(str(described.get("id", "")), str(described.get("version", "")), plain)


def pack_text(pack_id: str, version: str, files: Mapping[str, str]) -> PackText:
    """Return the pack text of files already read."""
    text = json.dumps(dict(files), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return PackText(id=pack_id, version=version, sha256=digest, text=text)


def _is_plain(name: str) -> bool:
    return name.endswith(".csv") and not set(name) & set("/\\:\0") and not name.startswith(".")


def _read(folder: Path, name: str) -> str:
    file = folder / name
    try:
        if not file.is_file():
            raise faulty(folder.name, "pack_file_missing", file=name, name=name)
        if file.stat().st_size > MAX_BYTES:
            raise faulty(folder.name, "pack_file_too_large", file=name, name=name)
        data = file.read_bytes()
    except OSError as error:
        raise faulty(folder.name, "pack_file_missing", file=name, name=name) from error
    text = decode_csv(data)
    if text is None:
        raise faulty(folder.name, "pack_encoding", file=name, name=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


_DAY = re.compile(r"\A\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s*\Z", re.ASCII)
"""A whole cell that is a day; a spreadsheet writes it as its country does."""


def _iso(day: re.Match[str]) -> str:
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"


def normal_csv(text: str) -> str:
    """Return a table's text in its one normal form."""
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline="")):
            while row and not row[-1]:
                row.pop()
            rows.append([_DAY.sub(_iso, cell) for cell in row])
    except csv.Error:
        return text
    while rows and not rows[-1]:
        rows.pop()
    width = len(rows[0]) if rows else 0
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue()
