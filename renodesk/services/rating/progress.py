"""How far a county is with its whole task, year by year, against the dates its documents set.

楚住建城〔2020〕1号 三(一) wants 30, 70 and 100 % of everything that was found to be done, and the estates
of each year started and finished by a day. When works started and finished is told by the estates' own
procedures, else by the reserve; how much there is altogether is a fact of the table, which people may write.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from renodesk.domain.procedure import Procedures, Target
from renodesk.office.county import CountyEstate
from renodesk.services.city_progress import FINISH, START

SHARE = "share"


@dataclass(frozen=True, kw_only=True, slots=True)
class YearProgress:
    """How many estates had started and finished by the end of a year; shares of `total`, None without it."""

    year: int
    started: int
    finished: int
    total: Fraction | None

    @property
    def started_share(self) -> Fraction | None:
        """Return the share of the whole task that was started."""
        return self.started / self.total if self.total else None

    @property
    def finished_share(self) -> Fraction | None:
        """Return the share of the whole task that was finished."""
        return self.finished / self.total if self.total else None


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetProgress:
    """A dated target: what was reached by its day `of` how many, or until today where it is still ahead.

    `of` are all estates of the task for a share, else those of the target's year. `is_met` is None while its
    day is ahead and it is not reached, or where there is nothing to hold it against.
    """

    target: Target
    name: str
    name_en: str
    reached: int
    of: Fraction | None
    is_ahead: bool
    is_met: bool | None

    @property
    def share(self) -> Fraction | None:
        """Return what was reached as a share."""
        return self.reached / self.of if self.of else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """The progress of a county: of `known` estates a day is known, `by_procedure` or else by the reserve.

    `total` is how many estates the whole task has, None while nobody knows.
    """

    total: Fraction | None
    years: tuple[YearProgress, ...]
    targets: tuple[TargetProgress, ...]
    known: int
    by_procedure: int


def progress_of(
    estates: Sequence[CountyEstate], pack: Procedures | None, total: Fraction | None, year: int, today: date
) -> Progress:
    """Return the progress of a county's estates up to a year, as it shows today."""
    dated = [one for one in estates if one.started or one.finished]
    targets = pack.targets if pack is not None else ()
    return Progress(
        total=total,
        years=tuple(_years(dated, total, min(year, today.year))),
        targets=tuple(_target(one, pack, estates, total, today) for one in targets if pack is not None),
        known=len(dated),
        by_procedure=sum("/" in (one.finished_by or one.started_by) for one in dated),
    )


def _years(dated: Sequence[CountyEstate], total: Fraction | None, last: int) -> Iterator[YearProgress]:
    first = min((int(day[:4]) for one in dated for day in (one.started, one.finished) if day), default=last)
    for year in range(first, last + 1):
        end = f"{year}-12-31"
        yield YearProgress(
            year=year,
            started=sum(_is_started(one, end) for one in dated),
            finished=sum(_is_finished(one, end) for one in dated),
            total=total,
        )


def _is_started(one: CountyEstate, by: str) -> bool:
    """Return whether works had started by a day: what was finished had."""
    return (bool(one.started) and one.started <= by) or _is_finished(one, by)


def _is_finished(one: CountyEstate, by: str) -> bool:
    return bool(one.finished) and one.finished <= by


def _target(
    target: Target, pack: Procedures, estates: Sequence[CountyEstate], total: Fraction | None, today: date
) -> TargetProgress:
    by = min(target.due, today).isoformat()
    reaches = {START: _is_started, FINISH: _is_finished, SHARE: _is_finished}[target.measure]
    is_share = target.measure == SHARE
    meant = [one for one in estates if is_share or one.year == target.task_year]
    of = total if is_share else Fraction(len(meant)) or None
    reached = sum(reaches(one, by) for one in meant)
    step = pack.step(target.step)
    is_reached = None if not of else reached >= of * (target.share or 1)
    return TargetProgress(
        target=target,
        name=step.name if step is not None else target.step,
        name_en=step.name_en if step is not None else target.step,
        reached=reached,
        of=of,
        is_ahead=today <= target.due,
        is_met=None if today <= target.due and not is_reached else is_reached,
    )
