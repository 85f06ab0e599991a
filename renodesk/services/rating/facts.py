"""Facts of a county and year: what people wrote, and what the index and the reserve of the archive tell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.money import yuan_shown
from renodesk.domain.numbers import read_number
from renodesk.domain.performance import CountyFact, FactType, ReadFrom, Reading
from renodesk.office.county import CountyEstate, JudgedRows
from renodesk.services.days import day_said

FactValue = Fraction | date | None
DoneDay = Callable[[str, tuple[str, ...]], date | None]
"""Gives the day an estate's project was moved into one of some states, None where it never was."""
NO_ROWS = JudgedRows(due=0, in_time=0, unknown=0, estates=0)
RowsOf = Callable[[str], JudgedRows]
"""Gives how the rows of a ledger were closed in the county and year."""
_FEN = 100
_NAMED = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A value the program counted, None where it cannot, and the sentence that says from what."""

    value: Fraction | None
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class FactLine:
    """A fact as it stands: what somebody wrote counts before what the program counted."""

    fact: CountyFact
    written: FactValue
    told: Told | None
    by: str
    at: str
    is_contested: bool

    @property
    def value(self) -> FactValue:
        """Return what counts; None while nobody knows, or two wrote different values."""
        if self.is_contested:
            return None
        if self.written is not None:
            return self.written
        return self.told.value if self.told is not None else None


def read_fact(fact: CountyFact, raw: Json) -> FactValue:
    """Return what a cell says of a fact: a day, or a number (yuan of whole fen)."""
    if fact.type == FactType.DATE:
        return day_said(raw)
    number = read_number(str(raw)) if raw is not None and not isinstance(raw, (list, Mapping)) else None
    return number / _FEN if number is not None and fact.type == FactType.YUAN else number


class CountyCounts:
    """Counts what readings ask of a county's estates of a year."""

    def __init__(
        self,
        estates: Sequence[CountyEstate],
        year: int,
        done_day: DoneDay,
        rows_of: RowsOf = lambda _: NO_ROWS,
    ) -> None:
        """Count among the estates of a county, and among the rows of their ledgers."""
        self._estates = estates
        self._year = year
        self._done_day = done_day
        self._rows_of = rows_of

    def told(self, reading: Reading, written: Mapping[str, FactValue]) -> Told:
        """Return what a reading comes to."""
        if not self._estates:
            return Told(value=None, code="rating_told_no_estate")
        held = [one for one in self._estates if one.year == self._year and one.state in reading.states]
        match reading.source:
            case ReadFrom.ESTATES:
                return self._counted("rating_told_estates", held)
            case ReadFrom.ON_TIME:
                return self._on_time(held, reading, written)
            case ReadFrom.HOUSEHOLDS:
                return _households(held)
            case ReadFrom.WITH_ITEMS:
                wanted = frozenset(reading.about)
                found = [one for one in held if one.items & wanted]
                items = "、".join(reading.about)
                return self._counted("rating_told_with_items", found, items=items, of=len(held))
            case ReadFrom.LEAST_ITEMS:
                return _least(held, reading.about)
            case ReadFrom.IN_RESERVE:
                inside = [one for one in self._estates if one.state in reading.states]
                return self._counted("rating_told_in_reserve", inside, of=len(self._estates))
            case ReadFrom.SATISFIED:
                return _satisfied(held)
            case ReadFrom.CHANNEL:
                return _channel(held, reading.about)
            case ReadFrom.LEDGER:
                return _judged(self._rows_of(reading.states[0]), reading)

    def _on_time(
        self, held: Sequence[CountyEstate], reading: Reading, written: Mapping[str, FactValue]
    ) -> Told:
        last = written.get(reading.about[0]) if reading.about else None
        if not isinstance(last, date):
            return Told(value=None, code="rating_told_no_day")
        days = {one.id: day_said(one.finished) or self._done_day(one.id, reading.states) for one in held}
        unknown = [one for one in held if days[one.id] is None]
        if unknown:
            facts = {"count": len(unknown), "names": _names(unknown)}
            return Told(value=None, code="rating_told_day_unknown", facts=facts)
        found = [one for one in held if (day := days[one.id]) is not None and day <= last]
        return self._counted("rating_told_on_time", found, day=last.isoformat(), of=len(held))

    def _counted(self, code: str, found: Sequence[CountyEstate], **facts: object) -> Told:
        facts |= {"count": len(found), "names": _names(found), "year": self._year}
        return Told(value=Fraction(len(found)), code=code, facts=facts)


def _households(held: Sequence[CountyEstate]) -> Told:
    if not held:
        return Told(value=None, code="rating_told_none_done")
    known = [one.households for one in held if one.households is not None]
    unknown = [one for one in held if one.households is None]
    if unknown:
        facts = {"count": len(unknown), "names": _names(unknown)}
        return Told(value=None, code="rating_told_households_unknown", facts=facts)
    total = sum(known, Fraction(0))
    return Told(value=total, code="rating_told_households", facts={"count": len(held), "total": int(total)})


def _least(held: Sequence[CountyEstate], beginnings: Iterable[str]) -> Told:
    if not held:
        return Told(value=None, code="rating_told_none_done")
    starts = tuple(beginnings)
    counts = {one.id: sum(item.startswith(starts) for item in one.items) for one in held}
    least = min(held, key=lambda one: counts[one.id])
    facts = {"name": least.name, "count": counts[least.id], "of": len(held)}
    return Told(value=Fraction(counts[least.id]), code="rating_told_least", facts=facts)


def _satisfied(held: Sequence[CountyEstate]) -> Told:
    """Return how many households said they are satisfied; no sum where a completed estate asked nobody."""
    if not held:
        return Told(value=None, code="rating_told_none_done")
    asked = [one for one in held if one.asked is not None]
    silent = [one for one in held if one.asked is None]
    total = sum(one.satisfied or 0 for one in asked)
    facts: dict[str, object] = {"total": total, "forms": sum(one.asked or 0 for one in asked)}
    facts |= {"count": len(asked), "of": len(held)}
    if silent:
        return Told(value=None, code="rating_told_not_asked", facts={**facts, "names": _names(silent)})
    return Told(value=Fraction(total), code="rating_told_satisfied", facts=facts)


def _channel(held: Sequence[CountyEstate], channels: Iterable[str]) -> Told:
    """Return what plans have channels pay; never a value, since what is planned was not received."""
    wanted = tuple(channels)
    parts = {one.id: sum(one.channels.get(code, 0) for code in wanted) for one in held}
    total, codes = sum(parts.values()), "、".join(wanted)
    count = sum(part > 0 for part in parts.values())
    facts = {"yuan": yuan_shown(total), "count": count, "of": len(held), "channels": codes}
    return Told(value=None, code="rating_told_channel", facts=facts)


def _judged(rows: JudgedRows, reading: Reading) -> Told:
    facts = {"due": rows.due, "in_time": rows.in_time, "unknown": rows.unknown, "estates": rows.estates}
    if not rows.estates:
        return Told(value=None, code="rating_told_no_ledger", facts=facts)
    value = rows.due if "due" in reading.about else rows.in_time
    return Told(value=Fraction(value), code="rating_told_ledger", facts=facts)


def _names(found: Sequence[CountyEstate]) -> str:
    names = "、".join(one.name for one in found[:_NAMED])
    return (names + "…" if len(found) > _NAMED else names) or "–"


def fact_values(lines: Iterable[FactLine]) -> Mapping[str, Fraction]:
    """Return what the formulas read; days are for readings only."""
    return {line.fact.name: line.value for line in lines if isinstance(line.value, Fraction)}
