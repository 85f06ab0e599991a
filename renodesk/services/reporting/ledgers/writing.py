"""Write a round's ledgers (一表一台账两清单 and everything beside it) as a workbook."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from renodesk.domain.changes import Ranges
from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.reports.paper_mark import chunked, state_text
from renodesk.reports.papers import Kind, PaperOptions, chosen_sections
from renodesk.services.environment import Progress, no_progress
from renodesk.services.reporting.ledgers.about import about
from renodesk.services.reporting.ledgers.making import ledger_snapshot
from renodesk.services.reporting.ledgers.registry import SHEETS
from renodesk.services.reporting.states import state_of
from renodesk.services.session import EstateSession
from renodesk.tables.book import Book
from renodesk.tables.writing import replacing
from renodesk.texts import say

__all__ = ["book_of", "write_ledgers", "write_ledgers_to"]


def write_ledgers(
    session: EstateSession, out: Path, options: PaperOptions | None = None, progress: Progress = no_progress
) -> None:
    """Write the ledgers of the current round as a workbook, whole or not at all.

    The same data give the same bytes.

    Raises:
        UnknownSection: the options name a sheet that is none.
        UnknownAlternative: they name a plan that is none.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
        Cancelled: from `progress`.
    """
    with replacing(out) as file:
        write_ledgers_to(session, file, options, progress)


def write_ledgers_to(
    session: EstateSession,
    out: BinaryIO,
    options: PaperOptions | None = None,
    progress: Progress = no_progress,
) -> None:
    """Write the ledgers of the current round to an empty file; the same data give the same bytes."""
    from renodesk.tables.book_writing import write_book_to

    options = options or PaperOptions()
    progress("report_writing", 0.1)
    with session.file.held():
        snapshot = ledger_snapshot(session, options.language, options.office, options.plan)
        state = state_of(session, snapshot.report.digest)
    progress("report_writing", 0.5)
    book = book_of(snapshot, options.sections)
    write_book_to(out, replace(book, facts={**book.facts, **_stated(snapshot, state, options)}))
    progress("report_writing", 1.0)


def book_of(snapshot: LedgerSnapshot, sections: tuple[str, ...] = ()) -> Book:
    """Return the ledgers as a workbook; what they are of comes first.

    Raises:
        UnknownSection: a sheet that is none.
    """
    sheets = [make(snapshot) for make in chosen_sections(SHEETS, sections)]
    report, language = snapshot.report, snapshot.report.language
    title = f"{report.estate} {say('ledger_book', language)}"
    return Book(
        sheets=(about(snapshot, sheets), *sheets),
        title=title,
        author=report.prepared or snapshot.office or "RenoDesk",
        subject=f"{report.round} {report.seal}",
        day=snapshot.day,
        header_left=" · ".join(filter(None, (snapshot.office, title))),
        header_right=f"{report.round} {report.seal}",
        footer_left=" · ".join(_marks(snapshot)),
        footer_right=f"{report.date} {report.digest[:16]}",
        page=say("report_page", language, page="{page}", pages="{pages}"),
        facts={"digest": report.digest, "estate": report.estate_id},
    )


def _stated(snapshot: LedgerSnapshot, state: Ranges, options: PaperOptions) -> Mapping[str, str]:
    """Return what the file says of itself, so that it can be made again and compared."""
    report = snapshot.report
    marks = {
        "kind": Kind.LEDGERS.value,
        "language": options.language,
        "date": report.date,
        "version": report.version,
        "sections": ",".join(options.sections),
        "plan": options.plan,
        "office": options.office,
        "state": state_text(state),
    }
    return dict(chunked(marks))


def _marks(snapshot: LedgerSnapshot) -> Iterator[str]:
    """Yield what a reader of any page must know."""
    language, book = snapshot.report.language, snapshot.money.book
    if book is not None and book.is_example:
        yield say("ledger_mark_example", language)
    if not snapshot.report.is_sealed:
        yield say("ledger_mark_draft", language)
    if snapshot.report.is_proposed:
        yield say("ledger_mark_proposed", language)
