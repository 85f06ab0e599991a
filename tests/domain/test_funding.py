"""Who pays: shares that add up to the fen, the gap that is left, and bills that add up to the charge."""

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.billing import Home, at_rate, bill
from renodesk.domain.costing import CostLine, Work, cost_line
from renodesk.domain.funding import Funding, Share, divide, finance
from renodesk.domain.money import NOTHING, Amounts
from renodesk.domain.places import ESTATE, Place
from renodesk.packs import book_of, funding_of, read_pack
from renodesk.paths import forms_dir

PACK: Funding = funding_of(read_pack(forms_dir() / "funding"))
PRICES = book_of(read_pack(forms_dir() / "price-example")).at(datetime.date(2026, 6, 1))
CHANNELS = [one.code for one in PACK.sources]
FENS = st.integers(0, 10**11)


def line(item: str, column: str, quantity: str = "10", place: Place = ESTATE) -> CostLine:
    price = PRICES.price(item, column)
    assert price is not None
    return cost_line(Work(item=item, place=place, quantities={}), Fraction(quantity), price)


@st.composite
def shares(draw: st.DrawFn) -> tuple[Share, ...]:
    """Draw shares of at most the whole, some of them open."""
    left, found = Fraction(100), []
    for channel in draw(st.lists(st.sampled_from(CHANNELS), unique=True, max_size=5)):
        percent = draw(st.one_of(st.none(), st.fractions(0, 1, max_denominator=60)))
        percent = None if percent is None else percent * left
        left -= percent or 0
        found.append(Share(channel=channel, percent=percent))
    return tuple(found)


@given(low=FENS, likely=FENS, high=FENS, shares=shares())
def test_shares_and_gap_add_up_to_the_line_at_every_end(
    low: int, likely: int, high: int, shares: tuple[Share, ...]
) -> None:
    total = Amounts(low=low, likely=likely, high=high)
    parts, gap = divide(total, shares)
    assert sum((part.amounts for part in parts), gap) == total
    for part in parts:
        exact = likely * (part.share.percent or Fraction(0)) / 100
        assert abs(part.amounts.likely - exact) < 1
        assert part.share.percent is not None or part.amounts == NOTHING


@pytest.mark.parametrize("percents", [("60", "50"), ("-1",), ("100", "1/1000")])
def test_shares_of_more_than_the_whole_are_refused(percents: tuple[str, ...]) -> None:
    too_many = [
        Share(channel=code, percent=Fraction(one)) for code, one in zip(CHANNELS, percents, strict=False)
    ]
    with pytest.raises(ValueError):
        divide(Amounts(likely=100), too_many)


def test_the_rules_of_the_document_pay_where_it_says_who_and_how_much() -> None:
    lines = [
        line("P-M5", "length"),
        line("B-M6", "gas", "24"),
        line("P-M6", "drain_pipe"),
        line("B-M1", "area"),
    ]
    found = finance(lines, PACK)
    paid = {one.line.item: {part.share.channel: part.share.rule for part in one.parts} for one in found.lines}
    assert paid == {
        "P-M5": {"FD-CX2": "FP-5"},
        "B-M6": {"FD-CX3": "FP-3"},
        "P-M6": {"FD-CX2": "FP-5"},
        "B-M1": {},
    }
    assert found.gap == found.lines[3].line.total
    assert sum(found.channels.values(), found.gap) == found.total


def test_a_payer_without_a_number_is_named_and_the_money_stays_in_the_gap() -> None:
    (found,) = finance([line("P-U6", "area")], PACK).lines
    assert [(part.share.channel, part.share.percent, part.amounts) for part in found.parts] == [
        ("FD-CX4", None, NOTHING)
    ]
    assert found.gap == found.line.total


