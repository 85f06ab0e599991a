"""Which column of a table is which field: a row a column, with what stands in it and a box to choose."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from renodesk.services.register_import.header import letters
from renodesk.services.register_import.matching import ColumnMatch, How, Layout
from renodesk.services.register_import.targets import BUILDING, ESTATE_NAME, UNIT, Target
from renodesk.services.register_import.values import AREA_UNITS, is_area
from renodesk.texts import Language
from renodesk.ui.models.register_table import field_name
from renodesk.ui.widgets.boxes import clear, label
from renodesk.ui.widgets.elided import Elided

MOST_COLUMNS = 80
TARGET_WIDTH, UNIT_WIDTH, TITLE_WIDTH = 280, 96, 230
WIDEST = 1.4
"""Large text widens boxes no further: a laptop has no more room."""


class MatchingPage(QWidget):
    """The columns that hold anything; a field is chosen by its first letters or the arrows."""

    changed = Signal(object)
    """The layout as it is now."""

    def __init__(self, language: Language) -> None:
        """Begin empty."""
        super().__init__()
        self._language: Language = language
        self._layout: Layout | None = None
        self._known: Mapping[str, Target] = {}
        self.boxes: dict[int, QComboBox] = {}
        self.units: dict[int, QComboBox] = {}
        self._says: dict[int, Elided] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        scroll.setWidget(holder)
        outer.addWidget(scroll)

    def show_layout(self, layout: Layout, known: Mapping[str, Target], scale: float) -> None:
        """Show how the columns of a table are matched."""
        self._layout, self._known = layout, known
        self._make(layout, scale)
        for column in layout.columns:
            self._show(column)

    def _make(self, layout: Layout, scale: float) -> None:
        clear(self._grid)
        self.boxes, self.units, self._says = {}, {}, {}
        field, unit = self.tr("登记项"), self.tr("面积单位")
        titles = (self.tr("列"), self.tr("里面写的"), field, unit, self.tr("怎么认的"))
        for at, title in enumerate(titles):
            self._grid.addWidget(label(title, "small"), 0, at)
        wanted = [one for one in layout.columns if one.samples or one.target][:MOST_COLUMNS]
        for row, column in enumerate(wanted, 1):
            self._add(row, column, scale)
        self._grid.setRowStretch(len(wanted) + 1, 1)

    def _add(self, row: int, column: ColumnMatch, scale: float) -> None:
        at = column.at
        title = Elided(f"{letters(at)}　{column.title}" if column.title != letters(at) else letters(at))
        title.setFixedWidth(round(TITLE_WIDTH * min(scale, WIDEST)))
        title.setToolTip(column.title)
        samples = Elided("　".join(" ".join(one.split()) for one in column.samples), "quiet")
        box = QComboBox()
        box.setFixedWidth(round(TARGET_WIDTH * min(scale, WIDEST)))
        box.setAccessibleName(self.tr("{0} 对哪个登记项").format(column.title))
        box.addItem(self.tr("（不用）"), "")
        for key, target in self._known.items():
            box.addItem(self._name(key, target), key)
        box.activated.connect(lambda _: self._choose(at))
        unit = QComboBox()
        unit.setFixedWidth(round(UNIT_WIDTH * scale))
        unit.setAccessibleName(self.tr("{0} 的单位").format(column.title))
        for word in AREA_UNITS:
            unit.addItem(word, "" if word == AREA_UNITS[0] else word)
        unit.activated.connect(lambda _: self._choose(at))
        says = Elided("", "small")
        for where, widget in enumerate((title, samples, box, unit, says)):
            self._grid.addWidget(widget, row, where)
        self.boxes[at], self.units[at], self._says[at] = box, unit, says

    def _name(self, key: str, target: Target) -> str:
        name = field_name(target.field, self._language)
        if key in (BUILDING, UNIT):
            return name
        if target.level == "ledger":
            return name
        if key == ESTATE_NAME:
            return self.tr("小区名称（只收本小区的行）")
        words = self.tr("楼栋 · {0}") if target.level == "building" else self.tr("单元 · {0}")
        return words.format(name)

    def _show(self, column: ColumnMatch) -> None:
        box = self.boxes.get(column.at)
        if box is None:
            return
        unit = self.units[column.at]
        box.setCurrentIndex(max(0, box.findData(column.target)))
        target = self._known.get(column.target)
        unit.setVisible(target is not None and is_area(target.field))
        unit.setCurrentIndex(max(0, unit.findData(column.unit)))
        self._says[column.at].setText(self._how(column))

    def _how(self, column: ColumnMatch) -> str:
        others = [one for one in self._layout.columns if one.target == column.target] if self._layout else []
        if column.target and len(others) > 1:
            other = next((one for one in others if one.at != column.at), column)
            return self.tr("和 {0} 列重复了").format(letters(other.at))
        if column.looks_small:
            return self.tr("数太小，像是万㎡，请看一眼")
        words = {
            How.NAME: self.tr("列名"),
            How.SIMILAR: self.tr("列名相近"),
            How.CONTENT: self.tr("按内容猜的"),
            How.REMEMBERED: self.tr("上次这样对"),
            How.CHOSEN: self.tr("您选的"),
            How.NOT: self.tr("没认出来"),
        }
        return words[column.how]

    def _choose(self, at: int) -> None:
        if self._layout is None:
            return
        key, unit = str(self.boxes[at].currentData()), str(self.units[at].currentData())
        target = self._known.get(key)
        is_measured = target is not None and is_area(target.field)
        self._layout = self._layout.with_match(at, key, unit if is_measured else "", lets_go=False)
        for column in self._layout.columns:
            self._show(column)
        self.changed.emit(self._layout)

    def focus_first(self) -> None:
        """Put the cursor into the first box nobody matched, else into the first."""
        if self._layout is None or not self.boxes:
            return
        open_ones = [one.at for one in self._layout.columns if not one.target and one.at in self.boxes]
        self.boxes[open_ones[0] if open_ones else min(self.boxes)].setFocus()
