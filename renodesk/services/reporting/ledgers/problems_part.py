"""Problems spot by spot, as the ledgers hold them."""

from collections.abc import Iterable, Iterator, Mapping

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.planning import related
from renodesk.reports.ledger_problems import IndicatorNumber, ProblemNumbers, ProblemSpot
from renodesk.reports.problem_snapshot import ProblemEntry
from renodesk.reports.snapshot import Snapshot
from renodesk.services.photos import Photos
from renodesk.services.planning import PlanLine
from renodesk.services.problems import ProblemLine, Problems
from renodesk.services.reporting.part import Part
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


class ProblemNumbersPart(Part):
    """Reads the handbook's problems by spot, beside what the report prints of them."""

    def __init__(self, session: EstateSession, language: Language, report: Snapshot) -> None:
        """Read the session's current round."""
        super().__init__(session, language)
        self._entries = {one.code: one for one in (report.problems.problems if report.problems else ())}
        self._problems = Problems(session, language)
        self._photos: dict[tuple[str, str], int] = {}
        for row in Photos(session).rows():
            if row.place is not None and row.item and row.is_evidence:
                spot = (row.item, row.place.building)
                self._photos[spot] = self._photos.get(spot, 0) + 1

    def numbers(self, chosen: Iterable[PlanLine]) -> ProblemNumbers:
        """Return figures and spots; `chosen` are the lines of the plan."""
        lines = self._problems.lines()
        return ProblemNumbers(
            spots=tuple(self._spots(lines)),
            indicators={
                one.code: IndicatorNumber(value=one.value, is_least=one.is_least, where=one.where)
                for one in self._problems.indicators()
            },
            years=_years(lines, list(chosen)),
        )

    def _spots(self, lines: tuple[ProblemLine, ...]) -> Iterator[ProblemSpot]:
        """Yield each problem at each building, building by building in walking order, the estate last."""
        walk = [building.place for building in self._session.survey.buildings]
        for building in (*walk, ESTATE):
            for line in lines:
                inside = [place for place in line.places if place.building == building.building]
                entry = self._entries.get(line.code)
                if inside and entry is not None:
                    yield ProblemSpot(
                        problem=entry,
                        place=self._place(building),
                        inside=self._inside(entry, building, inside),
                        photos=sum(
                            self._photos.get((code, building.building), 0) for code in line.tree_codes
                        ),
                    )

    def _inside(self, entry: ProblemEntry, building: Place, places: list[Place]) -> str:
        known = dict(entry.buildings)
        has_units = any(place.unit for place in places)
        return known.get(self._place(building), "") if has_units else say("report_whole", self._language)


def _years(lines: Iterable[ProblemLine], chosen: list[PlanLine]) -> Mapping[str, int]:
    """Return the first year the works against each problem are planned for, where any are."""
    found: dict[str, int] = {}
    for line in lines:
        years = [
            measure.year
            for measure in chosen
            if measure.item is not None
            and measure.item.code in line.check_codes
            and any(related(measure.place, place) for place in line.places)
        ]
        if years:
            found[line.code] = min((year for year in years if year), default=0)
    return found
