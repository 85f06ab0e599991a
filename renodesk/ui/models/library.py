"""The estates of a folder as a table, filled as they are read."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from renodesk.texts import Language, say
from renodesk.ui.local_time import local_minute
from renodesk.ui.models.rows import RowsModel
from renodesk.ui.theme import Theme

if TYPE_CHECKING:
    from renodesk.services.library import EstateLine

SEARCH_ROLE = Qt.ItemDataRole.UserRole


class LibraryModel(RowsModel["EstateLine"]):
    """One row an estate file: name, dealt with, score, red flags, last change, last backup."""

    numbers = (1, 2, 3)

    def __init__(
        self, titles: tuple[str, ...], theme: Theme, language: Language, forms: Path, parent: QObject
    ) -> None:
        """Show rows under `titles`; words of scores are said by the packs of the folder `forms`."""
        super().__init__(theme, parent, titles)
        self._language = language
        self._forms = forms

    def add(self, line: "EstateLine") -> None:
        """Show one more estate."""
        self.add_rows((line,))

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a cell shows; a file that cannot be read says why instead of its numbers."""
        line = self.rows[at]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._trouble(line) or str(line.path)
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return self._theme.icons.icon(*_icon(line))
            case Qt.ItemDataRole.ForegroundRole if column in (4, 5):
                return self._theme.color("ink2")
            case role if role == SEARCH_ROLE:
                return f"{line.name} {line.path.name}"
        return None

    def _text(self, line: "EstateLine", column: int) -> str:
        from renodesk.services.why import short
        from renodesk.services.worded import score_word

        if line.trouble:
            return self._trouble(line) if column == 0 else ""
        low, high = line.low, line.high
        if low is None or high is None:
            score = "—"
        else:
            score = short(low) if low == high else f"{short(low)} – {short(high)}"
        progress = f"{line.dealt} / {line.all}"
        return (
            line.name,
            progress,
            f"{score}  {score_word(self._forms, line.word, self._language)}",
            f"{line.red_flags or ''}  ",
            local_minute(line.changed),
            local_minute(line.backed_up) or "—",
        )[column]

    def _trouble(self, line: "EstateLine") -> str:
        return say(line.trouble, self._language, file=line.path.name) if line.trouble else ""


def _icon(line: "EstateLine") -> tuple[str, str]:
    if line.trouble:
        return "invalid", "bad"
    if line.is_sealed:
        return "answered", "good"
    return ("partly", "accent") if line.dealt else ("unanswered", "ink3")
