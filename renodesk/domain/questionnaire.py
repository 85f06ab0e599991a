"""What residents are asked: questions with their skip rules, and what a sample of answers has to be like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.expression import Expression
from renodesk.domain.form import PackIdentity
from renodesk.domain.origin import Origin


class QuestionKind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    SCALE = "scale5"
    MULTI = "multi"
    NUMBER = "number"
    TEXT = "text"


class Phase(StrEnum):
    """When a question is put: before the works, after them, or both times."""

    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One of the answers a question offers."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sampling:
    """What the sample has to be like, by the answers to one question; shares are percent of all forms.

    `shares` are wanted within `tolerance` points, `most` is not to be passed, `covers` has to occur,
    `per_community` is how many forms a community gives at least.
    """

    shares: Mapping[str, Fraction] = field(default_factory=dict)
    tolerance: Fraction = Fraction(0)
    most: Mapping[str, Fraction] = field(default_factory=dict)
    covers: tuple[str, ...] = ()
    per_community: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question.

    `items`, `checks` and `problems` are the indicators, works of the 36 and indicators of the handbook it is
    about.
    `shown_if` reads answers to earlier questions; `circumstance` says whom it is meant for, which only they
    know. An answer among `ends` ends the form: who gave it is not asked. `scores` are points of the tree's
    scale, `excluded` answers that say nothing, `satisfied` and `agrees` what counts as such.
    """

    code: str
    section: str
    text: str
    text_en: str
    kind: QuestionKind
    phase: Phase
    origin: Origin
    options: tuple[Option, ...] = ()
    items: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    is_required: bool = False
    shown_if: Expression | None = None
    circumstance: str = ""
    scores: Mapping[str, Fraction] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    satisfied: frozenset[str] = frozenset()
    agrees: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    exclusive: frozenset[str] = frozenset()
    most: int = 0
    least: int = 0
    options_from: str = ""
    is_ordered: bool = False
    is_ranked: bool = False
    parts: tuple[str, ...] = ()
    lowest: Fraction | None = None
    step: Fraction | None = None
    unit: str = ""
    is_personal: bool = False
    is_of_estate: bool = False
    is_place: bool = False
    """It asks where who answers lives: results may be told by building."""
    sampling: Sampling = field(default_factory=Sampling)

    def is_put(self, phase: Phase) -> bool:
        """Return whether it is put before, or after, the works."""
        return self.phase in (Phase.BOTH, phase)

    @property
    def is_single(self) -> bool:
        """Return whether one option answers it."""
        return self.kind in (QuestionKind.CHOICE, QuestionKind.SCALE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Questionnaire:
    """A pack of questions, in their order."""

    identity: PackIdentity
    questions: tuple[Question, ...]

    def question(self, code: str) -> Question | None:
        """Return a question by code."""
        return next((one for one in self.questions if one.code == code), None)

    def put(self, phase: Phase) -> tuple[Question, ...]:
        """Return what is asked before, or after, the works."""
        return tuple(one for one in self.questions if one.is_put(phase))

    @property
    def place_question(self) -> Question | None:
        """Return the question that asks where somebody lives, None where none does."""
        return next((one for one in self.questions if one.is_place), None)

    def options_of(self, question: Question) -> tuple[Option, ...]:
        """Return what a question offers, also where it takes its options from another one."""
        other = self.question(question.options_from) if question.options_from else None
        return question.options if other is None else other.options

    def keys_of(self, question: Question) -> Mapping[str, Option]:
        """Return the options by the number printed before each: its own, else 1, 2 and so on."""
        options = self.options_of(question)
        if all(one.code.isdecimal() for one in options):
            return {one.code: one for one in options}
        return {str(number): one for number, one in enumerate(options, 1)}

    @property
    def smallest_sample(self) -> int:
        """Return how many forms there are at least; fewer answers speak for nobody."""
        return max((one.sampling.per_community for one in self.questions), default=0)

    def order_phase(self, phase: Phase) -> Phase:
        """Return when the residents' order is asked for, which may be before the works alone."""
        ranked = next((one for one in self.questions if one.is_ranked), None)
        return phase if ranked is None or ranked.is_put(phase) else ranked.phase

    @property
    def order(self) -> tuple[Question, ...]:
        """Return the questions of the residents' order (点单): the ranked one and its section."""
        ranked = next((one for one in self.questions if one.is_ranked), None)
        return tuple(one for one in self.questions if ranked and one.section == ranked.section)
