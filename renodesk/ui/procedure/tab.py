"""What every tab of the procedures is: a table, and beside it what can be done about the row at hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.procedure import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.texts import Language
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.models.problem_rows import ShownRow, ShownRows
from renodesk.ui.widgets.boxes import card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.rows_table import rows_table
from renodesk.ui.workbench import Workbench

ROW, SIDE_WIDTH, MOST_SIDE = 40, 316, 400
Rows = tuple[tuple[str, ...], Sequence[ShownRow]]


class ProcedureTab(QWidget):
    """Shows one part of the procedures; a subclass fills rows and side."""

    widths: tuple[int, ...] = ()

    def __init__(self, workbench: Workbench, name: str) -> None:
        """Show nothing yet; `name` is what a screen reader calls the table."""
        super().__init__()
        self._workbench = workbench
        self.book: ProcedureBook | None = None
        self._at = ""
        outer = QHBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        self.head = QVBoxLayout()
        inner.addLayout(self.head)
        self.sum = Elided("", "quiet")
        inner.addWidget(self.sum)
        inner.addWidget(self._table(name), 1)
        outer.addWidget(frame, 1)
        side, self._side_inner = card(margins=12)
        self._side_frame = side
        holder = QWidget()
        self.side = QVBoxLayout(holder)
        self.side.setContentsMargins(0, 0, 10, 0)
        self.side.setSpacing(4)
        self.area = QScrollArea()
        self.area.setAccessibleName(self.tr("这一行"))
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(holder)
        self._side_inner.addWidget(self.area)
        outer.addWidget(side)
        self.title = label("", "heading", wrap=True)
        self.story = label("", wrap=True)
        self.side.addWidget(self.title)
        self.side.addWidget(self.story)
        self.setFocusProxy(self.table)
        workbench.dressed.connect(self._dress)

    def _table(self, name: str) -> QTableView:
        self.model = ShownRows(self._workbench.theme, self)
        self.table = rows_table(self.model, name)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        self.table.activated.connect(lambda _: self.enter_side(), Qt.ConnectionType.QueuedConnection)
        self.table.installEventFilter(self)
        return self.table

    def field(self, title: str) -> CommitEdit:
        """Add a text field under its title to the side."""
        edit = CommitEdit()
        edit.setAccessibleName(title)
        self.side.addWidget(label(title, "quiet"))
        self.side.addWidget(edit)
        return edit

    # For subclasses

    def rows(self, book: ProcedureBook, session: EstateSession) -> Rows:
        """Return what is listed."""
        raise NotImplementedError

    def show_side(self, key: str) -> None:
        """Show what can be done about a row, "" for none."""

    def press(self, key: int) -> bool:
        """Do what a key means in the table; return whether it means anything."""
        return False

    def enter_side(self) -> None:
        """Go from the row at hand to where it is worked on."""

    # Showing

    @property
    def language(self) -> Language:
        """Return the window's language."""
        return self._workbench.language

    @property
    def session(self) -> EstateSession | None:
        """Return the open estate."""
        estate = self._workbench.estate
        return estate.session if estate is not None else None

    @property
    def may_write(self) -> bool:
        """Return whether acts are taken."""
        return self.session is not None and not self.session.is_read_only

    @property
    def key(self) -> str:
        """Return what the row at hand is about."""
        return self.model.key(self.table.currentIndex().row())

    def show_book(self, book: ProcedureBook) -> None:
        """Show everything as it stands, keeping the row at hand."""
        session = self.session
        if session is None:
            return
        self.book = book
        titles, rows = self.rows(book, session)
        if self.model.show_rows(titles, rows):
            self.fit()
            if rows:
                self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(self._at)), 0))
        self._moved()

    def stand(self, key: str) -> None:
        """Stand at a row."""
        row = self.model.row_of(key)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _moved(self) -> None:
        if self.book is not None:
            self._at = self.key
            self.show_side(self._at)

    def fit(self) -> None:
        """Give rows, columns and the side their size in this theme."""
        px = self._workbench.theme.px
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        self._side_frame.setFixedWidth(min(px(SIDE_WIDTH), MOST_SIDE))
        for column, width in enumerate(self.widths):
            self.table.setColumnWidth(column, px(width))

    def _dress(self) -> None:
        self.fit()
        self.model.dress(self._workbench.theme)

    # Acting

    def act(self, act: Callable[[EstateSession], object]) -> None:
        """Do something; where it is refused the reason is shown and everything read again."""
        session = self.session
        if session is None or not self.may_write:
            return
        if self._workbench.operations.do(lambda: act(session)) is None and self.book is not None:
            self.show_book(ProcedureBook(session, self.language))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the table."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            and self.press(event.key())
        ):
            return True
        return super().eventFilter(watched, event)

    def commit(self) -> None:
        """Store what is being typed."""
        for edit in self.findChildren(CommitEdit):
            edit.commit()
