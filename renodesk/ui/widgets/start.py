"""What one sees without an open estate: the estates of the library, and the ways to open or make one."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from renodesk import paths
from renodesk.ui.library_reader import LibraryReader
from renodesk.ui.models.library import SEARCH_ROLE, LibraryModel
from renodesk.ui.remembered import is_there
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.message_bar import MessageBar
from renodesk.ui.widgets.rows_table import fit_rows, rows_table
from renodesk.ui.workbench import Workbench

SIDE_WIDTH = 300
ROW = 38
WIDTHS = (290, 90, 170, 60, 150, 150)
READ_AFTER_MS = 150
"""The page is painted and answers before the folder is read."""


class StartPage(QWidget):
    """Lists the library's estates as they are read; Enter opens one."""

    wanted = Signal(str)
    """The name of an action."""
    reopened = Signal(str)
    """The path of an estate file."""

    def __init__(self, workbench: Workbench) -> None:
        """Offer the ways in; the library is read a moment later."""
        super().__init__()
        self.setObjectName("page")
        self._workbench = workbench
        self._reader: LibraryReader | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.setSpacing(12)
        self.message = MessageBar()
        outer.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._side())
        row.addWidget(self._shelf(), 1)
        outer.addLayout(row, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(READ_AFTER_MS)
        self._later.timeout.connect(self._read)
        workbench.dressed.connect(self._dress)

    def _side(self) -> QFrame:
        frame, layout = card(margins=20)
        frame.setFixedWidth(SIDE_WIDTH)
        layout.setSpacing(12)
        layout.addWidget(label("RenoDesk", "title"))
        words = self.tr("老旧小区体检与一小区一策。一个小区一个文件，不用联网，随写随存。")
        layout.addWidget(label(words, "quiet", wrap=True))
        last = self._workbench.preferences["last_estate"]
        if last and is_there(Path(last)):
            name = Path(last).stem
            again = button(self.tr("继续：{0}").format(name), name="primary", tip=last)
            again.clicked.connect(lambda: self.reopened.emit(last))
            layout.addWidget(again)
        for name, text in (
            ("new_estate", self.tr("新建小区  Ctrl+N")),
            ("open_estate", self.tr("打开小区  Ctrl+O")),
            ("open_bundle", self.tr("由交换包新建…")),
        ):
            one = button(text, name="" if last else "primary" if name == "new_estate" else "")
            one.clicked.connect(lambda _=False, which=name: self.wanted.emit(which))
            layout.addWidget(one)
        layout.addStretch(1)
        hint = self.tr("第一次用？先登记楼栋和单元，再到“现场”逐处填写；每一格写完就已保存。")
        layout.addWidget(label(hint, "small", wrap=True))
        office = button(self.tr("办公室…"), tip=self.tr("收各台电脑的交换包、看全市、排序：给区住建和设计院"))
        office.clicked.connect(lambda: self.wanted.emit("enter_office"))
        layout.addWidget(office)
        return frame

    def _shelf(self) -> QFrame:
        frame, layout = card()
        head = QHBoxLayout()
        head.addWidget(label(self.tr("小区库"), "heading"))
        self.folder = label("", "small")
        head.addWidget(self.folder, 1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜名称"))
        self.search.setAccessibleName(self.tr("搜名称"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(200)
        head.addWidget(self.search)
        choose = button(self.tr("换文件夹…"))
        choose.clicked.connect(lambda: self.wanted.emit("choose_library"))
        head.addWidget(choose)
        layout.addLayout(head)
        self.empty = label("", "quiet", wrap=True)
        layout.addWidget(self.empty)
        layout.addWidget(self._table(), 1)
        return frame

    def _table(self) -> QTableView:
        titles = (
            self.tr("小区"),
            self.tr("已办"),
            self.tr("得分"),
            self.tr("红旗"),
            self.tr("最近改动"),
            self.tr("上次备份"),
        )
        self._model = LibraryModel(
            titles, self._workbench.theme, self._workbench.language, self._workbench.environment.forms, self
        )
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterRole(SEARCH_ROLE)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search.textChanged.connect(self._found.setFilterFixedString)
        self.search.returnPressed.connect(self._open_first)
        self.table = rows_table(self._found, self.tr("小区库"))
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(self._open)
        self._fit()
        return self.table

    def _fit(self) -> None:
        fit_rows(self.table, self._workbench.theme, ROW, WIDTHS)

    def _dress(self) -> None:
        self._model.dress(self._workbench.theme)
        self._fit()

    # Reading

    def showEvent(self, event: object) -> None:
        """Read the library a moment after the page is seen, anew each time."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._later.start()

    def hideEvent(self, event: object) -> None:
        """Read no more when nobody looks."""
        self.stop()
        super().hideEvent(event)  # type: ignore[arg-type]

    def stop(self) -> None:
        """Stop reading, as when the window closes."""
        self._later.stop()
        if self._reader is not None:
            self._reader.stop()
            self._reader = None

    @property
    def library(self) -> Path | None:
        """Return the library's folder: the one that was chosen, or where the last estate lies."""
        preferences = self._workbench.preferences
        chosen, last = preferences["library_folder"], preferences["last_estate"]
        if chosen:
            return Path(chosen)
        return Path(last).parent if last else None

    def refresh(self) -> None:
        """Read the library again."""
        self.stop()
        self._read()

    def _read(self) -> None:
        self._model.put_rows(())
        folder = self.library
        self.folder.setText(str(folder or ""))
        if folder is None:
            self._said_empty()
            return
        backups = self._workbench.preferences["backup_folder"]
        memory = paths.user_folder() / "library.json"
        self._reader = LibraryReader(folder, backups, memory, self._workbench.environment, self)
        self._reader.was_read.connect(self._model.add)
        self._reader.finished.connect(self._said_empty)
        self.empty.setText(self.tr("正在读取…"))
        self.empty.show()
        self._reader.start()

    def _said_empty(self) -> None:
        words = self.tr("这里还没有小区档案（*.reno）。新建一个，或换到放档案的文件夹。")
        self.empty.setText(words)
        self.empty.setVisible(self._model.rowCount() == 0)
        if self._model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._found.index(0, 0))

    # Opening

    def _open(self, index: QModelIndex) -> None:
        line = self._model.rows[self._found.mapToSource(index).row()]
        self.reopened.emit(str(line.path))

    def _open_first(self) -> None:
        if self._found.rowCount():
            self._open(self._found.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
            return
        super().keyPressEvent(event)
