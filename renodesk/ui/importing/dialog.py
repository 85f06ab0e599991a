"""A table of others taken in: choose it, match its columns, see what it would do, do it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.environment import Progress
from renodesk.services.register_import.matching import Layout
from renodesk.services.register_import.remembering import forgotten, remember, remembered
from renodesk.services.table_import import Opened, Outlook, TableDoor, open_block, open_file
from renodesk.texts import joined
from renodesk.ui.importing.matching import MatchingPage
from renodesk.ui.importing.outlook_page import OutlookPage
from renodesk.ui.widgets.boxes import Spin, button, choice, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench

Result = TypeVar("Result")
SMALL, LARGE = (720, 260), (1280, 690)
"""How wide and high the dialog is while a table is chosen, and afterwards; no larger than the window."""
MARGIN = 24
MOST_ABOVE = 100
"""Rows a header may stand in."""
CHOOSE, MATCH, PREVIEW = 0, 1, 2
REMEMBERED = "column_matches"


class TableImportDialog(Dialog):
    """Three pages; Enter goes on, Alt+Left back, Escape leaves everything as it is."""

    def __init__(
        self, workbench: Workbench, door: TableDoor[Any, Any], parent: QWidget | None = None
    ) -> None:
        """Bring a table through a door."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workbench = workbench
        self._door = door
        self._opened: Opened | None = None
        self._file: Path | None = None
        self._plan: object = None
        self._outlook: Outlook | None = None
        self._is_ours = self._is_closed = False
        self.setWindowTitle(door.title)
        self._fit(*SMALL)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        self._title = label("", "heading", wrap=True)
        self._told = label("", "quiet", wrap=True)
        layout.addWidget(self._title)
        layout.addWidget(self._told)
        self.pages = QStackedWidget()
        self.matching = MatchingPage(door, workbench.theme, workbench.language)
        self.matching.changed.connect(self._matched)
        self.preview = OutlookPage(workbench.theme)
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
            ".xlsx、.csv（UTF-8、GB 18030）都行。表头在哪一行、列叫什么名字都会自己认，认错了可以改；"
            "会怎样先给您看，点“收下”才动。"
        )
        for text in (self._door.about, words):
            layout.addWidget(label(text, "quiet", wrap=True))
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
        self.header = Spin()
        self.header.setAccessibleName(self.tr("表头在第几行"))
        self.header.lineEdit().setAccessibleName(self.tr("表头在第几行"))
        self.header.setSpecialValueText(self.tr("没有"))
        self.header.valueChanged.connect(self._choose_header)
        row.addWidget(self.header)
        row.addStretch(1)
        self.forget = button(
            self.tr("忘掉上次的对法"), tip=self.tr("不再记得这种表头上次怎么对的，重新按列名认")
        )
        self.forget.setAutoDefault(False)
        self.forget.clicked.connect(self.forget_matching)
        row.addWidget(self.forget)
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
        px, room, parent = self._workbench.theme.px, self.screen().availableGeometry(), self.parentWidget()
        most = room.size() if parent is None else parent.window().size()
        self.resize(min(px(width), most.width() - MARGIN), min(px(height), most.height() - MARGIN))
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
        self._title.setText((self._door.title, self.tr("各列是什么"), self.tr("收下会怎样"))[at])
        self._told.setText(self._said(at))
        self._told.setVisible(bool(self._told.text()))
        self.back.setVisible(at != CHOOSE)
        self.go_on.setVisible(at != CHOOSE)
        self.go_on.setText(self.tr("下一步：看看会怎样") if at == MATCH else self.tr("收下"))
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
        heads = joined("、", map(str, layout.header.rows), self._workbench.language)
        said = (
            self.tr("{0}：表头在第 {1} 行，{2} 行内容").format(name, heads, rows)
            if heads
            else self.tr("{0}：没有表头，{1} 行内容").format(name, rows)
        )
        if grid.encoding:
            said += self.tr("；编码 {0}").format(grid.encoding)
        if grid.is_open_elsewhere:
            said += self.tr("；别的程序正开着它，没保存的改动这里看不到")
        return said

    def _lacking(self) -> str:
        """Return why the columns do not do yet, "" where they do."""
        if self._opened is None or self._opened.layout.is_estate:
            return ""
        layout = self._opened.layout
        if self.matching.doubled:
            return self.tr("选了同一列：{0}").format(
                joined("、", self.matching.doubled_names, self._workbench.language)
            )
        lacking = [
            self._door.name(key)
            for key in self._door.known
            if key in self._door.required and layout.column(key) is None
        ]
        return (
            self.tr("还没有选哪一列是：{0}").format(joined("、", lacking, self._workbench.language))
            if lacking
            else ""
        )

    def _enable(self) -> None:
        is_busy = self._workbench.operations.is_busy
        may = not is_busy
        if self.pages.currentIndex() == MATCH:
            may = may and self._opened is not None and not self._lacking()
        elif self.pages.currentIndex() == PREVIEW and self._outlook is not None:
            is_enough = self._outlook.is_divisible and self.preview.only_good.isChecked()
            may = may and not self._outlook.is_empty and (not self._outlook.is_refused or is_enough)
        self.go_on.setEnabled(may)
        self.back.setEnabled(not is_busy)

    # Acting

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        estate = self._workbench.estate
        beside = str(estate.session.path.parent) if estate is not None else ""
        start = self._workbench.preferences["last_folder"] or beside
        path, _ = QFileDialog.getOpenFileName(self, self.tr("选一张表"), start, "*.xlsx *.xlsm *.csv *.txt")
        if path:
            self._workbench.preferences.choose("last_folder", str(Path(path).parent))
            self.open_file(Path(path))

    def open_file(self, file: Path, sheet: str = "") -> None:
        """Read a file in the background and show how it is matched."""
        propose = self._door.propose
        self._file = file
        self._run(
            self.tr("读表格"), lambda progress: open_file(file, propose, sheet, progress), self._show_opened
        )

    def paste(self) -> None:
        """Take the block on the clipboard."""
        text = QGuiApplication.clipboard().text()
        self._file = None
        read = self._workbench.operations.do(lambda: open_block(text, self._door.propose))
        if read is not None:
            self._show_opened(read)

    def _choose_sheet(self) -> None:
        if self._file is not None:
            self.open_file(self._file, self.sheet.currentText())

    def _choose_header(self, row: int) -> None:
        """Read the table with its header in another row."""
        read = self._opened
        if read is not None:
            self._show_table(read.read_as(self._door.propose(read.grid, row)))
            self._told.setText(self._said(MATCH))

    def _show_opened(self, read: Opened) -> None:
        layout = read.layout
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
        self._show_table(read)
        self._show_page(MATCH)
        if layout.is_estate:
            self.go_on.setFocus()
        else:
            self._matched(self._opened.layout if self._opened is not None else layout)

    def _show_table(self, read: Opened) -> None:
        """Show how the columns are matched: as the last table with this header was, else as proposed."""
        kept = self._workbench.preferences[REMEMBERED]
        known = remembered(kept, self._door.kind, read.layout, self._door.known)
        self.forget.setVisible(known is not None)
        self._opened = read if known is None else read.read_as(known)
        self.matching.show_table(self._opened)
        self._matched(self._opened.layout)

    def forget_matching(self) -> None:
        """Match the columns as their titles say, and as the last table with this header no more."""
        read, preferences = self._opened, self._workbench.preferences
        if read is not None:
            kept = forgotten(preferences[REMEMBERED], self._door.kind, read.layout)
            preferences.choose(REMEMBERED, kept)
            self._show_table(read.read_as(self._door.propose(read.grid, self.header.value())))
            self.matching.focus_first()

    def _matched(self, layout: Layout) -> None:
        if self._opened is not None:
            self._opened = self._opened.read_as(layout)
            self.trouble.setText(self._lacking())
            self.trouble.setVisible(bool(self.trouble.text()))
            self._enable()

    def proceed(self) -> None:
        """Show what the table would do; then do it."""
        door, read, plan = self._door, self._opened, self._plan
        if self.pages.currentIndex() == MATCH and read is not None:
            self._run(
                self.tr("核对表格"),
                lambda progress: door.plan(read.grid, read.layout, progress),
                self._show_plan,
            )
        elif self.pages.currentIndex() == PREVIEW:
            only_good = self.preview.only_good.isChecked()
            self._run(door.title, lambda progress: door.take(plan, only_good, progress), self._taken)

    def _show_plan(self, plan: object) -> None:
        self._plan, self._outlook = plan, self._door.outlook(plan)
        self.preview.show_outlook(self._outlook)
        self._show_page(PREVIEW)
        if self._outlook.is_empty and not self._outlook.is_refused:
            self._say(self.tr("表里没有新的，没有要收的"))

    def _taken(self, taken: object) -> None:
        preferences = self._workbench.preferences
        if self._opened is not None:
            kept = remember(preferences[REMEMBERED], self._door.kind, self._opened.layout)
            preferences.choose(REMEMBERED, kept)
        words = self._door.told(taken)
        self.accept()
        self._workbench.messages.done(words)

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
