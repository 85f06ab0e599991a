"""The band of a rank and the change of a weight, against fractions that compare every pair."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.ranking import RankedBy, RankingWeights
from renodesk.office.index import IndexRow
from renodesk.office.index.project import ProjectRow
from renodesk.office.ranking import rank
from renodesk.office.ranking_why import smallest_swap
from renodesk.packs import read_pack, weights_of
from renodesk.paths import forms_dir

SHIPPED = weights_of(read_pack(forms_dir() / "ranking"))
Interval = tuple[Fraction, Fraction] | None
INTERVALS = st.none() | st.tuples(
    st.integers(0, 20).map(lambda n: Fraction(n * 5)), st.integers(0, 20).map(lambda n: Fraction(n * 5))
).map(lambda pair: (min(pair), max(pair)))


def estate(
    name: str,
    needs: Interval,
    willing: Interval,
    complete: Interval = None,
    targeted: Interval = None,
    red: int = 0,
) -> IndexRow:
    return IndexRow(
        id=name,
        name=name,
        round="baseline",
        is_sealed=False,
        low=None,
        high=None,
        band=None,
        bands=None,
        need_low=needs[0] if needs else None,
        need_high=needs[1] if needs else None,
        willing_low=willing[0] if willing else None,
        willing_high=willing[1] if willing else None,
        red_flags=red,
        completion=Fraction(0),
        dealt_with=Fraction(0),
        contested=0,
        households=None,
        changes=0,
        photos=0,
        project=ProjectRow(plan="adopted" if complete else "", completeness=complete, targetedness=targeted),
    )


def weighing(*weights: int) -> RankingWeights:
    axes = [replace(axis, weight=weight) for axis, weight in zip(SHIPPED.axes, weights, strict=True)]
    return replace(SHIPPED, axes=tuple(axes))


def ends(row: IndexRow, weights: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the points of an estate; without need nothing is said.

    Willingness that does not apply is as need is; a plan that nobody made is unknown.
    """
    if row.need_low is None or row.need_high is None:
        return (Fraction(-1), Fraction(-1))
    need = (row.need_low, row.need_high)
    willing = need
    if row.willing_low is not None and row.willing_high is not None:
        willing = (row.willing_low, row.willing_high)
    unknown = (Fraction(0), Fraction(100))
    pairs = [need, willing, row.project.completeness or unknown, row.project.targetedness or unknown]
    low, high = (
        sum((weight * pair[at] for weight, pair in zip(weights, pairs, strict=True)), Fraction(0))
        for at in (0, 1)
    )
    return (low / 100, high / 100)


def told(weights: list[Fraction], rows: Sequence[IndexRow]) -> list[Fraction]:
    """Return the weights where need has that of an axis of the plan on which no estate has anything."""
    projects = [row.project for row in rows if row.need_low is not None]
    need, willing, complete, targeted = weights
    if not any(one.completeness for one in projects):
        need, complete = need + complete, Fraction(0)
    if not any(one.targetedness for one in projects):
        need, targeted = need + targeted, Fraction(0)
    return [need, willing, complete, targeted]


def brute(rows: Sequence[IndexRow], given: Sequence[int]) -> dict[str, tuple[int, int, int]]:
    """Return rank, best and worst of every estate, comparing each with every other."""
    base = told([Fraction(weight) for weight in given], rows)
    found = {}
    for row in rows:
        others = [one for one in rows if one is not row]
        ours = (sum(ends(row, base)), row.red_flags)
        place = 1 + sum((sum(ends(one, base)), one.red_flags) > ours for one in others)
        best, worst = place, place
        for corner in product((Fraction(4, 5), Fraction(6, 5)), repeat=4):
            weights = [weight * by for weight, by in zip(base, corner, strict=True)]
            low, high = ends(row, weights)
            surely = sum((ends(o, weights)[0], o.red_flags) > (high, row.red_flags) for o in others)
            maybe = sum((ends(o, weights)[1], o.red_flags) > (low, row.red_flags) for o in others)
            best, worst = min(best, 1 + surely), max(worst, 1 + maybe)
        found[row.id] = (place, best, worst)
    return found


