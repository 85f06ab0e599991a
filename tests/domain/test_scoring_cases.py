"""The hand-computed cases: every rule of the tree, one by one."""

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from renodesk.domain import canonical
from renodesk.domain.form import Forms
from renodesk.domain.numbers import read_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.reading import observation_from, value_from
from renodesk.domain.scores import AnswerScore, Reason, Scores
from renodesk.domain.scoring import Fields, Scorer, apply_effect, propose_status, score_answer
from renodesk.domain.survey import Building, Observation, Survey, Unit, Value
from renodesk.packs import load_forms
from renodesk.paths import forms_dir
from renodesk.texts import say

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))["cases"]
CLOSE = Fraction(5, 1000)


def of_kind(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in CASES if case["kind"] == kind]


@pytest.fixture(scope="module")
def forms() -> Forms:
    return load_forms(forms_dir())


def exact(raw: Any) -> Any:
    return canonical.loads(json.dumps(raw))


def values(raw: Mapping[str, Any]) -> dict[str, Value]:
    found = {name: value_from(exact(value)) for name, value in raw.items()}
    return {name: value for name, value in found.items() if value is not None}


def number(raw: Any) -> Fraction | None:
    return None if raw is None else read_number(str(raw))


def sentence(reason: Reason | None) -> str:
    if reason is None:
        return ""
    return say(reason.code, "zh", text=reason.text, **reason.facts) if reason.code else reason.text


def observed(raw: Any) -> Observation:
    observation = observation_from(exact(raw))
    assert observation is not None
    return observation


@pytest.mark.parametrize("case", of_kind("item"))
def test_one_answer_comes_to_what_was_computed_by_hand(case: Any, forms: Forms) -> None:
    item = forms.tree.item(case["item"])
    assert item is not None
    fields = values(case["fields"])
    defaults = Fields(forms.register, Survey())

    def look_up(name: str) -> Value | None:
        return fields[name] if name in fields else defaults.at(ESTATE)(name)

    answer = score_answer(item, observed(case["obs"]), look_up)
    check_answer(answer, case["expect"], item.min_photos)


def check_answer(answer: AnswerScore, expect: Mapping[str, Any], min_photos: int = 1) -> None:
    assert answer.status == expect.get("status", "scored"), sentence(answer.reason)
    for name in ("value", "points", "score"):
        if name in expect:
            assert getattr(answer, name) == number(expect[name]), name
    for name, field in (("urgent", "is_urgent"), ("refer", "is_referred")):
        if name in expect:
            assert getattr(answer, field) == expect[name], name
    if "marks" in expect:
        assert list(answer.marks) == expect["marks"]
    if "warn" in expect:
        assert len(answer.warnings) == expect["warn"], [sentence(one) for one in answer.warnings]
    if "reason" in expect:
        assert expect["reason"] in sentence(answer.reason)
    if "evidence" in expect:
        assert answer.photos_needed == expect["evidence"] * min_photos


def survey_of(sheet: Mapping[str, Any]) -> Survey:
    answers: dict[tuple[str, Place], tuple[Observation, ...]] = {}

    def take(place: Place, items: Mapping[str, Any]) -> None:
        for code, raw in items.items():
            answers[code, place] = (observed(raw),)

    take(ESTATE, sheet.get("items", {}))
    buildings = []
    for raw in sheet.get("buildings", []):
        place = Place(building=raw["id"])
        take(place, raw.get("items", {}))
        units = []
        for unit in raw.get("units", []):
            spot = Place(building=raw["id"], unit=unit["id"].split("-", 1)[1])
            take(spot, unit.get("items", {}))
            units.append(Unit(place=spot, name=spot.unit, fields=values(unit.get("fields", {}))))
        buildings.append(
            Building(place=place, name=raw["id"], fields=values(raw.get("fields", {})), units=tuple(units))
        )
    return Survey(
        settings=values(sheet.get("settings", {})),
        fields=values(sheet.get("fields", {})),
        buildings=tuple(buildings),
        answers=answers,
    )


def shown(place: Place) -> str:
    return "小区" if place == ESTATE else place.shown


@pytest.mark.parametrize("case", of_kind("estate"))
def test_a_whole_estate_comes_to_what_was_computed_by_hand(case: Any, forms: Forms) -> None:
    scores = Scorer(forms, survey_of(case["answers"])).scores()
    expect = case["expect"]
    for code, wanted in expect.get("nodes", {}).items():
        check_node(scores, code, wanted)
    if "red" in expect:
        assert [f"{flag.item}@{shown(flag.place)}" for flag in scores.red_flags] == expect["red"]
    if "band" in expect:
        assert scores.band == expect["band"]
    if "bands" in expect:
        assert list(scores.bands or ()) == expect["bands"]
    for name, got in (("completion", scores.completion), ("dealt", scores.dealt_with)):
        if name in expect:
            wanted = number(expect[name])
            assert wanted is not None, name
            assert abs(got - wanted) < CLOSE, name
    if "warn" in expect:
        assert len(scores.warnings) == expect["warn"]
    for name, wanted in expect.get("remedies", {}).items():
        check_remedy(scores, name, wanted)


def check_node(scores: Scores, code: str, wanted: Any) -> None:
    node = scores.nodes[code]
    if wanted == "na":
        assert node.is_na, code
        return
    low, high = wanted if isinstance(wanted, list) else (wanted, wanted)
    for got, end in ((node.low, number(low)), (node.high, number(high))):
        assert got is not None
        assert end is not None
        assert abs(got - end) < CLOSE, (code, node)


def check_remedy(scores: Scores, name: str, wanted: Any) -> None:
    code, _, column = name.partition(".")
    remedy = scores.remedies.get(code)
    if not column:
        assert (remedy.mode if remedy else None) == wanted, name
    else:
        assert remedy is not None
        assert remedy.quantities.get(column) == number(wanted), name


@pytest.mark.parametrize("case", of_kind("effect"))
def test_a_done_item_changes_the_observation_as_computed_by_hand(case: Any, forms: Forms) -> None:
    item, check = forms.tree.item(case["item"]), forms.checklist.item(case["check"])
    assert item is not None
    assert check is not None
    fields = values(case["fields"])
    defaults = Fields(forms.register, Survey())

    def look_up(name: str) -> Value | None:
        return fields[name] if name in fields else defaults.at(ESTATE)(name)

    quantities = {name: Fraction(value) for name, value in case.get("quantities", {}).items()}
    after = apply_effect(check, item, observed(case["obs"]), quantities, look_up)
    check_answer(score_answer(item, after, look_up), case["expect"])


@pytest.mark.parametrize("case", of_kind("status"))
def test_a_status_is_proposed_as_computed_by_hand(case: Any, forms: Forms) -> None:
    check = forms.checklist.item(case["check"])
    assert check is not None
    place = {"estate": ESTATE, "building": Place(building="1")}[check.scope]
    building = Building(place=Place(building="1"), name="1", fields=values(case["fields"]))
    answers = {}
    for code, raw in case["answers"].items():
        item = forms.tree.item(code)
        assert item is not None
        answers[code, ESTATE if item.scope == "estate" else building.place] = (observed(raw),)
    survey = Survey(buildings=(building,), answers=answers)
    scores = Scorer(forms, survey).scores()
    assert propose_status(forms, check, place, survey, scores) == case["expect"]["status"]
