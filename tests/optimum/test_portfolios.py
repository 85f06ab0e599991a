"""Whole projects within money and limits: against every choice there is."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from renodesk.optimum.portfolio import Chosen, Portfolio, TooMuch, Whole, best_use, in_order

PROJECTS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9), st.integers(1, 4), st.integers(0, 9)), max_size=5
)


def portfolio_of(found: list[tuple[int, int, int, int]], spans: int, money: int, most: int) -> Portfolio:
    projects = tuple(
        Whole(
            key=f"p{number}",
            worth=Fraction(worth),
            cost=cost * 100_00,
            amounts={"households": Fraction(size)},
            is_forced=forced == 9,
            year=1 if forced == 8 else 0,
        )
        for number, (worth, cost, size, forced) in enumerate(found)
    )
    years = (money * 100_00,) * spans
    return Portfolio(projects=projects, spans=spans, money=years, limits={"households": Fraction(most)})


def every_choice(portfolio: Portfolio) -> Fraction | None:
    best = None
    for years in product(range(portfolio.spans + 1), repeat=len(portfolio.projects)):
        pairs = list(zip(portfolio.projects, years, strict=True))
        if any((one.is_in and not year) or (one.year and year != one.year) for one, year in pairs):
            continue
        held = {year: [one for one, at in pairs if at == year] for year in range(1, portfolio.spans + 1)}
        if all(portfolio.fits(chosen, year) for year, chosen in held.items()):
            worth = sum((one.worth for one, year in pairs if year), Fraction(0))
            best = worth if best is None else max(best, worth)
    return best


@settings(deadline=None, max_examples=25)
@given(PROJECTS, st.integers(1, 2), st.integers(0, 14), st.integers(0, 7))
def test_the_best_use_is_that_of_trying_every_choice(
    found: list[tuple[int, int, int, int]], spans: int, money: int, most: int
) -> None:
    portfolio = portfolio_of(found, spans, money, most)
    best, chosen = every_choice(portfolio), best_use(portfolio)
    if best is None:
        assert isinstance(chosen, TooMuch)
        return
    assert isinstance(chosen, Chosen)
    assert chosen.worth == best
    assert chosen.bound >= best


@given(PROJECTS, st.integers(1, 2), st.integers(0, 14), st.integers(0, 7))
def test_in_order_nobody_waits_who_would_have_fitted(
    found: list[tuple[int, int, int, int]], spans: int, money: int, most: int
) -> None:
    portfolio = portfolio_of(found, spans, money, most)
    chosen = in_order(portfolio)
    if isinstance(chosen, TooMuch):
        assert every_choice(portfolio) is None
        return
    held = {
        year: [one for one in portfolio.projects if chosen.years.get(one.key) == year]
        for year in range(1, spans + 1)
    }
    assert all(portfolio.fits(projects, year) for year, projects in held.items())
    assert all(one.key in chosen.years for one in portfolio.projects if one.is_in)
    for one in portfolio.projects:
        if one.key not in chosen.years:
            assert not any(portfolio.fits([*projects, one], year) for year, projects in held.items())


def test_without_limits_everything_is_in_the_first_year() -> None:
    projects = tuple(Whole(key=key, worth=Fraction(1), cost=5) for key in "ab")
    for choose in (in_order, best_use):
        chosen = choose(Portfolio(projects=projects, spans=2))
        assert isinstance(chosen, Chosen)
        assert chosen.years == {"a": 1, "b": 1}


def test_what_has_to_be_in_and_does_not_fit_says_by_how_much() -> None:
    projects = (Whole(key="a", worth=Fraction(1), cost=700, is_forced=True),)
    for choose in (in_order, best_use):
        found = choose(Portfolio(projects=projects, money=(500,)))
        assert found == TooMuch(over={1: {"money": Fraction(200)}})
