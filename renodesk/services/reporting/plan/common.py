"""What every part of a plan's snapshot reads from: a round whose common parts have a name of their own."""

from renodesk.domain.form import CheckItem, Group, Item
from renodesk.domain.places import ESTATE
from renodesk.services.planning import PlanLine
from renodesk.services.reporting.part import Part
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


class PlanReader(Part):
    """Reads a part of a plan; works at the estate stand at its common parts (小区公共部分)."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round."""
        super().__init__(session, language)
        self._names[ESTATE] = say("cost_common_parts", language)

    def _called(self, named: Item | Group | CheckItem) -> str:
        """Return a name in the language of the paper."""
        return (named.name_en if self._language == "en" else "") or named.name

    def _title(self, line: PlanLine) -> str:
        return self._called(line.item) if line.item is not None else line.title
