"""Single votes of households, and what they come to: personal values, which the log never holds."""

import datetime
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.ballots import UNITS, Tally, Voice, exact_sum
from renodesk.domain.consent import Counted
from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.places import Place

Voices = Mapping[Voice, Mapping[Counted, Fraction]]


class Fault(StrEnum):
    """What is wrong with voices that were entered; they are kept all the same."""

    NO_NUMBER = "no_number"
    NEGATIVE = "negative"
    NOT_WHOLE = "not_whole"
    BEYOND = "beyond"
    CONTESTED = "contested"
    OUTSIDE = "outside"
    INSIDE = "inside"
    OTHER_TOTAL = "other_total"
    TWICE = "twice"
    DIFFER = "differ"
    LATE = "late"
    PARTLY = "partly"
    AWAY = "away"


UNCOUNTED = frozenset(
    {Fault.NO_NUMBER, Fault.NEGATIVE, Fault.NOT_WHOLE, Fault.BEYOND, Fault.PARTLY, Fault.AWAY}
)
"""Faults for which a unit (or, where none is told, all of it) is not counted until somebody mends them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A fault of a place's voices: what is wrong with which value, in which unit.

    `inside` is the place whose total counts these voices already, where that is the fault.
    """

    fault: Fault
    unit: Counted | None = None
    value: str = ""
    of: str = ""
    inside: Place | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """What one household said. Who said nothing has no `voice`; `is_missed`: somebody tried to reach it."""

    number: str
    voice: Voice | None = None
    area: Fraction | None = None
    persons: Fraction | None = None
    day: datetime.date | None = None
    name: str = ""
    phone: str = ""
    is_missed: bool = False
    order: int = 0

    @property
    def household(self) -> str:
        """Return by what two votes are of one household: its number without blanks, full width or case."""
        return household(self.number)

    @property
    def said(self) -> tuple[Voice | None, Fraction | None, Fraction | None]:
        """Return what counts of it."""
        return self.voice, self.area, self.persons

    def text(self) -> str:
        """Return it as the personal value that is kept."""
        found: dict[str, object] = {
            "n": self.order,
            "number": self.number,
            "voice": self.voice.value if self.voice else "",
            "area": write_number(self.area) if self.area is not None else "",
            "persons": write_number(self.persons) if self.persons is not None else "",
            "day": self.day.isoformat() if self.day else "",
            "name": self.name,
            "phone": self.phone,
            "missed": "1" if self.is_missed else "",
        }
        return json.dumps({key: one for key, one in found.items() if one != ""}, ensure_ascii=False)


def household(number: str) -> str:
    """Return a door's number as it is compared."""
    return "".join(unicodedata.normalize("NFKC", number).split()).casefold()


def read_vote(text: str) -> Vote | None:
    """Return the vote of a personal value, None where it is none."""
    try:
        raw = json.loads(text)
        number, order = str(raw["number"]), int(raw.get("n", 0))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Vote(
        number=number,
        voice=next((one for one in Voice if one.value == raw.get("voice")), None),
        area=read_number(str(raw.get("area", ""))),
        persons=read_number(str(raw.get("persons", ""))),
        day=_day(raw.get("day")),
        name=str(raw.get("name", "")),
        phone=str(raw.get("phone", "")),
        is_missed=bool(raw.get("missed")),
        order=order,
    )


def _day(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteLine:
    """A household of a ballot: the key of its cell, its place, and what it said.

    Several votes stand against each other where two people changed it apart; None is one that is not here.
    """

    key: str
    place: Place
    votes: tuple[Vote | None, ...]

    @property
    def vote(self) -> Vote | None:
        """Return what is shown: the last one."""
        return self.votes[-1] if self.votes else None

    @property
    def is_here(self) -> bool:
        """Return whether everything it said is on this machine."""
        return all(one is not None for one in self.votes)


def count_votes(
    lines: Iterable[VoteLine], closing: datetime.date | None
) -> tuple[dict[Voice, dict[Counted, Fraction]], list[Mark]]:
    """Return what the votes of one place come to, in whatever order, and what of them does not count.

    Two equal votes of one household are one; two that differ are none until somebody mends them. A vote after
    the closing day does not count. Area and persons are counted where every vote that counts tells them.
    """
    heard: dict[str, list[Vote]] = {}
    late = 0
    for line in lines:
        votes = line.votes if len(line.votes) == 1 else tuple(dict.fromkeys(line.votes))
        for vote in votes:
            if vote is None or (vote.voice is None and len(votes) == 1):
                continue
            if closing is not None and vote.day is not None and vote.day > closing:
                late += vote.voice is not None
            else:
                heard.setdefault(vote.household, []).append(vote)
    counted: list[Vote] = []
    differ = twice = 0
    for several in heard.values():
        if len(several) > 1 and len({vote.said for vote in several}) > 1:
            differ += 1
        elif several[0].voice is not None:
            counted.append(several[0])
            twice += len(several) - 1
    marks = [
        Mark(fault=fault, value=str(number))
        for fault, number in ((Fault.DIFFER, differ), (Fault.TWICE, twice), (Fault.LATE, late))
        if number
    ]
    units = [Counted.HOUSEHOLDS]
    for unit in (Counted.PERSONS, Counted.AREA):
        fault = _fault([_of(one, unit) for one in counted], unit)
        if fault is None:
            units.append(unit)
        elif fault.value:
            marks.append(fault)
    by_voice: dict[Voice, list[Vote]] = {voice: [] for voice in Voice}
    for vote in counted:
        if vote.voice is not None:
            by_voice[vote.voice].append(vote)
    return {
        voice: {unit: added_up(votes, unit) for unit in UNITS if unit in units}
        for voice, votes in by_voice.items()
    }, marks


def added_up(votes: Sequence[Vote], unit: Counted) -> Fraction:
    """Return what votes come to in a unit; what does not tell it counts for nothing."""
    if unit == Counted.HOUSEHOLDS:
        return Fraction(len(votes))
    return exact_sum(number for vote in votes if (number := _of(vote, unit)) is not None)


def _of(vote: Vote, unit: Counted) -> Fraction | None:
    return vote.area if unit == Counted.AREA else vote.persons


def _fault(values: Sequence[Fraction | None], unit: Counted) -> Mark | None:
    """Return why a unit is not counted: some do not tell it, or tell what cannot be; "" where nobody does."""
    known = [one for one in values if one is not None]
    if values and not known:
        return Mark(fault=Fault.PARTLY, unit=unit)
    if (wrong := next((one for one in known if one < 0), None)) is not None:
        return Mark(fault=Fault.NEGATIVE, unit=unit, value=write_number(wrong))
    broken = (one for one in known if one.denominator != 1)
    if unit == Counted.PERSONS and (wrong := next(broken, None)) is not None:
        return Mark(fault=Fault.NOT_WHOLE, unit=unit, value=write_number(wrong))
    missing = len(values) - len(known)
    return Mark(fault=Fault.PARTLY, unit=unit, value=str(missing)) if missing else None


def beyond(tally: Tally) -> tuple[Mark, ...]:
    """Return in which units more spoke than there are."""
    return tuple(
        Mark(
            fault=Fault.BEYOND,
            unit=unit,
            value=write_number(tally.spoke(unit)),
            of=write_number(tally.base[unit]),
        )
        for unit in UNITS
        if (silent := tally.silent(unit)) is not None and silent < 0
    )
