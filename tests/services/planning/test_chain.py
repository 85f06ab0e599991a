"""From shortfall to measure and back: traced both ways, nothing counted twice, the ground opened once."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.findings import FindingKind
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scoring import Scorer
from renodesk.domain.survey import Building, Observation, Survey, Unit
from renodesk.errors import UnknownItem
from renodesk.packs import load_forms
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.planning import MAIN, Alternatives, PlanLine, Planner
from renodesk.services.planning.digging import diggings
from renodesk.services.planning.tracing import traced
from renodesk.services.prices import Prices
from renodesk.services.review import Finding, Review
from renodesk.services.session import EstateSession

FORMS = load_forms(forms_dir())
B1, B2 = Place(building="1"), Place(building="2")
COUNTS = st.integers(0, 40)


def numbers(**inputs: int) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in inputs.items()}


@pytest.fixture
def surveyed(session: EstateSession) -> EstateSession:
    """Two leaking roofs, bad pipes and roads, lamps out in an entrance, idle ground nobody uses."""
    answers = Answers(session)
    for place in (B1, B2):
        roof = numbers(leaking=3, top_units=6, repair_m2=40)
        answers.record("A2.1", place, Observation(inputs=roof))
    answers.record("A3.2", Place(building="1", unit="1"), Observation(inputs=numbers(should=6, lit=1)))
    answers.record("B2.1", ESTATE, Observation(inputs=numbers(bad_m2=900, road_m2=1000)))
    answers.record("C1.2", ESTATE, Observation(grade=Fraction(2), inputs=numbers(pipe_m=120)))
    answers.record("C1.3", ESTATE, Observation(grade=Fraction(1), inputs=numbers(tanks_need=2)))
    idle = numbers(idle_room_m2=60, idle_ground_m2=200, room_m2=100, ground_m2=400)
    answers.record("B1.1", ESTATE, Observation(inputs=idle))
    return session


def lines_of(session: EstateSession) -> tuple[PlanLine, ...]:
    return Planner(session, MAIN).lines()


def plan_findings(session: EstateSession) -> list[Finding]:
    return [one for one in Review(session, "zh").findings() if one.kind.value.startswith("plan_")]


def test_every_line_is_found_from_its_answers_and_every_answer_from_its_lines(
    surveyed: EstateSession,
) -> None:
    lines = lines_of(surveyed)
    there = {(source, line.key) for line in lines for source in line.sources}
    codes = {item for (item, _), _ in there}
    back = {
        ((trace.answer.item, trace.answer.place), line.key)
        for code in codes
        for trace in traced(surveyed, lines, code)
        for line in trace.lines
    }
    assert there == back
    assert all(line.sources for line in lines if line.mode in ("propose", "suggest"))
    with pytest.raises(UnknownItem):
        traced(surveyed, lines, "A99")


def test_all_shortfalls_are_told_also_those_nothing_in_the_36_mends(surveyed: EstateSession) -> None:
    found = {(one.answer.item, one.answer.place): one for one in traced(surveyed, lines_of(surveyed))}
    assert {("A2.1", B1), ("A2.1", B2), ("B2.1", ESTATE), ("B1.1", ESTATE)} <= found.keys()
    assert found["A2.1", B1].is_met
    assert found["B1.1", ESTATE].lines == ()
    assert all(one.is_short for one in found.values())
    key = found["A2.1", B1].lines[0].key
    Planner(surveyed, MAIN).choose([key], is_chosen=False, reason="拆除")
    again = {(one.answer.item, one.answer.place): one for one in traced(surveyed, lines_of(surveyed))}
    assert not again["A2.1", B1].is_met


@settings(max_examples=many(20), deadline=None)
@given(inside=st.lists(COUNTS, min_size=2, max_size=2), slots=COUNTS, ebikes=st.integers(1, 40))
def test_a_quantity_two_shortfalls_ask_for_is_counted_once(
    inside: list[int], slots: int, ebikes: int
) -> None:
    units = [Unit(place=Place(building="1", unit=name), name=name) for name in ("1", "2")]
    answers = {
        ("E2.2", unit.place): (
            Observation(grade=Fraction(1), inputs=numbers(piled=0, ebikes=count), flags=numbers(ebike_in=1)),
        )
        for unit, count in zip(units, inside, strict=True)
    }
    counted = numbers(slots=slots, ebikes=ebikes, wires=0)
    answers["C4.3", ESTATE] = (Observation(inputs=counted),)
    survey = Survey(
        buildings=(Building(place=B1, name="1号楼", fields={}, units=tuple(units)),), answers=answers
    )
    scorer = Scorer(FORMS, survey)
    asked = scorer.quantities_in("P-U1", ESTATE).get("ebike_ports", Fraction(0))
    is_short = Fraction(slots, ebikes) * 100 < FORMS.tree.suggest_mark
    missing = max(0, ebikes - slots) if is_short else 0
    assert asked == max(sum(inside), missing)
    remedy = scorer.scores().remedies.get("P-U1")
    whole = remedy.quantities.get("ebike_ports") if remedy else None
    assert (whole or 0) == asked


def test_idle_space_is_never_a_quantity_of_works(surveyed: EstateSession) -> None:
    assert all("B1.1" not in {item for item, _ in line.sources} for line in lines_of(surveyed))
    assert all("B1.1" not in item.indicators for item in FORMS.checklist.items)


def test_the_dig_once_list_goes_by_place_and_year_and_marks_what_is_opened_again(
    surveyed: EstateSession,
) -> None:
    planner = Planner(surveyed, MAIN)
    keys = {line.code: line.key for line in lines_of(surveyed) if line.place == ESTATE}
    (one,) = diggings(surveyed, lines_of(surveyed))
    assert (one.place, one.years, one.is_again) == (ESTATE, (), False)
    planner.set_year([keys["P-M4"]], 1)
    planner.set_year([keys["P-M5"]], 2)
    (one,) = diggings(surveyed, lines_of(surveyed))
    assert (one.years, one.is_again) == ((1, 2), True)
    planner.set_year([keys["P-M4"]], 2)
    (one,) = diggings(surveyed, lines_of(surveyed))
    assert (one.years, one.is_again) == ((2,), False)


def test_the_review_holds_the_adopted_plan_to_what_has_to_be_done_its_order_and_its_money(
    surveyed: EstateSession,
) -> None:
    planner, plans = Planner(surveyed, MAIN), Alternatives(surveyed)
    keys = {line.code: line.key for line in lines_of(surveyed) if line.place in (ESTATE, B1)}
    planner.take({keys["P-M7"]: 1, keys["P-M5"]: 2, keys["P-M4"]: 1})
    assert plan_findings(surveyed) == []
    plans.adopt(MAIN)
    found = plan_findings(surveyed)
    kinds = [one.kind for one in found]
    assert (FindingKind.PLAN_LEFT_OUT, "B-M1", B1) in {(one.kind, one.item, one.place) for one in found}
    assert kinds.count(FindingKind.PLAN_EARLY) == 1
    assert kinds.count(FindingKind.PLAN_DUG_TWICE) == 1
    assert FindingKind.PLAN_OVER not in kinds
    Prices(surveyed).use("price_example")
    plans.set_years(MAIN, [1_00, 10**9])
    assert [one.text for one in plan_findings(surveyed) if one.kind is FindingKind.PLAN_OVER]
    left_out = [line.key for line in lines_of(surveyed) if line.is_asked and not line.is_chosen]
    planner.choose(left_out, is_chosen=False, reason="列入下一批")
    assert FindingKind.PLAN_LEFT_OUT not in {one.kind for one in plan_findings(surveyed)}
