"""The rules of consent that hold for an estate, in the words of their documents."""

from collections.abc import Iterator

from renodesk.domain.consent import Consent
from renodesk.reports.meeting_snapshot import RuleLine
from renodesk.services import profiles
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


class ConsentRules:
    """Reads the pack of consent rules by the profile that holds."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the last pack of those in use and kept by the estate, else the one that ships."""
        self.consent: Consent = consent_in_use(session)
        self._language = language
        self._profile = profiles.of(session)
        own = (one for one in self._profile.consent if one in self.consent.places)
        self.local = joined("、", own, language)
        """Whose rules hold, "" where nobody said so or the profile has none of its own."""
        self.profile = self._profile.title(english=language == "en") if self._profile.id else ""
        """The profile somebody chose, "" where nobody did."""

    @property
    def statement(self) -> str:
        """Return what the pack says of itself."""
        identity = self.consent.identity
        return (identity.statement_en if self._language == "en" else "") or identity.statement

    def rules(self) -> Iterator[RuleLine]:
        """Yield the gates that hold here: the place's own first, each sentence once."""
        told: set[str] = set()
        for rule in self._profile.rules(self.consent):
            if rule.is_gate and rule.text not in told:
                told.add(rule.text)
                yield RuleLine(
                    stage=say(f"consent_stage_{rule.stage}", self._language),
                    text=rule.text,
                    source=f"{rule.source} {rule.clause}",
                )