@given(
    st.lists(st.tuples(INTERVALS, INTERVALS, INTERVALS, INTERVALS, st.integers(0, 2)), max_size=6),
    st.sampled_from([(60, 20, 10, 10), (100, 0, 0, 0), (25, 25, 25, 25), (40, 0, 0, 60)]),
)
def test_ranks_and_bands_are_those_of_comparing_every_pair(
    found: list[tuple[Interval, Interval, Interval, Interval, int]], weights: tuple[int, ...]
) -> None:
    rows = [estate(f"E{number}", *one) for number, one in enumerate(found)]
    ranked = rank(rows, weighing(*weights))
    assert {one.row.id: (one.rank, one.best, one.worst) for one in ranked} == brute(rows, weights)
    assert all(one.best <= one.rank <= one.worst for one in ranked)


def test_equals_share_a_rank_and_the_next_number_is_skipped() -> None:
    fifty = (Fraction(50), Fraction(50))
    rows = [
        estate("A", (Fraction(90), Fraction(90)), fifty),
        estate("B", fifty, fifty),
        estate("C", fifty, fifty),
        estate("D", (Fraction(10), Fraction(10)), fifty),
    ]
    assert [(one.rank, one.row.id) for one in rank(rows, SHIPPED)] == [(1, "A"), (2, "B"), (2, "C"), (4, "D")]


def test_an_estate_that_nobody_has_seen_may_come_to_lie_anywhere() -> None:
    rows = [estate(f"E{n}", (Fraction(n), Fraction(n)), (Fraction(50), Fraction(50))) for n in (20, 40, 80)]
    assert [(one.best, one.worst) for one in rank(rows, SHIPPED)] == [(1, 1), (2, 2), (3, 3)]
    unseen = estate("U", (Fraction(0), Fraction(100)), (Fraction(0), Fraction(100)))
    band = next((one.best, one.worst) for one in rank([*rows, unseen], SHIPPED) if one.row.id == "U")
    assert band == (1, 4)


@given(*[st.tuples(INTERVALS, INTERVALS, INTERVALS, INTERVALS)] * 2)
def test_at_the_swapping_weight_two_are_level_and_beyond_it_they_change_places(
    ours: tuple[Interval, ...], theirs: tuple[Interval, ...]
) -> None:
    one, other = estate("A", *ours), estate("B", *theirs)
    swap = smallest_swap(one, other, SHIPPED)
    before = [Fraction(axis.weight) for axis in SHIPPED.axes]
    lead = sum(ends(one, before)) - sum(ends(other, before))
    if swap is None:
        return
    at = [axis.axis for axis in SHIPPED.axes].index(swap.axis.axis)

    def gap(weight: Fraction) -> Fraction:
        weights = [*before[:at], weight, *before[at + 1 :]]
        return Fraction(sum(ends(one, weights)) - sum(ends(other, weights)))

    assert lead
    assert gap(swap.weight) == 0
    assert gap(swap.weight + swap.change / 1000) * lead < 0
    assert gap(swap.weight - swap.change / 1000) * lead > 0


def test_the_smallest_change_of_one_weight_is_found_and_none_invented() -> None:
    def sure(need: int, willing: int) -> IndexRow:
        pair = (Fraction(need), Fraction(need)), (Fraction(willing), Fraction(willing))
        return estate(f"{need}-{willing}", *pair)

    swap = smallest_swap(sure(60, 0), sure(50, 20), SHIPPED)
    assert swap is not None
    assert (swap.axis.axis, swap.weight) == (RankedBy.WILLINGNESS, 30)
    assert smallest_swap(sure(60, 20), sure(50, 10), SHIPPED) is None
    assert smallest_swap(sure(60, 20), sure(50, 20), SHIPPED) is None
    assert smallest_swap(sure(60, 20), sure(60, 20), SHIPPED) is None


@pytest.mark.parametrize("count", [0, 1])
def test_none_and_one_are_ranked_too(count: int) -> None:
    rows = [estate("A", None, None)] * count
    assert [(one.rank, one.best, one.worst, one.points) for one in rank(rows, SHIPPED)] == [
        (1, 1, 1, None)
    ] * count
