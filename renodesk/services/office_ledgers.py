"""The ledgers of all estates of an archive added up: what is open, overdue and done, where and since when.

All of it is read from the index, and nothing of it is a personal value. An estate that keeps no ledger has no
row here: that nothing is overdue there is not known, and not said.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renodesk.domain.ledger import SOON
from renodesk.errors import UnknownDistrict
from renodesk.office import ledgers as asked
from renodesk.office.ledgers import LedgerFilter
from renodesk.services.archive_estates import READER
from renodesk.services.districts.reading import district_keys, estates_in
from renodesk.services.environment import Environment
from renodesk.services.office_book import OfficeBook
from renodesk.services.office_index import index_to_ask

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["By", "LedgerFilter", "LedgerSum", "OfficeLedgers", "OverdueRow", "office_ledgers"]
MOST_LISTED = 500
_DISTRICTS = "districts"


class By(StrEnum):
    """What the rows of a ledger are added up by besides."""

    LEDGER = "ledger"
    COUNTY = "county"
    STREET = "street"
    DISTRICT = "district"
    ESTATE = "estate"


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerSum:
    """The rows of one ledger in one area; what an area is not asked by is None, "" is not registered.

    `longest` is how many days the row is overdue that is due longest, 0 where none is. `district` and
    `estate` are keys, `name` what the district or estate is called.
    """

    ledger: str
    county: str | None
    street: str | None
    district: str | None
    estate: str | None
    name: str
    estates: int
    rows: int
    open: int
    overdue: int
    longest: int
    due_soon: int
    closed: int
    contested: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OverdueRow:
    """A row somebody should have closed: its number, what it is about, the unit that has to act."""

    ledger: str
    number: str
    estate: str
    name: str
    county: str
    street: str
    due: str
    days: int
    what: str
    unit: str
    is_contested: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeLedgers:
    """The ledgers of an archive on a day; of overdue rows those that are so longest are listed."""

    day: datetime.date
    titles: Mapping[str, tuple[str, str]]
    sums: Mapping[By, tuple[LedgerSum, ...]]
    overdue: tuple[OverdueRow, ...]
    members: Mapping[str, frozenset[str]]
    """The ids of each district's estates, by its key."""

    @property
    def ledgers(self) -> tuple[LedgerSum, ...]:
        """Return each ledger as a whole."""
        return self.sums[By.LEDGER]

    @property
    def overdue_count(self) -> int:
        """Return how many rows are overdue, listed or not."""
        return sum(one.overdue for one in self.ledgers)


def office_ledgers(
    archive: Path,
    environment: Environment,
    *,
    by: Sequence[By] = (),
    wanted: LedgerFilter | None = None,
    district: str = "",
    most: int = MOST_LISTED,
    index_url: str = "",
) -> OfficeLedgers:
    """Return the ledgers added up each by itself, and `by` areas besides.

    With a `district`, by its key or name, only its estates are meant.

    Raises:
        UnknownDistrict: there is none.
        FileMissing, NoArchive: there is no such archive.
        NotWritable: the index cannot be had.
        IndexUnfit: it is not for this program, or this archive.
    """
    moment = datetime.datetime.fromtimestamp(environment.clock() / 1000, datetime.UTC)
    day = moment.astimezone().date()
    book = OfficeBook(archive, _DISTRICTS, _DISTRICTS, READER, environment)
    names = district_keys(book)
    members = {key: frozenset(estates_in(book, key)) for key in names}
    meant = wanted or LedgerFilter()
    if district:
        meant = replace(meant, estates=members[_key_of(district, names)])
    with index_to_ask(archive, environment, index_url) as index, index.reading() as connection:
        reading = _Reading(connection, day, meant)
        return OfficeLedgers(
            day=day,
            titles={one.ledger: (one.title, one.title_en) for one in asked.ledger_titles(connection)},
            sums={one: reading.sums(one, names, members) for one in dict.fromkeys((By.LEDGER, *by))},
            overdue=tuple(reading.overdue(most)),
            members=members,
        )


def _key_of(district: str, names: Mapping[str, str]) -> str:
    found = [district] if district in names else [key for key, name in names.items() if name == district]
    if len(found) != 1:
        raise UnknownDistrict(district=district, known="、".join(names.values()) or "–")
    return found[0]


def _order(one: LedgerSum) -> tuple[object, ...]:
    """Return where a sum stands: what is overdue most first, then what is open."""
    return (-one.overdue, -one.longest, -one.open, one.ledger, one.county or "", one.street or "", one.name)


class _Reading:
    def __init__(self, connection: "Connection", day: datetime.date, wanted: LedgerFilter) -> None:
        self._connection, self._day, self._wanted = connection, day, wanted

    def sums(
        self, by: By, districts: Mapping[str, str], members: Mapping[str, frozenset[str]]
    ) -> tuple[LedgerSum, ...]:
        """Return the sums, what is overdue first; of districts those in which an estate keeps a ledger."""
        return tuple(sorted(self._sums(by, districts, members), key=_order))

    def _sums(
        self, by: By, districts: Mapping[str, str], members: Mapping[str, frozenset[str]]
    ) -> Iterator[LedgerSum]:
        if by != By.DISTRICT:
            yield from (self._sum(row) for row in self._asked(by, self._wanted))
            return
        for key, name in districts.items():
            inside = members[key] if self._wanted.estates is None else members[key] & self._wanted.estates
            for row in self._asked(By.LEDGER, replace(self._wanted, estates=inside)) if inside else ():
                yield replace(self._sum(row), district=key, name=name)

    def _asked(self, by: By, wanted: LedgerFilter) -> Sequence[Any]:
        soon = self._day + datetime.timedelta(days=SOON)
        return asked.ledger_sums(self._connection, by, self._day.isoformat(), soon.isoformat(), wanted)

    def _sum(self, row: Any) -> LedgerSum:
        said = row._mapping
        return LedgerSum(
            ledger=str(said["ledger"]),
            county=said.get("county"),
            street=said.get("street"),
            district=None,
            estate=said.get("estate"),
            name=str(said.get("name") or said.get("estate") or ""),
            longest=self._days(said["oldest"]) if said["oldest"] else 0,
            **{
                name: int(said[name] or 0)
                for name in ("estates", "rows", "open", "overdue", "due_soon", "closed", "contested")
            },
        )

    def overdue(self, most: int) -> Iterator[OverdueRow]:
        """Yield the rows that are overdue longest."""
        for row in asked.overdue_rows(self._connection, self._day.isoformat(), self._wanted, most):
            yield OverdueRow(
                ledger=str(row.ledger),
                number=str(row.number),
                estate=str(row.estate),
                name=str(row.name),
                county=str(row.county),
                street=str(row.street),
                due=str(row.due),
                days=self._days(row.due),
                what=str(row.what),
                unit=str(row.unit),
                is_contested=bool(row.contested),
            )

    def _days(self, due: object) -> int:
        return (self._day - datetime.date.fromisoformat(str(due))).days
