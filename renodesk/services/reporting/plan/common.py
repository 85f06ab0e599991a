"""What every part of a plan's snapshot reads from: a round whose common parts have a name of their own."""

from renodesk.domain.places import ESTATE
from renodesk.services.reporting.part import Part
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


class PlanReader(Part):
    """Reads a part of a plan; works at the estate stand at its common parts (小区公共部分)."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round."""
        super().__init__(session, language)
        self._names[ESTATE] = say("cost_common_parts", language)
