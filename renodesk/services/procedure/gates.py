"""What the rules of consent say of a step, until somebody has voted: nothing, and which rule it would be."""

from renodesk.domain.ballots import Outcome
from renodesk.domain.consent import ConsentRule
from renodesk.domain.procedure import GateTeller, GateWord
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


def gate_teller(session: EstateSession, language: Language) -> GateTeller:
    """Return what tells of a rule by its code."""
    rules = {one.code: one for one in consent_in_use(session).rules}

    def tell(code: str) -> GateWord:
        return _word(code, rules.get(code), language)

    return tell


def _word(code: str, rule: ConsentRule | None, language: Language) -> GateWord:
    if rule is None:
        sentence = say("procedure_gate_unknown", language, rule=code)
        return GateWord(rule=code, outcome=Outcome.OPEN, sentence=sentence)
    has_number = rule.share is not None
    word = "procedure_gate_not_voted" if has_number else "procedure_gate_no_number"
    sentence = say(word, language, text=rule.text, source=f"{rule.source} {rule.clause}")
    return GateWord(rule=code, outcome=Outcome.OPEN, sentence=sentence, has_number=has_number)
