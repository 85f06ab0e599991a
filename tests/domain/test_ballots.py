"""Voices held against every rule of consent: on the number, one below it, nobody, and what nobody counted."""

from fractions import Fraction
from functools import cache
from itertools import permutations
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.ballots import (
    UNITS,
    GateVerdict,
    Outcome,
    Tally,
    Voice,
    Why,
    judge,
    judge_gates,
    together,
)
from renodesk.domain.consent import Consent, ConsentRule, Counted
from renodesk.packs import consent_of, read_pack
from renodesk.paths import forms_dir

HOUSEHOLDS, PERSONS, AREA = Counted.HOUSEHOLDS, Counted.PERSONS, Counted.AREA
FULL = {HOUSEHOLDS: Fraction(301), PERSONS: Fraction(301), AREA: Fraction("24681.5")}


@cache
def consent() -> Consent:
    """Return the rules that ship."""

    return consent_of(read_pack(forms_dir() / "consent"))


def rule(code: str) -> ConsentRule:
    return next(one for one in consent().rules if one.code == code)


def tally(unit: Counted = HOUSEHOLDS, base: Fraction | int | None = 301, **voices: Fraction | int) -> Tally:
    """Return a tally in one unit."""
    return Tally(
        voices={Voice(name): {unit: Fraction(value)} for name, value in voices.items()},
        base={} if base is None else {unit: Fraction(base)},
    )


def unit_of(one: ConsentRule) -> Counted:
    return HOUSEHOLDS if one.counted == Counted.RESIDENTS else one.counted


def with_number() -> list[ConsentRule]:
    return [one for one in consent().rules if one.share is not None]


def least(one: ConsentRule, of: int) -> int:
    """Return the least whole number of `of` that passes, straight from the words of the rule."""
    assert one.share is not None
    return next(n for n in range(of + 1) if (n > one.share * of if one.is_more else n >= one.share * of))


def speaking(one: ConsentRule, enough: int, of: int) -> Tally:
    """Return voices of which exactly `enough` count for a rule, of a whole of `of`."""
    unit = unit_of(one)
    if one.measure in ("participation", "quorum", "survey_rate"):
        return tally(unit, of, agree=0, against=enough)
    if one.denominator == "participants":
        return tally(unit, of * 2, agree=enough, against=of - enough)
    return tally(unit, of, agree=enough)


@pytest.mark.parametrize("of", [301, 300, 1, 7])
@pytest.mark.parametrize("one", with_number(), ids=lambda one: one.code)
def test_on_the_number_it_passes_and_one_below_it_fails(one: ConsentRule, of: int) -> None:
    enough = least(one, of)
    assert judge(one, speaking(one, enough, of)).outcome == Outcome.PASS
    below = judge(one, speaking(one, enough - 1, of))
    assert below.outcome == Outcome.FAIL
    assert below.lacking is not None
    assert below.lacking >= (0 if unit_of(one) == AREA else 1)


@pytest.mark.parametrize("one", with_number(), ids=lambda one: one.code)
def test_nobody_at_all_never_passes(one: ConsentRule) -> None:
    assert judge(one, tally(unit_of(one), 301, agree=0)).outcome == Outcome.FAIL
    assert judge(one, tally(unit_of(one), None, agree=0)).outcome != Outcome.PASS
    assert judge(one, Tally()).why == Why.NOT_COUNTED


@pytest.mark.parametrize("one", [r for r in consent().rules if r.share is None], ids=lambda one: one.code)
def test_a_document_without_a_number_gives_no_verdict_but_shows_the_count(one: ConsentRule) -> None:
    found = judge(one, tally(agree=301))
    assert (found.outcome, found.why, found.have) == (Outcome.OPEN, Why.NO_NUMBER, 301)


def test_two_thirds_of_301_households_are_201() -> None:
    one = rule("CX-SV-HH")
    assert judge(one, tally(agree=201)).outcome == Outcome.PASS
    lacks = judge(one, tally(agree=190))
    assert (lacks.outcome, lacks.lacking, lacks.silent) == (Outcome.FAIL, 11, 111)
    assert lacks.is_within_reach
    assert not judge(one, tally(agree=190, against=101)).is_within_reach


def test_half_is_not_more_than_half() -> None:
    one = rule("MFD278-ORD-PERS")
    assert judge(one, tally(PERSONS, agree=100, against=100)).outcome == Outcome.FAIL
    assert judge(one, tally(PERSONS, agree=100, against=100)).lacking == 1
    assert judge(one, tally(PERSONS, agree=101, against=100)).outcome == Outcome.PASS
    area = judge(rule("MFD278-ORD-AREA"), tally(AREA, 1000, agree=200, against=200))
    assert (area.outcome, area.lacking, area.is_beyond) == (Outcome.FAIL, 0, True)


def test_households_never_stand_for_area_or_persons() -> None:
    only_households = tally(HOUSEHOLDS, 301, agree=301)
    assert judge(rule("CX-SV-AREA"), only_households).why == Why.NOT_COUNTED
    (gate,) = judge_gates([rule("CX-SV-HH"), rule("CX-SV-AREA")], only_households)
    assert gate.outcome == Outcome.OPEN


