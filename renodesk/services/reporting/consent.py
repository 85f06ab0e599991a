"""The rules of consent that hold for an estate, in the words of their documents."""

from collections.abc import Iterator

from renodesk.domain.consent import Consent
from renodesk.errors import UnknownBook
from renodesk.estates import pinning
from renodesk.packs import PackText, consent_of
from renodesk.paths import forms_dir
from renodesk.reports.meeting_snapshot import RuleLine
from renodesk.services import price_books
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

_KIND = "consent"
_JURISDICTION = "rule_jurisdiction"


class ConsentRules:
    """Reads the pack of consent rules beside what the register says of whose rules hold."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the last pack of those in use and kept by the estate, else the one that ships."""
        self.consent: Consent = consent_of(_pack(session))
        self._language = language
        told = session.survey.fields.get(_JURISDICTION)
        local = told.strip() if isinstance(told, str) else ""
        self.local = local if local in self.consent.places else ""
        """Whose rules hold, "" where nobody said so or it has none of its own."""

    @property
    def statement(self) -> str:
        """Return what the pack says of itself."""
        identity = self.consent.identity
        return (identity.statement_en if self._language == "en" else "") or identity.statement

    def rules(self) -> Iterator[RuleLine]:
        """Yield the gates that hold here: the place's own first, each sentence once."""
        told: set[str] = set()
        own = (self.local,) if self.local else ()
        for jurisdiction in (*own, *self.consent.everywhere):
            for rule in self.consent.of(jurisdiction):
                if rule.is_gate and rule.text not in told:
                    told.add(rule.text)
                    yield RuleLine(
                        stage=say(f"consent_stage_{rule.stage}", self._language),
                        text=rule.text,
                        source=f"{rule.source} {rule.clause}",
                    )


def _pack(session: EstateSession) -> PackText:
    """Return the rules in use; a folder of an office's own that has none means those that ship."""
    kept = tuple(pinning.all_kept(session.file))
    try:
        return price_books.find(_KIND, session.environment.forms, kept, _KIND)
    except UnknownBook:
        return price_books.find(_KIND, forms_dir(), (), _KIND)
