"""Spreadsheets of a ledger in the window: looked at before they are taken in, and written out."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.domain.ledger import Ledger
from renodesk.services.ledger_blank import blank_sheet
from renodesk.services.ledger_packs.titles import ledger_title
from renodesk.services.ledgers import LedgerBook
from renodesk.services.ledgers.exporting import write_ledger
from renodesk.services.office_papers import write_office_paper
from renodesk.services.table_import.ledger import LedgerDoor
from renodesk.texts import say
from renodesk.ui.importing.dialog import TableImportDialog
from renodesk.ui.workbench import Workbench


class LedgerSheets(QObject):
    """Asks for files; what takes long goes on in the background."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over a window."""
        super().__init__(window)
        self._workbench, self._window = workbench, window

    def ask_sheet(self, ledger: Ledger) -> None:
        """Ask for a spreadsheet of a ledger, match its columns and take it in."""
        estate = self._workbench.estate
        if estate is not None:
            door = LedgerDoor(estate.session, ledger, self._workbench.language)
            TableImportDialog(self._workbench, door, self._window.window()).open()

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

    def ask_blank(self, book: LedgerBook) -> None:
        """Ask where a sheet to fill by hand is to be written."""
        estate = self._workbench.estate
        if estate is None:
            return
        title, kind = ledger_title(book.ledger, book.language), self.tr("空白表")
        name = f"{estate.session.name}-{title}-{kind}.pdf"
        start = str(estate.session.path.with_name(name))
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("空白表写到哪里"), start, "*.pdf")
        if path:
            self.write_blank(book, Path(path))

    def write_blank(self, book: LedgerBook, out: Path) -> None:
        """Write a sheet to fill by hand: what is open first, then empty rows; no names are on it."""
        estate = self._workbench.estate
        if estate is None:
            return
        session, still_open = estate.session, sum(one.is_open for one in book.rows)
        self._workbench.operations.run(
            self.tr("写空白表"),
            lambda progress: write_office_paper(blank_sheet(session, book), out, progress),
            lambda _: self._workbench.messages.done(
                say("ledger_blank_written", self._workbench.language, file=out.name, open=still_open)
            ),
        )
