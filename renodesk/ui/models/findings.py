"""The findings of the review as a table."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from renodesk.domain.findings import FindingLevel
from renodesk.services.review import Finding
from renodesk.texts import Language, say
from renodesk.ui.models.rows import KeyedRowsModel
from renodesk.ui.theme import Theme

_ICONS = {
    FindingLevel.BLOCK: ("red_flag", "bad"),
    FindingLevel.WARN: ("low", "warn"),
    FindingLevel.NOTE: ("unseen", "ink3"),
}


class FindingsModel(KeyedRowsModel[Finding]):
    """One row a finding: kind with its level, what, where, and the reason it stays."""

    def __init__(self, titles: tuple[str, ...], theme: Theme, language: Language, parent: QObject) -> None:
        """Show rows under `titles`."""
        super().__init__(theme, parent, titles)
        self._language = language
        self._places: tuple[str, ...] = ()

    def show_findings(self, rows: tuple[Finding, ...], places: tuple[str, ...]) -> None:
        """Show these findings, each with the name of its place."""
        self._places = places
        self.put_rows(rows)

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a cell shows."""
        one = self.rows[at]
        kind = say(f"finding_kind_{one.kind.value}", self._language)
        text = (kind, one.text, self._places[at], one.reason)[column]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return text
            case Qt.ItemDataRole.DecorationRole if column == 0:
                name, token = ("answered", "good") if one.reason else _ICONS[one.level]
                return self._theme.icons.icon(name, token)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{say(f'finding_level_{one.level.value}', self._language)} {text}"
        return None
