"""Gates that ask for a share of satisfied residents: fed by the questionnaires after the works."""

from renodesk.domain.ballots import Outcome, Voice
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import ESTATE
from renodesk.domain.questionnaire import Phase
from renodesk.services import profile_choosing
from renodesk.services.ballots import BallotActs, gate
from renodesk.services.ballots.gates import Gatekeeper
from renodesk.services.ballots.words import gate_lines
from renodesk.services.procedure import ProcedureBook
from renodesk.services.questionnaires import FormActs, NewForm, Way
from renodesk.services.session import EstateSession


def ask(session: EstateSession, satisfied: int, others: int) -> None:
    """Keep forms of households after the works, so many of them satisfied."""
    forms = [NewForm(answers={"QS4": (code,)}) for code in ["4"] * satisfied + ["3"] * others]
    FormActs(session, Phase.AFTER).keep_many(forms, Way.PAPER, "t")


def test_four_of_five_satisfied_open_the_acceptance_in_baoding_and_one_less_does_not(
    session: EstateSession,
) -> None:
    profile_choosing.choose(session, "baoding")
    assert gate(session, Stage.ACCEPTANCE).outcome == Outcome.OPEN
    ask(session, 7, 2)
    short = gate(session, Stage.ACCEPTANCE)
    assert short.outcome == Outcome.FAIL
    assert short.sentence.endswith("BD-AC：还差 1 户（按改造后的问卷 9 份，一份算一户）")
    ask(session, 1, 0)
    assert gate(session, Stage.ACCEPTANCE).outcome == Outcome.PASS
    (own,) = (one for one in Gatekeeper(session).gates() if one.name == "BD-AC")
    assert any("满意 8 户，共 10 户（80%）" in line for line in gate_lines(own, "zh"))


def test_of_the_estate_too_few_were_asked_in_gansu_and_its_step_says_so(session: EstateSession) -> None:
    profile_choosing.choose(session, "gansu")
    ask(session, 30, 3)
    step = ProcedureBook(session, "zh").line("GSGATE/8")
    assert [one.outcome for one in step.at.gates] == [Outcome.FAIL]
    assert "按改造后的问卷 33 份" in step.at.gates[0].sentence
    ask(session, 3, 0)
    assert [one.outcome for one in ProcedureBook(session, "zh").line("GSGATE/8").at.gates] == [Outcome.PASS]


def test_where_residents_voted_on_it_the_ballot_speaks_and_not_the_forms(session: EstateSession) -> None:
    profile_choosing.choose(session, "baoding")
    ask(session, 9, 1)
    acts = BallotActs(session)
    key = acts.begin("竣工满意度", Stage.ACCEPTANCE)
    acts.enter(
        key,
        ESTATE,
        {Voice.AGREE: {Counted.HOUSEHOLDS: "10"}, Voice.AGAINST: {Counted.HOUSEHOLDS: "20"}},
    )
    (own,) = (one for one in Gatekeeper(session).gates() if one.name == "BD-AC")
    assert own.forms is None
    assert own.outcome == Outcome.FAIL


def test_a_vote_before_the_works_is_not_fed_by_forms(session: EstateSession) -> None:
    profile_choosing.choose(session, "baoding")
    ask(session, 9, 1)
    assert {one.name: one.outcome for one in Gatekeeper(session).gates()}["BD-CS"] == Outcome.OPEN
