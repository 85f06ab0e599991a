"""Acts on steps: begin, finish, skip, open again, plan, note, and register papers. Each is one act."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.procedure import Step, StepState
from renodesk.domain.vocabulary_procedure import procedures_cell, step_cell, step_paper_cell
from renodesk.errors import (
    ReasonMissing,
    StepIsOver,
    StepShut,
    StepWaits,
    UnknownStepPaper,
    WrongUsage,
)
from renodesk.services.days import in_order
from renodesk.services.procedure.packs import PROCEDURES
from renodesk.services.procedure.reading import PAPER_FIELDS, ProcedureBook, StepLine
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act
from renodesk.texts import Language

Day = datetime.date


class ProcedureActs:
    """Acts on the procedures of one estate; they go on while a round is sealed."""

    def __init__(self, session: EstateSession, language: Language = "zh") -> None:
        """Act in an open estate.

        Raises:
            ProcedureMissing, PackFaulty: there is no pack of procedures that can be read.
        """
        self._session = session
        self._language: Language = language

    def book(self) -> ProcedureBook:
        """Return everything as it stands."""
        return ProcedureBook(self._session, self._language)

    def choose(self, codes: Sequence[str]) -> Changes:
        """Say by which procedures the estate goes; none means what its place has.

        Raises:
            UnknownProcedure: one of them is none.
        """
        book = self.book()
        for code in codes:
            book.procedure(code)
        with self._session.act(on_sealed=True) as act:
            act.put(procedures_cell("chosen"), list(dict.fromkeys(codes)) or None)
            self.keep(act)
        return act.changes

    def begin(self, key: str, on: Day | None = None, reason: str = "") -> Changes:
        """Say that a step has begun, today or on a day.

        Steps before it that are not over are passed over with a reason, and both are kept; a gate among them
        that has not passed never is.

        Raises:
            UnknownStep, StepIsOver, StepWaits, StepShut, DaysReversed: it cannot begin.
        """
        book = self.book()
        line = book.line(key)
        _not_over(line)
        shut = [gate.sentence for one in _before(book, line) for gate in one.at.barred]
        if shut:
            raise StepShut(step=line.step.name, what="；".join(dict.fromkeys(shut)))
        passed = self._passed_over(line, reason)
        begun = on or book.today
        return self._state(key, StepState.DOING, begun=begun, reason=reason, passed_over=passed)

    def finish(self, key: str, on: Day | None = None, reason: str = "") -> Changes:
        """Say that a step is done, today or on a day.

        No gate of it may have failed; one that is open, since no votes are counted here or its rule
        names no number, wants the reason: what came of the vote.

        Raises:
            UnknownStep, StepIsOver, StepWaits, StepShut, ReasonMissing, DaysReversed: it cannot be done.
        """
        book = self.book()
        line = book.line(key)
        _not_over(line)
        before = [gate.sentence for one in _before(book, line) for gate in one.at.barred]
        shut = [*before, *(gate.sentence for gate in line.at.failed)]
        if shut:
            raise StepShut(step=line.step.name, what="；".join(dict.fromkeys(shut)))
        if line.at.shut and not reason.strip():
            raise ReasonMissing(act="finish")
        standing = line.at.standing
        passed = standing.passed_over or self._passed_over(line, reason)
        ended = on or book.today
        begun = standing.begun or ended
        in_order(begun, ended)
        return self._state(key, StepState.DONE, begun=begun, ended=ended, reason=reason, passed_over=passed)

    def skip(self, key: str, reason: str) -> Changes:
        """Say that a step does not apply here; a gate that failed is no reason for that.

        Raises:
            UnknownStep, StepIsOver, StepShut, ReasonMissing: it cannot be skipped.
        """
        line = self.book().line(key)
        _not_over(line)
        if not reason.strip():
            raise ReasonMissing(act="skip")
        if line.at.barred:
            raise StepShut(step=line.step.name, what="；".join(one.sentence for one in line.at.barred))
        return self._state(key, StepState.NOT_APPLICABLE, reason=reason)

    def reopen(self, key: str, reason: str) -> Changes:
        """Say that a step is not begun after all, or not over.

        Raises:
            UnknownStep, ReasonMissing: it cannot be opened again.
        """
        self.book().step(key)
        if not reason.strip():
            raise ReasonMissing(act="reopen")
        return self._state(key, StepState.OPEN, reason=reason)

    def plan(self, key: str, begin: Day | None, end: Day | None) -> Changes:
        """Say when a step is to begin and to be done; neither takes the plan back.

        Raises:
            UnknownStep, DaysReversed: it cannot be planned so.
        """
        self.book().step(key)
        in_order(begin, end)
        value: dict[str, Json] = {}
        value |= {"begin": begin.isoformat()} if begin else {}
        value |= {"end": end.isoformat()} if end else {}
        return self._put(key, "planned", value or None)

    def note(self, key: str, text: str) -> Changes:
        """Note something of a step.

        Raises:
            UnknownStep: there is none.
        """
        self.book().step(key)
        return self._put(key, "note", text.strip() or None)

    # Papers

    def register(
        self, key: str, name: str, texts: Mapping[str, str] | None = None, day: Day | None = None
    ) -> Changes:
        """Register a paper with a step: its name, and `number`, `issuer`, `file`, `note`.

        Raises:
            UnknownStep, WrongUsage: there is no such step, or the paper has no name.
        """
        self.book().step(key)
        if not name.strip():
            raise WrongUsage(what="paper", value=name)
        said = {"step": key, "name": name.strip(), **(texts or {})}
        if day is not None:
            said["day"] = day.isoformat()
        paper = self._session.environment.random_key()
        with self._session.act(on_sealed=True) as act:
            for field in ("step", *PAPER_FIELDS):
                if said.get(field, "").strip():
                    act.put(step_paper_cell(paper, field), said[field].strip())
            self.keep(act)
        return act.changes

    def unregister(self, paper: str, reason: str = "") -> Changes:
        """Take a registered paper out of the list.

        Raises:
            UnknownStepPaper: none is registered under this key.
        """
        found = [one for one in self.book().papers() if one.key == paper]
        if not found:
            raise UnknownStepPaper(paper=paper)
        with self._session.act(reason, on_sealed=True) as act:
            act.put(step_paper_cell(paper, vocabulary.REMOVED), True, reason=reason)
        return act.changes

    # Inside

    def keep(self, act: Act) -> None:
        """Pin the pack with the first act, so that the file explains itself."""
        PROCEDURES.keep(self._session, act)

    def _passed_over(self, line: StepLine, reason: str) -> tuple[str, ...]:
        waits = line.at.waits_for
        if waits and not reason.strip():
            raise StepWaits(step=line.step.name, what="、".join(one.name for one in waits))
        return tuple(one.key for one in waits)

    def _state(
        self,
        key: str,
        state: StepState,
        *,
        begun: Day | None = None,
        ended: Day | None = None,
        reason: str = "",
        passed_over: Sequence[str] = (),
    ) -> Changes:
        value: dict[str, Json] = {"state": state.value}
        value |= {"begun": begun.isoformat()} if begun else {}
        value |= {"ended": ended.isoformat()} if ended else {}
        value |= {"reason": reason.strip()} if reason.strip() else {}
        value |= {"passed_over": list(passed_over)} if passed_over else {}
        return self._put(key, "state", value, reason.strip())

    def _put(self, key: str, field: str, value: Json, reason: str = "") -> Changes:
        with self._session.act(reason, on_sealed=True) as act:
            act.put(step_cell(key, field), value, reason=reason)
            self.keep(act)
        return act.changes


def _not_over(line: StepLine) -> None:
    if line.at.standing.is_over or line.step.is_note:
        raise StepIsOver(step=line.step.name)


def _before(book: ProcedureBook, line: StepLine) -> Iterator[StepLine]:
    """Yield the steps before one that are not over, however far back."""
    by_key = {one.step.key: one for one in book.lines(book.procedure(line.step.procedure))}
    waiting: list[Step] = list(line.at.waits_for)
    seen: set[str] = set()
    while waiting:
        step = waiting.pop()
        if step.key not in seen:
            seen.add(step.key)
            yield by_key[step.key]
            waiting += by_key[step.key].at.waits_for


def any_said(value: Mapping[str, Json]) -> bool:
    """Return whether a value says anything: an answer, a day, or only a note that waits for its answer."""
    return any(one is not None and one != "" for one in value.values())
