"""What the handbook's reading adds to a plan document: lights of places, and problems works do not mend."""

from collections.abc import Iterator, Mapping

from renodesk.domain.places import Place
from renodesk.domain.problems import LightState
from renodesk.reports.blocks import Tone
from renodesk.reports.plan_snapshot import LightLine, ManagementLine
from renodesk.reports.snapshot import Interval
from renodesk.reports.words import interval_text
from renodesk.services.problems import REPAIRS, Problems
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

_TONES: Mapping[LightState, Tone] = {
    LightState.GREEN: "good",
    LightState.YELLOW: "warn",
    LightState.RED: "bad",
}
_SIGNS = {LightState.GREEN: "○", LightState.YELLOW: "△", LightState.RED: "●"}


class ProblemPart(PlanReader):
    """Reads the handbook's problems of a round; nothing where the round has no handbook."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round."""
        super().__init__(session, language)
        problems = Problems(session, language)
        self._lines, self._lights = problems.lines(), problems.lights()

    def lights(self, place: Place) -> Iterator[LightLine]:
        """Yield 五不 of a building, 六有 of the estate."""
        for light in self._lights:
            if light.place == place:
                word = say(f"light_{light.state.value}", self._language)
                sign = _SIGNS.get(light.state, "")
                ends = interval_text(Interval(low=light.low, high=light.high))
                yield LightLine(
                    name=light.name,
                    word=f"{sign} {word}".strip(),
                    said=f"{light.lowest} {ends}" if light.lowest else "",
                    tone=_TONES.get(light.state, "quiet"),
                )

    def management(self) -> Iterator[ManagementLine]:
        """Yield the problems that management mends, not works (管理类问题)."""
        for line in self._lines:
            if line.repair == REPAIRS[1]:
                yield ManagementLine(
                    name=f"{line.code} {line.name}",
                    sentence=line.sentence,
                    remedy=line.remedy,
                    responsible=line.responsible,
                    due=line.due,
                    is_urgent=line.is_urgent,
                )
