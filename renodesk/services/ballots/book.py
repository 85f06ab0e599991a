"""Reads ballots out of the estate file, with their voices and the bases they are held against."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter

from renodesk.domain import vocabulary
from renodesk.domain.ballots import UNITS, Tally, Voice
from renodesk.domain.canonical import Json
from renodesk.domain.changes import CellState
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place, place_of_key
from renodesk.domain.survey import Value
from renodesk.domain.vocabulary_ballots import tally_cell, tally_place
from renodesk.domain.votes import Fault, Mark, Voices, VoteLine, beyond
from renodesk.errors import UnknownBallot
from renodesk.services.ballots.model import DAYS, Ballot, Count, Part, count_of, read_voices, without
from renodesk.services.days import day_said
from renodesk.services.session import EstateSession
from renodesk.services.voters import own_fields, voters_at

_NO_LINES: Mapping[str, VoteLine] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """A part, and what it was made of."""

    part: Part
    ballot: Ballot
    own: Mapping[Place, Mapping[str, Value]]
    lines: Mapping[str, VoteLine]
    typed: CellState | None

    def is_of(
        self,
        ballot: Ballot,
        own: Mapping[Place, Mapping[str, Value]],
        lines: Mapping[str, VoteLine],
        typed: CellState | None,
    ) -> bool:
        """Return whether it would be the same again."""
        is_same = self.own is own and self.lines is lines
        return is_same and self.typed == typed and self.ballot == ballot


class BallotBook:
    """The ballots of one estate as they stand; asked anew, it reads anew what changed."""

    def __init__(self, session: EstateSession) -> None:
        """Work on an open estate."""
        self._session = session
        self._known: dict[tuple[str, Place], _Known] = {}

    def ballots(self) -> tuple[Ballot, ...]:
        """Return every ballot, by stage, round and day; those that were removed are left out."""
        fields: dict[str, dict[str, Json]] = {}
        disputed: dict[str, set[str]] = {}
        for state in self._session.file.states("ballot"):
            fields.setdefault(state.cell.key, {})[state.cell.field] = state.value
            if state.is_contested:
                disputed.setdefault(state.cell.key, set()).add(state.cell.field)
        found = [
            replace(_ballot(key, said), disputed=frozenset(disputed.get(key, ())))
            for key, said in fields.items()
            if said.get("matter") and not said.get(vocabulary.REMOVED)
        ]
        order = list(Stage)
        return tuple(
            sorted(
                found,
                key=lambda one: (order.index(one.stage), one.round, str(one.days.get("begun")), one.key),
            )
        )

    def ballot(self, key: str) -> Ballot:
        """Return the ballot whose key this is, or begins so.

        Raises:
            UnknownBallot: there is none, or several.
        """
        known = self.ballots()
        found = [one for one in known if one.key == key] or [
            one for one in known if key and one.key.startswith(key)
        ]
        if len(found) != 1:
            raise UnknownBallot(ballot=key, known="、".join(one.key for one in known) or "–")
        return found[0]

    def count(self, ballot: Ballot) -> Count:
        """Return a ballot with its voices and its base."""
        base = {**voters_at(self._session, ballot.place), **ballot.base}
        return count_of(ballot, tuple(self._parts(ballot)), base)

    def counts(self) -> tuple[Count, ...]:
        """Return every ballot with its voices."""
        return tuple(map(self.count, self.ballots()))

    def households(self, ballot: Ballot) -> tuple[VoteLine, ...]:
        """Return the single households of a ballot, place by place, in the order they were entered."""
        return self._session.vote_cells.in_order(ballot.key, self._session.derived(_in_order))

    def typed(self, ballot: Ballot, place: Place) -> Mapping[Voice, Mapping[Counted, str]]:
        """Return the total of a place as it was typed, also where it is no number."""
        said = self._session.value(tally_cell(ballot.key, place))
        return {
            voice: {unit: _text(of.get(unit.value)) for unit in UNITS}
            for voice in Voice
            if isinstance(said, Mapping) and isinstance(of := said.get(voice.value), Mapping)
        }

    def _parts(self, ballot: Ballot) -> Iterator[Part]:
        lines = self._session.vote_cells.places(ballot.key)
        typed, own = dict(self._typed(ballot)), self._session.derived(own_fields)
        outer = sorted(typed)
        for place in sorted({*lines, *typed}, key=attrgetter("building", "unit")):
            part = self._kept(ballot, place, typed.get(place), lines.get(place, _NO_LINES), own)
            inside = next((one for one in outer if one != place and one.contains(place)), None)
            if inside is not None:
                mark = Mark(fault=Fault.INSIDE, inside=inside)
                part = replace(part, marks=(*part.marks, mark))
            yield part

    def _typed(self, ballot: Ballot) -> Iterator[tuple[Place, CellState]]:
        """Yield the totals that were typed, by place."""
        for state in self._session.file.states("tally", f"{ballot.key}/"):
            if state.value is None and not state.is_contested:
                continue
            try:
                yield tally_place(state.cell.key), state
            except ValueError:
                continue

    def _kept(
        self,
        ballot: Ballot,
        place: Place,
        typed: CellState | None,
        lines: Mapping[str, VoteLine],
        own: Mapping[Place, Mapping[str, Value]],
    ) -> Part:
        """Return the part of a place, made again only where something of it is another."""
        known = self._known.get((ballot.key, place))
        if known is None or not known.is_of(ballot, own, lines, typed):
            part = self._part(ballot, place, typed, lines.values())
            known = _Known(part=part, ballot=ballot, own=own, lines=lines, typed=typed)
            self._known[ballot.key, place] = known
        return known.part

    def _part(
        self, ballot: Ballot, place: Place, typed: CellState | None, lines: Collection[VoteLine]
    ) -> Part:
        """Return the voices of a place: its single votes where all of them are here, else the typed total."""
        is_here = all(one.is_here for one in lines)
        if typed is not None and not (lines and is_here):
            voices, marks = read_voices(typed.value)
            marks += [Mark(fault=Fault.CONTESTED)] if typed.is_contested else []
        elif not is_here:
            away = sum(1 for one in lines if not one.is_here)
            voices, marks = {}, [Mark(fault=Fault.AWAY, value=str(away))]
        else:
            found = self._session.vote_cells.counted(ballot.key, place, ballot.days.get("closing"))
            voices, marks = found[0], list(found[1])
            if typed is not None and not _is_same(read_voices(typed.value)[0], voices):
                marks.append(Mark(fault=Fault.OTHER_TOTAL))
        own = voters_at(self._session, place) if place != ballot.place else {}
        over = beyond(Tally(voices=voices, base=own))
        if not ballot.holds(place):
            marks.append(Mark(fault=Fault.OUTSIDE))
        return Part(
            place=place,
            tally=Tally(voices=without(voices, {one.unit for one in over}), base=own),
            marks=(*marks, *over),
            households=len(lines),
        )


def _text(value: Json) -> str:
    if value is None:
        return ""
    is_number = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
    return write_number(value) if is_number and isinstance(value, (int, Fraction)) else str(value)


def _in_order(session: EstateSession) -> Mapping[Place, int]:
    """Return where each place stands in the register."""
    places = [ESTATE]
    for building in session.survey.buildings:
        places += [building.place, *(unit.place for unit in building.units)]
    return {place: at for at, place in enumerate(places)}


def _is_same(typed: Voices, counted: Voices) -> bool:
    """Return whether a typed total says what the votes say, in the units it tells."""
    units = {unit for said in typed.values() for unit in said}
    return all(
        typed.get(voice, {}).get(unit, 0) == counted.get(voice, {}).get(unit, 0)
        for voice in Voice
        for unit in units
    )


def _ballot(key: str, said: Mapping[str, Json]) -> Ballot:
    days = {name: day for name in DAYS if (day := day_said(said.get(name))) is not None}
    base = {
        unit: Fraction(raw)
        for unit in Counted
        if isinstance(raw := said.get(f"base.{unit.value}"), (int, Fraction))
        and not isinstance(raw, bool)
        and raw >= 0
    }
    rounds = said.get("round")
    return Ballot(
        key=key,
        matter=str(said.get("matter")),
        stage=next((one for one in Stage if one.value == said.get("stage")), Stage.PLAN_ENTRY),
        round=int(rounds) if isinstance(rounds, (int, Fraction)) else 1,
        place=_place(said.get("place")),
        way=str(said.get("way") or ""),
        days=days,
        legal=str(said.get("legal") or ""),
        evidence=str(said.get("evidence") or ""),
        note=str(said.get("note") or ""),
        base=base,
    )


def _place(value: Json) -> Place:
    try:
        return place_of_key(value) if isinstance(value, str) and value else ESTATE
    except ValueError:
        return Place(building="?")
