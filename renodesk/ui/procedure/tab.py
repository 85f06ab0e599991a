"""What every tab of the procedures is: a table, and beside it what can be done about the row at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
)

from renodesk.services.procedure import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.models.problem_rows import ShownRow, ShownRows
from renodesk.ui.screen_tab import ScreenTab
from renodesk.ui.widgets.boxes import card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.rows_table import rows_table
from renodesk.ui.widgets.side_card import SideCard
from renodesk.ui.workbench import Workbench

ROW, SIDE_WIDTH, MOST_SIDE = 40, 316, 400
Rows = tuple[tuple[str, ...], Sequence[ShownRow]]


class ProcedureTab(ScreenTab):
    """Shows one part of the procedures; a subclass fills rows and side."""

    widths: tuple[int, ...] = ()

    def __init__(self, workbench: Workbench, name: str) -> None:
        """Show nothing yet; `name` is what a screen reader calls the table."""
        super().__init__(workbench)
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
        self.card = SideCard(self.tr("这一行"), SIDE_WIDTH, MOST_SIDE)
        self.side = self.card.column
        self.side.setSpacing(4)
        outer.addWidget(self.card)
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

    def leave(self, key: str) -> None:
        """Keep what is typed of a row and waits for a button, before another row comes to hand."""

    # Showing

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
            if self.key != self._at:
                self._go_on(self._at)
            self.show_side(self._at)

    def _go_on(self, left: str) -> None:
        self._at = self.key
        if left and self.model.row_of(left) >= 0:
            self.leave(left)
        for edit in self.findChildren(CommitEdit):
            edit.let_go()

    def fit(self) -> None:
        """Give rows, columns and the side their size in this theme."""
        px = self._workbench.theme.px
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        self.card.dress(self._workbench.theme)
        for column, width in enumerate(self.widths):
            self.table.setColumnWidth(column, px(width))

    def _dress(self) -> None:
        self.fit()
        self.model.dress(self._workbench.theme)

    def read_again(self) -> None:
        """Read the procedures again after an act that was refused; what was typed for it stays, marked."""
        for edit in self.findChildren(CommitEdit):
            edit.refuse()
        if self.session is not None and self.book is not None:
            self.show_book(ProcedureBook(self.session, self.language))

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
