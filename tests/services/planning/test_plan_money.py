"""The money of a plan: sums, shares and gap to the fen, works outside the 36, alternatives side by side."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renodesk.domain.costing import Grouping, LackKind, Sum
from renodesk.domain.money import NOTHING, Amounts
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import UnknownItem
from renodesk.services.answers import Answers
from renodesk.services.payers import Payers
from renodesk.services.planning import MAIN, Alternatives, Comparing, PlanMoney, PlanMoneys, Planner
from renodesk.services.planning.money import OUTSIDE
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

B1, B2 = Place(building="1"), Place(building="2")


@pytest.fixture
def planned(session: EstateSession) -> EstateSession:
    """Two roofs and a road asked for, an appraisal added to 1号楼, the example prices, and areas."""
    answers = Answers(session)
    for place, area in ((B1, "40.35"), (B2, "90.1")):
        inputs = {"leaking": Fraction(1), "top_units": Fraction(8), "repair_m2": Fraction(area)}
        answers.record("A2.1", place, Observation(inputs=inputs))
    road = {"bad_m2": Fraction(900), "road_m2": Fraction(1000)}
    answers.record("B2.1", ESTATE, Observation(inputs=road))
    register = RegisterService(session)
    register.set_fields(ESTATE, {"households": "48"})
    for place in (B1, B2):
        register.set_fields(place, {"floor_area_m2": "2000"})
    Prices(session).use("price_example", on=datetime.date(2026, 6, 1))
    Planner(session, MAIN).add("1号楼鉴定加固", "appraisal", B1, cost=12_000_05)
    return session


def money_of(session: EstateSession, alternative: str = MAIN) -> PlanMoney:
    found = PlanMoneys(session).of(Planner(session, alternative).lines())
    assert found is not None
    return found


def key_of(session: EstateSession, code: str, place: Place) -> str:
    lines = Planner(session, MAIN).lines()
    return next(one.key for one in lines if (one.code, one.place) == (code, place))


def adds_up(money: PlanMoney) -> None:
    """Hold every sum of a plan's money to every other, at all three ends."""
    for sums in (*money.sums.values(), money.by_year):
        assert sum(sums.values(), Sum()) == money.whole
    lines = money.by_line.values()
    assert sum((one.total or NOTHING for one in lines), NOTHING) == money.total
    assert sum((one.gap for one in lines), NOTHING) == money.gap
    for one in lines:
        assert sum(one.channels.values(), one.gap) == (one.total or NOTHING)
    paid = sum(money.financing.channels.values(), NOTHING)
    assert paid + money.gap == money.total == money.financing.total
    assert sum((line.total for line in money.estimate.costing.lines), money.outside) == money.total


def test_without_a_price_book_a_plan_has_no_money(session: EstateSession) -> None:
    assert PlanMoneys(session).of(Planner(session, MAIN).lines()) is None
    assert [one.total for one in Comparing(session).rows()] == [None]


def test_only_what_is_chosen_costs_with_the_plans_own_quantities(planned: EstateSession) -> None:
    before, roof = money_of(planned), key_of(planned, "B-M1", B1)
    adds_up(before)
    assert before.is_example
    planner = Planner(planned, MAIN)
    planner.set_quantities(roof, {"area": Fraction(100)}, "含女儿墙")
    more = money_of(planned).by_line[roof].total
    assert more is not None
    assert more.likely == sum(one.total.likely for one in money_of(planned).by_line[roof].lines)
    assert more.likely > (before.by_line[roof].total or NOTHING).likely
    planner.choose([roof], is_chosen=False, reason="拆除")
    left = money_of(planned)
    assert roof not in left.by_line
    adds_up(left)
    assert left.total.likely < before.total.likely


