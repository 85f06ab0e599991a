"""Every kind of report and every writer of one. A new writer is one file and one line."""

from collections.abc import Callable, Mapping
from typing import BinaryIO

from renodesk.reports.diagnosis import diagnosis_document
from renodesk.reports.field_blocks import field_blocks
from renodesk.reports.field_snapshot import FieldSheets
from renodesk.reports.marking import marked
from renodesk.reports.papers import Document, Form, PageWords, PaperOptions, Progress, no_progress
from renodesk.reports.request_letter import Letter, letter_blocks
from renodesk.reports.slip_paper import Slip, slip_blocks
from renodesk.reports.snapshot import Snapshot
from renodesk.texts import say


def write_pdf(document: Document, out: BinaryIO, progress: Progress = no_progress) -> None:
    """Write a document as PDF to an empty file; the same document gives the same bytes.

    Raises:
        GlyphMissing: a character that cannot be printed.
        Cancelled: from `progress`.
    """
    from renodesk.reports.pdf.document import render_document  # a start need not wait for ReportLab

    render_document(document, out, progress)


def write_docx(document: Document, out: BinaryIO, progress: Progress = no_progress) -> None:
    """Write a document as Word file to an empty file; the same document gives the same bytes.

    Raises:
        GlyphMissing: a character that no such file holds, or that no chart can show.
        Cancelled: from `progress`.
    """
    from renodesk.reports.docx.document import render_docx  # a start need not wait for python-docx

    render_docx(document, out, progress)


def diagnosis_pdf(snapshot: Snapshot, out: BinaryIO, progress: Progress = no_progress) -> None:
    """Write the diagnosis report as PDF to an empty file; the same snapshot gives the same bytes.

    Raises:
        GlyphMissing: a character that cannot be printed.
        Cancelled: from `progress`.
    """
    options = PaperOptions(language=snapshot.language)
    write_pdf(marked(diagnosis_document(snapshot), options), out, progress)


def field_sheets_pdf(sheets: FieldSheets, out: BinaryIO, progress: Progress = no_progress) -> None:
    """Write field sheets as PDF to an empty file; the same sheets give the same bytes.

    Raises:
        GlyphMissing: a character that cannot be printed.
        Cancelled: from `progress`.
    """
    from renodesk.reports.pdf.field_pages import render_field_sheets  # a start need not wait for ReportLab

    language = sheets.language
    footer = "field_footer" if sheets.is_proposed else "field_footer_official"
    words = PageWords(
        title=f"{sheets.estate} {say('field_title', language)}",
        author="RenoDesk",
        header="",
        header_right="",
        footer=say(footer, language, pack=sheets.pack),
        page=say("report_page", language),
        contents="",
    )
    render_field_sheets(field_blocks(sheets), words, out, progress)


def request_pdf(letter: Letter, out: BinaryIO, progress: Progress = no_progress) -> None:
    """Write a request to a utility or bureau as PDF to an empty file; the same letter gives the same bytes.

    Raises:
        GlyphMissing: a character that cannot be printed.
        Cancelled: from `progress`.
    """
    from renodesk.reports.pdf.document import render_pdf  # a start need not wait for ReportLab

    language = letter.language
    words = PageWords(
        title=say("request_letter_title", language, estate=letter.estate),
        author=letter.organization or "RenoDesk",
        header=letter.estate,
        header_right=letter.respondent,
        footer=say("request_footer", language),
        page=say("report_page", language),
        contents="",
        has_cover=False,
    )
    render_pdf(letter_blocks(letter), words, out, progress)


def slip_pdf(slip: Slip, out: BinaryIO, progress: Progress = no_progress) -> None:
    """Write a handover slip as PDF to an empty file; the same slip gives the same bytes.

    Raises:
        GlyphMissing: a character that cannot be printed.
        Cancelled: from `progress`.
    """
    from renodesk.reports.pdf.document import render_pdf  # a start need not wait for ReportLab

    language = slip.language
    words = PageWords(
        title=f"{say('slip_title', language)} {slip.estate}",
        author=slip.organization or "RenoDesk",
        header=slip.estate,
        header_right=say("slip_title", language),
        footer=say("slip_footer", language, digest=slip.files[0].digest[:16]),
        page=say("report_page", language),
        contents="",
        has_cover=False,
    )
    render_pdf(slip_blocks(slip), words, out, progress)


WRITERS: Mapping[Form, Callable[[Document, BinaryIO, Progress], None]] = {
    Form.PDF: write_pdf,
    Form.DOCX: write_docx,
}
