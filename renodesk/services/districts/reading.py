"""Read a district: its book, the files of its estates, and what follows from both."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.district import DistrictGaps, Gap, GapSum, SplitBy, add_gap, split_cost, sums_of
from renodesk.domain.numbers import read_number
from renodesk.domain.office_log import Cell
from renodesk.services.districts.members import needs_of
from renodesk.services.districts.model import (
    Candidate,
    District,
    JointMeasure,
    Match,
    Member,
    Wall,
)
from renodesk.services.office_book import OfficeBook

NAME, NOTE, ESTATE, WALL, MEASURE, MATCH, SHARE = (
    "name",
    "note",
    "estate",
    "wall",
    "measure",
    "match",
    "share",
)


def district_keys(book: OfficeBook) -> Mapping[str, str]:
    """Return the names of all districts by key, by name."""
    found = {
        cell[0]: str(one.value)
        for cell, one in book.cells.items()
        if len(cell) == 2 and cell[1] == NAME and one.value is not None
    }
    return dict(sorted(found.items(), key=lambda pair: (pair[1], pair[0])))


def estates_in(book: OfficeBook, key: str) -> tuple[str, ...]:
    """Return the ids of a district's estates, sorted."""
    return tuple(sorted(cell[2] for cell in book.below(key, ESTATE)))


def read_district(book: OfficeBook, key: str, pack: DistrictGaps, members: Mapping[str, Member]) -> District:
    """Return a district of these members."""
    return _Reading(book, key, pack, members).district()


class _Reading:
    def __init__(self, book: OfficeBook, key: str, pack: DistrictGaps, members: Mapping[str, Member]) -> None:
        self._book, self._key, self._pack, self._members = book, key, pack, members
        self._matches = tuple(self._read_matches())
        self._gaps = tuple(self._sum(gap) for gap in pack.gaps)

    def district(self) -> District:
        measures = tuple(self._measures())
        return District(
            key=self._key,
            name=str(self._book.value((self._key, NAME)) or ""),
            note=str(self._book.value((self._key, NOTE)) or ""),
            identity=self._pack.identity,
            members=tuple(self._members.values()),
            gaps=self._gaps,
            candidates=tuple(sorted(self._candidates(), key=_meant_first)),
            matches=self._matches,
            walls=tuple(self._walls()),
            measures=measures,
            pays=sums_of(one.parts for one in measures if one.parts is not None),
            contested=tuple(sorted(" ".join(cell[1:]) for cell in self._contested())),
        )

    def _contested(self) -> Iterator[Cell]:
        for cell, found in self._book.cells.items():
            if cell[0] == self._key and found.is_contested:
                yield cell

    def _records(self, kind: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        found = self._book.below(self._key, kind)
        for cell, one in sorted(found.items(), key=lambda pair: pair[1].heads[-1].line.order):
            if len(cell) == 3 and isinstance(one.value, Mapping):
                yield cell[2], one.value

    def _read_matches(self) -> Iterator[Match]:
        for key, raw in self._records(MATCH):
            m2, amount = _number(raw.get("m2")), _number(raw.get("amount"))
            if m2 is None or amount is None:
                continue
            yield Match(
                key=key,
                gap=str(raw.get("gap")),
                estate=str(raw.get("estate")),
                space=str(raw.get("space")),
                m2=m2,
                amount=amount,
                note=str(raw.get("note") or ""),
            )

    def _sum(self, gap: Gap) -> GapSum:
        counted = (one.amount for one in self._matches if one.gap == gap.code and one.estate in self._members)
        return add_gap(gap, needs_of(self._members, gap), sum(counted, Fraction(0)))

    def _candidates(self) -> Iterator[Candidate]:
        for found in self._gaps:
            if not found.short and not found.high:
                continue
            for member in self._members.values():
                for idle in member.idle:
                    left = left_of(idle.m2, self._matches, member.estate, idle.space)
                    use, is_meant = idle.serves(found.gap.item), idle.is_meant_for(found.gap.item)
                    if left is not None and left > 0 and (use is not None or is_meant):
                        least = use.least if use is not None else None
                        yield Candidate(
                            gap=found.gap.code,
                            estate=member.estate,
                            space=idle.space,
                            use=use,
                            left=left,
                            is_enough=None if least is None else left >= least,
                            is_meant=is_meant,
                        )

    def _walls(self) -> Iterator[Wall]:
        for key, raw in self._records(WALL):
            ends = raw.get("between")
            if isinstance(ends, (list, tuple)) and len(ends) == 2:
                yield Wall(
                    key=key,
                    between=(str(ends[0]), str(ends[1])),
                    where=str(raw.get("where") or ""),
                    length=_number(raw.get("length")),
                    space=_number(raw.get("space")),
                    is_open=raw.get("open") is True,
                )

    def _measures(self) -> Iterator[JointMeasure]:
        for key, raw in self._records(MEASURE):
            cost, by = _number(raw.get("cost")), str(raw.get("by"))
            if cost is None or by not in tuple(SplitBy):
                continue
            gap = str(raw.get("gap") or "")
            shares = {
                cell[4]: share
                for cell, one in self._book.below(self._key, MEASURE, key, SHARE).items()
                if (share := _number(one.value)) is not None
            }
            weights = {estate: self._weight(estate, SplitBy(by), gap, shares) for estate in self._members}
            yield JointMeasure(
                key=key,
                name=str(raw.get("name") or ""),
                cost=int(cost),
                by=SplitBy(by),
                gap=gap,
                shares=shares,
                parts=split_cost(int(cost), weights),
            )

    def _weight(self, estate: str, by: SplitBy, gap: str, shares: Mapping[str, Fraction]) -> Fraction | None:
        member = self._members[estate]
        match by:
            case SplitBy.EQUAL:
                return Fraction(1)
            case SplitBy.HOUSEHOLDS:
                return member.households
            case SplitBy.AREA:
                return member.area
            case SplitBy.SHARES:
                return shares.get(estate)
            case SplitBy.SHORT:
                need = (member.needs or {}).get(gap)
                return need.short if need is not None else None


def _meant_first(one: Candidate) -> int:
    return 0 if one.is_meant else 2 if one.is_meant is False else 1


def left_of(m2: Fraction | None, matches: tuple[Match, ...], estate: str, space: str) -> Fraction | None:
    """Return how much of an idle space is not assigned yet, None where its size is unknown.

    It is below 0 where a space was assigned as a whole whose places were entered in the ledger later.
    """
    used = (one.m2 for one in matches if (one.estate, one.space) == (estate, space))
    return None if m2 is None else m2 - sum(used, Fraction(0))


def _number(value: Json) -> Fraction | None:
    if value is None or isinstance(value, (bool, list, tuple, Mapping)):
        return None
    return value if isinstance(value, Fraction) else read_number(str(value))
