"""Spreadsheets of a ledger in the window: looked at before they are taken in, and written out."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from renodesk.domain.ledger import Ledger
from renodesk.services.ledger_packs.titles import column_title, ledger_title
from renodesk.services.ledgers import LedgerBook
from renodesk.services.ledgers.exporting import write_ledger
from renodesk.services.ledgers.importing import LedgerImported, LedgerPlan, plan_file, take
from renodesk.services.ledgers.words import fault_words
from renodesk.texts import Language, say
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench

MOST_LINES = 300


class LedgerSheetDialog(Dialog):
    """What a sheet would do: how its columns were read, and every fault; with one it cannot be taken."""

    def __init__(self, plan: LedgerPlan, language: Language, parent: QWidget | None = None) -> None:
        """Show what a sheet would do."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入台账"))
        self.setMinimumSize(680, 420)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("收下“{0}”会怎样").format(plan.file), "heading", wrap=True))
        told = say("ledger_would_take", language, new=plan.new, changed=plan.changed, same=plan.same)
        if plan.faults:
            told = self.tr("有 {0} 处不能收，整份没有收。改好这些地方再收。").format(len(plan.faults))
        self.told = label(told, "wrong" if plan.faults else "", wrap=True)
        layout.addWidget(self.told)
        layout.addWidget(label(self._columns(plan, language), "quiet", wrap=True))
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("不能收的和要知道的"))
        said = list(fault_words((*plan.faults, *plan.notices)[:MOST_LINES], language))
        self.lines.setPlainText("\n".join(said))
        self.lines.setVisible(bool(said))
        layout.addWidget(self.lines, 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("收下"))
        self.ok.setEnabled(not plan.faults and bool(plan.drafts))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _columns(self, plan: LedgerPlan, language: Language) -> str:
        pairs = []
        for one in plan.layout.columns:
            column = plan.ledger.column(one.target)
            if column is not None:
                title = column_title(column, language)
                pairs.append(title if title == one.title else f"{one.title} → {title}")
        return self.tr("认出的列：{0}").format("、".join(pairs) or "–")


class LedgerSheets(QObject):
    """Asks for files; what takes long goes on in the background."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over a window."""
        super().__init__(window)
        self._workbench, self._window = workbench, window

    def ask_sheet(self, ledger: Ledger) -> None:
        """Ask for a spreadsheet to take into a ledger."""
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("导入台账"), start, "*.xlsx *.csv")
        if path:
            self.look_at(ledger, Path(path))

    def look_at(self, ledger: Ledger, path: Path) -> None:
        """Read a sheet in the background, then show what it would do."""
        estate, language = self._workbench.estate, self._workbench.language
        if estate is not None:
            self._workbench.operations.run(
                self.tr("读表格"),
                lambda progress: plan_file(
                    estate.session, ledger, path, language=language, progress=progress
                ),
                self._show,
            )

    def _show(self, plan: LedgerPlan) -> None:
        dialog = LedgerSheetDialog(plan, self._workbench.language, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.take(plan))
        dialog.open()

    def take(self, plan: LedgerPlan) -> None:
        """Take a sheet in, in the background, as one act."""
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.run(
                self.tr("收下表格"), lambda progress: take(estate.session, plan, progress), self._taken
            )

    def _taken(self, done: LedgerImported) -> None:
        facts = {"new": done.new, "changed": done.changed, "same": done.same}
        self._workbench.messages.done(say("ledger_own_taken", self._workbench.language, **facts))

    def ask_where(self, book: LedgerBook) -> None:
        """Ask where a ledger is to be written."""
        estate = self._workbench.estate
        if estate is None:
            return
        name = f"{estate.session.name}-{ledger_title(book.ledger, book.language)}.xlsx"
        start = str(estate.session.path.with_name(name))
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("台账写到哪里"), start, "*.xlsx")
        if path:
            self.write_to(book, Path(path))

    def write_to(self, book: LedgerBook, out: Path) -> None:
        """Write a ledger; whether names go along is asked where it has any."""
        estate = self._workbench.estate
        if estate is None:
            return
        has_names = any(any(row.persons.values()) for row in book.rows)
        with_names = has_names and self._workbench.messages.ask(
            self.tr("带上姓名吗"), self.tr("表里有姓名、电话或门牌号。要一起写出去吗？不带更稳妥。")
        )
        self._workbench.operations.run(
            self.tr("写台账"),
            lambda _: write_ledger(estate.session, book, out, with_names=with_names),
            lambda count: self._workbench.messages.done(
                say("ledger_written", self._workbench.language, file=out.name, count=count)
            ),
        )
