"""What a field workbook carries out of sight, so that it can be taken in again: keys of its rows and columns.

The first row of a sheet has the keys of its places, the first two columns the item and the part of each row.
One more sheet says which estate, round and pack it was made for, and what stood in each cell then: only what
differs from that is what somebody wrote.
"""

from dataclasses import dataclass
from typing import Literal

from renodesk.domain.numbers import read_number, write_number
from renodesk.reports.field_snapshot import BoxKind, SheetBox
from renodesk.texts import catalogue

KIND, FORMAT = "reno-field-sheet", "1"
META = "reno"
"""The name of the sheet nobody sees."""
ITEM, PART = "reno-item", "reno-part"
LABELS = "#"
"""The key of rows and columns that hold no answer."""
HEAD = "##"
"""The key of the rows above the first answer."""
FIRST_PLACE = 5
"""Columns before the first place: two keys, item, what to fill in, unit."""
LOCKED, BASIS, STATUS, NOTE = "@locked", "@basis", "@status", "@note"
GRADE = "grade"
Role = Literal["grade", "input", "flag", "locked", "basis", "status", "note"]
WORDY: frozenset[Role] = frozenset({"locked", "basis", "status", "note"})


@dataclass(frozen=True, kw_only=True, slots=True)
class PartKey:
    """What a row asks: its role, and the pack's name of a box or circumstance."""

    role: Role
    name: str = ""


def part_key(box: SheetBox) -> str:
    """Return the key of the row that asks for a box."""
    if box.kind == BoxKind.GRADE:
        return GRADE
    return f"{'input' if box.is_input else 'flag'}.{box.name}"


def read_part(key: str) -> PartKey | None:
    """Return what a key says; None for another text."""
    if key == GRADE:
        return PartKey(role="grade")
    kind, dot, name = key.partition(".")
    if dot and name and kind == "input":
        return PartKey(role="input", name=name)
    if dot and name and kind == "flag":
        return PartKey(role="flag", name=name)
    match key:
        case "@locked":
            return PartKey(role="locked")
        case "@basis":
            return PartKey(role="basis")
        case "@status":
            return PartKey(role="status")
        case "@note":
            return PartKey(role="note")
    return None


def plain(role: Role, text: str) -> str:
    """Return what a cell says in one spelling: a number as such, 是 and 否 as 1 and 0, a status by code."""
    stripped = text.strip()
    if role in ("input", "flag") and stripped.casefold() in _words("word_yes"):
        return "1"
    if role in ("input", "flag") and stripped.casefold() in _words("word_no"):
        return "0"
    if role == "status":
        codes = {"unseen": "field_unseen", "na": "field_na"}
        named = (code for code, said in codes.items() if stripped.casefold() in {code, *_words(said)})
        return next(named, stripped)
    number = None if role in WORDY else read_number(stripped)
    return stripped if number is None else write_number(number)


def _words(code: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in catalogue()[code].values())
