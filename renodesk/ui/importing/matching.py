"""Which column of a table is what: a row a wanted column, beside it a box with the columns there are."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.register_import.matching import ColumnMatch, How, Layout
from renodesk.services.register_import.values import AREA_UNITS, is_area
from renodesk.services.table_import import Opened, TableDoor
from renodesk.texts import Language, joined
from renodesk.ui.importing.first_rows import FirstRows, column_word
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import Choice, choice, clear, label
from renodesk.ui.widgets.elided import Elided

NAME_WIDTH, BOX_WIDTH, UNIT_WIDTH = 190, 220, 96
WIDEST = 1.3
"""Large text widens boxes no further: a laptop has no more room."""
HEADER_HEIGHT, ROW_HEIGHT, COLUMN_WIDTH, MOST_LETTERS = 40, 32, 120, 24
NONE = -1


@dataclass(kw_only=True, slots=True)
class _Row:
    """The widgets of a wanted column."""

    box: QComboBox
    sample: Elided
    says: Elided
    unit: QComboBox | None


class MatchingPage(QWidget):
    """Required columns first, then those that were found, then the rest, in the order of the import.

    A box is left at any column; that two take the same one is said beside both, and holds the way on.
    """

    changed = Signal(object)
    """The layout as it is now."""

    def __init__(self, door: TableDoor, theme: Theme, language: Language) -> None:  # type: ignore[type-arg]
        """Match columns for an import."""
        super().__init__()
        self._door, self._theme = door, theme
        self._language: Language = language
        self._proposed: Opened | None = None
        self.rows: dict[str, _Row] = {}
        self._columns = QStandardItemModel(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._wanted())
        split.addWidget(self._table())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        outer.addWidget(split, 1)
        self.unused = Elided("", "quiet")
        outer.addWidget(self.unused)

    def _wanted(self) -> QWidget:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 10, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._scroll.setWidget(holder)
        return self._scroll

    def _table(self) -> QTableView:
        self.first = FirstRows(self._theme, self._door.name, self)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("表格的前几行"))
        self.table.setModel(self.first)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setCornerButtonEnabled(False)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setDefaultSectionSize(self._theme.px(COLUMN_WIDTH))
        header = self.table.horizontalHeader()
        header.setMinimumHeight(HEADER_HEIGHT)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self.table

    # Showing

    def show_table(self, opened: Opened) -> None:
        """Show how the columns of a table are matched."""
        self._proposed = opened
        self._fill_columns(opened.layout)
        clear(self._grid)
        self.rows = {}
        titles = (
            self.tr("要的列（* 必须有）"),
            self.tr("表里的哪一列"),
            self.tr("例如"),
            "",
            self.tr("怎么认的"),
        )
        for at, title in enumerate(titles):
            self._grid.addWidget(label(title, "small"), 0, at)
        order = self._in_order(opened.layout)
        for row, key in enumerate(order, 1):
            self._add(row, key)
        self._grid.setRowStretch(len(order) + 1, 1)
        for match in opened.layout.columns:
            if match.target in self.rows:
                self._set(match)
        self._tell(opened)
        wide = self._holder.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setMinimumWidth(wide)
        self._scroll.verticalScrollBar().setValue(0)

    def _in_order(self, layout: Layout) -> list[str]:
        found = {one.target for one in layout.columns if one.target}
        offered = [key for key in self._door.known if key not in self._door.parts]
        required = [key for key in offered if key in self._door.required]
        matched = [key for key in offered if key in found and key not in self._door.required]
        return [*required, *matched, *(key for key in offered if key not in found | self._door.required)]

    def _fill_columns(self, layout: Layout) -> None:
        self._columns.clear()
        none = QStandardItem(self.tr("（没有）"))
        none.setData(NONE, Qt.ItemDataRole.UserRole)
        self._columns.appendRow(none)
        for one in layout.columns:
            item = QStandardItem(column_word(one.at, one.title[:MOST_LETTERS]))
            item.setData(one.at, Qt.ItemDataRole.UserRole)
            item.setToolTip(one.title)
            self._columns.appendRow(item)

    def _add(self, row: int, key: str) -> None:
        name, scale = self._door.name(key), min(self._theme.scale, WIDEST)
        title = Elided(f"{name} *" if key in self._door.required else name)
        title.setFixedWidth(round(NAME_WIDTH * scale))
        title.setToolTip(name)
        box = choice(self.tr("{0}：表里的哪一列").format(name))
        box.setModel(self._columns)
        box.setFixedWidth(round(BOX_WIDTH * scale))
        box.activated.connect(lambda _: self._choose(key))
        box.installEventFilter(self)
        box.setProperty("key", key)
        sample, says = Elided("", "quiet"), Elided("", "small")
        made = _Row(box=box, sample=sample, says=says, unit=self._unit(key, name))
        for where, widget in enumerate((title, box, sample, made.unit, says)):
            if widget is not None:
                self._grid.addWidget(widget, row, where)
        self.rows[key] = made

    def _unit(self, key: str, name: str) -> QComboBox | None:
        if not is_area(self._door.known[key].field):
            return None
        unit = Choice()
        unit.setFixedWidth(round(UNIT_WIDTH * self._theme.scale))
        unit.setAccessibleName(self.tr("{0} 的单位").format(name))
        for word in AREA_UNITS:
            unit.addItem(word, "" if word == AREA_UNITS[0] else word)
        unit.activated.connect(lambda _: self._choose(key))
        return unit

    def _set(self, match: ColumnMatch) -> None:
        row = self.rows[match.target]
        with QSignalBlocker(row.box):
            row.box.setCurrentIndex(row.box.findData(match.at))
        if row.unit is not None:
            row.unit.setCurrentIndex(max(0, row.unit.findData(match.unit)))

    # Choosing

    def column(self, key: str) -> int:
        """Return the column chosen for a field, -1 for none."""
        return int(self.rows[key].box.currentData())

    def choose(self, key: str, at: int) -> None:
        """Choose a column for a field, as one does in its box."""
        box = self.rows[key].box
        box.setCurrentIndex(box.findData(at))
        self._choose(key)

    @property
    def doubled(self) -> frozenset[int]:
        """Return the columns that two fields take."""
        taken = [at for key in self.rows if (at := self.column(key)) != NONE]
        return frozenset(at for at in taken if taken.count(at) > 1)

    @property
    def doubled_names(self) -> list[str]:
        """Return the fields that take a column another one takes too."""
        doubled = self.doubled
        return [self._door.name(key) for key in self.rows if self.column(key) in doubled]

    def _choose(self, key: str) -> None:
        if self._proposed is None:
            return
        parts = {
            one.target: (one.at, one.unit)
            for one in self._proposed.layout.columns
            if one.target in self._door.parts
        }
        chosen = parts | {
            one: (self.column(one), str(row.unit.currentData()) if row.unit is not None else "")
            for one, row in self.rows.items()
            if self.column(one) != NONE
        }
        opened = self._proposed.read_as(self._proposed.layout.chosen(chosen))
        self._tell(opened)
        self._point_at(key)
        self.changed.emit(opened.layout)

    def _tell(self, opened: Opened) -> None:
        """Say of each field what stands in its column and how it was known, and which columns nobody uses."""
        doubled = self.doubled
        columns = opened.layout.columns
        for key, row in self.rows.items():
            at = self.column(key)
            match = columns[at] if at != NONE else None
            words = "　".join(" ".join(one.split()) for one in match.samples) if match is not None else ""
            row.sample.setText(words)
            row.sample.setToolTip(words)
            row.says.setText(self._how(key, match, doubled))
            if row.unit is not None:
                row.unit.setVisible(match is not None)
        taken = {self.column(key) for key in self.rows}
        taken |= {one.at for one in columns if one.target in self._door.parts}
        unused = [column_word(one.at, one.title) for one in columns if one.samples and one.at not in taken]
        self.unused.show_text(
            self.tr("没有用到的列：{0}").format(joined("；", unused, self._language)) if unused else ""
        )
        self.first.show_table(opened)

    def _how(self, key: str, match: ColumnMatch | None, doubled: frozenset[int]) -> str:
        if match is None:
            return self.tr("请选一列") if key in self._door.required else ""
        if match.at in doubled:
            return self.tr("重复")
        if match.looks_small:
            return self.tr("数太小，像是万㎡，请看一眼")
        return {
            How.NAME: self.tr("列名"),
            How.SIMILAR: self.tr("列名相近"),
            How.CONTENT: self.tr("按内容猜的"),
            How.REMEMBERED: self.tr("上次这样对"),
            How.CHOSEN: self.tr("您选的"),
            How.NOT: "",
        }[match.how]

    # Standing

    def focus_first(self) -> None:
        """Put the cursor into the first required box without a column, else into the first."""
        open_ones = [one for one in self._door.required if one in self.rows and self.column(one) == NONE]
        first = next(iter(self.rows), "") if not open_ones else open_ones[0]
        if first:
            self.rows[first].box.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the row one comes to into sight, and its column in the table."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QComboBox):
            QTimer.singleShot(0, self, lambda: self._point_at(str(watched.property("key"))))
        return super().eventFilter(watched, event)

    def _point_at(self, key: str) -> None:
        row = self.rows.get(key)
        if row is None:
            return
        self._scroll.ensureWidgetVisible(row.box, 0, self._theme.px(ROW_HEIGHT))
        at = self.column(key)
        if at == NONE:
            self.table.clearSelection()
        else:
            self.table.selectColumn(at)
            self.table.scrollTo(self.first.index(0, at))
