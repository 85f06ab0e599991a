"""The 36 renovation items, each at the places it is recorded at, as a table."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QObject, Qt

from renodesk.domain.form import CheckItem
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.survey import Value
from renodesk.services.checklist import CheckRow
from renodesk.texts import Language
from renodesk.ui.models.rows import RowsModel
from renodesk.ui.names import name_in
from renodesk.ui.theme import Theme


class ChecksModel(RowsModel[CheckRow]):
    """A row for each item at each place it is recorded at."""

    def __init__(
        self,
        titles: tuple[str, ...],
        kinds: tuple[str, str],
        place: Callable[[Place], str],
        theme: Theme,
        language: Language,
        parent: QObject,
    ) -> None:
        """Show rows under `titles`; `kinds` name must-fix and upgrade, `place` names a place."""
        super().__init__(theme, parent, titles)
        self._kinds = kinds
        self._place = place
        self._language = language
        self._wishes: tuple[str, ...] = ()

    def show_checks(self, rows: tuple[CheckRow, ...], wishes: tuple[str, ...]) -> None:
        """Show these rows, each with what residents want."""
        self._wishes = wishes
        self.put_rows(rows)

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a cell shows."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.rows[at]
        labels = {option.status: option.label for option in row.item.statuses}
        said = labels.get(row.record.status, row.record.status) if row.record else ""
        proposed = labels.get(row.proposed_status, "") if row.proposed_status else ""
        kind = self._kinds[0 if row.item.is_must else 1]
        place = self._place(row.place)
        name = name_in(self._language, row.item)
        asked = _with_units(row.item, row.proposed_quantities) if row.proposed_status == "need" else ""
        if row.record is not None and row.record.reason:
            said = f"{said}（{row.record.reason}）"
        measured = _with_units(row.item, row.record.quantities) if row.record else ""
        wish = self._wishes[at]
        return (row.item.code, kind, name, place, proposed, asked, said, measured, wish)[column]


def _with_units(item: CheckItem, quantities: Mapping[str, Value]) -> str:
    """Return quantities with label and unit, in the order of their boxes; only those there are."""
    filled = [(box, quantities[box.name]) for box in item.quantities if box.name in quantities]
    return "　".join(f"{box.label} {_number(value)} {box.unit}".strip() for box, value in filled)


def _number(value: Value) -> str:
    if isinstance(value, Fraction):
        return write_number(Fraction(round(value * 100), 100))
    return str(value)
