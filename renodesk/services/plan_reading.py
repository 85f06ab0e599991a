"""The plan in force of an estate that is being indexed: read once, for every row that speaks of it."""

from dataclasses import dataclass
from functools import cached_property

from renodesk.domain.changes import Author
from renodesk.estates.assessing import Assessment
from renodesk.services.environment import Environment
from renodesk.services.planning.alternatives import Alternative
from renodesk.services.planning.in_force import plan_in_force
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.money import PlanMoney, PlanMoneys
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile

_PLANNED = ("measure", "alternative")
"""Entities without which nobody has planned anything in a round."""
_READER = Author(person="office", device="")


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanRead:
    """A plan in force with its lines and its money; None: the round has no price book."""

    plan: Alternative
    lines: tuple[PlanLine, ...]
    money: PlanMoney | None


class _Last:
    """An estate that is read, and its plan from when somebody asks for it."""

    def __init__(self, assessment: Assessment, session: EstateSession) -> None:
        self.assessment = assessment
        self.session = session

    @cached_property
    def found(self) -> PlanRead | None:
        return _found(self.session)


class PlanReading:
    """Reads plans of estates whose file has just been judged; the last estate's is kept in mind."""

    def __init__(self, environment: Environment) -> None:
        """Read with the packs and the clock of `environment`."""
        self.environment = environment
        self._last: _Last | None = None

    def session(self, file: EstateFile, assessment: Assessment) -> EstateSession:
        """Return the one session in which an estate is read; it is of this very assessment."""
        return self._read(file, assessment).session

    def plan(self, file: EstateFile, assessment: Assessment) -> PlanRead | None:
        """Return the plan in force; None where nobody planned, and then nothing more is read."""
        if not any(next(file.states(one, f"{assessment.round}/"), None) for one in _PLANNED):
            return None
        return self._read(file, assessment).found

    def _read(self, file: EstateFile, assessment: Assessment) -> _Last:
        last = self._last
        if last is None or last.assessment is not assessment:
            session = EstateSession(file, _READER, self.environment, assessment)
            last = self._last = _Last(assessment, session)
        return last


def _found(session: EstateSession) -> PlanRead | None:
    plan = plan_in_force(session)
    if plan is None:
        return None
    lines = PlanLines(session, plan.key).lines()
    return PlanRead(plan=plan, lines=lines, money=PlanMoneys(session).of(lines))
