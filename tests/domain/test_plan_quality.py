"""Completeness and targetedness: exact ends from counts, wider the more is open, unknown without anything."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.plan_quality import PlanPart, Share, axis_ends, facts_from, facts_json

COUNTS = st.integers(0, 6)
SHARES = st.builds(
    lambda done, more, add, lack, turn: Share(
        done=done, of=done + more, may_add=add, may_lack=lack, may_turn=min(turn, more)
    ),
    COUNTS,
    COUNTS,
    COUNTS,
    COUNTS,
    COUNTS,
)


@pytest.mark.parametrize(
    ("share", "ends"),
    [
        (Share(done=3, of=4), (75, 75)),
        (Share(done=0, of=4), (0, 0)),
        (Share(), None),
        (Share(done=3, of=4, may_lack=2), (50, 75)),
        (Share(done=3, of=4, may_add=1), (75, 80)),
        (Share(may_lack=2), (0, 100)),
        (Share(may_add=2), (100, 100)),
        (Share(done=1, of=4, may_turn=2), (25, 75)),
        (Share(done=3, of=4, is_low_open=True), (0, 75)),
        (Share(done=3, of=4, is_high_open=True), (75, 100)),
        (Share(is_low_open=True, is_high_open=True), (0, 100)),
    ],
)
def test_a_share_by_hand(share: Share, ends: tuple[int, int] | None) -> None:
    assert share.ends == ends


@given(SHARES)
def test_the_ends_hold_every_way_the_open_ones_may_turn_out(share: Share) -> None:
    if share.ends is None:
        assert share.of == share.may_add == share.may_lack == 0
        return
    low, high = share.ends
    assert 0 <= low <= high <= 100
    for add in range(share.may_add + 1):
        for lack in range(share.may_lack + 1):
            for turn in range(share.may_turn + 1):
                if share.of + add + lack:
                    found = Fraction(100 * (share.done + add + turn), share.of + add + lack)
                    assert low <= found <= high


@given(st.lists(st.tuples(SHARES, st.integers(0, 50)), max_size=4))
def test_an_axis_is_the_weighted_mean_of_the_parts_that_count(parts: list[tuple[Share, int]]) -> None:
    known = list(zip(PlanPart, parts, strict=False))
    facts = {part: share for part, (share, _) in known}
    found = axis_ends(facts, [(part, weight) for part, (_, weight) in known])
    counting = [(share.ends, weight) for share, weight in parts if share.ends is not None and weight]
    if not counting:
        assert found is None
        return
    total = sum(weight for _, weight in counting)
    for at in (0, 1):
        assert found is not None
        assert found[at] == sum((ends[at] * weight for ends, weight in counting), Fraction(0)) / total


@given(st.dictionaries(st.sampled_from(list(PlanPart)), SHARES))
def test_facts_come_back_as_they_were_kept(facts: dict[PlanPart, Share]) -> None:
    assert facts_from(facts_json(facts)) == facts


def test_facts_of_another_version_or_damaged_are_passed_over() -> None:
    assert facts_from({"beauty": {"done": 1}, "musts": [1]}) == {}
    assert facts_from(None) == {}
