"""A building's entrances as a small grid: typed like the place card, filled to the right in one act."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.changes import Changes
from renodesk.domain.places import Place
from renodesk.services.answer_parts import GRADE, Part, PartKind, typed_value
from renodesk.ui.editors.stops import Step, grade_of, step_of
from renodesk.ui.models.entrances import EntrancesModel
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import label
from renodesk.ui.workbench import Workbench

ROW_HEIGHT, COLUMN_WIDTH = 30, 84


class EntranceGrid(QWidget):
    """Edits what is said of every entrance of the building at hand."""

    def __init__(self, workbench: Workbench) -> None:
        """Begin empty."""
        super().__init__()
        self._workbench = workbench
        self._building: Place | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._title = label("", "title")
        layout.addWidget(self._title)
        words = self.tr(
            "Enter 往下，Shift+Enter 往上；Ctrl+R 往右填空格；Ctrl+D 照另一单元填；Ctrl+G 回到现场卡"
        )
        layout.addWidget(label(words, "small", wrap=True))
        self.table = _Grid()
        self.table.setAccessibleName(self.tr("单元表"))
        self.model = EntrancesModel(workbench.theme, workbench.language, self._typed, self)
        self.table.setModel(self.model)
        self.table.selectionModel().currentChanged.connect(self._went)
        layout.addWidget(self.table, 1)
        self.dress()

    def show_building(self, building: Place) -> None:
        """Show a building's entrances, the cursor where one stands."""
        estate = self._workbench.estate
        if estate is None:
            return
        if building != self._building:
            self._building = building
            self._title.setText(self.tr("{0} 各单元").format(place_name(estate.session, building)))
            self.model.show_building(estate.session, building)
            self._hide_spared()
        self._stand()
        self.table.setFocus()

    def _hide_spared(self) -> None:
        at = self.table.currentIndex().row()
        for row in range(len(self.model.lines)):
            self.table.setRowHidden(row, row != at and self.model.is_spared(row))

    def forget(self) -> None:
        """Read the building anew next time."""
        self._building = None

    def _stand(self) -> None:
        index = self.model.index_of(self._workbench.item, self._workbench.place)
        line = (
            self.model.lines[self.table.currentIndex().row()] if self.table.currentIndex().isValid() else None
        )
        is_there = (
            line is not None
            and line.item.code == self._workbench.item
            and self.model.places[self.table.currentIndex().column()] == self._workbench.place
        )
        if index.isValid() and not is_there:
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def follow(self, changes: Changes) -> None:
        """Show what an act changed."""
        if changes.touches("building") or changes.touches("unit") or changes.touches("round"):
            building, self._building = self._building, None
            if building is not None and self.isVisible():
                self.show_building(building)
        elif changes.touches("answer") and self.isVisible():
            self.model.refresh()
            self._hide_spared()

    def dress(self) -> None:
        """Take sizes and colours of the theme."""
        theme = self._workbench.theme
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.table.horizontalHeader().setDefaultSectionSize(theme.px(COLUMN_WIDTH))
        self.model.dress(theme)

    def fill_right(self) -> None:
        """Say what the cell at hand says at the entrances right of it that say nothing there."""
        index, estate = self.table.currentIndex(), self._workbench.estate
        part = self.model.lines[index.row()].part if index.isValid() else None
        if estate is None or part is None:
            return
        code, places = self.model.lines[index.row()].item.code, self.model.places
        source, targets = places[index.column()], places[index.column() + 1 :]
        filled = self._workbench.operations.do(lambda: estate.filling.fill_part(code, part, source, targets))
        if filled is not None:
            words = self.tr("往右填了 {0} 个单元；已有内容的 {1} 个没有动")
            self._workbench.messages.done(words.format(filled.written, filled.kept))

    def commit(self) -> None:
        """Store what is being typed."""
        editor = self.table.indexWidget(self.table.currentIndex())
        if editor is not None:
            self.table.commitData(editor)

    def _typed(self, item: str, place: Place, part: Part, text: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            value = typed_value(part, text)
            self._workbench.operations.do(lambda: estate.filling.put_part(item, place, part, value))

    def _went(self, index: QModelIndex) -> None:
        if index.isValid():
            spot = (self.model.lines[index.row()].item.code, self.model.places[index.column()])
            self._workbench.go(spot)


class _Grid(QTableView):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("grid")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._typist = _Typist(self)
        self.setItemDelegate(self._typist)
        self._typist.stepped.connect(self.go)

    def event(self, event: QEvent) -> bool:
        """Keep Shift+Enter for the grid."""
        is_offered = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_offered and isinstance(event, QKeyEvent) and step_of(event) == Step.BACK:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a grade or tick at once; Enter takes what is offered and goes on."""
        index, model = self.currentIndex(), self.model()
        if not isinstance(model, EntrancesModel) or not index.isValid():
            super().keyPressEvent(event)
            return
        part, step, grade = model.lines[index.row()].part, step_of(event), grade_of(event.text())
        if part == GRADE and grade is not None:
            model.setData(index, str(grade))
        elif part is not None and part.kind == PartKind.FLAG and event.text() in (" ", "1", "１"):
            model.setData(index, "" if model.data(index, Qt.ItemDataRole.EditRole) else "1")
        elif part is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            model.setData(index, "")
        elif step in (Step.NEXT, Step.BACK):
            if (
                step == Step.NEXT
                and model.suggestion(index)
                and not model.data(index, Qt.ItemDataRole.EditRole)
            ):
                model.setData(index, model.suggestion(index))
            self.go(step)
        else:
            super().keyPressEvent(event)

    def _is_passed(self, row: int) -> bool:
        model = self.model()
        return self.isRowHidden(row) or (isinstance(model, EntrancesModel) and model.lines[row].part is None)

    def go(self, step: Step) -> None:
        """Go to the next or previous cell that is typed, column by column."""
        model, index = self.model(), self.currentIndex()
        if not isinstance(model, EntrancesModel) or not index.isValid():
            return
        by = 1 if step == Step.NEXT else -1
        rows = len(model.lines)
        at = index.column() * rows + index.row() + by
        while 0 <= at < rows * len(model.places) and self._is_passed(at % rows):
            at += by
        if 0 <= at < rows * len(model.places):
            target = model.index(at % rows, at // rows)
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class _Typist(QStyledItemDelegate):
    """Ends typing with Enter or Shift+Enter and tells where to go."""

    stepped = Signal(object)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        step = step_of(event) if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.ShortcutOverride and step is not None:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and step in (Step.NEXT, Step.BACK):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.stepped.emit(step)
            return True
        return super().eventFilter(editor, event)
