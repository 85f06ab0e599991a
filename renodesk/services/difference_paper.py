"""A list of differences as a table or on paper: CSV, workbook, PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from renodesk.domain.places import Place
from renodesk.errors import WrongUsage
from renodesk.reports import blocks
from renodesk.reports.papers import PageWords
from renodesk.services.differences import Differences, Line
from renodesk.services.environment import Progress, no_progress
from renodesk.services.moments import local_text
from renodesk.tables.writing import replacing, write_csv, write_workbook
from renodesk.texts import Language, joined, say

WIDTHS = (0.26, 0.24, 0.24, 0.11, 0.15)
ENDINGS = (".pdf", ".xlsx", ".csv")


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """What is written: whose estate, which moments in words, how it stood, and the differences."""

    estate: str
    moments: str
    standing: tuple[str, ...]
    place_word: Callable[[Place], str]
    lines: Sequence[Line] = ()


def write_what_differs(
    differences: Differences, person: str, paper: Paper, out: Path, language: Language, progress: Progress
) -> int:
    """Read all differences, or those of a person, and write them; return how many there are.

    Raises:
        As `write_differences`.
    """
    progress("differences_reading", 0.0)
    lines = [one for one in differences.lines(differences.groups()) if not person or person in one.persons]
    write_differences(out, replace(paper, lines=lines), language, progress)
    return len(lines)


def write_differences(out: Path, paper: Paper, language: Language, progress: Progress = no_progress) -> None:
    """Write a list of differences in the form its ending names.

    Raises:
        WrongUsage: another ending than those there are.
        NotWritable, DiskFull, FileHeld, GlyphMissing: nothing was written.
    """
    match out.suffix.lower():
        case ".csv":
            write_csv(out, _rows(paper, language))
        case ".xlsx":
            write_workbook(out, say("difference_title", language), _rows(paper, language))
        case ".pdf":
            _write_pdf(out, paper, language, progress)
        case _:
            raise WrongUsage(what="out", value=out.name)


def _head(language: Language) -> tuple[str, ...]:
    return (
        say("difference_place", language),
        say("difference_what", language),
        say("difference_before", language),
        say("difference_after", language),
        say("difference_who", language),
        say("difference_when", language),
    )


def _row(paper: Paper, line: Line, language: Language) -> tuple[str, ...]:
    empty = say("difference_empty", language)
    after = line.after or empty
    if line.is_contested:
        after = f"{after}（{say('difference_contested', language)}）"
    place = paper.place_word(line.place) if line.place is not None else ""
    when = local_text(line.at) + (" ?" if line.is_clock_doubtful else "")
    return (place, line.what, line.before or empty, after, joined("、", line.persons, language), when)


def _rows(paper: Paper, language: Language) -> list[tuple[str, ...]]:
    return [_head(language), *(_row(paper, line, language) for line in paper.lines)]


def _write_pdf(out: Path, paper: Paper, language: Language, progress: Progress) -> None:
    from renodesk.reports.pdf.document import render_pdf  # a start need not wait for ReportLab

    title = say("difference_title", language)
    words = PageWords(
        title=f"{paper.estate} {title}",
        author="RenoDesk",
        header=paper.estate,
        header_right=title,
        footer=paper.moments,
        page=say("report_page", language),
        contents=say("report_contents", language),
    )
    with replacing(out) as file:
        render_pdf(_document(paper, title, language), words, file, progress)


def _document(paper: Paper, title: str, language: Language) -> list[blocks.Block]:
    counted = say("difference_counted", language, count=len(paper.lines))
    cover = blocks.Cover(
        title=title,
        subtitle=paper.estate,
        lines=(paper.moments, *paper.standing, counted),
        signatures=(),
        note=say("difference_note", language),
    )
    found: list[blocks.Block] = [cover]
    columns = tuple(
        blocks.Column(title=title, width=width)
        for title, width in zip(_head(language)[1:], WIDTHS, strict=True)
    )
    for place, lines in groupby(paper.lines, key=lambda line: line.place):
        name = paper.place_word(place) if place is not None else say("difference_nowhere", language)
        found.append(blocks.Heading(text=name, flows=True))
        rows = tuple(
            tuple(blocks.Cell(text=cell) for cell in _row(paper, line, language)[1:]) for line in lines
        )
        found.append(blocks.Table(columns=columns, rows=rows))
    if not paper.lines:
        found.append(blocks.Paragraph(text=say("difference_nothing", language)))
    return found
