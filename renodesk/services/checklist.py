"""What the surveyor says of the renovation items, beside what the diagnosis proposes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.form import CheckItem, InputField
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.reading import record_json
from renodesk.domain.scores import Remedy
from renodesk.domain.scoring import propose_status
from renodesk.domain.survey import CheckRecord, Value
from renodesk.errors import UnknownField, UnknownItem, UnknownPlace
from renodesk.services.session import EstateSession

Spot = tuple[str, Place]
"""A checklist item's code and the place it is recorded at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckRow:
    """A checklist item at a place.

    What was said, what the tree proposes there, and the estate-wide remedy.
    """

    item: CheckItem
    place: Place
    record: CheckRecord | None
    is_contested: bool
    proposed_status: str | None
    remedy: Remedy | None
    proposed_quantities: Mapping[str, Fraction]
    """How much the answers in this place ask for, by column."""

    @property
    def wants_reason(self) -> bool:
        """Return whether it is a must item the diagnosis asks for, so that leaving it out wants a reason."""
        return self.item.is_must and self.proposed_status == "need"


class ChecklistService:
    """Reads and keeps what is said of the 36 items."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def record(self, code: str, place: Place, record: CheckRecord, *, reason: str = "") -> Changes:
        """Keep status, quantities and reason of an item at a place, in one cell.

        Raises:
            UnknownItem, UnknownPlace: the item is not recorded there.
            UnknownField: a status or quantity the item does not have.
            RoundSealed: the round takes no more.
        """
        return self.record_all({(code, place): record}, reason=reason)

    def record_all(self, records: Mapping[Spot, CheckRecord], *, reason: str = "") -> Changes:
        """Keep what is said of several items at several places in one act.

        Raises:
            UnknownItem, UnknownPlace, UnknownField: of any of them; nothing is kept.
            RoundSealed: the round takes no more.
        """
        for (code, place), record in records.items():
            self._check(self._known(code, place), record)
        with self._session.act(reason) as act:
            for (code, place), record in records.items():
                value = record_json(record)
                act.put(vocabulary.check_cell(self._session.round, code, place), value or None)
        return act.changes

    def adopt(self, rows: Iterable[CheckRow]) -> Changes:
        """Take what the diagnosis proposes of these rows as what was seen, in one act.

        Rows without a proposal are passed over. Quantities that were typed stay; the others come from the
        answers there.
        """
        return self.record_all(
            {
                (row.item.code, row.place): CheckRecord(
                    status=row.proposed_status,
                    quantities={**_asked(row), **(row.record.quantities if row.record else {})},
                    reason=row.record.reason if row.record else "",
                )
                for row in rows
                if row.proposed_status
            }
        )

    def say(self, rows: Iterable[CheckRow], status: str, reason: str = "") -> Changes:
        """Say one status of several rows in one act; quantities stay, and a reason that is given is kept.

        Raises:
            UnknownField: a status one of the items does not have; nothing is kept.
        """
        return self.record_all(
            {
                (row.item.code, row.place): CheckRecord(
                    status=status,
                    quantities=row.record.quantities if row.record else {},
                    reason=reason or (row.record.reason if row.record else ""),
                )
                for row in rows
            }
        )

    @staticmethod
    def _check(item: CheckItem, record: CheckRecord) -> None:
        if record.status not in ("", *(option.status for option in item.statuses)):
            raise UnknownField(field=record.status, where=item.code)
        for name in record.quantities:
            if name not in {box.name for box in item.quantities}:
                raise UnknownField(field=name, where=item.code)

    def rows(self) -> tuple[CheckRow, ...]:
        """Return every item at every place it is recorded at, in table order, then walking order."""
        return tuple(
            self.row(item.code, place)
            for item in self._session.forms.checklist.items
            for place in self._places(item)
        )

    def row(self, code: str, place: Place) -> CheckRow:
        """Return one item at one place.

        Raises:
            UnknownItem, UnknownPlace: the item is not recorded there.
        """
        item = self._known(code, place)
        session = self._session
        heads = session.survey.checks.get((code, place), ())
        return CheckRow(
            item=item,
            place=place,
            record=heads[-1] if heads else None,
            is_contested=len(heads) > 1,
            proposed_status=propose_status(session.forms, item, place, session.survey, session.scores),
            remedy=session.scores.remedies.get(code),
            proposed_quantities=session.quantities_in(code, place),
        )

    def summary(self) -> Mapping[str, Mapping[str, int]]:
        """Return how many places have each status, per item; places nobody spoke of count as ""."""
        counts: dict[str, dict[str, int]] = {}
        for item in self._session.forms.checklist.items:
            count = counts.setdefault(item.code, {})
            for place in self._places(item):
                heads = self._session.survey.checks.get((item.code, place), ())
                status = heads[-1].status if heads else ""
                count[status] = count.get(status, 0) + 1
        return counts

    def _places(self, item: CheckItem) -> list[Place]:
        survey = self._session.survey
        match item.scope:
            case "estate":
                return [ESTATE]
            case "building":
                return [building.place for building in survey.buildings]
            case _:
                return [unit.place for building in survey.buildings for unit in building.units]

    def _known(self, code: str, place: Place) -> CheckItem:
        item = self._session.forms.checklist.item(code)
        if item is None:
            raise UnknownItem(item=code)
        if item.scope != place.scope or not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        return item


def _asked(row: CheckRow) -> dict[str, Value]:
    if row.proposed_status != "need":
        return {}
    columns = {box.name for box in row.item.quantities}
    return {name: quantity for name, quantity in row.proposed_quantities.items() if name in columns}


def wrong_quantities(item: CheckItem, record: CheckRecord) -> list[str]:
    """Return the quantities that are wrong for their box; they are kept as typed."""
    boxes: Mapping[str, InputField] = {box.name: box for box in item.quantities}
    return [name for name, value in record.quantities.items() if not _fits(boxes[name], value)]


def _fits(box: InputField, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, Fraction) or not 0 <= value <= 10**9:
        return False
    return box.type != "count" or value.denominator == 1
