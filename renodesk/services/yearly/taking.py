"""Put what a yearly plan took in into the reserve: estate by estate, each in its own file."""

from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Author
from renodesk.errors import Cancelled, RenodeskError
from renodesk.services.archive_reserve import ArchiveReserve
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.reserve import reserve_in_use
from renodesk.services.yearly.model import YearLine, YearPlan

MOVE = "plan"
"""The reserve's step into a yearly plan."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What became of an estate of a plan; with an `error` its project stands where it stood."""

    line: YearLine
    was_there: bool = False
    error: RenodeskError | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class YearTaking:
    """What became of all; `left` were not come to, since somebody stopped it."""

    taken: tuple[Taken, ...]
    left: int = 0

    @property
    def moved(self) -> tuple[Taken, ...]:
        """Return those that are in the reserve's plan now and were not before."""
        return tuple(one for one in self.taken if one.error is None and not one.was_there)

    @property
    def refused(self) -> tuple[Taken, ...]:
        """Return those that were refused."""
        return tuple(one for one in self.taken if one.error is not None)


def take_year_plan(
    archive: Path,
    plan: YearPlan,
    author: Author,
    environment: Environment,
    progress: Progress = no_progress,
    *,
    reason: str = "",
    index_url: str = "",
) -> YearTaking:
    """Move the estates a plan takes in to 年度计划, each to its year; one that is refused stops nobody else.

    Those that are there already stay as they are, so that it may be stopped at `progress` and done again.

    Raises:
        FileMissing, ReserveMissing, PackFaulty: nothing was moved.
    """
    reserve = ArchiveReserve(archive, author, environment, index_url)
    settled = frozenset(one.code for one in reserve_in_use(environment).states if one.has_year)
    todo = [line for line in plan.chosen if line.why != "already"]
    taken: list[Taken] = []
    for at, line in enumerate(todo):
        try:
            progress("year_taking", at / len(todo))
        except Cancelled:
            return YearTaking(taken=tuple(taken), left=len(todo) - at)
        taken.append(_take(reserve, line, settled, reason))
    return YearTaking(taken=tuple(taken))


def _take(reserve: ArchiveReserve, line: YearLine, settled: frozenset[str], reason: str) -> Taken:
    try:
        with reserve.acting(line.estate) as acting:
            project = acting.project()
            if project.state in settled and project.year == line.year:
                return Taken(line=line, was_there=True)
            acting.move(MOVE, year=line.year, reason=reason)
    except RenodeskError as error:
        return Taken(line=line, error=error)
    return Taken(line=line)
