"""七个一: for each of the seven the units or papers there are; ready only when each is exactly one."""

import datetime

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.procedure import Procedure, Tick, Use
from renodesk.domain.vocabulary_procedure import procedure_cell, step_cell
from renodesk.errors import NotSingle, UnknownStep
from renodesk.services.days import day_said
from renodesk.services.procedure.acting import ProcedureActs
from renodesk.services.procedure.reading import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

FIELD = "units"


class SevenOnes:
    """Reads and keeps the ticks of one estate."""

    def __init__(
        self, session: EstateSession, language: Language = "zh", book: ProcedureBook | None = None
    ) -> None:
        """Work on an open estate.

        Raises:
            ProcedureMissing, PackFaulty: there is no pack of procedures that can be read.
        """
        self._session, self._language = session, language
        self._book = book or ProcedureBook(session, language)
        self.procedure: Procedure | None = next(
            (one for one in self._book.pack.procedures if one.use == Use.TICKS), None
        )

    def rows(self) -> tuple[Tick, ...]:
        """Return the ticks in the order of the list."""
        steps = self.procedure.steps if self.procedure is not None else ()
        return tuple(
            Tick(
                step=step,
                units=_units(self._book.cell(step.key, FIELD)),
                is_contested=(step.key, FIELD) in self._book.disputed,
            )
            for step in steps
        )

    @property
    def ready_since(self) -> datetime.date | None:
        """Return the day all were found single; None where nobody said so, or one of them is no longer."""
        if self.procedure is None or not all(one.is_single for one in self.rows()):
            return None
        return day_said(self._book.cell(self.procedure.code, "ready"))

    def lacking(self) -> tuple[str, ...]:
        """Return a sentence for each that is not single."""
        return tuple(tick_word(one, self._language) for one in self.rows() if not one.is_single)

    def set(self, key: str, units: tuple[str, ...]) -> Changes:
        """Say which units or papers there are; a name twice is one.

        Raises:
            UnknownStep: it is none of the seven.
        """
        if self.procedure is None or key not in {one.key for one in self.procedure.steps}:
            raise UnknownStep(step=key, known=self.procedure.code if self.procedure else "–")
        said = list(dict.fromkeys(one.strip() for one in units if one.strip()))
        with self._session.act(on_sealed=True) as act:
            act.put(step_cell(key, FIELD), said or None)
            ProcedureActs(self._session, self._language).keep(act)
        return act.changes

    def find_ready(self) -> Changes:
        """Say that all are single today.

        Raises:
            NotSingle: one is missing, several, or two people say different ones.
        """
        lacking = self.lacking()
        if lacking or self.procedure is None:
            raise NotSingle(what="；".join(lacking) or "–")
        with self._session.act(on_sealed=True) as act:
            act.put(procedure_cell(self.procedure.code, "ready"), self._book.today.isoformat())
            ProcedureActs(self._session, self._language).keep(act)
        return act.changes


def tick_word(one: Tick, language: Language) -> str:
    """Return one of the seven in words: single, none, how many, or contested."""
    name = one.step.name_en if language == "en" else one.step.name
    if one.is_contested:
        return say("tick_contested", language, name=name)
    if one.is_single:
        return say("tick_single", language, name=name, unit=one.units[0])
    if not one.units:
        return say("tick_none", language, name=name)
    joint = ", " if language == "en" else "、"
    return say("tick_many", language, name=name, count=len(one.units), units=joint.join(one.units))


def _units(value: Json) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()
