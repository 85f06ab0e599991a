"""What a table would do, line by line: refused rows first, then changes, doubts, what is new."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from renodesk.services.register_import.header import letters
from renodesk.services.register_import.plan import READ_CODES, Cause, Edit, Plan
from renodesk.services.register_import.values import value_words
from renodesk.services.sheet.model import Fault
from renodesk.texts import Language, say
from renodesk.ui.models.register_table import field_name
from renodesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class LineKind(StrEnum):
    """What a line tells."""

    REFUSED = "refused"
    CHANGED = "changed"
    NOTICE = "notice"
    NEW = "new"
    FILLED = "filled"
    READ = "read"
    SAME = "same"


_WORDS = {
    LineKind.REFUSED: QT_TRANSLATE_NOOP("ImportPlan", "这行不收"),
    LineKind.CHANGED: QT_TRANSLATE_NOOP("ImportPlan", "改动"),
    LineKind.NOTICE: QT_TRANSLATE_NOOP("ImportPlan", "请看一眼"),
    LineKind.NEW: QT_TRANSLATE_NOOP("ImportPlan", "新登记"),
    LineKind.FILLED: QT_TRANSLATE_NOOP("ImportPlan", "新填"),
    LineKind.READ: QT_TRANSLATE_NOOP("ImportPlan", "换个读法"),
    LineKind.SAME: QT_TRANSLATE_NOOP("ImportPlan", "不变"),
}
_ICONS = {
    LineKind.REFUSED: ("invalid", "bad"),
    LineKind.CHANGED: ("partly", "accent"),
    LineKind.NOTICE: ("low", "warn"),
    LineKind.NEW: ("answered", "good"),
    LineKind.FILLED: ("answered", "good"),
    LineKind.READ: ("evidence", "ink3"),
    LineKind.SAME: ("not_applicable", "ink3"),
}


def kind_word(kind: LineKind) -> str:
    """Return what a kind of line is called."""
    return QCoreApplication.translate("ImportPlan", str(_WORDS[kind]))


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line: where in the table, and what happens."""

    kind: LineKind
    where: str
    text: str


def lines_of(plan: Plan, language: Language) -> tuple[Line, ...]:
    """Return a plan line by line."""
    yes, no = QCoreApplication.translate("ImportPlan", "是"), QCoreApplication.translate("ImportPlan", "否")

    def edited(edit: Edit) -> Line:
        new = value_words(edit.field, edit.value, yes=yes, no=no)
        old = value_words(edit.field, edit.old, yes=yes, no=no)
        said = f"{old} → {new}" if edit.is_change else new
        text = f"{edit.shown}　{field_name(edit.field, language)}：{said}"
        if edit.is_contested:
            text += QCoreApplication.translate("ImportPlan", "（两人所记不同，会照表格裁定）")
        kind = LineKind.CHANGED if edit.is_change or edit.is_contested else LineKind.FILLED
        return Line(kind=kind, where=_spot(edit.cause), text=text)

    edits = [edited(edit) for edit in plan.edits]
    doubts = [fault for fault in plan.notices if fault.code not in READ_CODES]
    read = [fault for fault in plan.notices if fault.code in READ_CODES]
    return (
        *(_told(LineKind.REFUSED, fault, language) for fault in plan.refused),
        *(line for line in edits if line.kind == LineKind.CHANGED),
        *(_told(LineKind.NOTICE, fault, language) for fault in (*plan.unmatched, *doubts)),
        *(Line(kind=LineKind.NEW, where=_spot(one.cause), text=one.shown) for one in plan.places),
        *(line for line in edits if line.kind == LineKind.FILLED),
        *(_told(LineKind.READ, fault, language) for fault in read),
        *(_told(LineKind.SAME, fault, language) for fault in plan.passed_over),
    )


def _spot(cause: Cause) -> str:
    return f"{letters(cause.column)}{cause.row}"


def _told(kind: LineKind, fault: Fault, language: Language) -> Line:
    where = fault.facts.get("at", "") + fault.where.removeprefix("#")
    return Line(kind=kind, where=where, text=say(fault.code, language, **fault.facts))


def line_words(line: Line) -> str:
    """Return all of a line."""
    return f"{kind_word(line.kind)}　{line.where}　{line.text}"


class ImportPlanModel(QAbstractTableModel):
    """One row a line, of one kind or of all."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._theme = theme
        self._all: tuple[Line, ...] = ()
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._all = self._lines = lines
        self.endResetModel()

    def only(self, kind: str) -> None:
        """Show the lines of one kind, "" for all."""
        self.beginResetModel()
        self._lines = tuple(line for line in self._all if kind in ("", line.kind))
        self.endResetModel()

    def count(self, kind: LineKind) -> int:
        """Return how many lines there are of a kind."""
        return sum(1 for line in self._all if line.kind == kind)

    def line(self, row: int) -> Line | None:
        """Return a line that is shown."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return what happens, where, and the words."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("会怎样"), self.tr("表格里"), self.tr("内容"))
        return titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        cells = (kind_word(line.kind), line.where, line.text)
        icon, color = _ICONS[line.kind]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells[index.column()]
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return line_words(line)
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return self._theme.icons.icon(icon, color)
            case Qt.ItemDataRole.ForegroundRole if line.kind == LineKind.SAME:
                return self._theme.color("ink3")
        return None