def test_more_voices_than_there_are_give_no_verdict() -> None:
    assert judge(rule("CX-SV-HH"), tally(agree=302)).why == Why.BEYOND


def test_invalid_voices_that_would_decide_leave_it_open() -> None:
    one = rule("MFD278-SPE-PERS")
    found = judge(one, tally(PERSONS, agree=75, against=25, invalid=1))
    assert (found.outcome, found.why) == (Outcome.OPEN, Why.INVALID_DECIDES)
    assert judge(one, tally(PERSONS, agree=80, against=20, invalid=1)).outcome == Outcome.PASS


def everybody(agree: int, against: int) -> Tally:
    """Return the same share of households, persons and area."""
    return Tally(
        voices={
            Voice.AGREE: {unit: FULL[unit] * agree / 100 for unit in UNITS},
            Voice.AGAINST: {unit: FULL[unit] * against / 100 for unit in UNITS},
        },
        base=FULL,
    )


def test_a_local_rule_may_pass_where_the_law_fails() -> None:
    """Baoding asks for 80 % of residents and nothing of area; the Civil Code asks for area too."""
    voices = Tally(
        voices={
            Voice.AGREE: {HOUSEHOLDS: Fraction(250), PERSONS: Fraction(250), AREA: Fraction(9000)},
            Voice.AGAINST: {HOUSEHOLDS: Fraction(20), PERSONS: Fraction(20), AREA: Fraction(9000)},
        },
        base=FULL,
    )
    gates = {one.combine: one for one in judge_gates(consent().rules, voices)}
    assert gates["BD-CS"].outcome == Outcome.PASS
    assert gates["MFD278-Q"].outcome == Outcome.PASS
    assert gates["MFD278-SPE"].outcome == Outcome.FAIL


def test_without_a_quorum_no_vote_of_the_civil_code_passes() -> None:
    gates = {one.combine: one for one in judge_gates(consent().rules, everybody(agree=60, against=0))}
    special: GateVerdict = gates["MFD278-SPE"]
    assert [one.outcome for one in special.rules] == [Outcome.PASS, Outcome.PASS]
    assert special.first is not None
    assert (special.first.outcome, special.outcome) == (Outcome.FAIL, Outcome.FAIL)


amounts = st.integers(0, 400)


@given(
    one=st.sampled_from(with_number()),
    counts=st.tuples(amounts, amounts, amounts, amounts),
    silent=amounts,
    more=st.integers(1, 50),
    from_against=st.booleans(),
)
def test_more_agreement_never_turns_a_pass_into_a_failure(
    one: ConsentRule, counts: tuple[int, int, int, int], silent: int, more: int, from_against: bool
) -> None:
    agree, against, abstain, invalid = counts
    base = sum(counts) + silent
    more = min(more, against if from_against else silent)
    before = tally(unit_of(one), base, agree=agree, against=against, abstain=abstain, invalid=invalid)
    left = against - more if from_against else against
    after = tally(unit_of(one), base, agree=agree + more, against=left, abstain=abstain, invalid=invalid)
    order = (Outcome.FAIL, Outcome.OPEN, Outcome.PASS)
    if base:
        assert order.index(judge(one, after).outcome) >= order.index(judge(one, before).outcome)


@given(one=st.sampled_from(with_number()), counts=st.tuples(amounts, amounts, amounts), silent=amounts)
def test_what_is_lacking_is_just_enough(one: ConsentRule, counts: tuple[int, int, int], silent: int) -> None:
    agree, against, abstain = counts
    unit = unit_of(one)
    base = sum(counts) + silent
    found = judge(one, tally(unit, base, agree=agree, against=against, abstain=abstain))
    if found.lacking is None:
        return
    more = found.lacking + (Fraction(1, 100) if found.is_beyond else 0)
    whole = max(base, sum(counts) + ceil(more))
    again = judge(one, tally(unit, base, agree=agree + more, against=against, abstain=abstain))
    if found.is_within_reach:
        assert again.outcome == Outcome.PASS
        fewer = more - (Fraction(1, 100) if unit == AREA else 1)
        if fewer >= 0:
            less = judge(one, tally(unit, base, agree=agree + fewer, against=against, abstain=abstain))
            assert less.outcome == Outcome.FAIL
    else:
        assert whole > base or again.outcome == Outcome.PASS


parts = st.lists(
    st.builds(
        tally,
        st.sampled_from(UNITS),
        st.one_of(st.none(), amounts),
        agree=amounts,
        against=amounts,
        invalid=amounts,
    ),
    max_size=4,
)


@given(parts=parts)
def test_order_and_grouping_of_ballots_never_matter(parts: list[Tally]) -> None:
    whole = together(parts)
    for other in permutations(parts):
        assert together(other) == whole
    for cut in range(1, len(parts)):
        assert together([together(parts[:cut]), together(parts[cut:])]) == whole


def test_a_part_that_did_not_count_area_leaves_the_area_of_the_sum_uncounted() -> None:
    both = Tally(voices={Voice.AGREE: {HOUSEHOLDS: Fraction(3), AREA: Fraction(200)}}, base=FULL)
    whole = together([both, tally(HOUSEHOLDS, 10, agree=2)])
    assert whole.said(Voice.AGREE, HOUSEHOLDS) == 5
    assert not whole.counts(AREA)