def test_shares_of_a_column_go_before_those_of_its_item_and_chosen_ones_before_the_packs() -> None:
    mine = (Share(channel="FD-CX1", percent=Fraction(100)),)
    assert PACK.shares("P-M6", "water_pipe")[0].channel == "FD-CX3"
    assert PACK.shares("P-M6", "water_pipe", {("P-M6", ""): mine}) == mine
    other = (Share(channel="FD-CX5", percent=Fraction(10)),)
    assert PACK.shares("P-M6", "water_pipe", {("P-M6", ""): mine, ("P-M6", "water_pipe"): other}) == other


@pytest.mark.parametrize(
    ("percents", "is_all"),
    [
        ({"FD-CX1": 60, "FD-CX2": 40}, True),
        ({"FD-CX1": 60}, True),
        ({"FD-CX2": 50, "FD-CX6": 50}, True),
        ({"FD-CX1": 90, "FD-CX4": 10}, False),
        ({"FD-CX4": 100}, False),
        ({}, False),
    ],
)
def test_fiscal_money_that_carries_everything_there_is_told(percents: dict[str, int], is_all: bool) -> None:
    chosen = {("B-M1", ""): tuple(Share(channel=c, percent=Fraction(p)) for c, p in percents.items())}
    assert finance([line("B-M1", "area")], PACK, chosen).is_all_fiscal is is_all


def test_when_it_is_too_much_is_data() -> None:
    percents = {"FD-CX1": 80, "FD-CX4": 20}
    chosen = {("B-M1", ""): tuple(Share(channel=c, percent=Fraction(p)) for c, p in percents.items())}
    assert not finance([line("B-M1", "area")], PACK, chosen).is_all_fiscal
    strict = replace(PACK, fiscal_limit=Fraction(80))
    assert finance([line("B-M1", "area")], strict, chosen).is_all_fiscal


# Bills

HOMES = st.lists(
    st.builds(
        lambda building, unit, area: (Place(building=building, unit=unit), area),
        st.sampled_from("35"),
        st.sampled_from(["", "1", "2"]),
        st.one_of(st.none(), st.fractions(Fraction(1), 200, max_denominator=100)),
    ),
    max_size=12,
).map(lambda rows: [Home(key=str(at), place=place, area=area) for at, (place, area) in enumerate(rows)])
CHARGES = st.lists(
    st.tuples(
        st.sampled_from([ESTATE, Place(building="3"), Place(building="3", unit="1"), Place(building="9")]),
        st.integers(0, 10**8),
    ),
    max_size=8,
)


@settings(max_examples=many(30), deadline=None)
@given(charges=CHARGES, homes=HOMES, is_equal=st.booleans())
def test_bills_and_what_cannot_be_billed_add_up_to_the_charges(
    charges: list[tuple[Place, int]], homes: list[Home], is_equal: bool
) -> None:
    found = bill(charges, homes, is_equal=is_equal)
    assert sum(found.homes.values()) + sum(found.unbilled.values()) == sum(fen for _, fen in charges)
    for home in homes:
        reached = any(fen and place.contains(home.place) for place, fen in charges)
        assert found.homes[home.key] == 0 or reached


def test_works_of_a_building_are_paid_by_its_homes_by_area_or_in_equal_parts() -> None:
    homes = [
        Home(key="3-101", place=Place(building="3", unit="1"), area=Fraction(100)),
        Home(key="3-102", place=Place(building="3", unit="1"), area=Fraction(50)),
        Home(key="5-101", place=Place(building="5", unit="1"), area=Fraction(50)),
    ]
    charges = [(Place(building="3"), 1000), (ESTATE, 200)]
    assert bill(charges, homes).homes == {"3-101": 767, "3-102": 383, "5-101": 50}
    assert bill(charges, homes, is_equal=True).homes == {"3-101": 567, "3-102": 567, "5-101": 66}
    assert bill([(Place(building="7"), 5)], homes).unbilled == {Place(building="7"): 5}


def test_a_rate_per_square_metre_is_rounded_home_by_home() -> None:
    homes = [
        Home(key="a", place=ESTATE, area=Fraction("90.55")),
        Home(key="b", place=ESTATE, area=None),
    ]
    assert at_rate(homes, Fraction("10.01")) == {"a": 90641}
