"""The interview, by keyboard alone: from question to question, who said it, what they did not know."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from ui.keyboard import CONTROL, ENTER, SHIFT, Typist

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Value
from renodesk.services.interview import Interview
from renodesk.services.register import RegisterService

F3, F8 = Qt.Key.Key_F3, Qt.Key.Key_F8
ONE, TWO = Place(building="1"), Place(building="2")


@pytest.fixture
def typist(opened: Any) -> Typist:
    """Return somebody who came to the interview by its key; the first open question has the keyboard."""
    hand = Typist(bench=opened)
    hand.press(Qt.Key.Key_3, CONTROL)
    screen = opened.desk.window.work.interview
    assert screen is not None
    opened.qtbot.waitUntil(lambda: screen._current == "estate.area_m2")
    return hand


def screen(typist: Typist) -> Any:
    return typist.bench.desk.window.work.interview


def talk(typist: Typist) -> Interview:
    interview: Interview = typist.bench.desk.workbench.estate.interview
    return interview


def field(typist: Typist, place: Place, name: str) -> tuple[Value | None, str]:
    said = talk(typist).field(place, name)
    return said.value, said.said_by


def go_to(typist: Typist, about: str) -> None:
    """Press F3 until one stands there."""
    for _ in range(60):
        if screen(typist)._current == about:
            return
        typist.press(F3)
    raise AssertionError(about)


def test_a_conversation_is_typed_from_top_to_bottom(typist: Typist) -> None:
    typist.enter("15000", "1800")
    assert field(typist, ESTATE, "area_m2") == (15000, "物业经理")
    assert field(typist, ESTATE, "population") == (1800, "物业经理")
    assert screen(typist)._current == "estate.gas"
    typist.write("1")
    assert field(typist, ESTATE, "gas") == ("piped", "物业经理")
    typist.press(ENTER)
    typist.press(ENTER, SHIFT)
    assert screen(typist)._current == "estate.gas"
    go_to(typist, "building.built_year")
    typist.enter("1985", "1992")
    assert field(typist, ONE, "built_year") == (1985, "物业经理")
    assert field(typist, TWO, "built_year") == (1992, "物业经理")
    assert screen(typist)._current == "building.structure"
    typist.write("3")
    assert field(typist, ONE, "structure")[0] == "frame"


def test_items_and_papers_are_answered_in_place_and_counted(typist: Typist) -> None:
    go_to(typist, "G1.1")
    typist.write("4")
    card = typist.card("G1.1", ESTATE)
    assert card.observation is not None
    assert (card.observation.grade, card.basis, card.said_by) == (4, "interview", "物业经理")
    go_to(typist, "paper.drawings")
    typist.write("2")
    assert talk(typist).paper("drawings").value == "promised"
    typist.press(Qt.Key.Key_Delete)
    assert talk(typist).paper("drawings").value is None
    typist.write("1")
    assert screen(typist).sum.text().startswith("问了 2 项")
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert screen(typist).sum.text().startswith("问了 1 项")


def test_what_they_do_not_know_is_one_key_and_the_next_question_follows(typist: Typist) -> None:
    typist.press(F8)
    assert field(typist, ESTATE, "area_m2") == (None, "物业经理")
    assert screen(typist)._current == "estate.population"
    go_to(typist, "C2.1")
    typist.press(F8)
    observation = typist.card("C2.1", ESTATE).observation
    assert observation is not None
    assert (observation.status, observation.reason) == ("unseen", "物业经理不清楚")
    typist.write("要问供电公司")  # the reason is selected, typing replaces it
    typist.press(ENTER)
    observation = typist.card("C2.1", ESTATE).observation
    assert observation is not None
    assert observation.reason == "要问供电公司"


def test_another_voice_is_chosen_once_and_goes_with_what_follows(typist: Typist) -> None:
    who = screen(typist).who
    who.setFocus()
    who.lineEdit().selectAll()
    typist.write("社区书记")
    typist.press(ENTER)  # on to the next open question
    go_to(typist, "estate.population")
    typist.enter("1500")
    assert field(typist, ESTATE, "population") == (1500, "社区书记")


def test_only_the_open_questions_can_be_shown_and_the_one_at_hand_stays(typist: Typist) -> None:
    RegisterService(typist.bench.desk.workbench.estate.session).set_fields(ESTATE, {"gas": "none"})
    typist.enter("15000")
    shown = screen(typist)
    typist.bench.qtbot.waitUntil(lambda: not shown._waiting)
    shown.only_open.setChecked(True)
    assert not shown._blocks["estate.area_m2"].isVisible()
    assert "estate.gas" not in [question.about for question in shown._questions]
    typist.write("1800")
    shown._blocks["estate.population"].commit()
    assert shown._blocks["estate.population"].isVisible()


def test_a_building_that_comes_later_is_asked_about_too(typist: Typist) -> None:
    typist.enter("15000")
    session = typist.bench.desk.workbench.estate.session
    RegisterService(session).add_building("3号楼", units=1)
    shown = screen(typist)
    places = {one.about: one.places for one in shown._questions}
    assert Place(building="3") in places["building.built_year"]
    typist.bench.qtbot.waitUntil(lambda: not shown._waiting)
    assert len(list(shown._blocks["building.built_year"].stops())) == 3


def test_the_place_card_and_the_item_view_name_who_said_it(typist: Typist) -> None:
    go_to(typist, "G1.1")
    typist.write("4")
    window = typist.bench.desk.window
    window.start("screen_survey")
    typist.stand("G1.1", ESTATE)
    typist.bench.qtbot.waitUntil(lambda: typist.row is not None and typist.row.isVisible())
    assert "访谈 · 物业经理" in typist.row._small.text()
    window.start("item_view")
    card = window.work.survey.card
    typist.bench.qtbot.waitUntil(card._said_by.isVisible)
    assert card._said_by.text() == "物业经理"
    card._said_by.setText("社区书记")
    card._said_by.commit()
    assert typist.card("G1.1", ESTATE).said_by == "社区书记"


def test_an_item_of_buildings_is_asked_at_each_of_them(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    register = session.forms.register
    line = replace(register.inquiry.talk[0], about="A2.1", question="顶层漏不漏？")
    inquiry = replace(register.inquiry, talk=(line, *register.inquiry.talk))
    session.forms = replace(session.forms, register=replace(register, inquiry=inquiry))
    hand = Typist(bench=opened)
    hand.press(Qt.Key.Key_3, CONTROL)
    opened.qtbot.waitUntil(lambda: screen(hand)._current == "A2.1")
    boxes = len(list(screen(hand)._blocks["A2.1"].stops())) // 2
    hand.enter("3")
    assert hand.card("A2.1", ONE).observation.inputs == {"leaking": 3}
    hand.press(ENTER, times=boxes - 1)
    hand.enter("2")
    card = hand.card("A2.1", TWO)
    assert card.observation is not None
    assert (card.observation.inputs["leaking"], card.said_by) == (2, "物业经理")
