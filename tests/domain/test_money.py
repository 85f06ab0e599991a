"""Whole fen: rounded once, divided by largest remainder, and parts that add up."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.money import Amounts, apportion, fen_of, yuan_shown, yuan_text

TOTALS = st.integers(0, 10**12)
WEIGHTS = st.lists(
    st.fractions(min_value=0, max_value=1000, max_denominator=97), min_size=1, max_size=12
).filter(any)


@given(total=TOTALS, weights=WEIGHTS)
def test_parts_add_up_to_the_whole_and_none_is_a_fen_off(total: int, weights: list[Fraction]) -> None:
    parts = apportion(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1
        assert part == 0 or weight > 0


@given(total=TOTALS, weights=WEIGHTS)
def test_the_fen_that_are_left_go_to_the_largest_remainders(total: int, weights: list[Fraction]) -> None:
    exact = [total * weight / sum(weights) for weight in weights]
    rests = [part - part.__floor__() for part in exact]
    given_up = [part > one.__floor__() for part, one in zip(apportion(total, weights), exact, strict=True)]
    raised = [rest for rest, is_up in zip(rests, given_up, strict=True) if is_up]
    kept = [rest for rest, is_up in zip(rests, given_up, strict=True) if not is_up]
    assert not raised or not kept or min(raised) >= max(kept)


@given(total=TOTALS, weights=WEIGHTS, factor=st.fractions(min_value=Fraction(1, 50), max_value=50))
def test_only_the_proportion_of_the_weights_counts(
    total: int, weights: list[Fraction], factor: Fraction
) -> None:
    assert apportion(total, weights) == apportion(total, [weight * factor for weight in weights])


def test_equal_remainders_go_by_order() -> None:
    assert apportion(100, [Fraction(1)] * 3) == (34, 33, 33)
    assert apportion(2, [Fraction(1)] * 4) == (1, 1, 0, 0)


def test_nothing_can_be_given_to_nobody_and_nothing_negative_is_divided() -> None:
    assert apportion(0, [Fraction(0)]) == (0,)
    for total, weights in (
        (5, [Fraction(0)]),
        (5, []),
        (-5, [Fraction(1)]),
        (5, [Fraction(-1), Fraction(2)]),
    ):
        with pytest.raises(ValueError):
            apportion(total, weights)


@pytest.mark.parametrize(
    ("yuan", "fen"), [("0.005", 1), ("0.0049", 0), ("1/3", 33), ("2/3", 67), ("1234.565", 123457)]
)
def test_an_amount_is_rounded_half_up_to_the_fen(yuan: str, fen: int) -> None:
    assert fen_of(Fraction(yuan)) == fen


def test_amounts_are_written_for_scripts_and_for_people() -> None:
    assert [yuan_text(fen) for fen in (0, 5, 123456789, -250)] == ["0.00", "0.05", "1234567.89", "-2.50"]
    assert [yuan_shown(fen) for fen in (5, 123456789, -123400)] == ["0.05", "1,234,567.89", "-1,234.00"]


def test_what_falls_on_one_is_unknown_where_nobody_is_counted() -> None:
    amounts = Amounts(low=100, likely=200, high=400)
    assert amounts.per(Fraction(3)) == Amounts(low=33, likely=67, high=133)
    assert amounts.per(None) is None
    assert amounts.per(Fraction(0)) is None
