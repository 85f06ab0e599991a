"""What a side holds: ranges per writer, checked against plain sets of numbers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.changes import ChangeId, Ranges
from renodesk.domain.log.ranges import below_highest, contains, count, ranges_of, union, without

ids = st.builds(ChangeId, writer=st.sampled_from(("a" * 16, "b" * 16)), seq=st.integers(1, 30))
sides = st.sets(ids, max_size=20)


def members(ranges: Ranges) -> set[ChangeId]:
    pairs = [(writer, low, high) for writer, found in ranges.items() for low, high in found]
    return {ChangeId(writer=writer, seq=seq) for writer, low, high in pairs for seq in range(low, high + 1)}


@given(sides)
def test_ranges_name_exactly_what_went_in(side: set[ChangeId]) -> None:
    ranges = ranges_of(side)
    assert members(ranges) == side
    assert count(ranges) == len(side)
    assert all(contains(ranges, one) for one in side)


@given(sides)
def test_ranges_ascend_and_neither_touch_nor_overlap(side: set[ChangeId]) -> None:
    for pairs in ranges_of(side).values():
        assert all(low <= high for low, high in pairs)
        assert all(before[1] + 1 < after[0] for before, after in pairwise(pairs))


@given(sides, sides)
def test_union_and_difference_are_those_of_sets(first: set[ChangeId], second: set[ChangeId]) -> None:
    assert members(union(ranges_of(first), ranges_of(second))) == first | second
    assert members(without(ranges_of(first), ranges_of(second))) == first - second
    assert union(ranges_of(first), ranges_of(second)) == union(ranges_of(second), ranges_of(first))


@given(sides)
def test_what_lacks_below_the_highest_is_named(side: set[ChangeId]) -> None:
    highest = {one.writer: max(other.seq for other in side if other.writer == one.writer) for one in side}
    whole = {ChangeId(writer=w, seq=s) for w, most in highest.items() for s in range(1, most + 1)}
    assert members(below_highest(ranges_of(side))) == whole - side


def test_huge_promises_cost_nothing() -> None:
    promised: Ranges = {"a" * 16: ((1, 10**14),)}
    held: Ranges = {"a" * 16: ((5, 6),)}
    assert without(promised, held) == {"a" * 16: ((1, 4), (7, 10**14))}
