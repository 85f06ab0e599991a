"""Every score can be asked why, and answers in words."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from domain.surveys import keys_of

from renodesk.domain.changes import Author
from renodesk.domain.form import InputType, Item
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation, Value
from renodesk.packs import load_forms
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.services.why import explain_answer, explain_node

YI = Author(person="乙", device="d-2")
FORMS = load_forms(forms_dir())
CODES = [item.code for item in FORMS.tree.items]
REGISTER = {
    "households": "48",
    "population": "150",
    "area_m2": "9000",
    "heating": "central",
    "gas": "piped",
    "heating_zone": "1",
    "consent_t": "75",
    "exclusive_area_m2": "4000",
    "consent_area_rule": "1",
}
HOUSE = {"built_year": "1986", "structure": "brick", "lightning_required": "1", "units": "2"}


@pytest.fixture
def registered(session: EstateSession) -> EstateSession:
    RegisterService(session).set_fields(Place(), REGISTER)
    for building in session.survey.buildings:
        RegisterService(session).set_fields(building.place, HOUSE)
    return session


def answer_of(item: Item) -> Observation:
    """Return an answer with every box filled, none of them best."""
    inputs: dict[str, Value] = {
        box.name: Fraction(1) if box.type == InputType.BOOL else Fraction(7) for box in item.inputs
    }
    flags = {
        flag.name: Fraction(1) for flag in item.flags if flag.auto is None and not _ends(item, flag.name)
    }
    return Observation(grade=Fraction(2) if item.is_graded else None, inputs=inputs, flags=flags)


def _ends(item: Item, name: str) -> bool:
    flag = item.flag(name)
    return flag is not None and any(effect.kind in ("na", "unseen", "set") for effect in flag.effects)


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_names_every_box_and_circumstance_in_words(
    registered: EstateSession, code: str
) -> None:
    item = FORMS.tree.item(code)
    assert item is not None
    place = next(place for key, place in keys_of(FORMS, registered.survey) if key == code)
    observation = answer_of(item)
    Answers(registered).record(code, place, observation)
    explained = explain_answer(registered, code, place, "zh")
    text = "\n".join(explained.lines)
    for box in item.inputs:
        assert box.label in text, box.name
    for name in explained.value["flags"]:
        flag = item.flag(name)
        assert flag is not None
        assert flag.label in text
    assert item.source in text
    assert item.name in text
    assert not re.findall(r"[a-z]+_[a-z0-9_]+", text), "a name of the program in a sentence"
    if explained.value["score"] is not None and explained.value["score"] < 100:
        assert explained.value["would_raise"], text
    english = "\n".join(explain_answer(registered, code, place, "en").lines)
    assert english != text


def test_what_is_missing_is_named_by_its_label(session: EstateSession) -> None:
    place = Place(building="1")
    Answers(session).record("A2.1", place, Observation(inputs={"leaking": Fraction(1)}))
    text = "\n".join(explain_answer(session, "A2.1", place, "zh").lines)
    assert "顶层总户数" in text
    assert "top_units" not in text


def test_the_parts_of_a_node_are_its_children_with_their_weights(session: EstateSession) -> None:
    for code, count in (("TOTAL", 7), ("A", 5), ("A2", 3)):
        value = explain_node(session, code, "zh").value
        parts = value["parts"]
        assert isinstance(parts, list)
        assert len(parts) == count
        assert sum(part["weight"] for part in parts if isinstance(part, dict)) == 100


def test_a_contest_is_explained_as_one(session: EstateSession, tmp_path: Path) -> None:
    write_bundle(session, tmp_path / "a.zip")
    answers = {"甲": Observation(grade=Fraction(5)), "乙": Observation(grade=Fraction(2))}
    with open_bundle(tmp_path / "a.zip", tmp_path / "b.reno", YI, Environment()) as theirs:
        Answers(theirs).record("B4.1", ESTATE, answers["乙"])
        write_bundle(theirs, tmp_path / "b.zip")
    Answers(session).record("B4.1", ESTATE, answers["甲"])
    merge_bundle(session, tmp_path / "b.zip")
    explained = explain_answer(session, "B4.1", ESTATE, "zh")
    assert (explained.value["contested"], explained.value["low"], explained.value["high"]) == (True, 30, 100)
    assert any("30" in line and "100" in line for line in explained.lines[:3])
