"""Write request sheets into a folder: a letter (PDF) and a workbook for each respondent."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.form import RegisterField
from renodesk.domain.places import Place
from renodesk.domain.translated import said_in
from renodesk.errors import NotWritable
from renodesk.reports.request_letter import AskedColumn, AskedLine, AskedTable, Letter
from renodesk.services.environment import Progress, no_progress
from renodesk.services.requests.asking import Asking, Box, Request, building_name, requests_of
from renodesk.services.requests.book import write_book
from renodesk.services.session import EstateSession
from renodesk.tables.writing import replacing
from renodesk.texts import Language, say

LONGEST = 30
"""Letters of a name that go into a file name: a system takes 255 octets, a Chinese letter has three."""
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenRequest:
    """What was written for one respondent: how many questions and papers, and the two files."""

    respondent: str
    questions: int
    papers: int
    letter: Path
    book: Path | None
    """None where only papers are asked for."""


def write_requests(
    session: EstateSession,
    folder: Path,
    *,
    only: Iterable[str] = (),
    organization: str = "",
    language: Language = "zh",
    progress: Progress = no_progress,
) -> tuple[WrittenRequest, ...]:
    """Write a letter and a workbook for each respondent (those of `only`, by code) into a folder.

    Raises:
        NotWritable, DiskFull, FileHeld: a file could not be written; those before it are there.
        GlyphMissing: a character that cannot be printed.
        Cancelled: `progress` says so.
    """
    wanted = set(only)
    requests = [one for one in requests_of(session, language) if not wanted or one.respondent.code in wanted]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(file=folder.name) from error
    found = []
    for at, request in enumerate(requests):
        progress("request_writing", at / len(requests))
        found.append(_write(session, request, folder, organization, language))
    progress("request_writing", 1.0)
    return tuple(found)


def _write(
    session: EstateSession, request: Request, folder: Path, organization: str, language: Language
) -> WrittenRequest:
    from renodesk.reports.registry import request_pdf  # a start of the program need not wait for papers

    name = file_name(session, request, language)
    letter, book = folder / f"{name}.pdf", folder / f"{name}.xlsx"
    made = letter_of(session, request, organization, language, book.name)
    with replacing(letter) as out:
        request_pdf(made, out)
    if request.askings:
        write_book(session, request, book, language)
    return WrittenRequest(
        respondent=respondent_name(request, language),
        questions=sum(len(asking.boxes) for asking in request.askings),
        papers=len(request.papers),
        letter=letter,
        book=book if request.askings else None,
    )


def file_name(session: EstateSession, request: Request, language: Language) -> str:
    """Return the name of a request's files, without their endings."""
    estate = session.name[:LONGEST]
    name = say("request_file", language, estate=estate, whom=respondent_name(request, language)[:LONGEST])
    return _NO_NAME.sub("", name).strip(" .")


def respondent_name(request: Request, language: Language) -> str:
    """Return what a respondent is called."""
    return (request.respondent.name_en if language == "en" else "") or request.respondent.name


def letter_of(
    session: EstateSession, request: Request, organization: str, language: Language, book: str
) -> Letter:
    """Return a request as what its letter prints, of today."""
    today = datetime.datetime.fromtimestamp(session.environment.clock() / 1000).date()
    days = request.respondent.reply_days
    asked = {asking.level: asking for asking in request.askings}
    tables = [asked[level] for level in ("building", "unit") if level in asked]
    identity, register = session.forms.tree.identity, session.forms.register.identity
    return Letter(
        language=language,
        estate=session.name,
        respondent=respondent_name(request, language),
        office=said_in(register, request.respondent.office, language),
        organization=organization,
        date=_day(today, language),
        reply_by=_day(today + datetime.timedelta(days=days), language) if days else "",
        book=book,
        lines=tuple(_lines(asked["estate"])) if "estate" in asked else (),
        tables=tuple(_table(session, asking) for asking in tables),
        papers=tuple(
            (
                (paper.name_en if language == "en" else "") or paper.name,
                said_in(register, paper.why, language),
            )
            for paper in request.papers
        ),
        statement=(identity.statement_en if language == "en" else "") or identity.statement,
    )


def _day(day: datetime.date, language: Language) -> str:
    return say("request_day", language, year=day.year, month=day.month, day=day.day)


def _lines(asking: Asking) -> list[AskedLine]:
    ((place, _),) = asking.places
    return [
        AskedLine(
            code=box.code,
            about=box.name,
            question=box.label,
            takes=box.field.unit or "、".join(box.options),
            known=asking.known.get((place, box.code), ""),
        )
        for box in asking.boxes
    ]


def _table(session: EstateSession, asking: Asking) -> AskedTable:
    return AskedTable(
        title=f"part_{asking.level}",
        place_title="col_building" if asking.level == "building" else "col_unit_no",
        columns=tuple(AskedColumn(title=_title(box), takes=_takes(box.field)) for box in asking.boxes),
        rows=tuple(
            (
                _place_name(session, asking, place, name),
                tuple(asking.known.get((place, box.code), "") for box in asking.boxes),
            )
            for place, name in asking.places
        ),
    )


def _place_name(session: EstateSession, asking: Asking, place: Place, name: str) -> str:
    return name if asking.level == "building" else f"{building_name(session, place)} {name}"


def _title(box: Box) -> str:
    unit = f"（{box.field.unit}）" if box.field.unit else ""
    return f"{box.label}{unit}"


def _takes(field: RegisterField) -> str:
    return "、".join(field.options.values())
