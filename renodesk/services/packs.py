"""Checking packs, for whoever edits them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from renodesk.errors import FileMissing, RenodeskError
from renodesk.packs import (
    Complaint,
    check_packs,
    complaint_sentence,
    profile_paths,
    read_packs,
    spot_text,
)
from renodesk.paths import forms_dir
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class ComplaintView:
    """A complaint as people read it."""

    pack: str
    file: str
    row: int
    column: str
    code: str
    text: str
    spot: str


def check(folder: Path, language: Language) -> list[ComplaintView]:
    """Return every complaint about a folder of packs; its profiles may name those that ship.

    Raises:
        FileMissing: there is no such folder.
    """
    if not folder.is_dir():
        raise FileMissing(file=folder.name)
    shipped = read_packs(forms_dir()) if profile_paths(folder) else ()
    return views(check_packs(folder, beside=shipped), language)


def views(complaints: Iterable[Complaint], language: Language) -> list[ComplaintView]:
    """Return complaints as people read them."""
    return [
        ComplaintView(
            pack=one.spot.pack,
            file=one.spot.file,
            row=one.spot.row,
            column=one.spot.column,
            code=one.code,
            text=complaint_sentence(one, language),
            spot=spot_text(one.spot),
        )
        for one in complaints
    ]


def told_in(error: RenodeskError, language: Language) -> list[str]:
    """Return the complaints an error brings, a line each with its spot."""
    found = error.facts.get("complaints")
    known = [one for one in found if isinstance(one, Complaint)] if isinstance(found, tuple) else []
    return [f"{one.spot}: {one.text}" for one in views(known, language)]
