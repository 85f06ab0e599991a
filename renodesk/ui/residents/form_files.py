"""Files of questionnaires in the window: tables taken in, sheets and phone forms written, a blank printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.domain.questionnaire import Phase
from renodesk.services.questionnaires.fillable import write_form_book
from renodesk.services.questionnaires.xlsform import write_xlsform
from renodesk.services.reporting import Form, Kind, PaperOptions, write_paper
from renodesk.services.session import EstateSession
from renodesk.services.table_import.forms import FormsDoor
from renodesk.ui.importing.dialog import TableImportDialog
from renodesk.ui.workbench import Workbench


class FormFiles(QObject):
    """Asks for files, reads and writes them in the background."""

    def __init__(self, workbench: Workbench, owner: QWidget) -> None:
        """Ask over the window of `owner`."""
        super().__init__(owner)
        self._workbench, self._owner = workbench, owner

    # Taking in

    def take(self, phase: Phase | None) -> None:
        """Ask for a table of filled forms, match its columns and take it in."""
        estate = self._workbench.estate
        if estate is None:
            return
        session, language = estate.session, self._workbench.language
        door = self._workbench.operations.do(lambda: FormsDoor(session, phase, language))
        if door is not None:
            TableImportDialog(self._workbench, door, self._owner.window()).open()

    # Writing

    def print_blank(self) -> None:
        """Print the blank form."""
        options = PaperOptions(
            language=self._workbench.language,
            sections=("form_blank",),
            office=self._workbench.preferences["organization"],
        )
        self._write(
            self.tr("空白问卷"),
            ".pdf",
            lambda session, out: write_paper(session, Kind.QUESTIONNAIRE, Form.PDF, out, options),
        )

    def write_sheet(self, phase: Phase | None) -> None:
        """Write a workbook to fill."""
        language = self._workbench.language
        self._write(
            self.tr("可填的问卷表"),
            ".xlsx",
            lambda session, out: write_form_book(session, out, language, phase),
        )

    def write_xlsform(self, phase: Phase | None) -> None:
        """Write the form for phones."""
        self._write(self.tr("手机问卷"), ".xlsx", lambda session, out: write_xlsform(session, out, phase))

    def _write(self, title: str, ending: str, write: Callable[[EstateSession, Path], object]) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        session = estate.session
        start = str(session.path.with_name(f"{session.name}{title}{ending}"))
        path, _ = QFileDialog.getSaveFileName(self._owner.window(), title, start, f"*{ending}")
        if path:
            self.write_to(Path(path), title, write)

    def write_to(self, out: Path, title: str, write: Callable[[EstateSession, Path], object]) -> None:
        """Write a file in the background."""
        estate = self._workbench.estate
        if estate is not None:
            session = estate.session
            self._workbench.operations.run(
                title,
                lambda _: write(session, out),
                lambda _: self._workbench.messages.done(self.tr("写好了：{0}").format(out.name)),
            )
