"""Acts on ballots: begin one, say of whom and when, enter voices, close it. Each is one act."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from renodesk.domain import canonical, vocabulary
from renodesk.domain.ballots import UNITS, Voice
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.numbers import read_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.vocabulary_ballots import ballot_cell, tally_cell, vote_cell
from renodesk.domain.votes import UNCOUNTED, Vote
from renodesk.errors import (
    BallotClosed,
    HouseholdTwice,
    NothingWritten,
    NumberMalformed,
    OutsideBallot,
    ReasonMissing,
    UnknownBallotField,
    UnknownPlace,
    WrongUsage,
)
from renodesk.estates import pinning
from renodesk.services.ballots.book import BallotBook
from renodesk.services.ballots.model import DAYS, TEXTS, WAYS, Ballot, Part, voices_json
from renodesk.services.consent_pack import consent_texts
from renodesk.services.days import day_of, in_order, today
from renodesk.services.environment import token
from renodesk.services.session import EstateSession

_OCTETS = 16
_BASES = tuple(f"base.{unit.value}" for unit in UNITS)
_SET = (*TEXTS, "way", *(day for day in DAYS if day != "closed"), *_BASES)
"""Everything that can be said of a ballot, but that it is closed."""
_ENDS = (("begun", "closing"), ("public_from", "public_until"))


class BallotActs:
    """Acts on the ballots of one estate; they go on while a round is sealed."""

    def __init__(self, session: EstateSession, book: BallotBook | None = None) -> None:
        """Act in an open estate."""
        self._session = session
        self._book = book or BallotBook(session)

    def begin(self, matter: str, stage: Stage, place: Place = ESTATE, *, nth: int = 1, **typed: str) -> str:
        """Begin a ballot and return its key; `nth` vote (1, 2), `typed` are fields as `say` takes them.

        Raises:
            UnknownPlace, WrongUsage, DayMalformed, DaysReversed: nothing is kept.
        """
        if not matter.strip():
            raise NothingWritten(detail="empty_matter")
        if nth not in (1, 2):
            raise WrongUsage(what="round", value=nth)
        if not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        key = self._session.environment.random_key()
        values: dict[str, Json] = {
            "matter": matter.strip(),
            "stage": stage.value,
            "round": nth,
            "place": place.key,
            **self._read(typed, {}),
        }
        rules = consent_texts(self._session)
        with self._session.act(on_sealed=True) as act:
            for field, value in values.items():
                if value is not None:
                    act.put(ballot_cell(key, field), value)
            pinning.keep(act, rules)
        return key

    def say(self, key: str, typed: Mapping[str, str]) -> Changes:
        """Keep fields of a ballot, as typed; an empty text empties one.

        `way`, days (`begun`, `closing`, `public_from`, `public_until`), `legal`, `evidence`, `note`, `matter`
        and how many there are, where the register does not say (`base.households`, `base.area` …).

        Raises:
            UnknownBallot, WrongUsage, DayMalformed, DaysReversed: nothing is kept.
        """
        ballot = self._book.ballot(key)
        values = self._read(typed, ballot.days)
        with self._session.act(on_sealed=True) as act:
            for field, value in values.items():
                act.put(ballot_cell(ballot.key, field), value)
        return act.changes

    def close(self, key: str, on: datetime.date | None = None) -> Changes:
        """Close a ballot, today or on a day; it takes no more voices until it is opened again.

        What single votes come to in each place goes into the log with it: who gets no votes knows the totals.

        Raises:
            UnknownBallot, DaysReversed: nothing is kept.
        """
        ballot = self._book.ballot(key)
        day = on or today(self._session)
        in_order(ballot.days.get("begun"), day)
        parts = [one for one in self._book.count(ballot).parts if one.households and _is_whole(one)]
        with self._session.act(on_sealed=True) as act:
            for part in parts:
                act.put(tally_cell(ballot.key, part.place), voices_json(part.tally.voices))
            act.put(ballot_cell(ballot.key, "closed"), day.isoformat())
        return act.changes

    def reopen(self, key: str, reason: str) -> Changes:
        """Let a closed ballot take voices again; totals of single votes are counted from these again.

        Raises:
            UnknownBallot, ReasonMissing: nothing is kept.
        """
        ballot = self._book.ballot(key)
        if not reason.strip():
            raise ReasonMissing(act="reopen")
        parts = [one for one in self._book.count(ballot).parts if one.households and _is_whole(one)]
        with self._session.act(reason.strip(), on_sealed=True) as act:
            for part in parts:
                act.put(tally_cell(ballot.key, part.place), None)
            act.put(ballot_cell(ballot.key, "closed"), None, reason=reason.strip())
        return act.changes

    def remove(self, key: str, reason: str) -> Changes:
        """Take a ballot out of the list, with its reason.

        Raises:
            UnknownBallot, ReasonMissing: nothing is kept.
        """
        ballot = self._book.ballot(key)
        if not reason.strip():
            raise ReasonMissing(act="remove")
        with self._session.act(reason.strip(), on_sealed=True) as act:
            act.put(ballot_cell(ballot.key, vocabulary.REMOVED), True, reason=reason.strip())
        return act.changes

    def enter(self, key: str, place: Place, typed: Mapping[Voice, Mapping[Counted, str]]) -> Changes:
        """Keep the voices of a place in all, as typed: a wrong one is kept and marked. Empty takes them back.

        Raises:
            UnknownBallot, BallotClosed, OutsideBallot: nothing is kept.
        """
        ballot = self._ready(key, [place])
        value = typed_voices(typed)
        with self._session.act(on_sealed=True) as act:
            act.put(tally_cell(ballot.key, place), value)
        return act.changes

    def enter_many(self, key: str, places: Mapping[Place, Mapping[Voice, Mapping[Counted, str]]]) -> Changes:
        """Keep the voices of several places in one act; raises as `enter`."""
        ballot = self._ready(key, places)
        with self._session.act(on_sealed=True) as act:
            for place, typed in places.items():
                act.put(tally_cell(ballot.key, place), typed_voices(typed))
        return act.changes

    def vote(self, key: str, place: Place, vote: Vote, *, is_again: bool = False) -> Changes:
        """Keep what one household said, outside the log.

        Raises:
            UnknownBallot, BallotClosed, OutsideBallot, WrongUsage: nothing is kept.
            HouseholdTwice: it has a voice already (unless `is_again`: then this one holds instead).
        """
        return self.votes(key, [(place, vote)], is_again=is_again)

    def votes(self, key: str, votes: Iterable[tuple[Place, Vote]], *, is_again: bool = False) -> Changes:
        """Keep what many households said, in one act; raises as `vote`.

        A household that is listed keeps its row, and what the vote does not tell of it (area, persons, name).
        """
        found = list(votes)
        ballot = self._ready(key, {place for place, _ in found})
        here = self._session.vote_cells.places(ballot.key)
        known = {
            (place, line.vote.household): line
            for place in {place for place, _ in found}
            for line in here.get(place, {}).values()
            if line.vote is not None
        }
        order = self._session.environment.clock() * 1000
        fresh: dict[tuple[Place, str], Vote] = {}
        for number, (place, vote) in enumerate(found):
            name = (place, vote.household)
            if not vote.household:
                raise WrongUsage(what="number", value=vote.number)
            line = known.get(name)
            has_voice = line is not None and any(one and one.voice for one in line.votes)
            if name in fresh or (has_voice and not is_again):
                raise HouseholdTwice(place=place.shown, number=vote.number)
            listed = line.vote if line is not None else None
            fresh[name] = replace(vote, order=order + number) if listed is None else _following(vote, listed)
        with self._session.act(on_sealed=True) as act:
            made: list[tuple[Cell, Json]] = []
            for (place, door), vote in fresh.items():
                value, line = token(_OCTETS), known.get((place, door))
                act.keep_person_value(value, vote.text())
                if line is None:
                    random = self._session.environment.random_key()
                    made.append((vote_cell(ballot.key, place, random), value))
                else:
                    act.put(vote_cell(ballot.key, place, line.key.rpartition("/")[2]), value)
            act.put_new(made)
        return act.changes

    def list_households(self, key: str, of: str) -> Changes:
        """List the households of another ballot in this one, without what they said.

        Raises:
            UnknownBallot, BallotClosed: nothing is kept.
        """
        ballot = self._ready(key, ())
        lines = self._book.households(self._book.ballot(of))
        here = self._session.vote_cells.lines(ballot.key)
        known = {(line.place, line.vote.household) for line in here if line.vote is not None}
        return self.votes(
            ballot.key,
            [
                (line.place, replace(line.vote, voice=None, day=None, is_missed=False))
                for line in lines
                if line.vote is not None
                and ballot.holds(line.place)
                and (line.place, line.vote.household) not in known
            ],
        )

    def take_back(self, key: str, votes: Iterable[str]) -> Changes:
        """Take votes back by the keys of their cells and delete them for good; undo brings none back.

        Raises:
            UnknownBallot, BallotClosed: nothing changed.
        """
        ballot = self._ready(key, ())
        wanted = set(votes)
        with self._session.act(on_sealed=True) as act:
            for state in list(self._session.file.states("vote", f"{ballot.key}/")):
                if state.cell.key in wanted:
                    tokens = [canonical.loads(head.change.value) for head in state.heads]
                    act.put(state.cell, None)
                    act.erase_person_values([one for one in tokens if isinstance(one, str)])
        self._session.file.drop_traces()
        return act.changes

    def _ready(self, key: str, places: Iterable[Place]) -> Ballot:
        """Return a ballot that takes voices of these places."""
        ballot = self._book.ballot(key)
        if ballot.is_closed:
            raise BallotClosed(ballot=ballot.matter, day=ballot.days["closed"].isoformat())
        for place in places:
            if not (ballot.holds(place) and self._session.has(place)):
                raise OutsideBallot(ballot=ballot.matter, place=place.shown)
        return ballot

    def _read(self, typed: Mapping[str, str], known: Mapping[str, datetime.date]) -> dict[str, Json]:
        found: dict[str, Json] = {}
        days = dict(known)
        for field, text in typed.items():
            plain = text.strip()
            if field in DAYS and field != "closed":
                day = day_of(plain) if plain else None
                found[field] = day.isoformat() if day else None
                days.pop(field, None)
                days |= {field: day} if day else {}
            elif (field in TEXTS and (plain or field != "matter")) or (field == "way" and plain in WAYS):
                found[field] = plain or None
            elif field in _BASES:
                found[field] = _base(field, plain)
            elif field == "matter":
                raise NothingWritten(detail="empty_matter")
            elif field in _SET:
                raise WrongUsage(what=field, value=plain)
            else:
                raise UnknownBallotField(field=field, known=" ".join(_SET))
        for begin, end in _ENDS:
            in_order(days.get(begin), days.get(end))
        return found


def typed_voices(typed: Mapping[Voice, Mapping[Counted, str]]) -> Json:
    """Return what a cell keeps of typed voices: exact numbers, and texts that are none as they are."""
    found: dict[Voice, dict[Counted, Json]] = {}
    for voice, said in typed.items():
        for unit, text in said.items():
            plain = text.strip()
            if plain:
                number = read_number(plain)
                found.setdefault(voice, {})[unit] = number if number is not None else plain
    return voices_json(found) if found else None


def _following(vote: Vote, listed: Vote) -> Vote:
    """Return a vote with what is listed of its household, where it does not tell itself."""
    return replace(
        vote,
        area=vote.area if vote.area is not None else listed.area,
        persons=vote.persons if vote.persons is not None else listed.persons,
        day=vote.day or listed.day,
        name=vote.name or listed.name,
        phone=vote.phone or listed.phone,
        order=listed.order,
    )


def _is_whole(part: Part) -> bool:
    """Return whether single votes of a place are all here and counted."""
    return part.is_counted and not any(one.fault in UNCOUNTED and one.unit is None for one in part.marks)


def _base(field: str, plain: str) -> Fraction | None:
    if not plain:
        return None
    number = read_number(plain)
    if number is None or number < 0 or (field != "base.area" and number.denominator != 1):
        raise NumberMalformed(value=plain, detail=f"number_of_{field.removeprefix('base.')}")
    return number
