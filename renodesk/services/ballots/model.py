"""What the log says of a ballot: what was asked of whom, and the voices of each place."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.ballots import UNITS, Tally, Voice, together
from renodesk.domain.canonical import Json
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.votes import UNCOUNTED, Fault, Mark, Voices, beyond

WAYS = ("", "written", "online")
DAYS = ("begun", "closing", "public_from", "public_until", "agreed", "closed")
"""`agreed`: when it was noted that all came to one mind, where a document asks for no number."""
TEXTS = ("matter", "legal", "evidence", "note")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """The voices of one place; a unit with a fault is not in `tally`."""

    place: Place
    tally: Tally
    marks: tuple[Mark, ...] = ()
    households: int = 0
    """How many single households are listed, whatever they said."""

    @property
    def is_contested(self) -> bool:
        """Return whether two people gave other totals."""
        return any(one.fault == Fault.CONTESTED for one in self.marks)

    @property
    def is_counted(self) -> bool:
        """Return whether it is added to the whole."""
        return not any(one.fault in (Fault.OUTSIDE, Fault.INSIDE) for one in self.marks)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ballot:
    """One ballot; `base` is what was typed, instead of the register's."""

    key: str
    matter: str
    stage: Stage
    round: int = 1
    place: Place = ESTATE
    way: str = ""
    days: Mapping[str, datetime.date] = field(default_factory=dict)
    legal: str = ""
    evidence: str = ""
    note: str = ""
    base: Mapping[Counted, Fraction] = field(default_factory=dict)
    disputed: frozenset[str] = frozenset()
    """Fields two people filled differently."""

    @property
    def is_closed(self) -> bool:
        """Return whether it takes no more voices."""
        return "closed" in self.days

    def holds(self, place: Place) -> bool:
        """Return whether a place's voices belong to it."""
        return self.place.contains(place)


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A ballot with its voices: those of each place, and all together against the base."""

    ballot: Ballot
    parts: tuple[Part, ...]
    base: Mapping[Counted, Fraction]
    tally: Tally = field(default_factory=Tally)

    @property
    def is_contested(self) -> bool:
        """Return whether two people differ in a total or in what decides, so that nothing is decided."""
        decides = {"closing", "legal", "agreed", *(f"base.{unit.value}" for unit in UNITS)}
        is_disputed = bool(self.ballot.disputed & decides)
        return is_disputed or any(one.is_contested and one.is_counted for one in self.parts)

    @property
    def is_faulty(self) -> bool:
        """Return whether some voices are not counted until somebody mends them."""
        return any(mark.fault in UNCOUNTED for _, mark in self.marks)

    @property
    def marks(self) -> Iterator[tuple[Place, Mark]]:
        """Yield what is wrong, place by place, then of the whole."""
        for part in self.parts:
            yield from ((part.place, mark) for mark in part.marks)
        yield from ((self.ballot.place, mark) for mark in beyond(self.tally))


def count_of(ballot: Ballot, parts: tuple[Part, ...], base: Mapping[Counted, Fraction]) -> Count:
    """Return a ballot's count: all parts that are counted, against the base."""
    added = together(one.tally for one in parts if one.is_counted)
    return Count(ballot=ballot, parts=parts, base=base, tally=Tally(voices=added.voices, base=base))


def voices_json(voices: Mapping[Voice, Mapping[Counted, Json]]) -> Json:
    """Return what a tally's cell holds: numbers exact, what is none as typed."""
    return {
        voice.value: {unit.value: value for unit, value in said.items()} for voice, said in voices.items()
    }


def read_voices(value: Json) -> tuple[Voices, list[Mark]]:
    """Return the voices of a cell's value, and what of them is no number, below 0 or no whole."""
    found: dict[Voice, dict[Counted, Fraction]] = {}
    marks = []
    for voice in Voice:
        said = value.get(voice.value) if isinstance(value, Mapping) else None
        for unit in UNITS:
            raw = said.get(unit.value) if isinstance(said, Mapping) else None
            if raw is None:
                continue
            fault = _fault(raw, unit)
            if fault is not None:
                shown = write_number(raw) if isinstance(raw, (int, Fraction)) else str(raw)
                marks.append(Mark(fault=fault, unit=unit, value=shown))
            elif isinstance(raw, (int, Fraction)):
                found.setdefault(voice, {})[unit] = Fraction(raw)
    return without(found, {one.unit for one in marks}), marks


def without(voices: Voices, units: set[Counted | None]) -> Voices:
    """Return voices without units that are not counted."""
    return {
        voice: {unit: number for unit, number in said.items() if unit not in units}
        for voice, said in voices.items()
    }


def _fault(raw: Json, unit: Counted) -> Fault | None:
    if isinstance(raw, bool) or not isinstance(raw, (int, Fraction)):
        return Fault.NO_NUMBER
    if raw < 0:
        return Fault.NEGATIVE
    return Fault.NOT_WHOLE if unit != Counted.AREA and Fraction(raw).denominator != 1 else None
