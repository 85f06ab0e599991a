"""The sample's residents: two votes, forms, drafts, ledgers, steps and self-check, as people enter them."""

import pytest
from PIL import Image

from renodesk.domain.ballots import Outcome
from renodesk.domain.changes import Author
from renodesk.domain.questionnaire import Phase
from renodesk.domain.standard import Fulfilment
from renodesk.paths import resource
from renodesk.services import profiles
from renodesk.services.attachments import Attachments
from renodesk.services.ballots import BallotBook
from renodesk.services.ballots.gates import Gatekeeper
from renodesk.services.ballots.words import gate_sentence
from renodesk.services.demo_residents import (
    YEAR,
    When,
    ask_sample_residents,
    choose_sample_profile,
    tell_sample_residents,
)
from renodesk.services.drafts import Drafts
from renodesk.services.environment import Environment
from renodesk.services.ledgers.reading import standings
from renodesk.services.procedure import ProcedureBook
from renodesk.services.questionnaires import FormBook
from renodesk.services.register_import.taking import import_register
from renodesk.services.session import EstateSession
from renodesk.services.standards.reading import self_check

JIA = Author(person="示例设计师甲", device="d-1")
LATE = 1_795_827_600_000
"""2026-11-28: what was due by then is overdue."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> EstateSession:
    """Return the sample estate with everything its residents said before the works."""
    folder = tmp_path_factory.mktemp("told")
    Image.new("RGB", (64, 48), "red").save(folder / "00_gate.jpg", "JPEG")
    environment = Environment(clock=lambda: LATE, journal_folder=None)
    session = EstateSession.create(folder / "a.reno", "槐安里小区（示例）", JIA, environment)
    for name in ("estate.csv", "buildings.csv"):
        import_register(session, resource("sample", name))
    choose_sample_profile(session)
    assert ask_sample_residents(session, Phase.BEFORE) == 30
    for when in When:
        tell_sample_residents(session, when, folder)
    return session


def test_the_first_vote_passes_and_the_second_lacks_households_and_area(told: EstateSession) -> None:
    assert profiles.of(told).id == "chuxiong"
    gates = {one.name: one for one in Gatekeeper(told).gates()}
    assert gates["CX-DS"].outcome == Outcome.PASS
    assert gates["CX-SV"].outcome == Outcome.FAIL
    assert gate_sentence(gates["CX-SV"], "zh") == "还差 6 户、387 m²"
    ballot = gates["CX-SV"].ballot
    assert ballot is not None
    assert len(BallotBook(told).count(ballot).parts) == len(told.survey.buildings) == 6
    assert not ballot.is_closed


def test_every_form_of_the_sample_is_whole_and_keeps_the_sampling_rules(told: EstateSession) -> None:
    results = FormBook(told, Phase.BEFORE).results()
    assert len(results.stack.counted) == 30
    assert results.stack.unsound == ()
    assert FormBook(told, Phase.BEFORE).order().wanted[0].count > 15


def test_drafts_went_down_three_times_and_one_reply_waits(told: EstateSession) -> None:
    drafts = Drafts(told).all()
    assert [one.turn for one in drafts] == [1, 2, 3]
    assert [one.count(None) for one in drafts] == [0, 0, 1]


def test_ledgers_hold_one_row_that_is_late_and_one_closed_with_its_evidence(told: EstateSession) -> None:
    by_id = {one.ledger.id: one for one in standings(told)}
    assert by_id["rectification"].overdue == 1
    assert by_id["complaints"].overdue == 1
    assert [one.name for one in Attachments(told).all()] == ["00_gate.jpg"]


def test_steps_are_done_and_due_and_the_self_check_is_partly_answered(told: EstateSession) -> None:
    book = ProcedureBook(told, "zh")
    assert [book.line(f"CX10/{number}").at.days_late for number in (4, 5)] == [0, 8]
    counts = self_check(told, YEAR).counts
    assert (counts[Fulfilment.MET], counts[Fulfilment.PARTLY], counts[Fulfilment.NOT_MET]) == (4, 2, 1)
