"""Procedures of an estate as its file tells them: every step with its standing and its papers."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import CellState
from renodesk.domain.procedure import (
    GateTeller,
    Planned,
    Procedure,
    Procedures,
    Standing,
    Step,
    StepStanding,
    StepState,
    Use,
    stand,
)
from renodesk.domain.translated import in_language
from renodesk.domain.vocabulary_procedure import procedures_cell
from renodesk.errors import UnknownProcedure, UnknownStep
from renodesk.services.days import day_said, today
from renodesk.services.procedure.gates import gate_teller
from renodesk.services.procedure.packs import of_estate, procedures_in_use
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledPaper:
    """A paper registered with a step; `file` is the digest of an attached file, "" for none."""

    key: str
    step: str
    name: str
    number: str
    day: str
    issuer: str
    file: str
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StepLine:
    """A step with everything that is known of it; `lacks` are papers it produces that nobody registered."""

    at: StepStanding
    papers: tuple[FiledPaper, ...]
    note: str = ""
    cells: Mapping[str, Json] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    """What papers are called in the language of the book, where that is another name."""

    def called(self, paper: str) -> str:
        """Return what a paper is called where it is shown."""
        return self.words.get(paper, paper)

    @property
    def step(self) -> Step:
        """Return the step of the pack."""
        return self.at.step

    @property
    def lacks(self) -> tuple[str, ...]:
        """Return the papers nobody registered yet."""
        there = {one.name for one in self.papers}
        return tuple(one for one in self.step.produces if one not in there)


class ProcedureBook:
    """Reads everything once; screens and papers ask it again after each act."""

    def __init__(
        self,
        session: EstateSession,
        language: Language,
        gate: GateTeller | None = None,
        on: datetime.date | None = None,
    ) -> None:
        """Read an open estate as of today, or of a day; gates are told by its ballots, or by `gate`.

        Raises:
            ProcedureMissing, PackFaulty: there is no pack of procedures that can be read.
        """
        self.pack: Procedures = in_language(procedures_in_use(session), language)
        self._language: Language = language
        self.own: tuple[Procedure, ...] = of_estate(session, self.pack)
        """The procedures the estate goes by."""
        self.today: datetime.date = on or today(session)
        self._gate = gate or gate_teller(session, language)
        with session.file.held():
            states = list(session.file.states("step"))
            papers = list(session.file.states("step_paper"))
        self._cells = _by_key(states)
        self._contested = {one.cell.key for one in states if one.is_contested and one.cell.field == "state"}
        self.disputed = {(one.cell.key, one.cell.field) for one in states if one.is_contested}
        """Cells (step, field) two people filled differently."""
        self._papers = _papers(papers)

    def procedure(self, code: str) -> Procedure:
        """Return a procedure of the pack, whether the estate goes by it or not.

        Raises:
            UnknownProcedure: there is none.
        """
        found = self.pack.procedure(code)
        if found is None:
            raise UnknownProcedure(procedure=code, known="、".join(one.code for one in self.pack.procedures))
        return found

    def step(self, key: str) -> Step:
        """Return a step of the pack.

        Raises:
            UnknownStep: there is none.
        """
        found = self.pack.step(key)
        if found is None:
            known = joined("、", (one.code for one in self.own), self._language)
            raise UnknownStep(step=key, known=known or "–")
        return found

    def cell(self, key: str, name: str) -> Json:
        """Return what a field of a step says."""
        return self._cells.get(key, {}).get(name)

    def lines(self, procedure: Procedure) -> tuple[StepLine, ...]:
        """Return the steps of a procedure as they stand today."""
        told = {one.key: self.standing(one.key) for one in procedure.steps}
        planned = {one.key: _planned(self.cell(one.key, "planned")) for one in procedure.steps}
        return tuple(
            StepLine(
                at=at,
                papers=tuple(self._papers.get(at.step.key, ())),
                note=str(self.cell(at.step.key, "note") or ""),
                cells=self._cells.get(at.step.key, {}),
                words=self.pack.identity.english if self._language == "en" else {},
            )
            for at in stand(procedure, told, planned, self._gate, self.today)
        )

    def line(self, key: str) -> StepLine:
        """Return one step.

        Raises:
            UnknownStep: there is none.
        """
        step = self.step(key)
        return next(one for one in self.lines(self.procedure(step.procedure)) if one.step.key == key)

    def tracked(self) -> tuple[StepLine, ...]:
        """Return the steps of every procedure of the estate that is gone step by step."""
        ways = (one for one in self.own if one.use == Use.STEPS)
        return tuple(line for way in ways for line in self.lines(way))

    def standing(self, key: str) -> Standing:
        """Return what was said of a step."""
        return _standing(self.cell(key, "state"), is_contested=key in self._contested)

    def papers(self) -> tuple[FiledPaper, ...]:
        """Return every paper that is registered."""
        return tuple(one for found in self._papers.values() for one in found)


def _by_key(states: list[CellState]) -> dict[str, dict[str, Json]]:
    found: dict[str, dict[str, Json]] = {}
    for one in states:
        if one.value is not None and one.cell.key != procedures_cell("pack").key:
            found.setdefault(one.cell.key, {})[one.cell.field] = one.value
    return found


def _standing(value: Json, *, is_contested: bool) -> Standing:
    if not isinstance(value, Mapping):
        return Standing(is_contested=is_contested)
    passed = value.get("passed_over")
    try:
        state = StepState(str(value.get("state")))
    except ValueError:
        state = StepState.OPEN
    return Standing(
        state=state,
        begun=day_said(value.get("begun")),
        ended=day_said(value.get("ended")),
        reason=str(value.get("reason") or ""),
        passed_over=tuple(map(str, passed)) if isinstance(passed, (list, tuple)) else (),
        is_contested=is_contested,
    )


def _planned(value: Json) -> Planned:
    if not isinstance(value, Mapping):
        return Planned()
    return Planned(begin=day_said(value.get("begin")), end=day_said(value.get("end")))


def _papers(states: list[CellState]) -> dict[str, list[FiledPaper]]:
    cells: dict[str, dict[str, Json]] = {}
    for one in states:
        cells.setdefault(one.cell.key, {})[one.cell.field] = one.value
    found: dict[str, list[FiledPaper]] = {}
    for key, fields in cells.items():
        step = fields.get("step")
        if isinstance(step, str) and step and fields.get(vocabulary.REMOVED) is not True:
            words = {name: str(fields.get(name) or "") for name in PAPER_FIELDS}
            found.setdefault(step, []).append(FiledPaper(key=key, step=step, **words))
    for papers in found.values():
        papers.sort(key=lambda one: (one.day, one.name, one.key))
    return found


PAPER_FIELDS = ("name", "number", "day", "issuer", "file", "note")
"""What is kept of a registered paper, beside its step."""
