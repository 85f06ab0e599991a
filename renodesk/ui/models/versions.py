"""Every value a cell ever had, as a table."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from renodesk.services.cell_history import Version, VersionState
from renodesk.texts import Language, joined, say
from renodesk.ui.local_time import local_second
from renodesk.ui.models.rows import RowsModel
from renodesk.ui.theme import Theme

_ICONS = {
    VersionState.SHOWN: ("answered", "good"),
    VersionState.CONTESTED: ("contested", "bad"),
    VersionState.REPLACED: ("unanswered", "ink3"),
    VersionState.UNDONE: ("not_applicable", "ink3"),
}


class VersionsModel(RowsModel[Version]):
    """One row a value, the latest first: when, who, which cell, what it said, what became of it."""

    def __init__(self, titles: tuple[str, ...], theme: Theme, language: Language, parent: QObject) -> None:
        """Show rows under `titles`."""
        super().__init__(theme, parent, titles)
        self._language = language

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a cell shows; a time of a wrong clock is marked."""
        one = self.rows[at]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._texts(one)[column]
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return self._theme.icons.icon(*_ICONS[one.state])
            case Qt.ItemDataRole.ForegroundRole if one.state == VersionState.UNDONE:
                return self._theme.color("ink3")
        return None

    def _texts(self, one: Version) -> tuple[str, ...]:
        mark = " ?" if one.is_clock_doubtful else ""
        return (
            local_second(one.at) + mark,
            one.person,
            one.what,
            joined("；", one.lines, self._language),
            self.state_word(one),
        )

    def state_word(self, one: Version) -> str:
        """Return what became of a value."""
        return say(f"version_{one.state.value}", self._language, by=one.by or "?")
