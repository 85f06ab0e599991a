"""The handbook's problems of a round: what they say, and what people add."""

from renodesk.services.problems.asking import CHOICES, FIELDS, ProblemActs
from renodesk.services.problems.handbooks import handbook_in, the_handbook
from renodesk.services.problems.lines import (
    DIFFICULTIES,
    REPAIRS,
    SEVERITIES,
    STATUSES,
    URGENCIES,
    IndicatorLine,
    LightLine,
    ProblemLine,
    QuestionLine,
    TreeScore,
)
from renodesk.services.problems.reading import Problems

__all__ = [
    "CHOICES",
    "DIFFICULTIES",
    "FIELDS",
    "REPAIRS",
    "SEVERITIES",
    "STATUSES",
    "URGENCIES",
    "IndicatorLine",
    "LightLine",
    "ProblemActs",
    "ProblemLine",
    "Problems",
    "QuestionLine",
    "TreeScore",
    "handbook_in",
    "the_handbook",
]
