"""Checking packs, for whoever edits them."""

from dataclasses import dataclass
from pathlib import Path

from renodesk.errors import FileMissing
from renodesk.packs import check_packs, complaint_sentence, spot_text
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
    """Return every complaint about a folder of packs.

    Raises:
        FileMissing: there is no such folder.
    """
    if not folder.is_dir():
        raise FileMissing(file=folder.name)
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
        for one in check_packs(folder)
    ]
