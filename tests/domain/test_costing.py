"""Quantities and a price book in, cost lines out; what is missing is named and never counts as 0."""

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.costing import (
    Grouping,
    LackKind,
    Price,
    PriceBook,
    Work,
    cost_of,
    sum_of,
    sums_by,
)
from renodesk.domain.form import Checklist
from renodesk.domain.money import NOTHING
from renodesk.domain.places import ESTATE, Place
from renodesk.packs import book_of, load_forms, read_pack
from renodesk.paths import forms_dir

DAY = datetime.date(2026, 6, 1)
CHECKLIST: Checklist = load_forms(forms_dir()).checklist
EXAMPLE: PriceBook = book_of(read_pack(forms_dir() / "price-example"))
THIRD = Place(building="3")
CODES = [item.code for item in CHECKLIST.items]


def work(item: str, place: Place = ESTATE, **quantities: object) -> Work:
    known = {
        name: Fraction(value) if isinstance(value, (int, Fraction)) else value
        for name, value in quantities.items()
    }
    return Work(item=item, place=place, quantities=known)


def price(item: str, column: str, likely: str, **other: object) -> Price:
    known = next(one for one in EXAMPLE.prices if one.item == item)
    yuan = Fraction(likely)
    made = replace(
        known, item=item, column=column, low=yuan, likely=yuan, high=yuan, contingency=Fraction(0), region=""
    )
    return replace(made, **other)


def book(*prices: Price) -> PriceBook:
    return replace(EXAMPLE, prices=prices)


def test_a_line_is_quantity_times_price_rounded_once_and_knows_where_it_comes_from() -> None:
    one = replace(price("B-M1", "area", "85.5"), low=Fraction("80.1"), contingency=Fraction(8), row=7)
    (line,) = cost_of([work("B-M1", THIRD, area=Fraction("120.35"))], CHECKLIST, book(one).at(DAY)).lines
    assert (line.works.low, line.works.likely) == (964004, 1028993)  # 9640.035 and 10289.925 yuan
    assert (line.contingency.likely, line.total.likely) == (82319, 1111312)
    assert (line.item, line.place, line.column, line.price.row) == ("B-M1", THIRD, "area", 7)


def test_a_quantity_without_price_is_missing_and_not_nothing() -> None:
    costing = cost_of([work("P-M6", other_pipe=40, water_pipe=10)], CHECKLIST, EXAMPLE.at(DAY))
    (lack,) = costing.lacks
    assert (lack.kind, lack.columns, lack.quantity) == (LackKind.NO_PRICE, ("other_pipe",), 40)
    assert [line.column for line in costing.lines] == ["water_pipe"]
    assert not costing.is_whole
    assert sum_of(costing).lacks == 1


@pytest.mark.parametrize("quantities", [{}, {"area": 0}, {"leak_hh": 3}, {"area": None}])
def test_a_needed_work_without_quantity_is_missing(quantities: dict[str, object]) -> None:
    costing = cost_of([work("B-M1", THIRD, **quantities)], CHECKLIST, EXAMPLE.at(DAY))
    assert not costing.lines
    assert [(lack.kind, lack.columns) for lack in costing.lacks] == [(LackKind.NO_QUANTITY, ("area",))]


@pytest.mark.parametrize("value", ["三十", True, Fraction(-3), Fraction(10**10)])
def test_a_quantity_that_is_none_is_named_with_what_was_typed(value: object) -> None:
    costing = cost_of(
        [
            work("B-M1", THIRD)
            if value is None
            else Work(
                item="B-M1",
                place=THIRD,
                quantities={"area": value},  # type: ignore[dict-item]
            )
        ],
        CHECKLIST,
        EXAMPLE.at(DAY),
    )
    assert not costing.lines
    assert [(lack.kind, lack.quantity) for lack in costing.lacks] == [(LackKind.BAD_QUANTITY, value)]


def test_of_alternatives_only_the_first_that_is_known_and_priced_counts() -> None:
    both = cost_of([work("P-M8", spaces=10, area=300)], CHECKLIST, EXAMPLE.at(DAY))
    assert [line.column for line in both.lines] == ["spaces"]
    by_area = book(price("P-M8", "area", "160")).at(DAY)
    other = cost_of([work("P-M8", spaces=10, area=300)], CHECKLIST, by_area)
    assert [line.column for line in other.lines] == ["area"]
    neither = cost_of([work("P-M8", spaces=10)], CHECKLIST, by_area)
    assert [(lack.kind, lack.columns) for lack in neither.lacks] == [(LackKind.NO_PRICE, ("spaces",))]


