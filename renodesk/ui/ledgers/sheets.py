"""Spreadsheets of a ledger in the window: looked at before they are taken in, and written out."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from renodesk.domain.ledger import Ledger
from renodesk.services.ledger_packs.titles import ledger_title
from renodesk.services.ledgers import LedgerBook
from renodesk.services.ledgers.exporting import write_ledger
from renodesk.services.ledgers.importing import (
    LedgerImported,
    LedgerPlan,
    plan_again,
    plan_file,
    take,
    targets_of,
)
from renodesk.services.ledgers.words import fault_words
from renodesk.services.register_import.matching import Layout
from renodesk.texts import Language, say
from renodesk.ui.dialogs.import_matching import MatchingPage
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench

MOST_LINES = 300


class LedgerSheetDialog(Dialog):
    """How the columns of a sheet are read, what it would do, and every fault; with one it is not taken."""

    matched = Signal(object)
    """The layout as somebody matched it: the sheet is to be looked at again."""

    def __init__(
        self, plan: LedgerPlan, language: Language, scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        """Show what a sheet would do."""
        super().__init__(parent)
        self._language: Language = language
        self.plan, self.wanted = plan, plan.layout
        self.setWindowTitle(self.tr("导入台账"))
        self.setMinimumSize(880, 540)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("收下“{0}”会怎样").format(plan.file), "heading", wrap=True))
        self.told, self.refused = label("", wrap=True), label("", "wrong", wrap=True)
        layout.addWidget(self.told)
        layout.addWidget(self.refused)
        self.matching = MatchingPage(language)
        self.matching.show_layout(plan.layout, targets_of(plan.ledger), scale)
        self.matching.changed.connect(self.matched.emit)
        layout.addWidget(self.matching, 3)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("不能收的和要知道的"))
        layout.addWidget(self.lines, 2)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("收下"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.show_plan(plan)
        if plan.faults:
            self.matching.focus_first()
        else:
            self.ok.setFocus()

    def show_plan(self, plan: LedgerPlan) -> None:
        """Show what the sheet would do, read as it is matched now."""
        self.plan = plan
        facts = {"new": plan.new, "changed": plan.changed, "same": plan.same}
        self.told.setText(say("ledger_would_take", self._language, **facts))
        self.told.setVisible(not plan.faults)
        count = self.tr("有 {0} 处不能收，整份没有收。改好这些地方再收。").format(len(plan.faults))
        self.refused.setText(count)
        self.refused.setVisible(bool(plan.faults))
        said = list(fault_words((*plan.faults, *plan.notices)[:MOST_LINES], self._language))
        self.lines.setPlainText("\n".join(said))
        self.lines.setVisible(bool(said))
        self.ok.setEnabled(not plan.faults and bool(plan.drafts))


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
        dialog = LedgerSheetDialog(plan, self._workbench.language, self._workbench.theme.scale, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.matched.connect(lambda layout: self._look_again(dialog, layout))
        dialog.accepted.connect(lambda: self.take(dialog.plan))
        dialog.open()

    def _look_again(self, dialog: LedgerSheetDialog, layout: Layout) -> None:
        """Say in the dialog what the sheet does with its columns matched so."""
        estate, language = self._workbench.estate, self._workbench.language
        if estate is None:
            return
        dialog.ok.setEnabled(False)
        dialog.wanted = layout
        self._workbench.operations.run(
            self.tr("读表格"),
            lambda progress: plan_again(estate.session, dialog.plan, layout, language, progress),
            lambda plan: self._looked(dialog, plan),
        )

    def _looked(self, dialog: LedgerSheetDialog, plan: LedgerPlan) -> None:
        """Show what came of it; where columns were matched otherwise meanwhile, look once more."""
        if not isValid(dialog):
            return
        if dialog.wanted is plan.layout:
            dialog.show_plan(plan)
        else:
            self._look_again(dialog, dialog.wanted)

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
