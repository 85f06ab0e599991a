"""Whatever one does to an open estate, its live result is the one a fresh reading gives."""

import shutil
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from domain.surveys import keys_of, observations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author, Changes
from renodesk.domain.places import ESTATE
from renodesk.domain.scores import Scores
from renodesk.domain.survey import Observation
from renodesk.errors import NothingToRedo, NothingToUndo
from renodesk.packs import load_forms
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.diagnosis import scores_json
from renodesk.services.environment import Environment
from renodesk.services.history import History
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
FORMS = load_forms(forms_dir())
ITEMS = {item.code: item for item in FORMS.tree.items}
STEPS = st.sampled_from(["answer", "answer", "answer", "clear", "register", "undo", "redo", "remove"])


def shown(session: EstateSession) -> tuple[dict[str, Any], Any]:
    scores: Scores = session.scores
    return scores_json(session, "zh"), {key: scores.answers[key] for key in scores.answers}


def step(session: EstateSession, kind: str, data: st.DataObject) -> None:
    """Do one thing a user does."""
    if kind in ("answer", "clear"):
        item, place = data.draw(st.sampled_from(keys_of(FORMS, session.survey)))
        if kind == "clear":
            Answers(session).clear(item, place)
        else:
            Answers(session).record(item, place, data.draw(observations(ITEMS[item])))
    elif kind in ("undo", "redo"):
        try:
            getattr(History(session), kind)()
        except (NothingToUndo, NothingToRedo):
            return
    elif session.survey.buildings:
        place = data.draw(st.sampled_from([one.place for one in session.survey.buildings]))
        register = RegisterService(session)
        if kind == "remove":
            register.remove(place)
        else:
            register.set_fields(place, {"households": data.draw(st.sampled_from(["", "8", "许多"]))})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_live_result_equals_a_fresh_reading_after_every_few_acts(
    survey_made: Path, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(survey_made, Path(folder) / "a.reno"))
        with EstateSession.open(path, JIA, Environment()) as session:
            for _ in range(3):
                for kind in data.draw(st.lists(STEPS, min_size=1, max_size=5)):
                    step(session, kind, data)
                with EstateSession.open(path, JIA, Environment(), read_only=True) as fresh:
                    assert shown(fresh) == shown(session)


def test_every_act_is_told_once_with_the_cells_it_touched(session: EstateSession) -> None:
    told: list[Changes] = []
    session.hub.subscribe(told.append)
    made = Answers(session).record("B4.1", ESTATE, Observation(grade=Fraction(4)))
    taken_back = History(session).undo()
    assert told == [made, taken_back]
    assert taken_back.cells == made.cells
    assert made.person == "甲"


def test_an_act_that_fails_leaves_survey_and_scores_as_they_were(session: EstateSession) -> None:
    def fail() -> None:
        with session.act() as act:
            act.put(vocabulary.answer_cell(session.round, "B4.1", ESTATE), {"grade": 1})
            raise ZeroDivisionError

    before = shown(session)
    with pytest.raises(ZeroDivisionError):
        fail()
    assert shown(session) == before
    assert Answers(session).card("B4.1", ESTATE).observation is None
