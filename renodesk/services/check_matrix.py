"""Places × the 36: what is said of each, with its quantities, as a table."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from renodesk.domain.changes import Changes
from renodesk.domain.form import CheckItem
from renodesk.domain.places import Place
from renodesk.domain.reading import value_from
from renodesk.domain.survey import CheckRecord
from renodesk.errors import UnknownField
from renodesk.services.answer_parts import value_text
from renodesk.services.checklist import ChecklistService, CheckRow, Spot, wrong_quantities
from renodesk.services.matrix_table import CellView, Column, ColumnKind, MatrixCell, Typed
from renodesk.services.outline import Outline
from renodesk.services.register_values import stored
from renodesk.services.row_states import RowState
from renodesk.services.session import EstateSession


class CheckMatrix:
    """Reads and writes the renovation items of one scope as a table."""

    def __init__(self, session: EstateSession, language: str = "zh") -> None:
        """Work on the session's current round; columns and statuses are called in a language."""
        self._session = session
        self._checks = session.forms_in(language).checklist
        self._checklist = ChecklistService(session)

    def columns(self, scope: str) -> tuple[Column, ...]:
        """Return a status and the quantities for each item of a scope, as one meets them."""
        return tuple(column for item in self._checks.walked(scope) for column in _columns(item))

    def places(self, scope: str) -> tuple[Place, ...]:
        """Return the places of a scope in walking order."""
        return tuple(place for place, _ in Outline(self._session).walk() if place.scope == scope)

    def view(self, column: Column, place: Place) -> CellView:
        """Return what a cell shows, with what the diagnosis proposes where nothing is said."""
        row = self._checklist.row(column.item.code, place)
        state = _state(row)
        if column.kind == ColumnKind.STATUS:
            said = row.record.status if row.record else ""
            item = self._checks.item(row.item.code) or row.item
            offer = "" if said else _label(item, row.proposed_status or "")
            return CellView(text=_label(item, said), state=state, offer=offer)
        value = row.record.quantities.get(column.name) if row.record else None
        asked = row.proposed_quantities.get(column.name) if row.proposed_status == "need" else None
        fits = row.record is None or column.name not in wrong_quantities(row.item, row.record)
        offer = value_text(asked) if value is None else ""
        return CellView(text=value_text(value), state=state, offer=offer, fits=fits)

    def takes(self, column: Column, text: str) -> bool:
        """Return whether a text can be kept: a status by its words, number or code, a quantity always."""
        return column.kind != ColumnKind.STATUS or self._status(column.item.code, text) is not None

    def skipped_musts(self, typed: Typed) -> tuple[str, ...]:
        """Return the must items that the diagnosis asks for and these texts leave out without a reason."""
        found: dict[str, None] = {}
        for (code, kind, _, place), text in typed.items():
            if kind != ColumnKind.STATUS:
                continue
            row = self._checklist.row(code, place)
            is_out = self._status(code, text) in ("none", "na")
            if is_out and row.wants_reason and not (row.record and row.record.reason):
                found[code] = None
        return tuple(found)

    def _status(self, code: str, text: str) -> str | None:
        """Return the status a text means, in the words of the screen or of the pack."""
        items = (self._checks.item(code), self._session.forms.checklist.item(code))
        meant = (_status(item, text) for item in items if item is not None)
        return next((status for status in meant if status is not None), None)

    def put(self, typed: Mapping[MatrixCell, str], reason: str = "") -> Changes:
        """Keep what was typed into cells in one act; "" takes a status or quantity back.

        A reason that is given is kept with each item that gets a status.

        Raises:
            UnknownItem, UnknownPlace: the item is not recorded there; nothing is kept.
            UnknownField: a status the item does not have; nothing is kept.
            RoundSealed: the round takes no more.
        """
        records: dict[Spot, CheckRecord] = {}
        for (code, kind, name, place), text in typed.items():
            row = self._checklist.row(code, place)
            before = records.get((code, place)) or row.record or CheckRecord()
            if kind == ColumnKind.STATUS:
                status = self._status(code, text) if text.strip() else ""
                if status is None:
                    raise UnknownField(field=text, where=code)
                after = replace(before, status=status, reason=(reason or before.reason) if status else "")
            else:
                quantities = {known: one for known, one in before.quantities.items() if known != name}
                value = value_from(stored(text))
                if value is not None:
                    quantities[name] = value
                after = replace(before, quantities=quantities)
            if after != (row.record or CheckRecord()) or (code, place) in records:
                records[code, place] = after
        return self._checklist.record_all(records, reason=reason)

    def unfit(self, cells: Iterable[MatrixCell]) -> tuple[MatrixCell, ...]:
        """Return the quantities among these cells that do not fit their box."""
        wrong = []
        for code, kind, name, place in cells:
            row = self._checklist.row(code, place) if kind == ColumnKind.QUANTITY else None
            if row is not None and row.record is not None and name in wrong_quantities(row.item, row.record):
                wrong.append((code, kind, name, place))
        return tuple(wrong)


def _columns(item: CheckItem) -> tuple[Column, ...]:
    options = tuple(option.label for option in item.statuses)
    quantities = (
        Column(item=item, kind=ColumnKind.QUANTITY, name=box.name, label=f"{box.label} {box.unit}".strip())
        for box in item.quantities
    )
    return (Column(item=item, kind=ColumnKind.STATUS, options=options), *quantities)


def _label(item: CheckItem, status: str) -> str:
    return next((option.label for option in item.statuses if option.status == status), status)


def _status(item: CheckItem, text: str) -> str | None:
    """Return the status a text means: its words, its code, or its number in the order of the pack."""
    plain = text.strip().casefold()
    for number, option in enumerate(item.statuses, 1):
        if plain in (option.label.casefold(), option.status, str(number), chr(0xFF10 + number)):
            return option.status
    return None


def _state(row: CheckRow) -> RowState:
    if row.is_contested:
        return RowState.CONTESTED
    if row.record is not None and wrong_quantities(row.item, row.record):
        return RowState.INVALID
    match row.record.status if row.record else "":
        case "":
            return RowState.UNANSWERED
        case "na":
            return RowState.NOT_APPLICABLE
        case "need":
            return RowState.LOW
        case _:
            return RowState.ANSWERED
