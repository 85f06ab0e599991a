"""A register from somebody's spreadsheet: choose it, match its columns, see what it would do, do it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.environment import Progress
from renodesk.services.register_import.matching import Layout, layout_of
from renodesk.services.register_import.plan import Plan
from renodesk.services.register_import.planning import plan_of
from renodesk.services.register_import.remembering import remember, remembered
from renodesk.services.register_import.taking import Imported, Opened, open_table, open_text, take
from renodesk.services.register_import.targets import BUILDING, register_of, targets
from renodesk.ui.dialogs.import_matching import MatchingPage
from renodesk.ui.dialogs.import_preview import PreviewPage
from renodesk.ui.estate import Estate
from renodesk.ui.widgets.boxes import button, choice, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench

Result = TypeVar("Result")
SMALL, LARGE = (720, 260), (1120, 620)
"""How wide and high the dialog is while a table is chosen, and afterwards; no larger than the screen."""
MARGIN = 24
MOST_ABOVE = 100
"""Rows a header may stand in."""
CHOOSE, MATCH, PREVIEW = 0, 1, 2
REMEMBERED = "register_matches"


class RegisterImportDialog(Dialog):
    """Three pages; Enter goes on, Alt+Left back, Escape leaves everything as it is."""

    def __init__(self, workbench: Workbench, estate: Estate, parent: QWidget | None = None) -> None:
        """Bring a table into an estate's register."""
        super().__init__(parent)
        self._workbench = workbench
        self._estate = estate
        self._register = register_of(estate.session)
        self._targets = targets(self._register)
        self._opened: Opened | None = None
        self._file: Path | None = None
        self._plan: Plan | None = None
        self._is_ours = self._is_closed = False
        self.setWindowTitle(self.tr("导入登记表"))
        self._fit(*SMALL)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        self._title = label("", "heading", wrap=True)
        self._told = label("", "quiet", wrap=True)
        layout.addWidget(self._title)
        layout.addWidget(self._told)
        self.pages = QStackedWidget()
        self.matching = MatchingPage(workbench.language)
        self.matching.changed.connect(self._matched)
        self.preview = PreviewPage(workbench.theme, workbench.language)
        self.preview.chosen.connect(self._enable)
        for page in (self._choose_page(), self._matching_page(), self.preview):
            self.pages.addWidget(page)
        layout.addWidget(self.pages, 1)
        self.trouble = label("", "wrong", wrap=True)
        self.trouble.setAccessibleName(self.tr("没有做成的原因"))
        layout.addWidget(self.trouble)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 100)
        layout.addWidget(self.progress)
        layout.addLayout(self._buttons())
        workbench.messages.shown.connect(self._hear)
        workbench.operations.progressed.connect(self._progressed)
        workbench.operations.finished.connect(self._idle)
        workbench.closed.connect(self.reject)
        self._show_page(CHOOSE)

    # Pages

    def _choose_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        words = self.tr(
            "街道、社区、物业的表格都行：.xlsx、.csv，一行一栋楼或一个单元；也可以是一行一个登记项。"
            "表头在哪一行、列叫什么名字都会自己认，认错了可以改；改什么先给您看，点“导入”才动。"
        )
        layout.addWidget(label(words, "quiet", wrap=True))
        self.choose = button(self.tr("选文件…"), name="primary")
        self.choose.clicked.connect(self.choose_file)
        self.from_clipboard = button(self.tr("从剪贴板贴入"))
        self.from_clipboard.clicked.connect(self.paste)
        for one in (self.choose, self.from_clipboard):
            layout.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return page

    def _matching_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        self.sheet = choice(self.tr("工作表"), letters=16)
        self.sheet.activated.connect(self._choose_sheet)
        self._sheet_row = QWidget()
        row = QHBoxLayout(self._sheet_row)
        row.setContentsMargins(0, 0, 0, 0)
        self._sheet_word = label(self.tr("工作表"), "quiet")
        row.addWidget(self._sheet_word)
        row.addWidget(self.sheet)
        row.addWidget(label(self.tr("表头在第几行"), "quiet"))
        self.header = QSpinBox()
        self.header.setAccessibleName(self.tr("表头在第几行"))
        self.header.lineEdit().setAccessibleName(self.tr("表头在第几行"))
        self.header.setSpecialValueText(self.tr("没有"))
        self.header.valueChanged.connect(self._choose_header)
        row.addWidget(self.header)
        row.addStretch(1)
        layout.addWidget(self._sheet_row)
        layout.addWidget(self.matching, 1)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.cancel = button(self.tr("取消"))
        self.cancel.clicked.connect(self.reject)
        self.back = button(self.tr("上一步"), tip="Alt+←")
        self.back.setShortcut("Alt+Left")
        self.back.clicked.connect(lambda: self._show_page(self.pages.currentIndex() - 1))
        self.go_on = button("", name="primary")
        self.go_on.clicked.connect(self.proceed)
        for one in (self.cancel, self.back):
            one.setAutoDefault(False)
            row.addWidget(one)
        row.insertStretch(1, 1)
        row.addWidget(self.go_on)
        return row

    def _fit(self, width: int, height: int) -> None:
        """Take a size, in the middle of the window."""
        px, room = self._workbench.theme.px, self.screen().availableGeometry()
        self.resize(min(px(width), room.width() - MARGIN), min(px(height), room.height() - MARGIN))
        parent = self.parentWidget()
        if parent is not None and self.isVisible():
            middle = parent.window().frameGeometry().center()
            left = min(max(room.left(), middle.x() - self.width() // 2), room.right() - self.width())
            top = min(max(room.top(), middle.y() - self.height() // 2), room.bottom() - self.height())
            self.move(left, top)

    def _show_page(self, at: int) -> None:
        if at != self.pages.currentIndex() and CHOOSE in (at, self.pages.currentIndex()):
            self._fit(*(SMALL if at == CHOOSE else LARGE))
        self.pages.setCurrentIndex(at)
        self.trouble.setText("")
        self.trouble.hide()
        self._title.setText(
            (self.tr("导入登记表：选一张表"), self.tr("各列是什么"), self.tr("导入会怎样"))[at]
        )
        self._told.setText(self._said(at))
        self._told.setVisible(bool(self._told.text()))
        self.back.setVisible(at != CHOOSE)
        self.go_on.setVisible(at != CHOOSE)
        self.go_on.setText(self.tr("下一步：看看会怎样") if at == MATCH else self.tr("导入"))
        (self.choose if at == CHOOSE else self.go_on).setDefault(True)
        self.progress.hide()
        self._enable()
        if at == CHOOSE:
            self.from_clipboard.setEnabled("\t" in QGuiApplication.clipboard().text())
            self.choose.setFocus()
        elif at == MATCH:
            self.matching.focus_first()
        else:
            (self.go_on if self.go_on.isEnabled() else self.preview.table).setFocus()

    def _said(self, at: int) -> str:
        if self._opened is None or at != MATCH:
            return ""
        grid, layout = self._opened.grid, self._opened.layout
        name = grid.name or self.tr("剪贴板")
        if layout.is_estate:
            return self.tr("{0}：一行一个小区登记项，不用对列").format(name)
        rows = len(layout.header.values)
        heads = "、".join(map(str, layout.header.rows))
        said = (
            self.tr("{0}：表头在第 {1} 行，{2} 行内容").format(name, heads, rows)
            if heads
            else self.tr("{0}：没有表头，{1} 行内容").format(name, rows)
        )
        if grid.is_open_elsewhere:
            said += self.tr("；别的程序正开着它，没保存的改动这里看不到")
        return said

    def _enable(self) -> None:
        is_busy = self._workbench.operations.is_busy
        layout = None if self._opened is None else self._opened.layout
        may = not is_busy
        if self.pages.currentIndex() == MATCH:
            is_named = layout is not None and layout.column(BUILDING) is not None and not layout.doubled
            may = may and layout is not None and (layout.is_estate or is_named)
        elif self.pages.currentIndex() == PREVIEW and self._plan is not None:
            is_whole = not self._plan.refused or self.preview.only_good.isChecked()
            may = may and is_whole and not self._plan.is_empty
        self.go_on.setEnabled(may)
        self.back.setEnabled(not is_busy)

    # Acting

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(self, self.tr("选登记表"), start, "*.xlsx *.xlsm *.csv *.txt")
        if path:
            self._workbench.preferences.choose("last_folder", str(Path(path).parent))
            self.open_file(Path(path))

    def open_file(self, file: Path, sheet: str = "") -> None:
        """Read a file in the background and show how it is matched."""
        session = self._estate.session
        self._file = file
        self._run(
            self.tr("读表格"), lambda progress: open_table(session, file, sheet, progress), self._show_opened
        )

    def paste(self) -> None:
        """Take the block on the clipboard."""
        text = QGuiApplication.clipboard().text()
        self._file = None
        read = self._workbench.operations.do(lambda: open_text(self._estate.session, text))
        if read is not None:
            self._show_opened(read)

    def _choose_sheet(self) -> None:
        if self._file is not None:
            self.open_file(self._file, self.sheet.currentText())

    def _choose_header(self, row: int) -> None:
        """Read the table with its header in another row."""
        read = self._opened
        if read is not None:
            layout = layout_of(read.grid, self._register, row)
            layout = remembered(self._workbench.preferences[REMEMBERED], layout, self._register)
            self.matching.show_layout(layout, self._targets, self._workbench.theme.scale)
            self._matched(layout)
            self._told.setText(self._said(MATCH))

    def _show_opened(self, read: Opened) -> None:
        kept = self._workbench.preferences[REMEMBERED]
        layout = remembered(kept, read.layout, self._register)
        self._opened = Opened(grid=read.grid, layout=layout)
        self.sheet.clear()
        self.sheet.addItems(list(read.grid.sheets))
        self.sheet.setCurrentText(read.grid.sheet)
        for one in (self._sheet_word, self.sheet):
            one.setVisible(len(read.grid.sheets) > 1)
        self._sheet_row.setVisible(not layout.is_estate)
        with QSignalBlocker(self.header):
            self.header.setRange(0, min(MOST_ABOVE, max((row.number for row in read.grid.rows), default=0)))
            self.header.setValue(layout.header.rows[-1] if layout.header.rows else 0)
        self.matching.setVisible(not layout.is_estate)
        self.matching.show_layout(layout, self._targets, self._workbench.theme.scale)
        self._show_page(MATCH)
        if layout.is_estate:
            self.go_on.setFocus()
        elif layout.column(BUILDING) is None:
            self._say(self.tr("没有一列是楼号，请先指定哪一列是楼号"))

    def _matched(self, layout: Layout) -> None:
        if self._opened is not None:
            self._opened = Opened(grid=self._opened.grid, layout=layout)
            self.trouble.setText("")
            self.trouble.hide()
            self._enable()

    def proceed(self) -> None:
        """Show what the table would do; then do it."""
        session, read, plan = self._estate.session, self._opened, self._plan
        if self.pages.currentIndex() == MATCH and read is not None:
            register = self._register
            self._run(
                self.tr("核对登记表"),
                lambda progress: plan_of(session, register, read.grid, read.layout, progress),
                self._show_plan,
            )
        elif self.pages.currentIndex() == PREVIEW and plan is not None:
            only_good = self.preview.only_good.isChecked()
            self._run(
                self.tr("导入登记表"),
                lambda progress: take(session, plan, only_good=only_good, progress=progress),
                self._taken,
            )

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        self.preview.show_plan(plan)
        self._show_page(PREVIEW)
        if plan.is_empty and not plan.refused:
            self._say(self.tr("表里的内容和登记的一样，没有要导入的"))

    def _taken(self, taken: Imported) -> None:
        preferences = self._workbench.preferences
        if self._opened is not None:
            preferences.choose(REMEMBERED, remember(preferences[REMEMBERED], self._opened.layout))
        words = self.tr("已导入 {0} 行：新楼栋 {1}，新单元 {2}；Ctrl+Z 可以整个撤销")
        self.accept()
        self._workbench.messages.done(words.format(taken.rows, taken.buildings, taken.units))

    def _run(self, title: str, job: Callable[[Progress], Result], done: Callable[[Result], None]) -> None:
        """Do something long; what it comes to is dropped when the dialog was closed meanwhile."""

        def end(result: Result) -> None:
            if not self._is_closed:
                done(result)

        self.trouble.hide()
        self._is_ours = self._workbench.operations.run(title, job, end)
        if self._is_ours:
            self.progress.setValue(0)
            self.progress.setAccessibleName(title)
            self.progress.show()
            self._enable()

    # What is heard

    @Slot(str, float)
    def _progressed(self, step: str, fraction: float) -> None:
        if not self._is_ours:
            return
        self.progress.setValue(round(fraction * 100))
        self.progress.setToolTip(step)

    @Slot()
    def _idle(self) -> None:
        self._is_ours = False
        self.progress.hide()
        self._enable()

    @Slot(str, str)
    def _hear(self, kind: str, text: str) -> None:
        if kind == "error":
            self._say(text)
            self._enable()

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()

    @Slot()
    def reject(self) -> None:
        """Leave everything as it is; a job of this dialog that still runs is stopped."""
        self._is_closed = True
        if self._is_ours:
            self._workbench.operations.cancel()
        super().reject()
