"""What the scoring says: results with their reasons, as codes and numbers, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.places import Place


class AnswerStatus(StrEnum):
    """The state of one answer; only `SCORED` has a score."""

    SCORED = "scored"
    NOT_APPLICABLE = "na"
    UNSEEN = "unseen"
    INCOMPLETE = "incomplete"
    UNCOMPUTABLE = "uncomputable"
    INVALID = "invalid"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why, as a code of `resources/texts/scoring.toml` with its facts.

    `text` is words of the pack or the surveyor.
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AppliedEffect:
    """A flag that was set, its number, the effect it had, and the score after it.

    None: it does not touch the score.
    """

    flag: str
    count: Fraction
    kind: str
    amount: Fraction | None
    score_after: Fraction | None
    is_derived: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerScore:
    """One answer judged.

    `low` and `high` are the score, or 0 and 100 where there is none (0 to 100 also when contested heads
    differ).

    `value` is the formula's result or the grade, `points` what the bands gave, `score` what was left after
    flags. `inputs` are the numbers the rule saw, defaults included; `fields` the register values it saw.
    """

    item: str
    place: Place
    status: AnswerStatus
    reason: Reason | None = None
    value: Fraction | None = None
    points: Fraction | None = None
    score: Fraction | None = None
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(100)
    is_contested: bool = False
    is_red_flag: bool = False
    is_urgent: bool = False
    is_referred: bool = False
    marks: tuple[str, ...] = ()
    flags: Mapping[str, Fraction] = field(default_factory=dict)
    effects: tuple[AppliedEffect, ...] = ()
    inputs: Mapping[str, Fraction] = field(default_factory=dict)
    fields: Mapping[str, Fraction | bool | str] = field(default_factory=dict)
    warnings: tuple[Reason, ...] = ()
    photos_needed: int = 0

    def is_below(self, pass_mark: Fraction) -> bool:
        """Return whether it is a shortfall: scored below the pass mark, or by one of those who differ."""
        if self.is_contested:
            return self.status == AnswerStatus.SCORED and self.low < pass_mark
        return self.score is not None and self.score < pass_mark


@dataclass(frozen=True, kw_only=True, slots=True)
class NodeScore:
    """A node of the tree for the whole estate; not applicable has neither end. `TOTAL` is the root."""

    code: str
    low: Fraction | None
    high: Fraction | None
    is_contested: bool = False
    is_red_flag: bool = False

    @property
    def is_na(self) -> bool:
        """Return whether the node leaves the sum."""
        return self.low is None


@dataclass(frozen=True, kw_only=True, slots=True)
class RedFlag:
    """A bottom-line answer below the pass mark; `score` is the lowest head's where contested."""

    item: str
    place: Place
    score: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Remedy:
    """A checklist item the shortfalls ask for: `mode` is propose or suggest.

    `quantities`: column -> sum, None where a link names the column without a known number. `sources` are the
    answers.
    """

    code: str
    mode: str
    quantities: Mapping[str, Fraction | None]
    sources: tuple[tuple[str, Place], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """The whole result of one round.

    `band` is one word, or None with `bands` = (word of the low end, word of the high end); a total that is na
    has neither. `completion` and `dealt_with` are percent (None when there is nothing to answer).
    """

    nodes: Mapping[str, NodeScore]
    answers: Mapping[tuple[str, Place], AnswerScore]
    band: str | None
    bands: tuple[str, str] | None
    red_flags: tuple[RedFlag, ...]
    completion: Fraction
    dealt_with: Fraction
    scored_count: int
    applicable_count: int
    dealt_count: int
    all_count: int
    remedies: Mapping[str, Remedy]
    warnings: tuple[Reason, ...]

    @property
    def total(self) -> NodeScore:
        """Return the root node."""
        return self.nodes["TOTAL"]
