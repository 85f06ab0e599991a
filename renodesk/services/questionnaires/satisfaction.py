"""How satisfied residents are: held against what is asked here, and given to the indicator that asks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from renodesk.domain.ballots import Outcome, RuleVerdict, judge
from renodesk.domain.changes import Changes
from renodesk.domain.places import ESTATE
from renodesk.domain.questionnaire import Phase
from renodesk.domain.questionnaire_results import Outcome as Answered
from renodesk.domain.survey import Observation
from renodesk.errors import NothingProposed
from renodesk.services import profiles
from renodesk.services.answers import Answers
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.questionnaires.reading import FormBook, Results
from renodesk.services.questionnaires.satisfied import SATISFIED, satisfied
from renodesk.services.session import EstateSession

_MEASURES = ("satisfaction", "survey_rate")
_INPUTS = ("valid", "satisfied")
"""Inputs of an indicator that asks for a survey of satisfaction, by name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Satisfaction:
    """The answers to the question local thresholds apply to, and what they come to.

    `verdicts` are the rules that hold where the estate lies; `outcome` what the gates among them come to.
    """

    answered: Answered
    verdicts: tuple[RuleVerdict, ...]

    @property
    def outcome(self) -> Outcome:
        """Return whether every gate with a number passes; open while there is none, or one is open."""
        gates = [one.outcome for one in self.verdicts if one.rule.is_gate and one.rule.share is not None]
        if Outcome.FAIL in gates:
            return Outcome.FAIL
        return Outcome.PASS if gates and set(gates) == {Outcome.PASS} else Outcome.OPEN


def satisfaction(session: EstateSession) -> Satisfaction | None:
    """Return how satisfied residents are with the works; None where nobody was asked.

    Raises:
        QuestionnaireMissing, PackFaulty: the questionnaire or the rules of consent cannot be read.
    """
    found = satisfied(session)
    if found is None:
        return None
    profile = profiles.of(session)
    rules = [
        one
        for one in profile.rules(consent_in_use(session))
        if one.stage in SATISFIED and one.measure in _MEASURES
    ]
    verdicts = tuple(judge(one, found.tally, residents=profile.residents) for one in rules)
    return Satisfaction(answered=found.answered, verdicts=verdicts)


def proposed(session: EstateSession, results: Results) -> Mapping[str, Mapping[str, Fraction]]:
    """Return what the forms say to every indicator that asks how many are satisfied: item -> inputs."""
    by_item: dict[str, Mapping[str, Fraction]] = {}
    for one in results.outcomes:
        if not one.question.satisfied or not one.valid:
            continue
        for code in one.question.items:
            item = session.forms.tree.item(code)
            names = {box.name for box in item.inputs} if item is not None else set()
            if names.issuperset(_INPUTS):
                numbers = {
                    "valid": one.valid,
                    "satisfied": one.satisfied,
                    "returned": len(results.stack.counted),
                    "after_works": int(results.stack.phase == Phase.AFTER),
                }
                by_item[code] = {name: Fraction(value) for name, value in numbers.items() if name in names}
    return by_item


def take(session: EstateSession, book: FormBook) -> Changes:
    """Answer every indicator that asks how many are satisfied with what the forms say.

    Raises:
        NothingProposed: nobody was asked, or no indicator asks for it.
        RoundSealed: the round takes no answers.
    """
    found, answers = proposed(session, book.results()), Answers(session)
    if not found:
        raise NothingProposed
    changes = Changes()
    for item, inputs in found.items():
        before = answers.card(item, ESTATE).observation or Observation()
        after = replace(before, status="", reason="", inputs={**before.inputs, **inputs})
        changes = answers.record(item, ESTATE, after, basis="document")
    return changes
