"""Rules of consent in words: their figures, their clauses, what they come to."""

from fractions import Fraction

from renodesk.domain.ballots import TAKING_PART, Outcome, RuleVerdict
from renodesk.domain.consent import ConsentRule, Counted
from renodesk.domain.numbers import write_number
from renodesk.texts import Language, say

_SURE = frozenset({"SEED"})
_WHAT = {**dict.fromkeys(TAKING_PART, "ballot_took_part"), "satisfaction": "ballot_satisfied"}
"""What is counted, by measure; where none is named, who agrees."""


def rule_line(one: RuleVerdict, language: Language) -> str:
    """Return a rule's figures: what counts of how much, against which share."""
    unit = say(f"ballot_unit_{one.unit.value}", language)
    what = say(_WHAT.get(one.rule.measure, "ballot_agreed"), language)
    have = amount(one.have, one.unit, language) if one.have is not None else "–"
    base = amount(one.base, one.unit, language) if one.base is not None else "–"
    percent = _percent(one)
    wanted = _wanted(one.rule, language)
    return say(
        "ballot_rule_line",
        language,
        unit=unit,
        what=what,
        have=have,
        base=base,
        percent=percent,
        wanted=wanted,
    )


def _percent(one: RuleVerdict) -> str:
    if one.have is None or not one.base:
        return "–"
    hundredths = (one.have * 10000 / one.base) // 1
    return f"{write_number(Fraction(hundredths, 100))}%"


def _wanted(rule: ConsentRule, language: Language) -> str:
    if rule.share is None:
        return say("ballot_wanted_none", language)
    word = "ballot_wanted_more" if rule.is_more else "ballot_wanted_least"
    return say(word, language, share=share_word(rule.share))


def rule_source(rule: ConsentRule, language: Language) -> str:
    """Return where a rule stands; what is not from the document itself says that it is to be checked."""
    source = f"{rule.source} {rule.clause}"
    return source if set(rule.provenance) <= _SURE else source + say("ballot_to_check", language)


def outcome_word(outcome: Outcome, language: Language) -> str:
    """Return an outcome before what it is of."""
    return say("ballot_outcome_before", language, outcome=say(f"ballot_outcome_{outcome.value}", language))


def amount(number: Fraction, unit: Counted, language: Language) -> str:
    """Return a number in its unit: `11 户`, `640 m²`; an area that ends nowhere is rounded up."""
    if unit == Counted.AREA and number.denominator != 1 and "/" in write_number(number):
        shown = write_number(-((-number * 100) // 1) / Fraction(100))
    else:
        shown = write_number(number)
    return say(f"ballot_amount_{unit.value}", language, number=shown)


def share_word(share: Fraction) -> str:
    """Return a share as documents write it: a percentage where it is whole, else the fraction."""
    percent = share * 100
    return (
        f"{write_number(percent)}%" if percent.denominator == 1 else f"{share.numerator}/{share.denominator}"
    )
