"""The whole input of field sheets, resolved: what is asked at each place, and what is said of it."""

from dataclasses import dataclass
from enum import StrEnum

from renodesk.reports.snapshot import PhotoLine
from renodesk.texts import Language

Modules = tuple[tuple[bool, ...], ...]
"""Rows of a QR code, dark modules true, with its light margin."""


class BoxKind(StrEnum):
    """What is written into a box."""

    GRADE = "grade"
    COUNT = "count"
    NUMBER = "number"
    PERCENT = "percent"
    BOOL = "bool"
    FLAG = "flag"


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetBox:
    """One thing to say of an item; `name` is the pack's, "" for the grade; `value` what is said already."""

    kind: BoxKind
    name: str
    label: str
    unit: str
    value: str = ""
    last: str = ""

    @property
    def is_input(self) -> bool:
        """Return whether it is one of the boxes of an item, not its grade or a circumstance."""
        return self.kind not in (BoxKind.GRADE, BoxKind.FLAG)


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetItem:
    """An item at a place: how to look, its boxes, and what is known.

    `anchors` are grades with their texts, from 5 down; `status`, `note` and `basis` are what is said already,
    `said` all of it in words; `last` is what was said last round, in words.
    """

    code: str
    name: str
    guide: str
    boxes: tuple[SheetBox, ...]
    anchors: tuple[tuple[int, str], ...] = ()
    status: str = ""
    note: str = ""
    basis: str = ""
    said: str = ""
    last: str = ""
    photos: int = 0
    is_night: bool = False
    is_bottom_line: bool = False
    picture: PhotoLine | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetPlace:
    """A place with its items as one meets them.

    `left_out` names items the register says do not apply; `elsewhere` counts those nobody sees by walking.
    """

    key: str
    name: str
    facts: str
    code: Modules
    items: tuple[SheetItem, ...]
    left_out: tuple[str, ...] = ()
    elsewhere: int = 0
    revisit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldSheets:
    """Sheets of one estate and round; `pack` is title and version as printed."""

    language: Language
    estate: str
    estate_id: str
    round: str
    last: str
    pack: str
    is_proposed: bool
    places: tuple[SheetPlace, ...]
