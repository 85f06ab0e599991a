"""How many residents the works satisfied, by the forms: what gates of satisfaction and acceptance count."""

from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.ballots import Tally, Voice
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import ESTATE
from renodesk.domain.questionnaire import Phase, Question
from renodesk.domain.questionnaire_results import Outcome, outcomes
from renodesk.services.questionnaires.reading import FormBook
from renodesk.services.session import EstateSession
from renodesk.services.voters import voters_at

SATISFIED = (Stage.SATISFACTION, Stage.ACCEPTANCE)
"""Stages at which documents ask how many are satisfied."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Satisfied:
    """The answers to the question on the works; a form is a household, held against those registered."""

    answered: Outcome
    tally: Tally


def satisfied(session: EstateSession) -> Satisfied | None:
    """Return how many were asked after the works and how many are satisfied; None where nobody was asked.

    Raises:
        QuestionnaireMissing, PackFaulty: there is no questionnaire that can be read.
    """
    if not any(one.phase == Phase.AFTER for one in session.form_rows.all().values()):
        return None
    stack = FormBook(session, Phase.AFTER).stack()
    question = next((one for one in stack.book.put(Phase.AFTER) if _is_of_works(one)), None)
    if question is None:
        return None
    (found,) = outcomes(stack.book, [question], [(one.form.answers, one.judged) for one in stack.counted])
    if not found.valid:
        return None
    voices = {Voice.AGREE: found.satisfied, Voice.AGAINST: found.valid - found.satisfied}
    tally = Tally(
        voices={voice: {Counted.HOUSEHOLDS: Fraction(count)} for voice, count in voices.items()},
        base=dict(voters_at(session, ESTATE)),
    )
    return Satisfied(answered=found, tally=tally)


def _is_of_works(question: Question) -> bool:
    return bool(question.satisfied) and question.phase == Phase.AFTER
