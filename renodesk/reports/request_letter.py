"""A request as a letter: who is asked for what, until when, with tables to fill by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table, Together
from renodesk.texts import Language, say

MOST_COLUMNS = 7
"""Questions side by side on a page; more go into another table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedLine:
    """A question of the estate: its code, what it is about, its words, what it takes, what is known."""

    code: str
    about: str
    question: str
    takes: str
    known: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedColumn:
    """A question asked of every place of a table."""

    title: str
    takes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedTable:
    """A table to fill: what its places are called, and what is known in each of its cells."""

    title: str
    place_title: str
    columns: tuple[AskedColumn, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """Everything a letter prints; days are in words of the calendar."""

    language: Language
    estate: str
    respondent: str
    office: str
    organization: str
    date: str
    reply_by: str
    book: str
    lines: tuple[AskedLine, ...]
    tables: tuple[AskedTable, ...]
    papers: tuple[tuple[str, str], ...]
    statement: str


def letter_blocks(letter: Letter) -> list[Block]:
    """Return the letter as blocks, from the salutation to the lines to sign."""
    return list(_Writer(letter).blocks())


class _Writer:
    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._number = 0

    def _say(self, code: str, **facts: object) -> str:
        return say(f"request_{code}", self._letter.language, **facts)

    def _heading(self, code: str) -> Heading:
        self._number += 1
        numbers = "〇一二三四五六七八九十"
        number = str(self._number) if self._letter.language == "en" else numbers[self._number]
        return Heading(text=self._say("numbered", number=number, title=self._say(code)), level=2)

    def blocks(self) -> Iterator[Block]:
        letter = self._letter
        yield Heading(text=self._say("letter_title", estate=letter.estate), level=1, flows=True)
        yield Paragraph(text=self._say("letter_to", whom=letter.respondent, office=letter.office))
        yield Paragraph(text=self._say("letter_body", estate=letter.estate))
        until = "letter_until" if letter.reply_by else "letter_soon"
        yield Paragraph(text=self._say(until, day=letter.reply_by, book=letter.book))
        yield Paragraph(text=self._say("letter_no_names"), tone="warn")
        if letter.lines:
            yield self._heading("part_estate")
            yield self._lines()
        for table in letter.tables:
            yield self._heading(table.title)
            for at in range(0, len(table.columns), MOST_COLUMNS):
                yield from self._table(table, at)
        if letter.papers:
            yield self._heading("part_papers")
            yield Bullets(lines=tuple(f"{name}{_aside(why)}" for name, why in letter.papers))
        yield Together(blocks=tuple(self._foot()))

    def _lines(self) -> Table:
        columns = (
            Column(title=self._say("col_about"), width=0.23),
            Column(title=self._say("col_asked"), width=0.31),
            Column(title=self._say("col_fill"), width=0.18, align="center"),
            Column(title=self._say("col_unit"), width=0.14),
            Column(title=self._say("col_known"), width=0.14),
        )
        rows = tuple(
            (
                Cell(text=line.about),
                Cell(text=line.question),
                Cell(text=""),
                Cell(text=line.takes, tone="quiet"),
                Cell(text=line.known, tone="quiet"),
            )
            for line in self._letter.lines
        )
        return Table(columns=columns, rows=rows, is_form=True)

    def _table(self, table: AskedTable, at: int) -> Iterator[Block]:
        shown = table.columns[at : at + MOST_COLUMNS]
        each = 0.86 / len(shown)
        columns = (
            Column(title=self._say(table.place_title), width=0.14),
            *(Column(title=one.title, width=each, align="center") for one in shown),
        )
        rows = tuple(
            (
                Cell(text=name, is_bold=True),
                *(Cell(text=one, tone="quiet") for one in known[at : at + MOST_COLUMNS]),
            )
            for name, known in table.rows
        )
        yield Table(columns=columns, rows=rows, is_form=True)
        takes = [self._say("takes", about=one.title, words=one.takes) for one in shown if one.takes]
        if any(one for _, known in table.rows for one in known):
            takes.append(self._say("grey"))
        if takes:
            yield Bullets(lines=tuple(takes))

    def _foot(self) -> Iterator[Block]:
        letter = self._letter
        columns = (
            Column(title="", width=0.2),
            Column(title="", width=0.3),
            Column(title="", width=0.2),
            Column(title="", width=0.3),
        )
        labels = (("sign_office", "sign_role"), ("sign_date", "sign_phone"))
        rows = tuple(
            (Cell(text=self._say(one)), Cell(text=""), Cell(text=self._say(two)), Cell(text=""))
            for one, two in labels
        )
        yield Heading(text=self._say("part_sign"), level=3)
        yield Table(columns=columns, rows=rows, is_form=True)
        sender = letter.organization or self._say("no_organization")
        yield Paragraph(text=self._say("letter_from", organization=sender, date=letter.date), tone="quiet")
        yield Paragraph(text=letter.statement, tone="quiet")


def _aside(text: str) -> str:
    return f"（{text}）" if text else ""
