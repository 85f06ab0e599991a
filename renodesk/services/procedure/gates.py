"""What the rules of consent say of a step, until somebody has voted: nothing, and which rule it would be."""

from renodesk.domain.ballots import Outcome
from renodesk.domain.consent import ConsentRule
from renodesk.domain.procedure import GateTeller, GateWord
from renodesk.errors import UnknownBook
from renodesk.estates import pinning
from renodesk.packs import PackText, consent_of
from renodesk.paths import forms_dir
from renodesk.services import price_books
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

KIND = "consent"


def gate_teller(session: EstateSession, language: Language) -> GateTeller:
    """Return what tells of a rule by its code."""
    rules = {one.code: one for one in consent_of(_pack(session)).rules}

    def tell(code: str) -> GateWord:
        return _word(code, rules.get(code), language)

    return tell


def _pack(session: EstateSession) -> PackText:
    """Return the rules in use; a folder of an office's own that has none means those that ship."""
    kept = tuple(pinning.all_kept(session.file))
    try:
        return price_books.find(KIND, session.environment.forms, kept, KIND)
    except UnknownBook:
        return price_books.find(KIND, forms_dir(), (), KIND)


def _word(code: str, rule: ConsentRule | None, language: Language) -> GateWord:
    if rule is None:
        sentence = say("procedure_gate_unknown", language, rule=code)
        return GateWord(rule=code, outcome=Outcome.OPEN, sentence=sentence)
    has_number = rule.share is not None
    word = "procedure_gate_not_voted" if has_number else "procedure_gate_no_number"
    sentence = say(word, language, text=rule.text, source=f"{rule.source} {rule.clause}")
    return GateWord(rule=code, outcome=Outcome.OPEN, sentence=sentence, has_number=has_number)
