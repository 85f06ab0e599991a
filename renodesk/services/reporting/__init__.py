"""Write a round's papers."""

from pathlib import Path
from typing import BinaryIO, Literal

from renodesk.photos.logo import read_logo
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.environment import Progress, no_progress
from renodesk.services.reporting.field_choice import PlaceChoice
from renodesk.services.reporting.papers import forms_of, notes_of, write_paper, write_paper_to
from renodesk.services.reporting.verdicts import Verdict
from renodesk.services.session import EstateSession
from renodesk.tables.writing import replacing
from renodesk.texts import Language

SheetForm = Literal["pdf", "xlsx"]
__all__ = [
    "Form",
    "Kind",
    "PaperOptions",
    "PlaceChoice",
    "Verdict",
    "forms_of",
    "notes_of",
    "read_logo",
    "write_field_sheets",
    "write_paper",
    "write_paper_to",
    "write_report",
    "write_report_to",
]


def write_report(
    session: EstateSession, out: Path, *, language: Language = "zh", progress: Progress = no_progress
) -> None:
    """Write the diagnosis report of the current round as PDF, whole or not at all.

    Raises:
        GlyphMissing: a character that cannot be printed.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    write_paper(session, Kind.DIAGNOSIS, Form.PDF, out, PaperOptions(language=language), progress)


def write_report_to(
    session: EstateSession, out: BinaryIO, *, language: Language = "zh", progress: Progress = no_progress
) -> None:
    """Write the diagnosis report as PDF to an empty file; the same data give the same bytes."""
    write_paper_to(session, Kind.DIAGNOSIS, Form.PDF, out, PaperOptions(language=language), progress)


def write_field_sheets(
    session: EstateSession,
    out: Path,
    choice: PlaceChoice,
    *,
    form: SheetForm | None = None,
    language: Language = "zh",
    progress: Progress = no_progress,
) -> int:
    """Write blank field sheets to print or a workbook to fill, and return how many places they have.

    Without `form` the ending of `out` decides: a workbook for .xlsx, else PDF.

    Raises:
        NoPlaceChosen: the choice leaves no place.
        GlyphMissing: a character that cannot be printed.
        ComponentMissing: this machine cannot draw codes.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    from renodesk.reports.registry import field_sheets_pdf
    from renodesk.services.reporting.field_sheets import field_sheets

    is_book = form == "xlsx" or (form is None and out.suffix.casefold() == ".xlsx")
    sheets = field_sheets(session, choice, language, is_for_paper=not is_book, progress=progress)
    if is_book:
        from renodesk.services.sheet.field_giving import write_field_book

        write_field_book(out, sheets, session.round, session.forms.tree.identity)
        return len(sheets.places)
    with replacing(out) as file:
        field_sheets_pdf(sheets, file, progress)
    return len(sheets.places)
