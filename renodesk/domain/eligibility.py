"""Whether an estate may be renovated as an old one: conditions over the register, with clauses.

Every condition holds: eligible. One is known not to hold: not eligible. Anything else is to be checked; what
nobody knows is never taken for one or the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.expression import Expression
from renodesk.domain.form import PackIdentity
from renodesk.domain.origin import Origin

INCLUDES = "includes_cutoff"
"""By this name a condition asks whether the cut-off year itself counts."""


class Verdict(StrEnum):
    """What an estate is."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    TO_CHECK = "to_check"


class Held(StrEnum):
    """What one condition is."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """One condition: which register fields answer it, when it holds or fails, and its clause."""

    code: str
    fields: tuple[str, ...]
    name: str
    name_en: str
    question: str
    question_en: str
    holds: Expression
    fails: Expression
    clause: str
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class YearReading:
    """Whether the cut-off year itself counts, and who says so."""

    code: str
    is_included: bool
    name: str
    name_en: str
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Eligibility:
    """A pack of conditions; `usual` is the reading of the year where nobody chose one."""

    identity: PackIdentity
    conditions: tuple[Condition, ...]
    readings: tuple[YearReading, ...]
    usual: str

    def reading(self, code: str) -> YearReading | None:
        """Return a reading by code."""
        return next((one for one in self.readings if one.code == code), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionVerdict:
    """What one condition comes to, and which fields nobody filled."""

    condition: Condition
    held: Held
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What all of them come to."""

    rows: tuple[ConditionVerdict, ...]

    @property
    def verdict(self) -> Verdict:
        """Return the verdict: one that fails is enough, all have to hold."""
        held = {one.held for one in self.rows}
        if Held.FAILS in held:
            return Verdict.NOT_ELIGIBLE
        return Verdict.ELIGIBLE if held == {Held.HOLDS} else Verdict.TO_CHECK


Values = Mapping[str, Fraction | bool | str]


def judge(pack: Eligibility, values: Values, reading: YearReading | None) -> Judgement:
    """Return what an estate with these register fields is, by one reading of the year (None: nobody said)."""

    def look_up(name: str) -> Fraction | bool | str | None:
        if name == INCLUDES:
            return reading.is_included if reading is not None else None
        return values.get(name.removeprefix("@"))

    rows = []
    for one in pack.conditions:
        fails, holds = one.fails.is_true(look_up), one.holds.is_true(look_up)
        held = Held.FAILS if fails else Held.HOLDS if holds else Held.OPEN
        missing = tuple(name for name in one.fields if values.get(name) in (None, ""))
        rows.append(ConditionVerdict(condition=one, held=held, missing=missing))
    return Judgement(rows=tuple(rows))
