"""审批绿色通道: three questions; where all three say no, planning permits are in principle not needed."""

from collections.abc import Mapping
from dataclasses import dataclass

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.procedure import Procedure, Step, Use
from renodesk.domain.vocabulary_procedure import step_cell
from renodesk.errors import NotExempt, UnknownStep
from renodesk.services.procedure.acting import ProcedureActs, any_said
from renodesk.services.procedure.reading import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.texts import Language

FIELD = "answer"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One question: whether this is part of the works; None where nobody said, or two differ."""

    step: Step
    is_part: bool | None
    why: str
    is_contested: bool = False


class FastTrack:
    """Reads and keeps the three answers of one estate."""

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
            (one for one in self._book.pack.procedures if one.use == Use.TEST), None
        )

    def parts(self) -> tuple[Part, ...]:
        """Return the three questions with their answers."""
        found = []
        for step in self.procedure.steps if self.procedure is not None else ():
            said = self._book.cell(step.key, FIELD)
            known = said if isinstance(said, Mapping) else {}
            is_contested = (step.key, FIELD) in self._book.disputed
            is_part = known.get("is_part")
            found.append(
                Part(
                    step=step,
                    is_part=is_part if isinstance(is_part, bool) and not is_contested else None,
                    why=str(known.get("why") or ""),
                    is_contested=is_contested,
                )
            )
        return tuple(found)

    @property
    def is_exempt(self) -> bool | None:
        """Return whether permits are not needed: None until all three are answered or one is yes."""
        said = [one.is_part for one in self.parts()]
        if True in said:
            return False
        return True if said and None not in said else None

    def answer(self, key: str, is_part: bool | None, why: str = "") -> Changes:
        """Say whether something is part of the works; None takes the answer back, what is noted stays.

        Raises:
            UnknownStep: it is none of the three.
        """
        steps = self.procedure.steps if self.procedure is not None else ()
        if key not in {one.key for one in steps}:
            raise UnknownStep(step=key, known="、".join(one.key for one in steps) or "–")
        with self._session.act(on_sealed=True) as act:
            value: dict[str, Json] = {"is_part": is_part, "why": why.strip()}
            act.put(step_cell(key, FIELD), value if any_said(value) else None)
            ProcedureActs(self._session, self._language).keep(act)
        return act.changes

    def exempt(self) -> Procedure:
        """Return the rule the exemption note cites.

        Raises:
            NotExempt: something is part of the works, or nobody said.
        """
        bad = [one.step.name for one in self.parts() if one.is_part is not False]
        if bad or self.procedure is None:
            raise NotExempt(what="、".join(bad) or "–")
        return self.procedure
