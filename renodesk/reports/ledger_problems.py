"""What the ledgers hold of problems beside what the report prints: numbers and each spot."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.reports.problem_snapshot import ProblemEntry


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemSpot:
    """A problem at one building, or in the estate's common parts, with the photos that show it there."""

    problem: ProblemEntry
    place: str
    inside: str
    photos: int


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorNumber:
    """The figure of an indicator of the handbook (None: not known), and the buildings it is of."""

    value: Fraction | None
    is_least: bool
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemNumbers:
    """Problems spot by spot, figures by indicator, and the year a problem is planned for.

    `years` holds by problem the first year its works are planned for: 0 where they have no year yet; a
    problem nothing is planned against is not in it, one the 36 have no item for neither.
    """

    spots: tuple[ProblemSpot, ...] = ()
    indicators: Mapping[str, IndicatorNumber]
    years: Mapping[str, int]
