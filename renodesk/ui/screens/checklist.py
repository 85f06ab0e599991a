"""The 36 renovation items: what was said on site beside what the diagnosis proposes."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.survey import CheckRecord, Value
from renodesk.services.checklist import CheckRow
from renodesk.texts import Language
from renodesk.ui.names import name_in, place_name
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex


class ChecksModel(QAbstractTableModel):
    """A row for each item at each place it is recorded at."""

    def __init__(
        self,
        titles: tuple[str, ...],
        kinds: tuple[str, str],
        place: Callable[[Place], str],
        language: Language,
        parent: QWidget,
    ) -> None:
        """Show rows under `titles`; `kinds` name must-fix and upgrade, `place` names a place."""
        super().__init__(parent)
        self._titles = titles
        self._kinds = kinds
        self._place = place
        self._language = language
        self.rows: tuple[CheckRow, ...] = ()

    def show_rows(self, rows: tuple[CheckRow, ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.rows[index.row()]
        labels = {option.status: option.label for option in row.item.statuses}
        said = labels.get(row.record.status, row.record.status) if row.record else ""
        proposed = labels.get(row.proposed_status, "") if row.proposed_status else ""
        kind = self._kinds[0 if row.item.is_must else 1]
        place = self._place(row.place)
        name = name_in(self._language, row.item)
        return (row.item.code, kind, name, place, proposed, said, _quantities(row))[index.column()]


def _quantities(row: CheckRow) -> str:
    """Return what was measured on site, with unit; only boxes that are filled."""
    if row.record is None:
        return ""
    filled = [
        (box, row.record.quantities[box.name])
        for box in row.item.quantities
        if box.name in row.record.quantities
    ]
    return "　".join(f"{box.label} {_number(value)} {box.unit}".strip() for box, value in filled)


def _number(value: Value) -> str:
    return write_number(value) if isinstance(value, Fraction) else str(value)


class ChecklistScreen(ReadWhenShown):
    """The table and buttons that record a status for the selected rows."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's checklist."""
        super().__init__(workbench)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        layout.addWidget(frame)
        inner.addWidget(
            label(self.tr("提议由诊断得出，要由您确认。选中一行或多行，再按状态。"), "quiet", wrap=True)
        )
        titles = (
            self.tr("编号"),
            self.tr("类别"),
            self.tr("改造条目"),
            self.tr("位置"),
            self.tr("诊断提议"),
            self.tr("现场结论"),
            self.tr("工程量"),
        )
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("36项改造条目"))
        self._model = ChecksModel(
            titles, (self.tr("必改"), self.tr("提升")), self._place_name, workbench.language, self
        )
        self.table.setModel(self._model)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().setDefaultSectionSize(34)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((72, 64, 230, 130, 100, 100)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)
        inner.addWidget(self.table, 1)
        row = QHBoxLayout()
        for status, text in (
            ("need", self.tr("需改")),
            ("none", self.tr("无此问题")),
            ("done", self.tr("已改")),
            ("na", self.tr("不适用")),
        ):
            one = button(text)
            one.clicked.connect(lambda _, which=status: self.record(which))
            row.addWidget(one)
        accept = button(self.tr("采用提议"), name="primary")
        accept.clicked.connect(lambda: self.record(""))
        row.addWidget(accept)
        row.addStretch(1)
        inner.addLayout(row)

    def _place_name(self, place: Place) -> str:
        estate = self._workbench.estate
        return place_name(estate.session, place) if estate else place.shown

    def read(self) -> None:
        """Read the checklist, keeping the selection."""
        estate = self._workbench.estate
        if estate is None:
            return
        selected = {index.row() for index in self.table.selectionModel().selectedRows()}
        self._model.show_rows(estate.checklist.rows())
        for at in selected:
            self.table.selectRow(at)

    def record(self, status: str) -> None:
        """Record a status for the selected rows; "" takes each row's proposal."""
        estate = self._workbench.estate
        chosen = [self._model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]
        for row in chosen:
            wanted = status or row.proposed_status or ""
            if estate is not None and wanted:
                before = row.record or CheckRecord()
                record = CheckRecord(status=wanted, quantities=before.quantities, reason=before.reason)
                self._workbench.operations.do(
                    partial(estate.checklist.record, row.item.code, row.place, record)
                )
