"""The matrix: places × what is said of them, typed, filled and pasted like a spreadsheet."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
)

from renodesk.domain.changes import Changes
from renodesk.domain.places import Place
from renodesk.services.answer_parts import GRADE, PartKind
from renodesk.services.matrix import Matrix, MatrixCell
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.editors.stops import grade_of
from renodesk.ui.models.matrix import MatrixModel
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

ROW_HEIGHT, COLUMN_WIDTH, NAME_WIDTH = 32, 92, 130
_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)


class MatrixScreen(ReadWhenShown):
    """The table of one scope, and what is done to the cells that are chosen."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's round."""
        super().__init__(workbench)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        layout.addWidget(frame)
        inner.addLayout(self._head())
        self.table = _Table(self)
        self.table.setAccessibleName(self.tr("矩阵"))
        self.model = MatrixModel(workbench.theme, workbench.language, self._typed, self)
        self.table.setModel(self.model)
        inner.addWidget(self.table, 1)
        keys = self.tr(
            "直接键入 · Enter 往下 · Ctrl+D 往下填 · Ctrl+R 往右填 · Ctrl+C / Ctrl+V 与表格互贴 · Delete 清空"
        )
        inner.addWidget(label(keys, "small", wrap=True))
        workbench.dressed.connect(self._dress)
        self._dress()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("哪一级"))
        for code, text in (
            ("unit_entrance", self.tr("单元 × 指标")),
            ("building", self.tr("楼栋 × 指标")),
            ("estate", self.tr("小区 × 指标")),
        ):
            self.scope.addItem(text, code)
        self.scope.activated.connect(lambda _: self.read())
        row.addWidget(self.scope)
        row.addStretch(1)
        for text, act in (
            (self.tr("看不到…"), lambda: self._ask("unseen")),
            (self.tr("不适用…"), lambda: self._ask("na")),
            (self.tr("到现场卡"), self._go),
        ):
            one = button(text)
            one.clicked.connect(act)
            row.addWidget(one)
        return row

    def _dress(self) -> None:
        px = self._workbench.theme.px
        self.model.dress(self._workbench.theme)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.table.verticalHeader().setFixedWidth(px(NAME_WIDTH))
        self.table.horizontalHeader().setDefaultSectionSize(px(COLUMN_WIDTH))
        self.table.horizontalHeader().setFixedHeight(px(46))

    def concerns(self, changes: Changes) -> bool:
        """Read again after answers and places."""
        return any(changes.touches(entity) for entity in ("answer", "building", "unit", "estate", "round"))

    def read(self) -> None:
        """Read the places and columns of the scope."""
        matrix = self._matrix()
        estate = self._workbench.estate
        if matrix is None or estate is None:
            return
        scope = self.scope.currentData()
        self.model.show_table(estate.session, matrix.columns(scope), matrix.places(scope))
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _matrix(self) -> Matrix | None:
        estate = self._workbench.estate
        return None if estate is None else Matrix(estate.session)

    # Acting

    def _typed(self, cells: dict[MatrixCell, str]) -> None:
        matrix = self._matrix()
        if matrix is not None:
            self._workbench.operations.do(lambda: matrix.put(cells))

    def chosen(self) -> list[QModelIndex]:
        """Return the chosen cells, row by row."""
        indexes = self.table.selectionModel().selectedIndexes()
        return sorted(indexes, key=lambda index: (index.row(), index.column()))

    def clear_chosen(self) -> None:
        """Take back what the chosen cells say, in one act."""
        self._typed({self.model.key(index): "" for index in self.chosen()})

    def fill(self, *, down: bool) -> None:
        """Say in the chosen cells what the first of their column (or row) says, in one act."""
        matrix = self._matrix()
        if matrix is None:
            return
        typed: dict[MatrixCell, str] = {}
        first: dict[int, QModelIndex] = {}
        for index in self.chosen():
            line = index.column() if down else index.row()
            source = first.setdefault(line, index)
            if index != source and (down or self._is_alike(source, index)):
                typed[self.model.key(index)] = str(source.data(Qt.ItemDataRole.EditRole))
        self._typed(typed)

    def _is_alike(self, one: QModelIndex, other: QModelIndex) -> bool:
        """Return whether two cells of a row ask for the same kind of thing: only grades fill to the right."""
        return self.model.cell(one)[0].part == GRADE == self.model.cell(other)[0].part

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a spreadsheet reads them."""
        indexes = self.chosen()
        if not indexes:
            return
        rows = range(indexes[0].row(), indexes[-1].row() + 1)
        columns = [index.column() for index in indexes]
        wanted = {(index.row(), index.column()): index for index in indexes}
        lines = [
            "\t".join(
                str(wanted[row, column].data(Qt.ItemDataRole.EditRole)) if (row, column) in wanted else ""
                for column in range(min(columns), max(columns) + 1)
            )
            for row in rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Keep a block from a spreadsheet from the cell at hand on, in one act."""
        matrix, index = self._matrix(), self.table.currentIndex()
        text = QGuiApplication.clipboard().text()
        if matrix is None or not index.isValid() or not text.strip():
            return
        block = [line.split("\t") for line in text.rstrip("\r\n").replace("\r\n", "\n").split("\n")]
        at = (index.row(), index.column())
        done = self._workbench.operations.do(
            lambda: matrix.paste(self.model.columns, self.model.places, at, block)
        )
        if done is not None:
            words = self.tr("已贴入 {0} 格").format(done.written)
            if done.outside:
                words += self.tr("；{0} 格超出表外，没有贴").format(done.outside)
            self._workbench.messages.done(words)

    def _ask(self, status: str) -> None:
        spots = {(column.item.code, place) for column, place in map(self.model.cell, self.chosen())}
        if not spots:
            return
        title = self.tr("看不到") if status == "unseen" else self.tr("不适用")
        hint = self.tr("所选 {0} 项的理由；这几项原来填的会被取代，可以撤销。").format(len(spots))
        dialog = ReasonDialog(title, hint, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._say(spots, status, dialog.text))
        dialog.open()

    def _say(self, spots: set[tuple[str, Place]], status: str, reason: str) -> None:
        matrix = self._matrix()
        if matrix is not None:
            ordered = sorted(spots, key=lambda spot: (spot[1].key, spot[0]))
            self._workbench.operations.do(lambda: matrix.set_status(ordered, status, reason))

    def _go(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            column, place = self.model.cell(index)
            self._workbench.screen_wanted.emit("survey")
            self._workbench.go((column.item.code, place))


class _Table(QTableView):
    def __init__(self, screen: MatrixScreen) -> None:
        super().__init__()
        self._screen = screen
        self.setObjectName("grid")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def event(self, event: QEvent) -> bool:
        """Keep for the table what elsewhere starts an act of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a grade or tick at once; fill, copy and paste; Enter goes down."""
        index, screen = self.currentIndex(), self._screen
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            screen.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            screen.paste()
        elif is_control and event.key() in (Qt.Key.Key_D, Qt.Key.Key_R):
            screen.fill(down=event.key() == Qt.Key.Key_D)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            screen.clear_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(-1 if back else 1)
        elif not self._type(index, event):
            super().keyPressEvent(event)

    def _type(self, index: QModelIndex, event: QKeyEvent) -> bool:
        part, grade = self._screen.model.cell(index)[0].part, grade_of(event.text())
        if part == GRADE and grade is not None:
            self._screen.model.setData(index, str(grade))
            self._step(1)
            return True
        if part.kind == PartKind.FLAG and event.text() in (" ", "1", "１"):
            said = index.data(Qt.ItemDataRole.EditRole)
            self._screen.model.setData(index, "" if said else "1")
            return True
        return False

    def _step(self, by: int) -> None:
        index = self.currentIndex()
        target = index.siblingAtRow(index.row() + by)
        if target.isValid():
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _is_ours(event: QKeyEvent) -> bool:
    is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if is_control and event.key() in (Qt.Key.Key_D, Qt.Key.Key_R):
        return True
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return (is_enter and not is_control) or any(event.matches(key) for key in _KEYS)
