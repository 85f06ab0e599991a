"""Take a table of votes in, a filled list or what an online survey gives out; whole or not at all."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from renodesk.domain.ballots import UNITS, Tally, Voice
from renodesk.domain.changes import Changes
from renodesk.domain.consent import Counted
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.voice_words import heard
from renodesk.domain.votes import Mark, Vote, VoteLine, added_up, beyond
from renodesk.services.ballots.acting import BallotActs
from renodesk.services.ballots.book import BallotBook
from renodesk.services.ballots.columns import (
    AREA,
    COLUMNS,
    DAY,
    NAME,
    NUMBER,
    PERSONS,
    PHONE,
    VOICE,
    fields_of,
    layout_in,
)
from renodesk.services.ballots.doors import Doors
from renodesk.services.ballots.model import Ballot
from renodesk.services.environment import Progress, no_progress
from renodesk.services.register_import.header import letters
from renodesk.services.register_import.matching import Layout, matched
from renodesk.services.register_import.names import DITTO, is_total
from renodesk.services.register_import.taking import refused
from renodesk.services.register_import.targets import BUILDING, UNIT
from renodesk.services.register_import.values import LONGEST_SAID, Reading, read_cell
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.services.voters import voters_at
from renodesk.tables.grids import Grid, Oddity, read_grid

STEP = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """What a table would bring: households with what they said; `same` stand here so already."""

    votes: tuple[tuple[Place, Vote], ...]
    same: int = 0
    passed: int = 0
    unmatched: tuple[str, ...] = ()
    """Titles of columns nobody reads."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VotesPlan:
    """What a table would do to a ballot; with one fault nothing of it is taken."""

    file: str
    ballot: str
    incoming: Incoming
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What a table brought."""

    changes: Changes
    incoming: Incoming


def import_votes(
    session: EstateSession,
    key: str,
    file: Path,
    matches: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
) -> Imported:
    """Take a table of votes into a ballot, as one act; a household that is listed here is filled in.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be read.
        SheetRefused: with every fault by row and column; nothing was taken.
        UnknownField: `matches` names no column of it, or nothing a column may be.
        UnknownBallot, BallotClosed, ReadOnly, Cancelled: nothing was taken.
    """
    grid = read_grid(file, tick=lambda: progress("import_reading", 0.0))
    if not grid.rows:
        raise refused(grid.name, [Fault(where=grid.name, code="sheet_empty")])
    layout = matched(layout_in(session, grid), fields_of(session), matches or {})
    return take_votes(session, plan_votes(session, key, grid, layout, progress))


def plan_votes(
    session: EstateSession, key: str, grid: Grid, layout: Layout, progress: Progress = no_progress
) -> VotesPlan:
    """Return what a table would do with its columns matched so; nothing is changed.

    Raises:
        UnknownBallot, Cancelled: there is none, or `progress` says so.
    """
    reader = _Reader(session, BallotBook(session).ballot(key), grid, layout)
    incoming = reader.read(progress)
    return VotesPlan(file=grid.name, ballot=key, incoming=incoming, faults=tuple(reader.faults))


def take_votes(session: EstateSession, plan: VotesPlan) -> Imported:
    """Take a plan in as one act.

    Raises:
        SheetRefused: it has a fault; nothing was taken.
        UnknownBallot, BallotClosed, ReadOnly: nothing was taken.
    """
    if plan.faults:
        raise refused(plan.file, plan.faults)
    votes = plan.incoming.votes
    changes = BallotActs(session).votes(plan.ballot, votes, is_again=True) if votes else Changes()
    return Imported(changes=changes, incoming=plan.incoming)


@dataclass(kw_only=True, slots=True)
class _Seen:
    """A household of the table, and where it stands there."""

    row: int
    vote: Vote


class _Reader:
    def __init__(self, session: EstateSession, ballot: Ballot, grid: Grid, layout: Layout) -> None:
        self._session = session
        self._ballot = ballot
        self._grid = grid
        self._layout = layout
        self._doors = Doors(session)
        register = fields_of(session)
        self._fields = {one.name: one for one in register.fields}
        self._at = {name: at for name in COLUMNS if (at := layout.column(name)) is not None}
        self._unit = layout.column(UNIT)
        self._building_above = ""
        self._read: dict[tuple[str, str, Oddity | None], Reading] = {}
        self.faults: list[Fault] = []

    def read(self, progress: Progress) -> Incoming:
        if NUMBER not in self._at:
            facts = {"titles": " / ".join(self._layout.titles)[:200]}
            self.faults.append(Fault(where=self._grid.name, code="ballot_import_no_column", facts=facts))
            return Incoming(votes=())
        known = {
            (line.place, line.vote.household): line
            for line in self._session.vote_cells.lines(self._ballot.key)
            if line.vote is not None
        }
        fresh: dict[tuple[Place, str], _Seen] = {}
        same = passed = 0
        rows = self._layout.header.values
        for at, row in enumerate(rows):
            if at % STEP == 0:
                progress("import_planning", at / len(rows))
            read = self._row(row)
            if read is None:
                passed += 1
                continue
            place, vote = read
            name = (place, vote.household)
            line = known.get(name)
            if name in fresh:
                self._fault(row, NUMBER, "ballot_import_twice", of=str(fresh[name].row))
            elif line is None or line.vote is None:
                fresh[name] = _Seen(row=row, vote=vote)
            elif not all(one is not None and _agrees(one, vote) for one in line.votes):
                self._fault(row, NUMBER, "ballot_import_known")
            elif _is_new(line.vote, vote):
                fresh[name] = _Seen(row=row, vote=replace(vote, voice=vote.voice or line.vote.voice))
            else:
                same += 1
        self._check_sums(fresh, known.values())
        return Incoming(
            votes=tuple((place, seen.vote) for (place, _), seen in fresh.items()),
            same=same,
            passed=passed,
            unmatched=tuple(one.title for one in self._layout.columns if not one.target),
        )

    # One row

    def _row(self, row: int) -> tuple[Place, Vote] | None:
        """Return what a row says, None where it is no household or has a fault."""
        grid = self._grid
        first = next((text for at in range(grid.width) if (text := grid.text(row, at))), "")
        number = self._text(row, NUMBER)
        if not first or is_total(first) or (not number and not self._text(row, VOICE)):
            return None
        count = len(self.faults)
        if not number:
            self._fault(row, NUMBER, "ballot_import_no_number")
        self._odd(row, NUMBER)
        place, door = self._place(row, number)
        said = heard(self._text(row, VOICE))
        if said is None:
            self._fault(row, VOICE, "ballot_import_voice")
        vote = Vote(
            number=door,
            voice=said.voice if said is not None else None,
            is_missed=said is not None and said.is_missed,
            area=self._number(row, AREA),
            persons=self._number(row, PERSONS),
            day=self._day(row),
            name=self._text(row, NAME),
            phone=self._text(row, PHONE),
        )
        closing = self._ballot.days.get("closing")
        if closing is not None and vote.day is not None and vote.voice is not None and vote.day > closing:
            self._fault(row, DAY, "ballot_import_late", of=closing.isoformat())
        return (place, vote) if len(self.faults) == count and place is not None else None

    def _text(self, row: int, name: str) -> str:
        at = self._at.get(name)
        return self._grid.text(row, at) if at is not None else ""

    def _odd(self, row: int, name: str) -> bool:
        """Complain of a cell that is no plain text: a formula, an error, a number that became a date."""
        at = self._at.get(name)
        oddity = self._grid.oddity(row, at) if at is not None else None
        if oddity is None:
            return False
        code = {
            Oddity.FORMULA: "import_formula",
            Oddity.ERROR: "import_error_word",
            Oddity.DATE: "import_number_is_date",
        }[oddity]
        self._fault(row, name, code)
        return True

    def _place(self, row: int, number: str) -> tuple[Place | None, str]:
        """Return the place a row is of, and its door; a long number may tell both."""
        building, unit = self._text(row, BUILDING), self._text(row, UNIT)
        if building.strip() in DITTO or (not building and unit):
            building = self._building_above
        self._building_above = building or self._building_above
        if not building:
            long = self._doors.in_number(number)
            place, door = long if long is not None else (self._ballot.place, number)
        else:
            found = self._doors.place(building, unit)
            if found is None:
                told = " ".join(filter(None, (building, unit)))
                self._fault(row, BUILDING, "ballot_import_place", value=told)
                return None, number
            place, door = found, number
        if not self._ballot.holds(place):
            self._fault(row, BUILDING if building else NUMBER, "ballot_import_outside", value=place.shown)
            return None, number
        return place, door

    def _number(self, row: int, name: str) -> Fraction | None:
        at = self._at.get(name)
        text = self._text(row, name)
        if at is None or not text:
            return None
        read = self._cell(name, text, self._grid.oddity(row, at))
        if read.refused:
            self._fault(row, name, read.refused)
        elif isinstance(read.value, Fraction) and read.value < 0:
            self._fault(row, name, "ballot_import_negative")
        elif isinstance(read.value, Fraction) and (name == AREA or read.value.denominator == 1):
            return read.value
        elif read.value is not None:
            self._fault(row, name, "ballot_import_number")
        return None

    def _day(self, row: int) -> datetime.date | None:
        at, text = self._at.get(DAY), self._text(row, DAY)
        if at is None or not text:
            return None
        read = self._cell(DAY, text, None)
        try:
            return datetime.date.fromisoformat(str(read.value))
        except ValueError:
            self._fault(row, DAY, "ballot_import_day")
            return None

    def _cell(self, name: str, text: str, oddity: Oddity | None) -> Reading:
        """Return what a cell says, read once however often a column says it."""
        known = self._read.get((name, text, oddity))
        if known is None:
            column = next(one for one in self._layout.columns if one.at == self._at[name])
            known = read_cell(self._fields[name], text, oddity, column.unit)
            self._read[name, text, oddity] = known
        return known

    # The whole

    def _check_sums(self, fresh: Mapping[tuple[Place, str], _Seen], known: Iterable[VoteLine]) -> None:
        """Complain where more would speak than the register (or what was typed) says there are."""
        here = (
            (line.place, line.vote)
            for line in known
            if line.vote is not None and (line.place, line.vote.household) not in fresh
        )
        votes: dict[Place, list[Vote]] = {}
        for place, vote in (*here, *((place, seen.vote) for (place, _), seen in fresh.items())):
            if vote.voice is not None:
                votes.setdefault(place, []).append(vote)
        sums: dict[Place, dict[Counted, Fraction]] = {}
        for place, said in votes.items():
            for one in _above(place):
                added = sums.setdefault(one, dict.fromkeys(UNITS, Fraction(0)))
                for unit in UNITS:
                    added[unit] += added_up(said, unit)
        touched = {one for place, _ in fresh for one in _above(place)}
        for place in sorted(one for one in touched & sums.keys() if self._ballot.holds(one)):
            own = self._ballot.base if place == self._ballot.place else {}
            base = {**voters_at(self._session, place), **own}
            for mark in beyond(Tally(voices={Voice.AGREE: sums[place]}, base=base)):
                self._beyond(place, mark)

    def _beyond(self, place: Place, mark: Mark) -> None:
        unit = mark.unit or Counted.HOUSEHOLDS
        name = {Counted.AREA: AREA, Counted.PERSONS: PERSONS}.get(unit, NUMBER)
        facts = {"place": place.shown, "value": mark.value, "of": mark.of}
        at = self._at.get(name, self._at[NUMBER])
        code = f"ballot_import_beyond_{unit.value}"
        self.faults.append(Fault(where=letters(at), code=code, facts=facts))

    def _fault(self, row: int, name: str, code: str, value: str = "", of: str = "") -> None:
        at = self._at.get(name, self._at[NUMBER])
        title = next((one.title for one in self._layout.columns if one.at == at), "")
        text = (value or self._grid.text(row, at))[:LONGEST_SAID]
        facts = {"column": title, "at": letters(at), "text": text, "value": text, "of": of}
        self.faults.append(Fault(where=f"{letters(at)}{row}", code=code, facts=facts))


def _above(place: Place) -> Iterator[Place]:
    """Yield a place and what it lies in."""
    yield place
    if place.unit:
        yield Place(building=place.building)
    if place != ESTATE:
        yield ESTATE


def _facts(vote: Vote) -> tuple[object, ...]:
    return vote.voice, vote.area, vote.persons, vote.name or None, vote.phone or None, vote.day


def _agrees(known: Vote, vote: Vote) -> bool:
    """Return whether a row says nothing else than what stands here: what one of them lacks is no other."""
    return all(
        here is None or said is None or here == said
        for here, said in zip(_facts(known), _facts(vote), strict=True)
    )


def _is_new(known: Vote, vote: Vote) -> bool:
    """Return whether a row tells what is not known here."""
    pairs = zip(_facts(known), _facts(vote), strict=True)
    return any(here is None and said is not None for here, said in pairs) or (
        vote.is_missed and not known.is_missed and known.voice is None
    )


def told(incoming: Incoming) -> dict[str, str]:
    """Return the facts of what was taken, to say it."""
    voices = sum(1 for _, vote in incoming.votes if vote.voice is not None)
    return {
        "count": write_number(Fraction(len(incoming.votes))),
        "voices": write_number(Fraction(voices)),
        "same": write_number(Fraction(incoming.same)),
    }
