"""The matrix: places × what is asked of them, typed, filled and pasted like a spreadsheet."""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from renodesk.domain.changes import Changes
from renodesk.domain.form import Item
from renodesk.services.check_matrix import CheckMatrix
from renodesk.services.filtering import Assignments
from renodesk.services.matrix import Matrix
from renodesk.services.matrix_table import (
    Block,
    ColumnKind,
    Grid,
    MatrixTable,
    Typed,
    block_of,
    corner,
    filled,
    laid,
    repeated,
    text_of,
)
from renodesk.services.spots import Spot
from renodesk.texts import joined
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.editors.matrix_view import MatrixView
from renodesk.ui.models.matrix import MatrixModel
from renodesk.ui.widgets.boxes import Choice, button, card, label
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

ROW_HEIGHT, HEAD_HEIGHT, COLUMN_WIDTH, NAME_WIDTH = 32, 56, 100, 130
MOST_NAMED = 3
_READ_FOR = ("answer", "check", "building", "unit", "estate", "round", "visit", "photo_use")


class MatrixScreen(ReadWhenShown):
    """The table of one kind and scope, and what is done to the cells that are chosen."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's round."""
        super().__init__(workbench)
        self._narrowed_by: object = None
        self._made: tuple[object, MatrixTable | None] = (None, None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        layout.addWidget(frame)
        inner.addLayout(self._head())
        self.table = MatrixView()
        self.table.setAccessibleName(self.tr("矩阵"))
        self.model = MatrixModel(workbench.theme, workbench.language, self._typed, self)
        self.table.setModel(self.model)
        self.table.filling.connect(lambda down: self.fill(down=down))
        self.table.repeating.connect(self.repeat)
        self.table.copying.connect(self.copy)
        self.table.pasting.connect(self.paste)
        self.table.clearing.connect(self.clear_chosen)
        self.table.status_asked.connect(self._ask)
        self.table.selectionModel().currentColumnChanged.connect(self._hint)
        inner.addWidget(self.table, 1)
        self.hint = label("", "small", wrap=True)
        inner.addWidget(self.hint)
        workbench.dressed.connect(self._dress)
        self._dress()
        self._hint(QModelIndex())

    def _head(self) -> FlowLayout:
        row = flow()
        self.kind = Choice()
        self.kind.setAccessibleName(self.tr("看什么"))
        for code, text in (("tree", self.tr("指标")), ("checks", self.tr("清单 36"))):
            self.kind.addItem(text, code)
        self.scope = Choice()
        self.scope.setAccessibleName(self.tr("哪一级"))
        for code, text in (
            ("unit_entrance", self.tr("各单元")),
            ("building", self.tr("各楼栋")),
            ("estate", self.tr("小区")),
        ):
            self.scope.addItem(text, code)
        for box in (self.kind, self.scope):
            box.activated.connect(lambda _: self.read())
            row.addWidget(box)
        self.told = label("", "small")
        row.addWidget(self.told)
        unseen = button(self.tr("看不到…"), tip="F8")
        unseen.clicked.connect(lambda: self._ask("unseen"))
        na = button(self.tr("不适用…"), tip="Shift+F8")
        na.clicked.connect(lambda: self._ask("na"))
        there = button(self.tr("到现场卡"))
        there.clicked.connect(self._go)
        for one in (unseen, na, there):
            row.addWidget(one)
        self._of_answers = (unseen, na)
        return row

    def _dress(self) -> None:
        px = self._workbench.theme.px
        self.model.dress(self._workbench.theme)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.table.verticalHeader().setFixedWidth(px(NAME_WIDTH))
        self.table.horizontalHeader().setDefaultSectionSize(px(COLUMN_WIDTH))
        self.table.horizontalHeader().setFixedHeight(px(HEAD_HEIGHT))

    def _hint(self, current: QModelIndex, _: QModelIndex | None = None) -> None:
        keys = self.tr(
            "直接键入，Enter 往下 · Ctrl+Enter 所选都填 · Ctrl+D 往下填 · Ctrl+R 往右填 · "
            "Ctrl+C / Ctrl+V 与表格互贴 · Delete 清空"
        )
        column = self.model.cell(current)[0] if current.isValid() else None
        if column is not None and column.kind == ColumnKind.STATUS:
            numbers = " · ".join(f"{number} {word}" for number, word in enumerate(column.options, 1))
            keys = f"{numbers} · {keys}"
        self.hint.setText(keys)

    def concerns(self, changes: Changes) -> bool:
        """Read again after what is said, and places."""
        return any(changes.touches(entity) for entity in _READ_FOR)

    def read(self) -> None:
        """Read the places and columns of the kind and scope."""
        estate, matrix = self._workbench.estate, self.matrix()
        if estate is None or matrix is None:
            return
        scope = self.scope.currentData()
        grid = Grid(columns=matrix.columns(scope), places=matrix.places(scope))
        outline = estate.outline
        self._narrowed_by = outline.narrowing
        is_less = outline.is_narrowed if isinstance(matrix, Matrix) else outline.person is not None
        if is_less:
            grid = self._narrowed(grid, matrix)
            words = self.tr("按现场的筛选：{0} 行 {1} 列")
            self.told.setText(words.format(len(grid.places), len(grid.columns)))
        self.told.setVisible(is_less)
        self.model.show_table(estate.session, matrix, grid)
        for one in self._of_answers:
            one.setVisible(isinstance(matrix, Matrix))
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._hint(self.table.currentIndex())

    def _narrowed(self, grid: Grid, matrix: MatrixTable) -> Grid:
        """Return what the survey's filters leave; of the 36 whose part a place is."""
        estate = self._workbench.estate
        if estate is None:
            return grid
        if isinstance(matrix, Matrix):
            return grid.narrowed(estate.outline.spots())
        parts, person = Assignments(estate.session), estate.outline.person
        places = tuple(place for place in grid.places if parts.of(place) == person)
        return Grid(columns=grid.columns, places=places)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again also where the survey was narrowed otherwise meanwhile."""
        estate = self._workbench.estate
        if estate is not None and estate.outline.narrowing != self._narrowed_by:
            self._is_stale = True
        super().showEvent(event)

    def matrix(self) -> MatrixTable | None:
        """Return the table of the kind that is shown."""
        estate, kind = self._workbench.estate, self.kind.currentData()
        if estate is None:
            return None
        if self._made[0] != (estate.session, kind):
            language = self._workbench.language
            table = (
                Matrix(estate.session, language) if kind == "tree" else CheckMatrix(estate.session, language)
            )
            self._made = ((estate.session, kind), table)
        return self._made[1]

    def spot_at_hand(self) -> Spot | None:
        """Return the item and place of the cell at hand."""
        index = self.table.currentIndex()
        if not index.isValid():
            return None
        column, place = self.model.cell(index)
        return column.item.code, place

    # Acting

    def _typed(self, typed: Typed) -> None:
        self._keep(Block(typed=typed), is_pasted=False)

    def _keep(self, block: Block, *, is_pasted: bool) -> None:
        """Keep texts in one act; a must item that is left out asks why first."""
        matrix = self.matrix()
        if matrix is None or not block.typed:
            return
        musts = matrix.skipped_musts(block.typed)
        if not musts:
            self._put(matrix, block, "", is_pasted=is_pasted)
            return
        hint = self.tr("诊断认为需改的必改条目 {0} 不列入，要写明理由。").format(
            joined("、", musts, self._workbench.language)
        )
        dialog = ReasonDialog(self.tr("为什么不改"), hint, parent=self)
        dialog.ask(lambda: self._put(matrix, block, dialog.text, is_pasted=is_pasted))

    def _put(self, matrix: MatrixTable, block: Block, reason: str, *, is_pasted: bool) -> None:
        done = self._workbench.operations.do(lambda: matrix.put(block.typed, reason))
        if done is None or not is_pasted:
            return
        words = self.tr("已贴入 {0} 格").format(len(block.typed))
        wrong = [block.spots[cell] for cell in matrix.unfit(block.spots)]
        if wrong:
            spot = self.tr("第{0}行第{1}列")
            named = joined("、", (spot.format(*one) for one in wrong[:MOST_NAMED]), self._workbench.language)
            more = "…" if len(wrong) > MOST_NAMED else ""
            words += self.tr("；{0} 处不合规，已按原样保存并标出：{1}").format(len(wrong), named + more)
        self._workbench.messages.done(words)

    def clear_chosen(self) -> None:
        """Take back what the chosen cells say, in one act."""
        cells = (self.model.index(*spot) for spot in self.table.chosen())
        self._typed({self.model.key(index): "" for index in cells})

    def fill(self, *, down: bool) -> None:
        """Say in the chosen cells what the first of their column (or row) says, in one act."""
        matrix = self.matrix()
        if matrix is None:
            return
        typed = filled(matrix, self.model.grid, self.table.chosen(), down=down)
        if not typed and not down:
            self._workbench.messages.done(self.tr("往右只填问法相同的格：等级、勾选、结论"))
        self._typed(typed)

    def repeat(self, text: str) -> None:
        """Say a text in all chosen cells that ask for the same as the cell at hand, in one act."""
        index = self.table.currentIndex()
        if index.isValid():
            self._typed(repeated(self.model.grid, index.column(), self.table.chosen(), text))

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a spreadsheet reads them."""
        matrix, chosen = self.matrix(), self.table.chosen()
        if matrix is not None and chosen:
            QGuiApplication.clipboard().setText(text_of(matrix, self.model.grid, chosen))

    def paste(self) -> None:
        """Keep a block from a spreadsheet in one act or not at all; one value goes to all chosen cells."""
        matrix, index = self.matrix(), self.table.currentIndex()
        block, chosen = block_of(QGuiApplication.clipboard().text()), self.table.chosen()
        if matrix is None or not index.isValid() or not any(map(any, block)):
            return
        if len(block) == len(block[0]) == 1 and len(chosen) > 1:
            text = block[0][0].strip()
            self._paste_one(matrix, repeated(self.model.grid, index.column(), chosen, text))
            return
        at = corner(chosen) or (index.row(), index.column())
        laid_out = self._workbench.operations.do(lambda: laid(matrix, self.model.grid, at, block))
        if laid_out is not None:
            self._keep(laid_out, is_pasted=True)

    def _paste_one(self, matrix: MatrixTable, typed: Typed) -> None:
        """Keep one value in several cells, where all of them can keep it."""
        column = self.model.cell(self.table.currentIndex())[0]
        one = [[next(iter(typed.values()), "")]]
        at = (0, self.model.columns.index(column))
        if self._workbench.operations.do(lambda: laid(matrix, self.model.grid, at, one)) is not None:
            self._typed(typed)

    def _ask(self, status: str) -> None:
        matrix = self.matrix()
        if not isinstance(matrix, Matrix):
            return
        cells = (self.model.cell(self.model.index(*spot)) for spot in self.table.chosen())
        spots = list(dict.fromkeys((column.item.code, place) for column, place in cells))
        if not spots:
            return
        title = self.tr("看不到") if status == "unseen" else self.tr("不适用")
        hint = self.tr("所选 {0} 项的理由；这几项原来填的会被取代，可以撤销。").format(len(spots))
        dialog = ReasonDialog(title, hint, parent=self)
        dialog.ask(lambda: self._say(matrix, spots, status, dialog.text))

    def _say(self, matrix: Matrix, spots: list[Spot], status: str, reason: str) -> None:
        self._workbench.operations.do(lambda: matrix.set_status(spots, status, reason))

    def _go(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            column, place = self.model.cell(index)
            self._workbench.screen_wanted.emit("survey")
            if isinstance(column.item, Item):
                self._workbench.go((column.item.code, place))
            else:
                self._workbench.go_to_place(place)
