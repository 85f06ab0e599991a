"""What the rules of consent say of a step: what came of ballots or forms, or that nobody was asked yet."""

from renodesk.domain.ballots import Outcome
from renodesk.domain.consent import ConsentRule
from renodesk.domain.procedure import GateTeller, GateWord
from renodesk.services.ballots.gates import Gate, Gatekeeper
from renodesk.services.ballots.words import gate_sentence, gate_title
from renodesk.services.rule_words import rule_source
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


def gate_teller(session: EstateSession, language: Language) -> GateTeller:
    """Return what tells of a rule by its code; what people said is read once."""
    keeper = Gatekeeper(session)
    rules = {one.code: one for one in keeper.consent.rules}

    def tell(code: str) -> GateWord:
        rule, gates = rules.get(code), keeper.gates_with([code])
        if rule is None:
            sentence = say("procedure_gate_unknown", language, rule=code)
            return GateWord(rule=code, outcome=Outcome.OPEN, sentence=sentence)
        return _judged(rule, gates[0], language) if gates and gates[0].is_asked else _unasked(rule, language)

    return tell


def _judged(rule: ConsentRule, gate: Gate, language: Language) -> GateWord:
    sentence = say(
        "procedure_gate_voted",
        language,
        gate=gate_title(gate, language),
        verdict=gate_sentence(gate, language),
        source=rule_source(rule, language),
    )
    return GateWord(rule=rule.code, outcome=gate.outcome, sentence=sentence, has_number=gate.has_number)


def _unasked(rule: ConsentRule, language: Language) -> GateWord:
    has_number = rule.share is not None
    word = "procedure_gate_not_voted" if has_number else "procedure_gate_no_number"
    sentence = say(word, language, text=rule.text, source=rule_source(rule, language))
    return GateWord(rule=rule.code, outcome=Outcome.OPEN, sentence=sentence, has_number=has_number)
