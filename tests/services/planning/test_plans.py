"""A plan from the diagnosis: what it proposes, what is decided, alternatives, and two who plan apart."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.planning import Origin
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import ReasonMissing, UnknownAlternative, UnknownField, UnknownMeasure, WrongUsage
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.contests import Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.planning import MAIN, Alternatives, PlanLine, Planner, Predicting
from renodesk.services.session import EstateSession

B1, B2 = Place(building="1"), Place(building="2")
ROOF = {"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction(40)}


def numbers(**inputs: int) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in inputs.items()}


@pytest.fixture
def surveyed(session: EstateSession) -> EstateSession:
    """Return the session with leaking roofs on both buildings and a broken road."""
    answers = Answers(session)
    for place in (B1, B2):
        answers.record("A2.1", place, Observation(inputs=ROOF))
    answers.record("B2.1", ESTATE, Observation(inputs=numbers(bad_m2=900, road_m2=1000)))
    answers.record("C1.2", ESTATE, Observation(grade=Fraction(2), inputs=numbers(pipe_m=120)))
    return session


def line(session: EstateSession, item: str, place: Place, alternative: str = MAIN) -> PlanLine:
    lines = Planner(session, alternative).lines()
    return next(one for one in lines if one.item and (one.item.code, one.place) == (item, place))


def test_a_shortfall_proposes_its_measure_with_quantities_and_can_be_traced_to_its_answers(
    surveyed: EstateSession,
) -> None:
    found = line(surveyed, "B-M1", B1)
    assert (found.mode, found.is_chosen, found.is_decided, found.is_must) == ("propose", True, False, True)
    assert dict(found.quantities) == {"area": 40}
    assert found.origin is Origin.COMPUTED
    assert found.sources == (("A2.1", B1),)
    road = line(surveyed, "P-M7", ESTATE)
    assert road.sources == (("B2.1", ESTATE),)
    assert all(one.item is None or one.item.code != "B-M9" for one in Planner(surveyed, MAIN).lines())


def test_what_was_said_on_site_goes_before_what_is_computed(surveyed: EstateSession) -> None:
    checks = ChecklistService(surveyed)
    checks.record("B-M1", B1, CheckRecord(status="need", quantities={"area": Fraction(55)}))
    found = line(surveyed, "B-M1", B1)
    assert (found.mode, found.origin, found.quantities["area"]) == ("need", Origin.SAID, 55)
    checks.record("B-M1", B2, CheckRecord(status="done", reason="去年已修"))
    left_out = line(surveyed, "B-M1", B2)
    assert (left_out.is_chosen, left_out.reason, left_out.wants_reason) == (False, "去年已修", False)
    checks.record("B-M1", B2, CheckRecord(status="none"))
    assert line(surveyed, "B-M1", B2).wants_reason


def test_a_must_item_is_not_left_out_without_a_reason_and_one_undo_takes_it_back(
    surveyed: EstateSession,
) -> None:
    planner = Planner(surveyed, MAIN)
    keys = [line(surveyed, "B-M1", place).key for place in (B1, B2)]
    with pytest.raises(ReasonMissing):
        planner.choose(keys, is_chosen=False)
    planner.choose(keys, is_chosen=False, reason="两栋列入拆除计划")
    assert [line(surveyed, "B-M1", place).is_chosen for place in (B1, B2)] == [False, False]
    assert line(surveyed, "B-M1", B1).reason == "两栋列入拆除计划"
    History(surveyed).undo()
    assert [line(surveyed, "B-M1", place).is_chosen for place in (B1, B2)] == [True, True]


def test_other_quantities_want_a_reason_and_are_kept_beside_those_proposed(surveyed: EstateSession) -> None:
    planner, key = Planner(surveyed, MAIN), line(surveyed, "B-M1", B1).key
    with pytest.raises(ReasonMissing):
        planner.set_quantities(key, {"area": Fraction(60)})
    with pytest.raises(UnknownField):
        planner.set_quantities(key, {"length": Fraction(60)}, "估")
    with pytest.raises(WrongUsage):
        planner.set_quantities(key, {"area": Fraction(-1)}, "估")
    planner.set_quantities(key, {"area": Fraction(60)}, "含女儿墙")
    found = line(surveyed, "B-M1", B1)
    assert (found.origin, dict(found.quantities), found.proposed["area"]) == (Origin.EDITED, {"area": 60}, 40)
    planner.set_quantities(key, None)
    assert line(surveyed, "B-M1", B1).origin is Origin.COMPUTED


def test_a_work_outside_the_36_is_added_phased_and_removed(surveyed: EstateSession) -> None:
    planner = Planner(surveyed, MAIN)
    with pytest.raises(WrongUsage):
        planner.add(" ", "appraisal", B1)
    with pytest.raises(WrongUsage):
        planner.add("鉴定加固", "magic", B1)
    key, _ = planner.add("1号楼鉴定加固", "appraisal", B1, cost=12_000_00)
    (added,) = [one for one in planner.lines() if one.mode == "added"]
    assert (added.title, added.cost, added.place, added.is_chosen) == ("1号楼鉴定加固", 12_000_00, B1, True)
    planner.set_year([key, line(surveyed, "P-M7", ESTATE).key], 2)
    assert [one.year for one in planner.lines() if one.key == key] == [2]
    with pytest.raises(WrongUsage):
        planner.set_year([key], 4)
    planner.remove(key)
    assert all(one.mode != "added" for one in planner.lines())
    History(surveyed).undo()
    assert any(one.key == key for one in planner.lines())
    with pytest.raises(UnknownMeasure):
        planner.remove(line(surveyed, "B-M1", B1).key)


def test_alternatives_stand_side_by_side_and_one_is_adopted(surveyed: EstateSession) -> None:
    plans = Alternatives(surveyed)
    Planner(surveyed, MAIN).choose([line(surveyed, "B-M1", B1).key], is_chosen=False, reason="拆除")
    plans.set_years(MAIN, [100_000_00])
    key, _ = plans.add("少花钱", MAIN)
    assert [(one.key, one.title, one.years) for one in plans.rows()] == [
        (MAIN, "", (100_000_00,)),
        (key, "少花钱", (100_000_00,)),
    ]
    assert line(surveyed, "B-M1", B1, key).reason == "拆除"
    Planner(surveyed, key).choose([line(surveyed, "B-M1", B1, key).key], is_chosen=True)
    assert not line(surveyed, "B-M1", B1).is_chosen
    plans.adopt(key)
    assert [one.key for one in plans.rows() if one.is_adopted] == [key]
    plans.adopt(MAIN)
    assert [one.key for one in plans.rows() if one.is_adopted] == [MAIN]
    plans.remove(key)
    assert [one.key for one in plans.rows()] == [MAIN]
    with pytest.raises(UnknownAlternative):
        Planner(surveyed, key)
    with pytest.raises(UnknownAlternative):
        plans.remove(MAIN)
    History(surveyed).undo()
    assert [one.title for one in plans.rows()] == ["", "少花钱"]


def test_the_outlook_says_what_the_ticked_lines_change_and_what_stands_against_their_order(
    surveyed: EstateSession,
) -> None:
    planner, predicting = Planner(surveyed, MAIN), Predicting(surveyed)
    roofs = [line(surveyed, "B-M1", place).key for place in (B1, B2)]
    planner.choose(roofs, is_chosen=False, reason="拆除")
    without = predicting.outlook(planner.lines())
    planner.choose(roofs, is_chosen=True)
    with_it = predicting.outlook(planner.lines())
    assert without.today == with_it.today
    assert with_it.after.answers["A2.1", B1].score == 100
    assert without.after.answers["A2.1", B1].score == without.today.answers["A2.1", B1].score
    gain = predicting.gain(planner.lines(), line(surveyed, "B-M1", B1))
    assert 0 < gain.low <= gain.high
    (step,) = predicting.steps(planner.lines(), line(surveyed, "B-M1", B1))
    assert (step.before.item, step.after.score) == ("A2.1", 100)
    planner.set_year([line(surveyed, "P-M7", ESTATE).key], 1)
    planner.set_year([line(surveyed, "P-M5", ESTATE).key], 2)
    (early,) = predicting.outlook(planner.lines()).early
    assert (early.measure.item, early.first.item) == ("P-M7", "P-M5")
    Answers(surveyed).record("A2.1", B2, Observation(status="na", reason="已拆除"))
    assert predicting.outlook(planner.lines()).today.answers["A2.1", B2].score is None


def test_two_who_plan_apart_mean_one_plan_and_what_differs_is_contested(
    surveyed: EstateSession, tmp_path: Path
) -> None:
    key = line(surveyed, "B-M1", B1).key
    surveyed.close()
    copy = Path(shutil.copy(surveyed.path, tmp_path / "copy.reno"))
    yi = Author(person="乙", device="d-2")
    with EstateSession.open(copy, yi, Environment()) as theirs:
        Planner(theirs, MAIN).set_year([key], 1)
        Planner(theirs, MAIN).choose([line(theirs, "B-M1", B2).key], is_chosen=False, reason="不做")
        write_bundle(theirs, tmp_path / "theirs.zip")
    with EstateSession.open(surveyed.path, surveyed.author, Environment()) as mine:
        Planner(mine, MAIN).set_year([key], 3)
        merge_bundle(mine, tmp_path / "theirs.zip")
        assert line(mine, "B-M1", B1).is_contested
        assert not line(mine, "B-M1", B2).is_chosen
        (contest,) = Contests(mine, "zh").listing()
        History(mine).resolve(contest.claims[0].id)
        assert not line(mine, "B-M1", B1).is_contested
