"""The 36 renovation items over the buildings: what was said of each on site, and how much."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from renodesk.domain.form import CheckItem, InputField
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import CheckRecord
from renodesk.reports.ledger_snapshot import QuantityLine, WorksLine
from renodesk.reports.snapshot import CheckLine
from renodesk.services.answer_parts import value_text
from renodesk.services.reporting.part import Part
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

NEED = "need"


class WorksPart(Part):
    """Reads the checklist by building."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round."""
        super().__init__(session, language)
        self._columns = [ESTATE.building, *(building.place.building for building in session.survey.buildings)]
        self._said: dict[str, dict[str, list[CheckRecord]]] = {}
        for (code, place), heads in session.survey.checks.items():
            if heads and session.has(place):
                self._said.setdefault(code, {}).setdefault(place.building, []).append(heads[-1])

    def lines(self, checks: Iterable[CheckLine]) -> Iterator[WorksLine]:
        """Yield every item in table order; `checks` are the same items as the report prints them."""
        for item, check in zip(self._forms.checklist.items, checks, strict=True):
            said = self._said.get(item.code, {})
            records = [said.get(column, []) for column in self._columns]
            yield WorksLine(
                code=item.code,
                name=item.name,
                kind=check.kind,
                phase=say(f"phase_{item.phase}", self._language) if item.phase else "",
                statuses=tuple(self._status(item, those) for those in records),
                needed=sum(record.status == NEED for those in records for record in those),
                proposed=check.proposed,
                wish=check.wish,
                quantities=tuple(
                    QuantityLine(
                        label=box.label,
                        unit=box.unit,
                        cells=tuple(_amount(box, those, self._language) for those in records),
                    )
                    for box in item.quantities
                ),
            )

    def _status(self, item: CheckItem, records: list[CheckRecord]) -> str:
        """Return the status of a building; where its entrances differ, each with their number."""
        counts: dict[str, int] = {}
        for record in records:
            if record.status:
                counts[record.status] = counts.get(record.status, 0) + 1
        labels = {option.status: option.label for option in item.statuses}
        if len(records) == 1 or not counts:
            return "".join(labels.get(status, status) for status in counts)
        return joined(
            "，",
            (f"{labels.get(status, status)} {count}" for status, count in counts.items()),
            self._language,
        )


def _amount(box: InputField, records: list[CheckRecord], language: Language) -> Fraction | str | None:
    """Return what the records say of a quantity together; a text where one of them is no number."""
    values = [record.quantities[box.name] for record in records if box.name in record.quantities]
    numbers = [value for value in values if isinstance(value, Fraction)]
    if len(numbers) == len(values):
        return sum(numbers, Fraction(0)) if values else None
    return joined("；", map(value_text, values), language)
