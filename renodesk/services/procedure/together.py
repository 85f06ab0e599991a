"""五同步: special projects beside the renovation, row by row, and their days at the four stages.

Documents name no number of days that would still be “together”: days apart are shown, people say yes or no.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.procedure import Step, Use
from renodesk.domain.vocabulary_procedure import special_cell
from renodesk.errors import UnknownSpecial, UnknownStep, WrongUsage
from renodesk.services.days import day_said
from renodesk.services.procedure.acting import ProcedureActs, any_said
from renodesk.services.procedure.reading import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.texts import Language

TOGETHER, STAGE = "together.", "stage."


@dataclass(frozen=True, kw_only=True, slots=True)
class InStep:
    """Whether a special project keeps step in one row: None nobody said."""

    step: Step
    is_together: bool | None
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StageDays:
    """The day of a stage in the main and the special project, and how many days the latter is behind."""

    step: Step
    main: datetime.date | None
    special: datetime.date | None

    @property
    def behind(self) -> int | None:
        """Return the days behind the main project, below 0 before it; None where a day is missing."""
        if self.main is None or self.special is None:
            return None
        return (self.special - self.main).days


@dataclass(frozen=True, kw_only=True, slots=True)
class SpecialProject:
    """One special project (专项工程)."""

    key: str
    name: str
    unit: str
    rows: tuple[InStep, ...]
    stages: tuple[StageDays, ...]

    @property
    def is_together(self) -> bool:
        """Return whether it keeps step in every row."""
        return bool(self.rows) and all(one.is_together is True for one in self.rows)


class Together:
    """Reads and keeps the special projects of one estate."""

    def __init__(
        self, session: EstateSession, language: Language = "zh", book: ProcedureBook | None = None
    ) -> None:
        """Work on an open estate.

        Raises:
            ProcedureMissing, PackFaulty: there is no pack of procedures that can be read.
        """
        self._session, self._language = session, language
        self._book = book or ProcedureBook(session, language)
        self.rows = self._steps(Use.SYNC)
        self.stages = self._steps(Use.CHECKS)

    def _steps(self, use: Use) -> tuple[Step, ...]:
        return next((one.steps for one in self._book.pack.procedures if one.use == use), ())

    def projects(self) -> tuple[SpecialProject, ...]:
        """Return the special projects by name."""
        cells: dict[str, dict[str, Json]] = {}
        with self._session.file.held():
            for state in self._session.file.states("special"):
                cells.setdefault(state.cell.key, {})[state.cell.field] = state.value
        found = [
            self._project(key, fields)
            for key, fields in cells.items()
            if fields.get("name") and fields.get(vocabulary.REMOVED) is not True
        ]
        return tuple(sorted(found, key=lambda one: (one.name, one.key)))

    def project(self, name: str) -> SpecialProject:
        """Return a special project by key or name.

        Raises:
            UnknownSpecial: there is none, or several of the name.
        """
        every = self.projects()
        found = [one for one in every if name in (one.key, one.name)]
        if len(found) != 1:
            raise UnknownSpecial(special=name, known="、".join(one.name for one in every) or "–")
        return found[0]

    def add(self, name: str, unit: str = "") -> Changes:
        """Add a special project.

        Raises:
            WrongUsage: it has no name.
        """
        if not name.strip():
            raise WrongUsage(what="special", value=name)
        key = self._session.environment.random_key()
        values = {"name": name.strip(), **({"unit": unit.strip()} if unit.strip() else {})}
        return self._put(key, values)

    def remove(self, name: str, reason: str = "") -> Changes:
        """Take a special project out.

        Raises:
            UnknownSpecial: there is none.
        """
        return self._put(self.project(name).key, {vocabulary.REMOVED: True}, reason)

    def say(self, name: str, number: int, is_together: bool | None, note: str = "") -> Changes:
        """Say whether a special project keeps step in a row; None takes that back, what is noted stays.

        Raises:
            UnknownSpecial, UnknownStep: there is no such project or row.
        """
        key = self.project(name).key
        self._known(self.rows, number)
        value: dict[str, Json] = {"is_together": is_together, "note": note.strip()}
        return self._put(key, {f"{TOGETHER}{number}": value if any_said(value) else None})

    def reach(self, name: str, number: int, day: datetime.date | None) -> Changes:
        """Say on which day a special project reached a stage.

        Raises:
            UnknownSpecial, UnknownStep: there is no such project or stage.
        """
        key = self.project(name).key
        self._known(self.stages, number)
        return self._put(key, {f"{STAGE}{number}": day.isoformat() if day is not None else None})

    @staticmethod
    def _known(steps: tuple[Step, ...], number: int) -> None:
        if number not in {one.number for one in steps}:
            known = "、".join(f"{one.number} {one.name}" for one in steps)
            raise UnknownStep(step=str(number), known=known or "–")

    def _put(self, key: str, values: Mapping[str, Json], reason: str = "") -> Changes:
        with self._session.act(reason, on_sealed=True) as act:
            for field, value in values.items():
                act.put(special_cell(key, field), value)
            ProcedureActs(self._session, self._language).keep(act)
        return act.changes

    def _project(self, key: str, fields: Mapping[str, Json]) -> SpecialProject:
        rows = []
        for step in self.rows:
            said = fields.get(f"{TOGETHER}{step.number}")
            known = said if isinstance(said, Mapping) else {}
            together = known.get("is_together")
            rows.append(
                InStep(
                    step=step,
                    is_together=together if isinstance(together, bool) else None,
                    note=str(known.get("note") or ""),
                )
            )
        stages = tuple(
            StageDays(
                step=step,
                main=self._book.standing(step.key).ended,
                special=day_said(fields.get(f"{STAGE}{step.number}")),
            )
            for step in self.stages
        )
        return SpecialProject(
            key=key,
            name=str(fields.get("name")),
            unit=str(fields.get("unit") or ""),
            rows=tuple(rows),
            stages=stages,
        )