def test_an_extra_counts_where_it_is_priced_and_is_never_missed() -> None:
    without = cost_of([work("P-M5", length=50, wells=4)], CHECKLIST, EXAMPLE.at(DAY))
    assert without.is_whole
    assert [line.column for line in without.lines] == ["length"]
    priced = book(price("P-M5", "length", "900"), price("P-M5", "wells", "2000")).at(DAY)
    assert [line.column for line in cost_of([work("P-M5", length=50, wells=4)], CHECKLIST, priced).lines] == [
        "length",
        "wells",
    ]


def test_a_checklist_that_does_not_say_what_costs_counts_its_first_quantity() -> None:
    silent = replace(CHECKLIST, items=tuple(replace(item, costs=()) for item in CHECKLIST.items))
    costing = cost_of([work("B-M1", THIRD, area=10, leak_hh=2)], silent, EXAMPLE.at(DAY))
    assert costing.is_whole
    assert [line.column for line in costing.lines] == ["area"]


def test_the_price_is_that_of_the_day_and_of_the_region_before_one_for_everywhere() -> None:
    early, late = datetime.date(2026, 1, 1), datetime.date(2026, 7, 1)
    rows = book(
        price("B-M1", "area", "100", valid_from=early),
        price("B-M1", "area", "110", valid_from=late),
        price("B-M1", "area", "130", valid_from=early, region="楚雄市"),
        price("B-M1", "area", "150", valid_from=early, region="姚安县"),
    )
    found = {
        (region, day): known.likely
        for region in ("", "楚雄市", "姚安县")
        for day in (DAY, late)
        if (known := rows.at(day, region).price("B-M1", "area"))
    }
    assert found == {
        ("", DAY): 100,
        ("", late): 110,
        ("楚雄市", DAY): 130,
        ("楚雄市", late): 130,
        ("姚安县", DAY): 150,
        ("姚安县", late): 150,
    }
    assert rows.at(datetime.date(2025, 12, 31)).price("B-M1", "area") is None


def test_a_book_of_one_region_means_that_region() -> None:
    assert EXAMPLE.at(DAY).region == "示例地区"
    assert EXAMPLE.at(DAY).price("B-M1", "area") is not None


QUANTITIES = st.one_of(
    st.fractions(min_value=0, max_value=5000, max_denominator=100), st.just("?"), st.just(Fraction(-1))
)


@st.composite
def works(draw: st.DrawFn) -> list[Work]:
    found = []
    for _ in range(draw(st.integers(0, 12))):
        item = CHECKLIST.item(draw(st.sampled_from(CODES)))
        assert item is not None
        names = draw(st.lists(st.sampled_from([box.name for box in item.quantities]), unique=True))
        place = draw(st.sampled_from([ESTATE, THIRD, Place(building="5", unit="1")]))
        found.append(Work(item=item.code, place=place, quantities={name: draw(QUANTITIES) for name in names}))
    return found


@settings(max_examples=many(25), deadline=None)
@given(works=works())
def test_every_grouping_adds_up_to_the_same_whole(works: list[Work]) -> None:
    costing = cost_of(works, CHECKLIST, EXAMPLE.at(DAY))
    whole = sum_of(costing)
    for grouping in Grouping:
        sums = sums_by(costing, grouping, CHECKLIST).values()
        assert sum((one.total for one in sums), NOTHING) == whole.total
        assert sum(one.lacks for one in sums) == whole.lacks


@settings(max_examples=many(25), deadline=None)
@given(works=works())
def test_no_needed_work_vanishes_and_every_line_can_be_computed_again(works: list[Work]) -> None:
    costing = cost_of(works, CHECKLIST, EXAMPLE.at(DAY))
    said = {(one.item, one.place) for one in (*costing.lines, *costing.lacks)}
    assert said == {(one.item, one.place) for one in works}
    for line in costing.lines:
        assert abs(line.works.likely - line.quantity * line.price.likely * 100) <= Fraction(1, 2)
        assert 0 <= line.total.low <= line.total.likely <= line.total.high
        assert line.price in EXAMPLE.prices
