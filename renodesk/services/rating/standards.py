"""The measuring standard of a county and year: its own rows answered, its estates' answers added up."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.office_log import Cell, OfficeLine
from renodesk.domain.standard import Fulfilment, Standard, StandardRow, add_up
from renodesk.domain.translated import in_language
from renodesk.errors import StandardMissing, UnknownCounty, UnknownCountyRow, WrongUsage
from renodesk.office.county import counties
from renodesk.office.standards import CONTESTED, AnswerSums, answer_sums, estate_count
from renodesk.packs import PackText, read_kind, standard_of
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.office_book import OfficeBook
from renodesk.services.office_evidence import (
    Evidence,
    dropped_evidence,
    evidence_under,
    named_evidence,
    write_evidence,
)
from renodesk.services.office_index import index_to_ask
from renodesk.services.rating.packs import YEARS, book_name
from renodesk.texts import Language

if TYPE_CHECKING:
    from sqlalchemy import Connection

FOLDER, COUNTY_SCOPE = "standards", "county"


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardSum:
    """A row: what a county answered to it, or how many of its estates answered how.

    `fulfilment` is what a county's own rows come to; `estates` what the answers of its estates add up to by
    the same rule, None while one of those that were checked is open or contested. `not_met` names estates,
    200 at most.
    """

    row: StandardRow
    is_of_county: bool
    fulfilment: Fulfilment | None
    estates: Fulfilment | None
    counts: Mapping[Fulfilment, int]
    open: int
    contested: int
    not_met: tuple[str, ...]
    note: str
    by: str
    is_contested: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyCheck:
    """The standard over a county, or over the whole archive (`county` ""); `checked` estates answered."""

    county: str
    year: int
    standard: Standard
    lines: tuple[StandardSum, ...]
    estates: int
    checked: int

    def line(self, code: str) -> StandardSum | None:
        """Return a line by code."""
        return next((one for one in self.lines if one.row.code == code), None)

    @property
    def asked(self) -> tuple[StandardSum, ...]:
        """Return the rows a county answers."""
        return tuple(one for one in self.lines if one.row.is_asked and one.is_of_county)

    @property
    def is_begun(self) -> bool:
        """Return whether the county or any of its estates answered anything."""
        return bool(self.checked) or any(one.fulfilment is not None for one in self.asked)


class CountyStandards:
    """The checks of one year: a book of the archive, on the standard it was begun with."""

    def __init__(
        self,
        archive: Path,
        year: int,
        author: Author,
        environment: Environment,
        *,
        index_url: str = "",
        language: Language = "zh",
    ) -> None:
        """Open the book of a year; the first act makes it and keeps the standard's text in it.

        Raises:
            WrongUsage: nothing is checked in that year.
            FileMissing: there is no such archive.
            StandardMissing, PackFaulty: there is no standard that can be read.
            NotReadable, ArchiveTrouble: the book cannot be read.
        """
        if year not in YEARS:
            raise WrongUsage(what="year", value=str(year))
        self.year = year
        self._archive, self._environment, self._index_url = archive, environment, index_url
        self._text = _standard_text(environment)
        self.book = OfficeBook(archive, FOLDER, book_name(self._text.id, year), author, environment)
        self._text = self.book.kept_pack() or self._text
        self.standard = in_language(standard_of(self._text), language)

    def check(self, county: str = "") -> CountyCheck:
        """Return the standard over a county; without one over every estate of the archive.

        Raises:
            UnknownCounty: no estate lies there and nobody answered for it.
            NotWritable, IndexUnfit: the index cannot be had.
        """
        with self._asking() as connection:
            answers = answer_sums(connection, self.year, county)
            estates = estate_count(connection, county)
            known = () if estates else counties(connection)
        if county and not estates and county not in self._answered():
            raise UnknownCounty(county=county, known="、".join(sorted({*known, *self._answered()})) or "–")
        return CountyCheck(
            county=county,
            year=self.year,
            standard=self.standard,
            lines=tuple(self._lines(county, answers)),
            estates=estates,
            checked=answers.checked,
        )

    def known(self) -> list[str]:
        """Return the counties the archive's registers name, and those somebody answered for.

        Raises:
            NotWritable, IndexUnfit: the index cannot be had.
        """
        with self._asking() as connection:
            return sorted({*counties(connection), *self._answered()})

    def _answered(self) -> set[str]:
        return {cell[0] for cell, one in self.book.cells.items() if len(cell) > 1 and one.value is not None}

    @contextmanager
    def _asking(self) -> "Iterator[Connection]":
        with (
            index_to_ask(self._archive, self._environment, self._index_url) as index,
            index.reading() as connection,
        ):
            yield connection

    def _lines(self, county: str, answers: AnswerSums) -> Iterator[StandardSum]:
        said = {row.code: self._own(county, row.code) for row in self.standard.rows}
        own = {code: one for code, one in said.items() if one is not None}
        for row in self.standard.rows:
            yield self._sum(county, row, own, answers)

    def _sum(
        self, county: str, row: StandardRow, own: Mapping[str, Fulfilment], answers: AnswerSums
    ) -> StandardSum:
        standard = self.standard
        cell = self.book.cells.get((county, row.code, "answer")) if county else None
        note = self.book.value((county, row.code, "note")) if county else None
        is_of_county = row.is_asked and row.scope == COUNTY_SCOPE
        is_counted = row.is_asked and not is_of_county
        counts = {kind: answers.counts.get((row.code, kind.value), 0) for kind in Fulfilment}
        contested = answers.counts.get((row.code, CONTESTED), 0)
        left = answers.checked - sum(counts.values()) - contested if is_counted else 0
        parts: list[Fulfilment | None] = [kind for kind, count in counts.items() if count]
        whole = add_up([*parts, *([None] if left or contested else [])])
        concerns = standard.concerns(row.code, COUNTY_SCOPE)
        return StandardSum(
            row=row,
            is_of_county=is_of_county,
            fulfilment=standard.fulfilment(row.code, own, COUNTY_SCOPE) if concerns else None,
            estates=whole if is_counted and answers.checked else None,
            counts=counts,
            open=left,
            contested=contested,
            not_met=tuple(answers.not_met.get(row.code, ())),
            note=note if isinstance(note, str) else "",
            by=cell.heads[-1].line.by if cell is not None and cell.value is not None else "",
            is_contested=cell is not None and cell.is_contested,
            evidence=tuple(evidence_under(self.book, county, row.code)) if county else (),
        )

    def _own(self, county: str, code: str) -> Fulfilment | None:
        heads = set(map(str, self.book.heads((county, code, "answer")))) if county else set()
        value = heads.pop() if len(heads) == 1 else ""
        return Fulfilment(value) if value in tuple(Fulfilment) else None

    # Acts

    def answer(
        self, county: str, answers: Mapping[str, Fulfilment | None], note: str | None = None
    ) -> OfficeLine | None:
        """Answer rows of a county; None takes an answer back.

        Raises:
            UnknownCounty, UnknownCountyRow: there is none.
        """
        values: dict[Cell, Json] = {}
        for code, said in answers.items():
            self._row(code)
            values[county, code, "answer"] = said.value if said is not None else None
            if note is not None:
                values[county, code, "note"] = note.strip() or None
        return self._act(county, values)

    def note(self, county: str, code: str, text: str) -> OfficeLine | None:
        """Note what bears a row out, in words; "" takes it back.

        Raises:
            UnknownCounty, UnknownCountyRow: there is none.
        """
        self._row(code)
        return self._act(county, {(county, code, "note"): text.strip() or None})

    def add_evidence(self, county: str, code: str, text: str, file: Path | None = None) -> OfficeLine | None:
        """Name a document that bears a row out; a file is kept in the archive.

        Raises:
            UnknownCounty, UnknownCountyRow: there is none.
            EvidenceEmpty, EvidenceTooLarge, FileMissing, NotReadable: there is nothing to keep.
        """
        self._row(code)
        return self._act(county, named_evidence(self._archive, self._environment, (county, code), text, file))

    def drop_evidence(self, county: str, code: str, key: str) -> OfficeLine | None:
        """Take a document off the list.

        Raises:
            UnknownEvidence: there is none.
        """
        return self._act(county, dropped_evidence(self.book, (county, code), key))

    def evidence(self, county: str, code: str) -> tuple[Evidence, ...]:
        """Return the documents that bear a row out."""
        return tuple(evidence_under(self.book, county, code))

    def write_evidence(self, documents: Sequence[Evidence], out: Path) -> list[Path]:
        """Write the files of documents into a folder; raises as `office_evidence.write_evidence`."""
        return write_evidence(self._archive, documents, out)

    def undo(self) -> OfficeLine:
        """Take back the last act of this person on this computer.

        Raises:
            NothingToUndo: there is none.
        """
        return self.book.undo()

    def _act(self, county: str, values: Mapping[Cell, Json]) -> OfficeLine | None:
        if county not in self._answered():
            known = self.known()
            if not county or county not in known:
                raise UnknownCounty(county=county, known="、".join(known) or "–")
        return self.book.act({**self.book.keep_pack(self._text), **values})

    def _row(self, code: str) -> StandardRow:
        row = self.standard.row(code)
        if row is None or not row.is_asked or row.scope != COUNTY_SCOPE:
            known = "、".join(one.code for one in self.standard.asked(COUNTY_SCOPE))
            raise UnknownCountyRow(row=code, known=known)
        return row


def _standard_text(environment: Environment) -> PackText:
    for folder in (environment.forms, forms_dir()):
        for text in read_kind(folder, "standard"):
            return text
    raise StandardMissing
