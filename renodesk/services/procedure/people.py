"""一师九员: who watches over the works, and the Saturday meetings with what was raised and settled.

Names and phones are personal values: the log has their tokens only.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.procedure import Step, Use
from renodesk.domain.vocabulary_procedure import meeting_cell, step_cell
from renodesk.errors import SettledBeyondRaised, UnknownStep, WrongUsage
from renodesk.services.days import day_said
from renodesk.services.persons import Persons
from renodesk.services.procedure.acting import ProcedureActs
from renodesk.services.procedure.reading import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.texts import Language

KINDS = ("construction", "supervision", "design")
"""施工, 监理, 设计: what kind of thing residents raise (可复制政策机制清单（第七批） 二(三)2)."""
SATURDAY = 5
RAISED, SETTLED = "raised.", "settled."


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One role and who has it; `name` is "" where nobody is named, None where the name is not here."""

    step: Step
    name: str | None
    unit: str
    phone: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """A meeting: how many things of each kind were raised and settled."""

    day: datetime.date
    raised: Mapping[str, int]
    settled: Mapping[str, int]
    note: str

    @property
    def is_saturday(self) -> bool:
        """Return whether it was held on the day the document names."""
        return self.day.weekday() == SATURDAY


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    """All meetings together; `rate` is what was settled of what was raised, None where nothing was."""

    raised: Mapping[str, int]
    settled: Mapping[str, int]

    @property
    def rate(self) -> Fraction | None:
        """Return the exact share settled."""
        raised = sum(self.raised.values())
        return Fraction(sum(self.settled.values()), raised) if raised else None


class People:
    """Reads and keeps roster and meetings of one estate."""

    def __init__(
        self, session: EstateSession, language: Language = "zh", book: ProcedureBook | None = None
    ) -> None:
        """Work on an open estate.

        Raises:
            ProcedureMissing, PackFaulty: there is no pack of procedures that can be read.
        """
        self._session, self._language = session, language
        self._book = book or ProcedureBook(session, language)
        rosters = (one.steps for one in self._book.pack.procedures if one.use == Use.ROSTER)
        self.roles: tuple[Step, ...] = next(rosters, ())

    def members(self) -> tuple[Member, ...]:
        """Return every role in the order of the document."""
        return tuple(
            Member(
                step=step,
                name=self._person(step.key, "person"),
                unit=str(self._book.cell(step.key, "unit") or ""),
                phone=self._person(step.key, "phone"),
            )
            for step in self.roles
        )

    def _person(self, key: str, field: str) -> str | None:
        token = self._book.cell(key, field)
        return Persons(self._session).value(token) if isinstance(token, str) and token else ""

    def name(self, key: str, *, name: str, unit: str = "", phone: str = "") -> Changes:
        """Say who has a role; an empty name takes it back.

        Raises:
            UnknownStep: there is no such role.
            ValueTooLong: it is no name or phone.
        """
        if key not in {one.key for one in self.roles}:
            raise UnknownStep(step=key, known="、".join(one.key for one in self.roles) or "–")
        persons = Persons(self._session)
        tokens = {
            field: persons.keep(text.strip()) if text.strip() else None
            for field, text in (("person", name), ("phone", phone))
        }
        with self._session.act(on_sealed=True) as act:
            for field, token in tokens.items():
                act.put(step_cell(key, field), token)
            act.put(step_cell(key, "unit"), unit.strip() or None)
            ProcedureActs(self._session, self._language).keep(act)
        return act.changes

    # Meetings

    def meetings(self) -> tuple[Meeting, ...]:
        """Return the meetings by day."""
        cells: dict[str, dict[str, Json]] = {}
        with self._session.file.held():
            for state in self._session.file.states("meeting"):
                cells.setdefault(state.cell.key, {})[state.cell.field] = state.value
        found = []
        for key, fields in cells.items():
            day = day_said(key)
            if day is not None and fields.get("held") is True and fields.get(vocabulary.REMOVED) is not True:
                found.append(
                    Meeting(
                        day=day,
                        raised={kind: _count(fields.get(RAISED + kind)) for kind in KINDS},
                        settled={kind: _count(fields.get(SETTLED + kind)) for kind in KINDS},
                        note=str(fields.get("note") or ""),
                    )
                )
        return tuple(sorted(found, key=lambda one: one.day))

    def hold(
        self,
        day: datetime.date,
        raised: Mapping[str, int],
        settled: Mapping[str, int],
        note: str = "",
    ) -> Changes:
        """Keep the meeting of a day; said again it is the same meeting.

        Raises:
            WrongUsage: another kind, or a number below 0.
            SettledBeyondRaised: more is settled than was raised in all meetings.
        """
        for said in (raised, settled):
            for kind, count in said.items():
                if kind not in KINDS or count < 0:
                    raise WrongUsage(what=kind, value=str(count))
        other = [one for one in self.meetings() if one.day != day]
        for kind in KINDS:
            all_raised = sum(one.raised[kind] for one in other) + raised.get(kind, 0)
            all_settled = sum(one.settled[kind] for one in other) + settled.get(kind, 0)
            if all_settled > all_raised:
                raise SettledBeyondRaised(detail=f"meeting_{kind}", settled=all_settled, raised=all_raised)
        key = day.isoformat()
        with self._session.act(on_sealed=True) as act:
            act.put(meeting_cell(key, "held"), True)
            act.put(meeting_cell(key, vocabulary.REMOVED), None)
            for kind in KINDS:
                act.put(meeting_cell(key, RAISED + kind), raised.get(kind, 0))
                act.put(meeting_cell(key, SETTLED + kind), settled.get(kind, 0))
            act.put(meeting_cell(key, "note"), note.strip() or None)
            ProcedureActs(self._session, self._language).keep(act)
        return act.changes

    def drop(self, day: datetime.date) -> Changes:
        """Take the meeting of a day out.

        Raises:
            WrongUsage: there was none.
        """
        if day not in {one.day for one in self.meetings()}:
            raise WrongUsage(what="meeting", value=day.isoformat())
        with self._session.act(on_sealed=True) as act:
            act.put(meeting_cell(day.isoformat(), vocabulary.REMOVED), True)
        return act.changes

    def sums(self) -> Sums:
        """Return all meetings together."""
        held = self.meetings()
        return Sums(
            raised={kind: sum(one.raised[kind] for one in held) for kind in KINDS},
            settled={kind: sum(one.settled[kind] for one in held) for kind in KINDS},
        )

    def missed(self) -> tuple[datetime.date, ...]:
        """Return the Saturdays since the first meeting in whose week nobody met, up to today."""
        held = self.meetings()
        if not held:
            return ()
        weeks = {one.day.isocalendar()[:2] for one in held}
        return tuple(
            day for day in _saturdays(held[0].day, self._book.today) if day.isocalendar()[:2] not in weeks
        )


def _saturdays(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    day = first + datetime.timedelta(days=(SATURDAY - first.weekday()) % 7)
    while day <= last:
        yield day
        day += datetime.timedelta(days=7)


def _count(value: Json) -> int:
    return int(value) if isinstance(value, (int, Fraction)) and not isinstance(value, bool) else 0
