"""Buildings and entrances as a table: typed, filled down, copied to and pasted from a spreadsheet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell
from renodesk.domain.places import Place
from renodesk.services.matrix_table import block_of, corner
from renodesk.services.register_grid.grid import RegisterGrid
from renodesk.services.register_grid.sheet import RegisterSheet, Typed, laid_block, text_of_cells
from renodesk.texts import joined
from renodesk.ui.editors.register_view import RegisterView
from renodesk.ui.estate import Estate
from renodesk.ui.models.register_table import RegisterTableModel
from renodesk.ui.widgets.boxes import card, label
from renodesk.ui.workbench import Workbench

ROW_HEIGHT, HEAD_HEIGHT, NUMBER_WIDTH = 40, 56, 44
NAME_WIDTH, KIND_WIDTH, WORDS_WIDTH, COLUMN_WIDTH = 150, 170, 120, 96
WIDEST, HEAD_MARGIN = 220, 28
MOST_NAMED = 3
_READ_FOR = ("estate", "building", "unit")


class RegisterTable(QWidget):
    """The table of one level, and what is done to the cells that are chosen."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's register."""
        super().__init__()
        self._workbench = workbench
        self._made: tuple[Estate | None, RegisterGrid | None] = (None, None)
        self.level = "building"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card(margins=10)
        layout.addWidget(frame)
        self.table = RegisterView()
        self.table.setAccessibleName(self.tr("登记表格"))
        self.model = RegisterTableModel(workbench.theme, workbench.language, self._typed, self)
        self.table.setModel(self.model)
        self.table.copying.connect(self.copy)
        self.table.pasting.connect(self.paste)
        self.table.clearing.connect(self.clear_chosen)
        self.table.filling.connect(self.fill_down)
        self.table.repeating.connect(self.repeat)
        inner.addWidget(self.table, 1)
        words = self.tr(
            "直接键入，Tab 往右，Enter 往下；最后一行键入就是新的 · Ctrl+D 往下填 · Ctrl+Enter 所选都填 · "
            "Ctrl+C / Ctrl+V 与表格互贴，可以贴到最后一行以下 · Delete 清空"
        )
        inner.addWidget(label(words, "small", wrap=True))
        workbench.dressed.connect(self._dress)
        self.table.horizontalScrollBar().valueChanged.connect(lambda _: self._name_rows())

    def _dress(self) -> None:
        px = self._workbench.theme.px
        self.model.dress(self._workbench.theme)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.table.horizontalHeader().setFixedHeight(px(HEAD_HEIGHT))
        self._name_rows()
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        for at, column in enumerate(self.model.sheet.columns):
            is_kind = column.key == vocabulary.CONSTRUCTION_TYPE
            width = NAME_WIDTH if column.is_name else KIND_WIDTH if is_kind else COLUMN_WIDTH
            if column.options:
                width = WORDS_WIDTH
            words = str(self.model.headerData(at, Qt.Orientation.Horizontal)).partition("\n")[0]
            wanted = metrics.horizontalAdvance(words) + px(HEAD_MARGIN)
            self.table.setColumnWidth(at, max(px(width), min(px(WIDEST), wanted)))

    def _name_rows(self) -> None:
        """Let the heads of rows name their places while the names' own column is scrolled away."""
        is_away = self.table.horizontalScrollBar().value() > 0
        width = NAME_WIDTH if is_away else NUMBER_WIDTH
        self.table.verticalHeader().setFixedWidth(self._workbench.theme.px(width))
        self.model.name_rows(is_named=is_away)

    def show_level(self, level: str) -> None:
        """Show buildings (`building`) or entrances (`unit`)."""
        self.level = level
        self.read()
        self.table.setFocus()

    def read(self) -> None:
        """Read the places and columns of the level."""
        grid = self.grid()
        if grid is None:
            return
        before, at = self.model.sheet, self.table.currentIndex()
        row, column = at.row(), max(0, at.column())
        self.model.show_sheet(grid, grid.sheet(self.level))
        after = self.model.sheet
        if after.columns != before.columns:
            self._dress()
            row, column = 0, 0
        self._stay(before, after, row, column)

    def _stay(self, before: RegisterSheet, after: RegisterSheet, row: int, column: int) -> None:
        """Stand at the place one stood at, or at the one that was typed just now."""
        there = set(before.places)
        if 0 <= row < len(before.places):
            wanted = before.places[row]
        else:
            wanted = next((place for place in after.places if place not in there), Place())
        row = after.places.index(wanted) if wanted in after.places else max(0, row)
        current = self.table.currentIndex()
        if (current.row(), current.column()) != (row, column):
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), column))

    def grid(self) -> RegisterGrid | None:
        """Return the table of the open estate."""
        estate = self._workbench.estate
        if self._made[0] is not estate or estate is None:
            self._made = (
                estate,
                None if estate is None else RegisterGrid(estate.session, self._workbench.language),
            )
        return self._made[1]

    def cells_at_hand(self) -> tuple[Place, tuple[Cell, ...]] | None:
        """Return the place and cell of the current cell; None in the row for a new place."""
        index = self.table.currentIndex()
        if not index.isValid() or index.row() >= len(self.model.sheet.places):
            return None
        place, column = self.model.sheet.places[index.row()], self.model.column(index)
        name = "name" if column.is_name else column.field.name
        return place, (vocabulary.place_cell(place, name),)

    # Acting

    def _typed(self, typed: Typed) -> None:
        self._keep(typed)

    def _keep(self, typed: Typed) -> bool:
        grid, sheet = self.grid(), self.model.sheet
        if grid is None or not typed:
            return False
        return self._workbench.operations.do(lambda: grid.put(sheet, typed)) is not None

    def clear_chosen(self) -> None:
        """Empty the chosen fields in one act; names stay."""
        spots = [
            spot
            for spot in self.table.chosen()
            if not self.model.sheet.columns[spot[1]].is_name and self._shown(spot)
        ]
        self._keep(dict.fromkeys(spots, ""))

    def _shown(self, spot: tuple[int, int]) -> str:
        return self.model.view(self.model.index(*spot)).text

    def fill_down(self) -> None:
        """Say in the chosen fields what the first of their column says; in a single one what is above."""
        chosen = self.table.chosen()
        if len(chosen) == 1 and chosen[0][0]:
            chosen.insert(0, (chosen[0][0] - 1, chosen[0][1]))
        first: dict[int, str] = {}
        typed: Typed = {}
        for row, column in chosen:
            text = first.setdefault(column, self._shown((row, column)))
            is_field = not self.model.sheet.columns[column].is_name
            if is_field and row < len(self.model.sheet.places) and text != self._shown((row, column)):
                typed[row, column] = text
        self._keep(typed)

    def repeat(self, text: str) -> None:
        """Say a text in all chosen cells of the column at hand, in one act."""
        column = self.table.currentIndex().column()
        rows = [row for row, at in self.table.chosen() if at == column]
        is_name = self.model.sheet.columns[column].is_name
        spots = [(row, column) for row in rows if row < len(self.model.sheet.places) and not is_name]
        self._keep(dict.fromkeys(spots, text))

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a spreadsheet reads them."""
        cells = {spot: self._shown(spot) for spot in self.table.chosen()}
        if cells:
            QGuiApplication.clipboard().setText(text_of_cells(cells))

    def paste(self) -> None:
        """Keep a block from a spreadsheet from the current cell on, new rows too, whole or not at all."""
        index = self.table.currentIndex()
        block, chosen = block_of(QGuiApplication.clipboard().text()), self.table.chosen()
        if not index.isValid() or not any(map(any, block)):
            return
        if len(block) == len(block[0]) == 1 and len(chosen) > 1:
            self.repeat(block[0][0].strip())
            return
        at = corner(chosen) or (index.row(), index.column())
        typed = laid_block(block, at)
        before = len(self.model.sheet.places)
        if self._keep(typed):
            self._tell(typed, at, before)

    def _tell(self, typed: Typed, at: tuple[int, int], before: int) -> None:
        grid, sheet = self.grid(), self.model.sheet
        words = self.tr("已贴入 {0} 格").format(len(typed))
        fresh = len(sheet.places) - before
        if fresh:
            what = self.tr("新楼栋 {0}") if sheet.level == "building" else self.tr("新单元 {0}")
            words += "；" + what.format(fresh)
        wrong = [] if grid is None else list(grid.unfit(sheet, typed))
        if wrong:
            spot = self.tr("第{0}行第{1}列")
            named = joined(
                "、",
                (spot.format(row - at[0] + 1, right - at[1] + 1) for row, right in wrong[:MOST_NAMED]),
                self._workbench.language,
            )
            more = "…" if len(wrong) > MOST_NAMED else ""
            words += self.tr("；{0} 处不合规，已按原样保存并标出：{1}").format(len(wrong), named + more)
        self._workbench.messages.done(words)
