"""What a plan would change: order changes nothing, nothing gets worse, and the ground is opened once."""

from dataclasses import replace
from fractions import Fraction

from domain.surveys import answers, estates, with_answers
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.planning import Measure, Order, Predictor, early_works, opened_again, trenches
from renodesk.domain.scoring import Scorer
from renodesk.domain.survey import Building, Observation, Survey, Unit
from renodesk.packs import load_forms
from renodesk.paths import forms_dir

FORMS = load_forms(forms_dir())
few = settings(max_examples=many(20), deadline=None)
B1, B2 = Place(building="1"), Place(building="2")


def measure(item: str, place: Place, *, year: int = 0, **quantities: int) -> Measure:
    return Measure(
        key=f"{item}/{place.key}",
        item=item,
        place=place,
        year=year,
        quantities={name: Fraction(value) for name, value in quantities.items()},
    )


def places_of(survey: Survey, scope: str) -> list[Place]:
    match scope:
        case "estate":
            return [ESTATE]
        case "building":
            return [building.place for building in survey.buildings]
        case _:
            return [unit.place for building in survey.buildings for unit in building.units]


@st.composite
def plans(draw: st.DrawFn, survey: Survey) -> list[Measure]:
    """Any measures of the 36 at places of an estate, with any quantities."""
    spots = [(item, place) for item in FORMS.checklist.items for place in places_of(survey, item.scope)]
    chosen = draw(st.lists(st.sampled_from(spots), max_size=15, unique_by=lambda one: (one[0].code, one[1])))
    return [
        replace(
            measure(item.code, place),
            quantities={box.name: Fraction(draw(st.sampled_from([0, 1, 30]))) for box in item.quantities},
        )
        for item, place in chosen
    ]


@few
@given(st.data())
def test_measures_in_any_order_and_ticked_one_by_one_predict_the_same_and_nothing_gets_worse(
    data: st.DataObject,
) -> None:
    survey = data.draw(estates())
    survey = with_answers(survey, data.draw(answers(FORMS, survey)))
    chosen = data.draw(plans(survey))
    whole = Predictor(FORMS, survey).predict(chosen)
    step_by_step = Predictor(FORMS, survey)
    before = step_by_step.today.nodes["TOTAL"]
    for count in range(1, len(chosen) + 1):
        step_by_step.predict(data.draw(st.permutations(chosen[:count])))
    assert step_by_step.predicted.nodes == whole.nodes
    assert step_by_step.predict([]).nodes == Scorer(FORMS, survey).scores().nodes
    after = whole.nodes["TOTAL"]
    if before.low is not None and before.high is not None:
        assert after.low is not None
        assert after.high is not None
        assert (after.low, after.high) >= (before.low, before.high)
        assert after.high >= before.high


@few
@given(st.data())
def test_answers_nobody_scored_stay_as_open_as_they_were(data: st.DataObject) -> None:
    survey = data.draw(estates())
    survey = with_answers(survey, data.draw(answers(FORMS, survey)))
    predictor = Predictor(FORMS, survey)
    after = predictor.predict(data.draw(plans(survey)))
    for key, answer in predictor.today.answers.items():
        assert (answer.score is None) == (after.answers[key].score is None)


def house() -> Survey:
    """Two buildings; the roof of the first leaks, its stairs are dark, the road is broken."""
    buildings = tuple(
        Building(
            place=place,
            name=place.building,
            fields={"households": Fraction(30)},
            units=(Unit(place=Place(building=place.building, unit="1"), name="1"),),
        )
        for place in (B1, B2)
    )
    leaking = Observation(
        inputs={"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction(40)}
    )
    dark = Observation(inputs={"should": Fraction(6), "lit": Fraction(2)})
    road = Observation(inputs={"bad_m2": Fraction(900), "road_m2": Fraction(1000)})
    return Survey(
        buildings=buildings,
        answers={
            ("A2.1", B1): (leaking,),
            ("A3.2", Place(building="1", unit="1")): (dark,),
            ("B2.1", ESTATE): (road,),
        },
    )


def test_a_measure_changes_what_its_pack_says_where_it_stands_and_can_be_followed_step_by_step() -> None:
    predictor = Predictor(FORMS, house())
    roof, lamps = measure("B-M1", B1), measure("B-M8", Place(building="1", unit="1"))
    after = predictor.predict([lamps, roof])
    assert predictor.touched_by(roof) == (("A2.1", B1),)
    assert after.answers["A2.1", B1].score == 100
    assert predictor.today.answers["A2.1", B1].score != 100
    (step,) = predictor.steps(("A2.1", B1))
    assert step.measure is roof
    assert (step.before.score, step.after.score) == (predictor.today.answers["A2.1", B1].score, 100)
    assert after.answers["A3.2", Place(building="1", unit="1")].inputs["lit"] == 6
    gain = predictor.gain([roof, lamps], roof)
    assert 0 < gain.low <= gain.high
    assert predictor.gain([roof, lamps], measure("B-U4", B1)).high == 0
    assert predictor.predicted.nodes == after.nodes


def test_underground_comes_before_what_stands_on_it_and_works_outside_the_36_before_all() -> None:
    order = Order(FORMS.checklist)
    own = Measure(key="own", item="", place=B1, title="鉴定加固")
    names = [one.item for one in order.sorted([measure("P-M7", ESTATE), measure("P-M6", ESTATE), own])]
    assert names == ["", "P-M6", "P-M7"]
    inside = order.sorted([measure(code, B1) for code in ("B-U6", "B-M4", "B-M2", "B-M1", "B-M3", "B-U5")])
    at = {one.item: number for number, one in enumerate(inside)}
    for one in inside:
        assert all(at[code] < at[one.item] for code in order.first(one.item) if code in at)


def test_a_road_renewed_before_its_pipes_is_said_and_so_is_a_place_dug_up_twice() -> None:
    order = Order(FORMS.checklist)
    road, pipes = measure("P-M7", ESTATE, year=1), measure("P-M5", ESTATE, year=2)
    (early,) = early_works(order, [pipes, road])
    assert (early.measure, early.first) == (road, pipes)
    assert not list(early_works(order, [replace(road, year=2), pipes]))
    assert not list(early_works(order, [replace(road, year=0), pipes]))
    dug = trenches(FORMS.checklist, [pipes, road, measure("P-M6", ESTATE, year=1)])
    assert [(one.year, [m.item for m in one.measures]) for one in dug] == [(1, ["P-M6"]), (2, ["P-M5"])]
    assert list(opened_again(dug)) == [ESTATE]
    assert not list(opened_again(trenches(FORMS.checklist, [pipes, measure("P-M6", ESTATE, year=2)])))
