"""What neighbouring estates lack together: data with its source, every slip named, sums that hold."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many
from packs.packs_copy import PacksCopy

from renodesk.domain.district import EstateNeed, Gap, Pool, SplitBy, add_gap, split_cost
from renodesk.errors import PackFaulty
from renodesk.packs import district_of, read_pack
from renodesk.paths import forms_dir

GAPS = "districts/gaps.csv"
PACK = district_of(read_pack(forms_dir() / "districts"))
AMOUNTS = st.none() | st.fractions(0, 500, max_denominator=4)


@pytest.mark.parametrize(
    ("code", "column", "new"),
    [
        ("pack_code_twice", "code", "nursery"),
        ("pack_key_missing", "name_en", ""),
        ("pack_word_not_allowed", "pool", "twice"),
        ("pack_word_not_allowed", "split", "by_lot"),
        ("pack_link_unknown", "item", "Z9.9"),
        ("pack_link_unknown", "have", "D1.1.beds"),
        ("pack_link_unknown", "have", "3 if C4.1.grade == 2"),
        ("pack_field_undeclared", "need", "@blessings * 2"),
        ("pack_provenance_unknown", "source_status", "HEARSAY"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, column: str, new: str) -> None:
    packs.put(GAPS, "elderly", column, new)
    assert code in {one.code for one in packs.complaints()}


def test_a_faulty_pack_sums_nothing(packs: PacksCopy) -> None:
    packs.put(GAPS, "elderly", "pool", "twice")
    with pytest.raises(PackFaulty):
        district_of(read_pack(packs.folder / "districts"))


def gap(pool: Pool) -> Gap:
    return next(one for one in PACK.gaps if one.pool == pool)


def needs(*pairs: tuple[Fraction | int | None, Fraction | int | None]) -> list[EstateNeed]:
    made = []
    for at, (need, have) in enumerate(pairs):
        ends = [None if one is None else Fraction(one) for one in (need, have)]
        made.append(EstateNeed(estate=f"E{at}", need=ends[0], have=ends[1]))
    return made


def test_what_one_has_too_much_serves_its_neighbours() -> None:
    found = add_gap(gap(Pool.SUM), needs((100, 20), (50, 90), (None, None)))
    assert (found.short, found.high, found.unknown) == (80, None, ("E2",))
    known = add_gap(gap(Pool.SUM), needs((100, 20), (50, 90)), Fraction(15))
    assert (known.short, known.low, known.high, known.left) == (80, 40, 40, 25)


def test_one_facility_is_enough_for_all_and_what_is_unknown_leaves_it_open() -> None:
    found = add_gap(gap(Pool.ONCE), needs((350, 0), (350, 120), (350, None)))
    assert (found.low, found.high) == (0, 230)
    assert (add_gap(gap(Pool.ONCE), needs((350, 400), (350, None))).high) == 0
    none = [EstateNeed(estate="E", need=None, have=None, applies=False)]
    assert (add_gap(gap(Pool.ONCE), none).high, add_gap(gap(Pool.SUM), none).high) == (0, 0)


@settings(max_examples=many(25), deadline=None)
@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=6), st.randoms(), st.sampled_from(Pool))
def test_the_order_of_estates_never_matters_and_together_they_lack_no_more(
    pairs: list[tuple[Fraction | None, Fraction | None]], chance: object, pool: Pool
) -> None:
    whole = add_gap(gap(pool), needs(*pairs))
    other = add_gap(gap(pool), list(reversed(needs(*pairs))))
    assert (whole.short, whole.low, whole.high) == (other.short, other.low, other.high)
    if not whole.unknown:
        assert whole.high is not None
        assert whole.low == whole.high
        assert whole.high <= whole.short


@settings(max_examples=many(25), deadline=None)
@given(
    st.integers(0, 10**9),
    st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.fractions(0, 9), min_size=1, max_size=6),
)
def test_a_joint_cost_is_divided_to_the_last_fen(cost: int, weights: dict[str, Fraction]) -> None:
    parts = split_cost(cost, dict(weights))
    if not any(weights.values()):
        assert parts is None
        return
    assert parts is not None
    assert sum(parts.values()) == cost
    assert all(parts[one] == 0 for one, weight in weights.items() if not weight)
    assert split_cost(cost, dict(reversed(list(weights.items())))) == parts
    assert split_cost(cost, {**weights, "new": None}) is None


def test_every_gap_says_where_it_is_from_and_how_its_cost_is_divided() -> None:
    assert {"elderly", "nursery", "parking", "ground"} <= {one.code for one in PACK.gaps}
    assert all(one.origin.source and "PROPOSED" in one.origin.provenance for one in PACK.gaps)
    assert {one.split for one in PACK.gaps} <= set(SplitBy)


@pytest.mark.parametrize(
    ("code", "column", "new"),
    [
        ("pack_key_missing", "means", ""),
        ("pack_link_unknown", "means", "B1.1.cellar_m2"),
        ("pack_link_unknown", "means", "D1.1;Z9.9"),
        ("pack_provenance_unknown", "source_status", "HEARSAY"),
    ],
)
def test_every_slip_in_how_a_ledger_is_read_is_named(
    packs: PacksCopy, code: str, column: str, new: str
) -> None:
    packs.put("districts/spaces.csv", "idle", column, new)
    assert code in {one.code for one in packs.complaints()}


def test_a_pack_from_before_ledgers_were_read_still_reads(packs: PacksCopy) -> None:
    packs.describe("districts", 'spaces = "spaces.csv"\n', "")
    packs.describe("districts", "spaces = 13\n", "")
    found = district_of(read_pack(packs.folder / "districts"))
    assert (len(found.gaps), found.spaces) == (7, ())
