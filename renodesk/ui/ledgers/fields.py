"""A field for a column of a ledger: a line, a text, or a choice, all told as what was typed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from renodesk.domain.ledger import LedgerColumn
from renodesk.services.ledger_packs.titles import column_title
from renodesk.services.ledgers.values import read_value
from renodesk.texts import Language, say
from renodesk.ui.editors.commit import REST_MS
from renodesk.ui.widgets.boxes import choice, restyle

LINES = 66
"""Height of a text of several lines."""


class _Lines(QPlainTextEdit):
    """A text of a few lines; a style sheet may lower a fixed height, but not what it asks for."""

    def sizeHint(self) -> QSize:
        """Ask for a few lines."""
        return QSize(super().sizeHint().width(), LINES)

    def minimumSizeHint(self) -> QSize:
        """Keep these lines where a form has little room: it scrolls instead."""
        return QSize(super().minimumSizeHint().width(), LINES)


class LedgerField(QObject):
    """One column of one row; `left` is called with its name and text when something else was typed."""

    def __init__(
        self, column: LedgerColumn, language: Language, left: Callable[[str, str], None], parent: QObject
    ) -> None:
        """Make the widget a column wants."""
        super().__init__(parent)
        self.column = column
        self._left = left
        self._shown = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rested)
        self.widget: QWidget = self._made(language)
        self.widget.setAccessibleName(column_title(column, language))
        self.widget.installEventFilter(self)

    def _made(self, language: Language) -> QWidget:
        kind = self.column.field.type
        if kind in ("enum", "bool"):
            box = choice(column_title(self.column, language), letters=6)
            words = [say("cell_yes", language), say("cell_no", language)]
            box.addItems(["", *(self.column.field.options.values() if kind == "enum" else words)])
            box.activated.connect(lambda _: self.commit())
            return box
        if self.column.is_long:
            text = _Lines()
            text.setTabChangesFocus(True)
            text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            text.textChanged.connect(self._rest.start)
            return text
        line = QLineEdit()
        if kind == "date":
            line.setPlaceholderText(QCoreApplication.translate("LedgerField", "如 2026-11-27"))
        line.returnPressed.connect(self.commit)
        line.textEdited.connect(lambda _: self._rest.start())
        return line

    @property
    def typed(self) -> str:
        """Return what stands in it."""
        widget = self.widget
        if isinstance(widget, QComboBox):
            return widget.currentText()
        return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else self._line.text()

    @property
    def _line(self) -> QLineEdit:
        assert isinstance(self.widget, QLineEdit)
        return self.widget

    @property
    def is_pending(self) -> bool:
        """Return whether something stands in it that was not told yet."""
        return self.typed.strip() != self._shown.strip()

    def show_word(self, word: str, *, may: bool = True, is_other: bool = False) -> None:
        """Show what a row says; what is being typed right now stays, unless it is of another row."""
        widget = self.widget
        if is_other or not (widget.hasFocus() and self.is_pending):
            self._shown = word
            if isinstance(widget, QComboBox):
                widget.setCurrentIndex(max(0, widget.findText(word)))
            elif isinstance(widget, QPlainTextEdit):
                widget.setPlainText(word)
            else:
                self._line.setText(word)
        if isinstance(widget, QComboBox):
            widget.setEnabled(may)
        elif isinstance(widget, (QLineEdit, QPlainTextEdit)):
            widget.setReadOnly(not may)
        self.mark(is_wrong=False)

    def mark(self, *, is_wrong: bool) -> None:
        """Mark what cannot be kept as it is typed."""
        restyle(self.widget, "wrong", is_wrong)

    def commit(self) -> None:
        """Tell what was typed, if it is another word."""
        self._rest.stop()
        if self.is_pending:
            self._shown = self.typed
            self._left(self.column.name, self.typed)

    def _rested(self) -> None:
        """Keep what rests, where it is whole as it stands; a name is kept when its field is left."""
        reading = read_value(self.column, self.typed)
        is_whole = (
            reading.fits and not reading.refused and (self.typed.strip() or not self.column.is_required)
        )
        if is_whole and not self.column.is_personal:
            self.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a text when it is left."""
        if event.type() == QEvent.Type.FocusOut and not isinstance(self.widget, QComboBox):
            self.commit()
        return super().eventFilter(watched, event)
