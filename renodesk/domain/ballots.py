"""Counting voices of residents and holding them against the rules of consent, in exact whole numbers.

Households, persons and exclusive area are counted apart, each against its own base; silence is no consent.
“以上” and “不低于” include the number itself, “过半数” does not include the half (民法典 第1259条). A rule
without a number in its document, or voices nobody counted, give no verdict: never a guess.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from renodesk.domain.consent import ConsentRule, Counted

_NONE = Fraction(0)
UNITS = (Counted.HOUSEHOLDS, Counted.PERSONS, Counted.AREA)
"""What voices are counted in; `residents` stands in documents that name no unit."""
TAKING_PART = frozenset({"participation", "quorum", "survey_rate"})
"""Measures that ask how many spoke, not how many agreed."""


class Voice(StrEnum):
    """What somebody said. Who was not reached said nothing: that is the base less all of these."""

    AGREE = "agree"
    AGAINST = "against"
    ABSTAIN = "abstain"
    INVALID = "invalid"


class Outcome(StrEnum):
    """What a rule or a gate comes to."""

    PASS = "pass"
    FAIL = "fail"
    OPEN = "open"


class Why(StrEnum):
    """Why there is no verdict."""

    NO_NUMBER = "no_number"
    NO_DENOMINATOR = "no_denominator"
    NOT_COUNTED = "not_counted"
    NO_BASE = "no_base"
    BEYOND = "beyond"
    INVALID_DECIDES = "invalid_decides"


Amounts = Mapping[Counted, Fraction]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """The voices of one ballot: for each voice what was counted of it, and of how much in all.

    A unit in no voice was not counted; one in some voices is 0 in the others. Households and persons are
    whole, area is m²; nothing is below 0.
    """

    voices: Mapping[Voice, Amounts] = field(default_factory=dict)
    base: Amounts = field(default_factory=dict)

    def counts(self, unit: Counted) -> bool:
        """Return whether the voices were counted in this unit."""
        return any(unit in amounts for amounts in self.voices.values())

    def said(self, voice: Voice, unit: Counted) -> Fraction:
        """Return how much of a unit said this."""
        return self.voices.get(voice, {}).get(unit, _NONE)

    def spoke(self, unit: Counted) -> Fraction:
        """Return how much of a unit said anything, invalid voices included."""
        return sum((self.said(voice, unit) for voice in Voice), Fraction(0))

    def silent(self, unit: Counted) -> Fraction | None:
        """Return how much of a unit said nothing; below 0 where more spoke than there are."""
        base = self.base.get(unit)
        return None if base is None else base - self.spoke(unit)

    def plus(self, other: "Tally") -> "Tally":
        """Return both together; a unit or base that one of them lacks is lacking in the sum."""
        units = [unit for unit in UNITS if self.counts(unit) and other.counts(unit)]
        return Tally(
            voices={
                voice: {unit: self.said(voice, unit) + other.said(voice, unit) for unit in units}
                for voice in Voice
            },
            base={
                unit: self.base[unit] + other.base[unit]
                for unit in UNITS
                if unit in self.base and unit in other.base
            },
        )


def together(parts: Iterable[Tally]) -> Tally:
    """Return the voices of all parts; how they are ordered and grouped never matters."""
    found = list(parts)
    units = [unit for unit in UNITS if found and all(one.counts(unit) for one in found)]
    known = [unit for unit in UNITS if found and all(unit in one.base for one in found)]
    return Tally(
        voices={
            voice: {unit: exact_sum(one.said(voice, unit) for one in found) for unit in units}
            for voice in (Voice if units else ())
        },
        base={unit: exact_sum(one.base[unit] for one in found) for unit in known},
    )


def exact_sum(numbers: Iterable[Fraction]) -> Fraction:
    """Return a sum; whole numbers are added, since thousands of fractions are slow."""
    added: dict[int, int] = {}
    for number in numbers:
        added[number.denominator] = added.get(number.denominator, 0) + number.numerator
    return sum((Fraction(top, bottom) for bottom, top in added.items()), Fraction(0))


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleVerdict:
    """What one rule comes to: `have` of `base`, both in `unit`.

    `lacking` is the least of the silent that would have to agree (or take part) for it to pass; for area
    `is_beyond` says that it has to be more than this. `silent` is how much said nothing.
    """

    rule: ConsentRule
    unit: Counted
    outcome: Outcome = Outcome.OPEN
    why: Why | None = None
    have: Fraction | None = None
    base: Fraction | None = None
    lacking: Fraction | None = None
    is_beyond: bool = False
    silent: Fraction | None = None

    @property
    def is_within_reach(self) -> bool:
        """Return whether it could pass by those who said nothing alone."""
        if self.outcome == Outcome.PASS:
            return True
        if self.lacking is None or self.silent is None:
            return False
        return self.lacking < self.silent if self.is_beyond else self.lacking <= self.silent


def judge(rule: ConsentRule, tally: Tally, *, residents: Counted = Counted.HOUSEHOLDS) -> RuleVerdict:
    """Return what a rule comes to.

    `residents` is what a document that names no unit is read as. Documents do not say whether invalid voices
    take part: both readings are tried, and where they differ there is no verdict.
    """
    unit = residents if rule.counted == Counted.RESIDENTS else rule.counted
    found = RuleVerdict(rule=rule, unit=unit, base=tally.base.get(unit), silent=tally.silent(unit))
    if not tally.counts(unit):
        return replace(found, why=Why.NOT_COUNTED)
    readings = _readings(rule, tally, unit)
    have, of = readings[-1]
    found = replace(found, have=have, base=of)
    why = _no_verdict(rule, tally, unit, of)
    if why is not None:
        return replace(found, why=why)
    share = rule.share or Fraction(0)
    held = {_is_enough(have, of or Fraction(0), share, rule.is_more) for have, of in readings}
    if len(held) > 1:
        return replace(found, why=Why.INVALID_DECIDES)
    if held == {True}:
        return replace(found, outcome=Outcome.PASS)
    lacking = max(_lacking(rule, unit, have, of or Fraction(0)) for have, of in readings)
    return replace(
        found,
        outcome=Outcome.FAIL,
        lacking=lacking,
        is_beyond=rule.is_more and unit == Counted.AREA,
    )


def _no_verdict(rule: ConsentRule, tally: Tally, unit: Counted, of: Fraction | None) -> Why | None:
    if rule.share is None:
        return Why.NO_NUMBER
    if not rule.denominator:
        return Why.NO_DENOMINATOR
    if of is None or (rule.denominator == "all" and of == 0):
        return Why.NO_BASE
    silent = tally.silent(unit)
    return Why.BEYOND if silent is not None and silent < 0 else None


def _readings(rule: ConsentRule, tally: Tally, unit: Counted) -> list[tuple[Fraction, Fraction | None]]:
    """Return what counts and of what: first as if invalid voices did not take part, then as if they did."""
    spoke, spoiled = tally.spoke(unit), tally.said(Voice.INVALID, unit)
    found = []
    for took_part in (spoke - spoiled, spoke):
        have = took_part if rule.measure in TAKING_PART else tally.said(Voice.AGREE, unit)
        found.append((have, took_part if rule.denominator == "participants" else tally.base.get(unit)))
    return found


def _is_enough(have: Fraction, of: Fraction, share: Fraction, is_more: bool) -> bool:
    """Return whether a part is enough of a whole; of nobody nothing is."""
    if of == 0:
        return False
    return have > share * of if is_more else have >= share * of


def _lacking(rule: ConsentRule, unit: Counted, have: Fraction, of: Fraction) -> Fraction:
    """Return how many more have to agree; where those who agree also take part, both sides grow."""
    share = rule.share or Fraction(0)
    grows = rule.denominator == "participants" and share < 1
    exact = (share * of - have) / (1 - share) if grows else share * of - have
    least = max(exact, Fraction(0))
    if unit == Counted.AREA:
        return least
    if rule.is_more:
        return Fraction(floor(least) + 1)
    return Fraction(max(ceil(least), 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class GateVerdict:
    """Rules that have to pass together (`combine`), and what has to pass before them."""

    combine: str
    rules: Sequence[RuleVerdict]
    first: "GateVerdict | None" = None

    @property
    def outcome(self) -> Outcome:
        """Return fail where anything fails, pass where everything passes."""
        found = [one.outcome for one in self.rules]
        if self.first is not None:
            found.append(self.first.outcome)
        if Outcome.FAIL in found:
            return Outcome.FAIL
        return Outcome.PASS if found and set(found) == {Outcome.PASS} else Outcome.OPEN


def judge_gates(
    rules: Iterable[ConsentRule], tally: Tally, *, residents: Counted = Counted.HOUSEHOLDS
) -> list[GateVerdict]:
    """Return every gate of some rules, in their order; a gate that others wait for is inside them too.

    Raises:
        ValueError: gates wait for each other in a circle, or for one that is not there.
    """
    return gates_judged(rules, lambda one: judge(one, tally, residents=residents))


def gates_judged(
    rules: Iterable[ConsentRule], judged: Callable[[ConsentRule], RuleVerdict]
) -> list[GateVerdict]:
    """Return every gate of some rules where each is judged by itself; raises as `judge_gates`."""
    by_gate: dict[str, list[ConsentRule]] = {}
    for rule in rules:
        if rule.is_gate:
            by_gate.setdefault(rule.combine or rule.code, []).append(rule)
    return [_gate(name, by_gate, judged, ()) for name in by_gate]


def _gate(
    name: str,
    by_gate: Mapping[str, Sequence[ConsentRule]],
    judged: Callable[[ConsentRule], RuleVerdict],
    above: tuple[str, ...],
) -> GateVerdict:
    if name in above or name not in by_gate:
        raise ValueError(name)
    first = {one.first for one in by_gate[name] if one.first}
    waits = [_gate(one, by_gate, judged, (*above, name)) for one in sorted(first)]
    return GateVerdict(
        combine=name,
        rules=tuple(judged(one) for one in by_gate[name]),
        first=waits[0] if waits else None,
    )
