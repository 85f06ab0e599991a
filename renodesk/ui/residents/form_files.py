"""Files of questionnaires in the window: tables taken in, sheets and phone forms written, a blank printed."""

from renodesk.domain.questionnaire import Phase
from renodesk.services.questionnaires.fillable import write_form_book
from renodesk.services.questionnaires.xlsform import write_xlsform
from renodesk.services.reporting import Form, Kind, PaperOptions, write_paper
from renodesk.services.table_import.forms import FormsDoor
from renodesk.ui.importing.dialog import TableImportDialog
from renodesk.ui.residents.giving_files import GivingFiles


class FormFiles(GivingFiles):
    """Asks for files, reads and writes them in the background."""

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
        self.ask(
            self.tr("空白问卷"),
            ".pdf",
            lambda session, out: write_paper(session, Kind.QUESTIONNAIRE, Form.PDF, out, options),
        )

    def write_sheet(self, phase: Phase | None) -> None:
        """Write a workbook to fill."""
        language = self._workbench.language
        self.ask(
            self.tr("可填的问卷表"),
            ".xlsx",
            lambda session, out: write_form_book(session, out, language, phase),
        )

    def write_xlsform(self, phase: Phase | None) -> None:
        """Write the form for phones."""
        self.ask(self.tr("手机问卷"), ".xlsx", lambda session, out: write_xlsform(session, out, phase))
