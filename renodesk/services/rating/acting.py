"""Rate counties: score rows, note facts and evidence, tick vetoes; a call is one act in the year's book."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.log import utc_text
from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.office_log import Cell, OfficeLine
from renodesk.domain.performance import FactType, Performance, RowKind, ScoreColumn
from renodesk.domain.translated import in_language
from renodesk.errors import (
    CountyFactRefused,
    PointsRefused,
    UnknownCounty,
    UnknownCountyFact,
    UnknownRatingRow,
    WrongUsage,
)
from renodesk.office.county import counties, county_estates, judged_rows
from renodesk.packs import performance_of
from renodesk.services.city_progress import procedures_here
from renodesk.services.days import day_of
from renodesk.services.environment import Environment
from renodesk.services.moments import local_text
from renodesk.services.office_book import OfficeBook, book_names, opened
from renodesk.services.office_evidence import (
    Evidence,
    dropped_evidence,
    evidence_under,
    named_evidence,
    write_evidence,
)
from renodesk.services.office_index import index_to_ask
from renodesk.services.rating.facts import CountyCounts
from renodesk.services.rating.packs import FOLDER, YEARS, book_name, performance_text
from renodesk.services.rating.progress import progress_of
from renodesk.services.rating.reading import FACTS, NOTE, Rating, RatingLine, rating_of
from renodesk.services.reserve.reading import entered_at
from renodesk.storage.estate_file import EstateFile
from renodesk.texts import Language

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LONGEST = 60


class Ratings:
    """The ratings of one year: a book of the archive, on the table it was begun with."""

    def __init__(
        self,
        archive: Path,
        year: int,
        author: Author,
        environment: Environment,
        *,
        index_url: str = "",
        language: Language = "zh",
        pack: str = "",
    ) -> None:
        """Open the book of a year; the first act makes it and keeps the table's text in it.

        Raises:
            WrongUsage: nothing is rated in that year.
            FileMissing: there is no such archive.
            PerformanceMissing, PackFaulty: there is no table that can be read.
            NotReadable, ArchiveTrouble: the book cannot be read.
        """
        if year not in YEARS:
            raise WrongUsage(what="year", value=str(year))
        self.year = year
        self._archive, self._environment, self._index_url = archive, environment, index_url
        self._text = performance_text(environment, pack)
        self.book = OfficeBook(archive, FOLDER, book_name(self._text.id, year), author, environment)
        self._text = self.book.kept_pack() or self._text
        self.performance: Performance = in_language(performance_of(self._text), language)

    @property
    def lies_in_store(self) -> bool:
        """Return whether an act waits for a store."""
        return opened(self._archive).lies_in_store

    def read(self) -> None:
        """Read the book again, where others may have acted."""
        self.book.read()

    def counties(self) -> list[str]:
        """Return the counties that are rated, and those the archive's registers name.

        Raises:
            NotWritable, IndexUnfit: the index cannot be had.
        """
        with self._asking() as connection:
            known = set(counties(connection))
        return sorted(known | self.rated())

    def rated(self) -> set[str]:
        """Return the counties something was noted of."""
        return {
            cell[0] for cell, found in self.book.cells.items() if len(cell) > 1 and found.value is not None
        }

    def rating(self, county: str) -> Rating:
        """Return a county's rating as it stands.

        Raises:
            UnknownCounty: nobody rates it and no estate lies in it.
            NotWritable, IndexUnfit: the index cannot be had.
        """
        today = date.fromisoformat(local_text(utc_text(self._environment.clock()))[:10])
        with self._asking() as connection:
            estates = county_estates(connection, county)
            known = counties(connection) if not estates else ()
            rows = {
                name: judged_rows(connection, county, name, self.year, today.isoformat())
                for name in self.performance.ledgers
            }
        if not estates and county not in self.rated():
            raise UnknownCounty(county=county, known="、".join(sorted({*known, *self.rated()})) or "–")
        counts = CountyCounts(estates, self.year, self._done_day, rows.__getitem__)
        found = rating_of(self.book, self.performance, county, self.year, counts)
        task = found.fact(self.performance.task_fact)
        total = task.value if task is not None and isinstance(task.value, Fraction) else None
        pack = procedures_here(self._environment)
        return replace(found, progress=progress_of(estates, pack, total, self.year, today))

    @contextmanager
    def _asking(self) -> "Iterator[Connection]":
        with (
            index_to_ask(self._archive, self._environment, self._index_url) as index,
            index.reading() as connection,
        ):
            yield connection

    def _done_day(self, estate: str, states: tuple[str, ...]) -> date | None:
        path = opened(self._archive).path_of(estate)
        if not path.is_file():
            return None
        reader = Author(person="office", device="")
        with EstateFile.open(path, reader, clock=self._environment.clock, read_only=True) as file:
            at = entered_at(file, states)
        return date.fromisoformat(local_text(at)[:10]) if at else None

    # Acts

    def begin(self, county: str) -> OfficeLine | None:
        """Rate a county no estate of the archive lies in yet.

        Raises:
            WrongUsage: it cannot be called so.
        """
        plain = "".join(county.split())
        if not plain or len(plain) > _LONGEST or plain.startswith("@"):
            raise WrongUsage(what="county", value=county)
        return self._act({(plain, "@begun"): True})

    def score(
        self,
        county: str,
        column: ScoreColumn,
        points: Mapping[str, Fraction | None],
        note: str | None = None,
    ) -> OfficeLine | None:
        """Give points to rows in a column, with a remark to each; None takes points back.

        Raises:
            UnknownCounty, UnknownRatingRow: there is none.
            PointsRefused: less than 0, or more than the row has.
        """
        values: dict[Cell, Json] = {}
        for code, given in points.items():
            most = self.performance.most(code, column)
            if most is None:
                raise self._unknown(code, column)
            if given is not None and not 0 <= given <= most:
                raise PointsRefused(row=code, points=write_number(given), most=write_number(most))
            values[county, code, column] = given
            if note is not None:
                values[county, code, column, NOTE] = note.strip() or None
        return self._act(values, county)

    def note(self, county: str, column: ScoreColumn, code: str, text: str) -> OfficeLine | None:
        """Remark on a row or veto in a column; "" takes the remark back.

        Raises:
            UnknownCounty, UnknownRatingRow: there is none.
        """
        row = self.performance.row(code)
        if row is None or (row.kind != RowKind.VETO_ITEM and self.performance.most(code, column) is None):
            raise self._unknown(code, column)
        return self._act({(county, code, column, NOTE): text.strip() or None}, county)

    def veto(
        self, county: str, column: ScoreColumn, code: str, holds: bool | None, note: str | None = None
    ) -> OfficeLine | None:
        """Say that a veto holds, that it does not, or take back what was said.

        Raises:
            UnknownCounty, UnknownRatingRow: there is none.
        """
        row = self.performance.row(code)
        if row is None or row.kind != RowKind.VETO_ITEM:
            known = "、".join(one.code for one in self.performance.of_kind(RowKind.VETO_ITEM))
            raise UnknownRatingRow(row=code, known=known)
        values: dict[Cell, Json] = {(county, code, column): holds}
        if note is not None:
            values[county, code, column, NOTE] = note.strip() or None
        return self._act(values, county)

    def fact(self, county: str, written: Mapping[str, str]) -> OfficeLine | None:
        """Write facts as people write them (a number, yuan, a day); "" takes one back.

        Raises:
            UnknownCounty, UnknownCountyFact: there is none.
            CountyFactRefused, DayMalformed: it is no number, or no day.
        """
        values: dict[Cell, Json] = {}
        for name, text in written.items():
            values[county, FACTS, name] = self._fact(name, text.strip())
        return self._act(values, county)

    def _fact(self, name: str, text: str) -> Json:
        fact = self.performance.fact(name)
        if fact is None:
            raise UnknownCountyFact(fact=name, known="、".join(one.name for one in self.performance.facts))
        if not text:
            return None
        if fact.type == FactType.DATE:
            return day_of(text).isoformat()
        number = read_number(text)
        scaled = number * 100 if number is not None and fact.type == FactType.YUAN else number
        if scaled is None or scaled < 0 or scaled.denominator != 1:
            raise CountyFactRefused(fact=fact.label, value=text)
        return int(scaled)

    def take_proposed(self, county: str) -> int:
        """Score what is open in the county's own column as the formulas propose, in one act; return how many.

        Raises:
            UnknownCounty, NotWritable, IndexUnfit: as `rating`.
        """
        own = ScoreColumn.SELF
        found = {
            one.row.code: one.proposed
            for one in self.rating(county).lines
            if one.proposed is not None and own not in one.given and one.row.kind == RowKind.LINE
        }
        self.score(county, own, found)
        return len(found)

    def take_over(self, county: str, column: ScoreColumn, source: ScoreColumn) -> int:
        """Score what is open in a column as another one has it, in one act; return how many rows.

        Raises:
            UnknownCounty, NotWritable, IndexUnfit: as `rating`.
        """
        lines = [one for one in self.rating(county).lines if _is_to_take(one, column, source)]
        self.score(county, column, {one.row.code: one.given[source][0] for one in lines})
        return len(lines)

    def add_evidence(self, county: str, code: str, text: str, file: Path | None = None) -> OfficeLine | None:
        """Name a document that bears a row out; a file is kept in the archive, by its SHA-256.

        Raises:
            UnknownCounty, UnknownRatingRow: there is none.
            EvidenceEmpty, EvidenceTooLarge, FileMissing, NotReadable: there is nothing to keep.
            NotWritable, DiskFull, ArchiveTrouble: nothing was kept.
        """
        row = self.performance.row(code)
        if row is None or row.kind not in (RowKind.LINE, RowKind.BONUS, RowKind.VETO_ITEM):
            raise self._unknown(code, ScoreColumn.SELF)
        named = named_evidence(self._archive, self._environment, (county, code), text, file)
        return self._act(named, county)

    def drop_evidence(self, county: str, code: str, key: str) -> OfficeLine | None:
        """Take a document off the list; its file stays in the archive.

        Raises:
            UnknownEvidence: there is none.
        """
        return self._act(dropped_evidence(self.book, (county, code), key))

    def evidence(self, county: str, code: str) -> tuple[Evidence, ...]:
        """Return the documents that bear a row out, in the order they were named."""
        return tuple(evidence_under(self.book, county, code))

    def write_evidence(self, documents: Iterable[Evidence], out: Path) -> list[Path]:
        """Write the files of documents into a folder, each as it came; raises as `write_evidence`."""
        return write_evidence(self._archive, documents, out)

    def undo(self) -> OfficeLine:
        """Take back the last act of this person on this computer.

        Raises:
            NothingToUndo: there is none.
        """
        return self.book.undo()

    def _act(self, values: Mapping[Cell, Json], county: str = "") -> OfficeLine | None:
        if county and county not in self.rated():
            self._check(county)
        return self.book.act({**self.book.keep_pack(self._text), **values}) if values else None

    def _check(self, county: str) -> None:
        known = self.counties()
        if county not in known:
            raise UnknownCounty(county=county, known="、".join(known) or "–")

    def _unknown(self, code: str, column: ScoreColumn) -> UnknownRatingRow:
        scored = (one.code for one in self.performance.rows if self.performance.most(one.code, column))
        return UnknownRatingRow(row=code, known="、".join(scored))


def rating_years(archive: Path) -> list[tuple[str, int]]:
    """Return (pack, year) of every book of ratings in an archive, newest first.

    Raises:
        FileMissing, ArchiveTrouble: it cannot be had.
    """
    found = []
    for name in book_names(archive, FOLDER):
        pack, _, year = name.rpartition("-")
        if pack and year.isdigit():
            found.append((pack, int(year)))
    return sorted(found, key=lambda one: (-one[1], one[0]))


def _is_to_take(line: RatingLine, column: ScoreColumn, source: ScoreColumn) -> bool:
    is_line = line.row.kind in (RowKind.LINE, RowKind.BONUS)
    return is_line and source in line.given and source not in line.contested and column not in line.given
