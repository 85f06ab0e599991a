"""A new row of a ledger: all its columns at once, kept when it is whole."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from renodesk.domain.ledger import Ledger, LedgerColumn
from renodesk.errors import RenodeskError
from renodesk.services.ledger_packs.titles import column_title, ledger_title
from renodesk.services.ledgers.words import column_about
from renodesk.texts import Language, explain
from renodesk.ui.ledgers.fields import LedgerField
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class EntryDialog(Dialog):
    """Asks for a row; what `keep` refuses is said in the dialog, and nothing typed is lost."""

    def __init__(
        self,
        ledger: Ledger,
        language: Language,
        keep: Callable[[Mapping[str, str]], object],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a row of a ledger; `keep` keeps it, or raises what is wrong."""
        super().__init__(parent)
        self._keep, self._language = keep, language
        title = self.tr("{0}：登记一条").format(ledger_title(ledger, language))
        self.setWindowTitle(title)
        self.setMinimumSize(560, 420)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(label(self.tr("带 * 的必填。姓名、电话只存在本机的档案里。"), "quiet", wrap=True))
        layout.addWidget(self._form(ledger), 1)
        self.told = label("", "wrong", wrap=True)
        self.told.setVisible(False)
        layout.addWidget(self.told)
        buttons = OkCancel(self, self.tr("登记这一条"))
        self.ok = buttons.ok
        layout.addWidget(buttons)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.accept)

    def _form(self, ledger: Ledger) -> QScrollArea:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 10, 0)
        grid.setColumnStretch(1, 1)
        self.fields: list[LedgerField] = []
        for at, column in enumerate(ledger.columns):
            field = LedgerField(column, self._language, lambda *_: None, self)
            field.widget.setToolTip(column_about(column, self._language))
            words = label(self._title(column), "quiet")
            words.setBuddy(field.widget)
            grid.addWidget(words, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field.widget, at, 1)
            self.fields.append(field)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("各栏"))
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        return scroll

    def _title(self, column: LedgerColumn) -> str:
        unit = f"（{column.field.unit}）" if column.field.unit else ""
        return f"{'* ' if column.is_required else ''}{column_title(column, self._language)}{unit}"

    @property
    def values(self) -> dict[str, str]:
        """Return what was typed, by column."""
        return {one.column.name: one.typed for one in self.fields if one.typed.strip()}

    def accept(self) -> None:
        """Keep the row and close, or say what it lacks and go there."""
        for one in self.fields:
            empty = one.column.is_required and not one.typed.strip()
            one.mark(is_wrong=empty)
        try:
            self._keep(self.values)
        except RenodeskError as error:
            self.told.setText(explain(error, self._language))
            self.told.setVisible(True)
            first = next((one for one in self.fields if one.widget.property("wrong")), None)
            if first is not None:
                first.widget.setFocus()
            self.fit()
            return
        super().accept()
