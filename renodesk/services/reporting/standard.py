"""Freeze what the paper of the self-check prints, and write the same as a workbook."""

import datetime
from pathlib import Path

from renodesk.domain.log import digest_of
from renodesk.domain.standard import Fulfilment
from renodesk.estates.dating import last_date
from renodesk.reports.blocks import Tone
from renodesk.reports.papers import PaperOptions
from renodesk.reports.standard_snapshot import StandardPaperRow, StandardSnapshot
from renodesk.services.days import today
from renodesk.services.environment import Progress, no_progress
from renodesk.services.session import EstateSession
from renodesk.services.standards import SelfCheck, StandardLine, self_check
from renodesk.services.standards.reading import last_year_answered
from renodesk.services.standards.words import fulfilment_word, sum_sentence, told_sentence
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, ColumnKind, Look
from renodesk.texts import Language, say

TONES: dict[Fulfilment | None, Tone] = {
    Fulfilment.MET: "good",
    Fulfilment.PARTLY: "warn",
    Fulfilment.NOT_MET: "bad",
    Fulfilment.NA: "quiet",
    None: "warn",
}
_HEADS = ("code", "row", "text", "answer", "told", "evidence", "wanted", "by", "source")
_WORDS = ("text", "told", "evidence", "wanted")


def standard_snapshot(session: EstateSession, options: PaperOptions) -> StandardSnapshot:
    """Return everything the paper prints: the self-check of the newest year that was answered, or this one.

    Raises:
        StandardMissing, PackFaulty: there is no standard that can be read.
    """
    with session.file.held():
        check = _check(session, options.language)
        return _snapshot(session, check, options)


def _check(session: EstateSession, language: Language) -> SelfCheck:
    day = last_date(session.file)
    year = last_year_answered(session) or (int(day[:4]) if day else today(session).year)
    return self_check(session, year, language)


def _snapshot(session: EstateSession, check: SelfCheck, options: PaperOptions) -> StandardSnapshot:
    language, identity = options.language, check.standard.identity
    return StandardSnapshot(
        language=language,
        estate=session.name,
        estate_id=session.estate_id,
        year=check.year,
        date=last_date(session.file),
        digest=digest_of(session.file.changes()),
        office=options.office,
        sums=sum_sentence(check, language),
        rows=tuple(_row(line, language) for line in check.lines),
        open=tuple(f"{line.row.code} {line.row.name}" for line in check.open),
        statement=identity.statement_en if language == "en" else identity.statement,
        source=identity.source,
        pack=f"{identity.id} {identity.version}",
    )


def _row(line: StandardLine, language: Language) -> StandardPaperRow:
    row = line.row
    if line.is_of_county:
        answer, tone = say("standard_of_county", language), TONES[Fulfilment.NA]
    else:
        answer, tone = fulfilment_word(line.answer, language), TONES[line.answer]
    if line.is_contested:
        answer, tone = f"{answer}（{say('standard_two_answers', language)}）", TONES[Fulfilment.NOT_MET]
    return StandardPaperRow(
        depth=row.level,
        code=row.code,
        name=row.name,
        text=row.text,
        answer=answer,
        tone=tone,
        told="" if line.is_of_county else told_sentence(line, language),
        evidence=evidence_text(line.note, line.files, language),
        source=row.source,
    )


def evidence_text(note: str, files: tuple[str, ...], language: Language) -> str:
    """Return what bears a row out: the note, and the names of attached files."""
    joint = ", " if language == "en" else "、"
    attached = say("standard_files", language, files=joint.join(files)) if files else ""
    return " ".join(filter(None, (note, attached)))


def write_standard_book(
    session: EstateSession, out: Path, options: PaperOptions, progress: Progress = no_progress
) -> None:
    """Write the self-check as a workbook, whole or not at all.

    Raises:
        StandardMissing, PackFaulty: there is no standard that can be read.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    from renodesk.tables.book_writing import write_book  # a start need not wait for papers

    progress("report_writing", 0.1)
    with session.file.held():
        check = _check(session, options.language)
        snapshot = _snapshot(session, check, options)
    write_book(out, _book(snapshot, check))
    progress("report_writing", 1.0)


def _book(snapshot: StandardSnapshot, check: SelfCheck) -> Book:
    language = snapshot.language
    title = say("standard_paper_title", language, estate=snapshot.estate, year=snapshot.year)
    sheet = BookSheet(
        key="standard",
        name=say("standard_sheet", language),
        title=title,
        columns=tuple(
            BookColumn(
                title=say(f"standard_col_{name}", language),
                kind=ColumnKind.WORDS if name in _WORDS else ColumnKind.TEXT,
            )
            for name in _HEADS
        ),
        rows=tuple(_book_row(row, line) for row, line in zip(snapshot.rows, check.lines, strict=True)),
        notes=(snapshot.sums, snapshot.statement),
        frozen=2,
    )
    return Book(
        sheets=(sheet,),
        title=title,
        author=snapshot.office or "RenoDesk",
        subject=title,
        day=datetime.date.fromisoformat(snapshot.date)
        if snapshot.date
        else datetime.date(snapshot.year, 1, 1),
        header_left=title,
        header_right=snapshot.date,
        footer_left=say("standard_footer", language, pack=snapshot.pack, digest=snapshot.digest[:16]),
        footer_right="",
        page=say("report_page", language),
    )


def _book_row(row: StandardPaperRow, line: StandardLine) -> BookRow:
    look = Look.GROUP if row.depth == 1 else Look.BAD if line.answer == Fulfilment.NOT_MET else Look.PLAIN
    cells = (
        *(row.code, row.name, row.text, "" if row.depth == 1 else row.answer, row.told, row.evidence),
        *(line.row.evidence, line.by, row.source),
    )
    return BookRow(cells=tuple(text or None for text in cells), look=look, depth=max(row.depth - 1, 0))