def test_a_work_outside_the_36_is_in_the_total_and_in_the_gap_until_somebody_pays_it(
    planned: EstateSession,
) -> None:
    (key,) = [one.key for one in Planner(planned, MAIN).lines() if one.item is None]
    cost = Amounts(low=12_000_05, likely=12_000_05, high=12_000_05)
    money = money_of(planned)
    assert (money.outside, money.by_line[key].total, money.by_line[key].gap) == (cost, cost, cost)
    assert money.sums[Grouping.CLASS][OUTSIDE].total == cost
    assert money.sums[Grouping.BUILDING]["1"].total.likely > cost.likely
    item = key.split("/")[2]
    Payers(planned).share_out(item, {"FD-CX4": Fraction(60), "FD-CX1": Fraction(40)})
    paid = money_of(planned)
    adds_up(paid)
    assert paid.by_line[key].gap == NOTHING
    assert paid.by_line[key].channels["FD-CX4"].likely == 7_200_03
    assert paid.gap.likely == money.gap.likely - cost.likely
    charged = sum(PlanMoneys(planned).bills(paid).homes.values())
    assert charged == sum(fen for _, fen in paid.financing.charges(paid.funding.billed))
    other, _ = Alternatives(planned).add("另一个", MAIN)
    assert money_of(planned, other).gap == paid.gap
    with pytest.raises(UnknownItem):
        Payers(planned).share_out("nowhere", {"FD-CX4": Fraction(60)})


def test_what_has_no_price_or_quantity_is_named_and_never_counted_as_nothing(planned: EstateSession) -> None:
    planner = Planner(planned, MAIN)
    unknown, _ = planner.add("片区停车统筹", "district", ESTATE)
    bare = key_of(planned, "B-M1", B1)
    planner.set_quantities(bare, {}, "待测")
    money = money_of(planned)
    adds_up(money)
    assert {bare, unknown} <= set(money.lacking)
    assert [lack.kind for lack in money.by_line[unknown].lacks] == [LackKind.NO_COST]
    assert money.by_line[bare].total is None
    assert money.whole.lacks == sum(len(one.lacks) for one in money.by_line.values())


def test_money_falls_on_households_square_metres_and_years(planned: EstateSession) -> None:
    planner = Planner(planned, MAIN)
    planner.set_year([key_of(planned, "B-M1", B1)], 1)
    planner.set_year([key_of(planned, "B-M1", B2)], 2)
    Alternatives(planned).set_years(MAIN, [100, 100_000_00])
    money = money_of(planned)
    assert money.per_household() == money.total.per(Fraction(48))
    assert money.per_m2() == money.total.per(Fraction(4000))
    own = money.sums[Grouping.BUILDING]["2"].total
    assert (money.per_household("2"), money.per_m2("2")) == (own.per(Fraction(24)), own.per(Fraction(2000)))
    (row,) = Comparing(planned).rows()
    years = {one.year: one for one in row.years}
    assert list(years) == [0, 1, 2]
    assert (years[0].money, years[0].over) == (None, 0)
    assert years[1].over == years[1].spent.likely - 100
    assert (years[2].over, years[2].spent) == (0, money.by_line[key_of(planned, "B-M1", B2)].total)


def test_alternatives_stand_side_by_side_with_what_they_leave_out(planned: EstateSession) -> None:
    key, _ = Alternatives(planned).add("不做屋面", MAIN)
    roof = key_of(planned, "B-M1", B1).replace("/main/", f"/{key}/")
    Planner(planned, key).choose([roof], is_chosen=False, reason="拆除")
    first, second = Comparing(planned).rows()
    assert (first.left_out, [one.key for one in second.left_out]) == ((), [roof])
    assert second.measures == first.measures - 1
    assert first.total is not None
    assert second.total is not None
    assert second.total.likely < first.total.likely
    assert (second.after.low or 0) <= (first.after.low or 0)
    assert first.before == second.before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    areas=st.lists(st.fractions(0, 10**6, max_denominator=1000), min_size=2, max_size=2),
    cost=st.integers(0, 10**10),
    percents=st.lists(st.integers(0, 50), min_size=2, max_size=2),
    years=st.lists(st.integers(0, 3), min_size=2, max_size=2),
)
def test_whatever_is_planned_everything_adds_up_to_the_fen(
    planned: EstateSession, areas: list[Fraction], cost: int, percents: list[int], years: list[int]
) -> None:
    planner = Planner(planned, MAIN)
    for place, area, year in zip((B1, B2), areas, years, strict=True):
        planner.set_quantities(key_of(planned, "B-M1", place), {"area": area}, "估")
        planner.set_year([key_of(planned, "B-M1", place)], year)
    added, _ = planner.add("管理", "management", B2, cost)
    shares = {"FD-CX1": Fraction(percents[0]), "FD-CX4": Fraction(percents[1], 3)}
    for item in ("B-M1", added.split("/")[2]):
        Payers(planned).share_out(item, shares)
    adds_up(money_of(planned))
