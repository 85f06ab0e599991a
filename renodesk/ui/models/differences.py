"""What differs between two moments as a table that grows as it is read."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from renodesk.domain.places import Place
from renodesk.services.differences import Line
from renodesk.texts import Language, joined, say
from renodesk.ui.local_time import local_minute
from renodesk.ui.models.rows import Index, RowsModel
from renodesk.ui.theme import Theme


class Column(IntEnum):
    """The columns."""

    PLACE = 0
    WHAT = 1
    BEFORE = 2
    AFTER = 3
    WHO = 4
    WHEN = 5


class DifferencesModel(RowsModel[Line]):
    """One row a line: where (told once), what, old, new, who, when."""

    more_wanted = Signal()
    """One has scrolled to the end of what was read."""

    def __init__(self, titles: tuple[str, ...], theme: Theme, language: Language, parent: QObject) -> None:
        """Show rows under `titles`."""
        super().__init__(theme, parent, titles)
        self._language = language
        self._place: Callable[[Place], str] = lambda place: place.shown
        self._is_whole = True

    def begin(self, place: Callable[[Place], str]) -> None:
        """Show nothing yet; `place` names places."""
        self._place, self._is_whole = place, False
        self.put_rows(())

    def end(self) -> None:
        """Hear that there are no more."""
        self._is_whole = True

    @property
    def is_whole(self) -> bool:
        """Return whether every line is here."""
        return self._is_whole

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:
        """Return whether more lines may be read."""
        return not self._is_whole

    def fetchMore(self, parent: Index = QModelIndex()) -> None:
        """Ask for them; they come later."""
        self.more_wanted.emit()

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a cell shows; a place is shown where it begins and told everywhere."""
        line = self.rows[at]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                is_same = column == Column.PLACE and at > 0 and self.rows[at - 1].place == line.place
                return "" if is_same else self._text(line, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(line, column)
            case Qt.ItemDataRole.DecorationRole if column == Column.AFTER and line.is_contested:
                return self._theme.icons.icon("contested", "bad")
            case Qt.ItemDataRole.ForegroundRole if column in (Column.BEFORE, Column.WHO, Column.WHEN):
                return self._theme.color("ink2")
        return None

    def _text(self, line: Line, column: int) -> str:
        match column:
            case Column.PLACE:
                return self._place(line.place) if line.place is not None else ""
            case Column.WHAT:
                return line.what
            case Column.BEFORE:
                return line.before or say("difference_empty", self._language)
            case Column.AFTER:
                return line.after or say("difference_empty", self._language)
            case Column.WHO:
                return joined("、", line.persons, self._language)
            case _:
                return local_minute(line.at) + (" ?" if line.is_clock_doubtful else "")
