"""Files of questionnaires in the window: tables taken in, sheets and phone forms written, a blank printed."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.domain.changes import Changes
from renodesk.domain.questionnaire import Phase
from renodesk.services.environment import Progress
from renodesk.services.questionnaires.fillable import write_form_book
from renodesk.services.questionnaires.importing import FormPlan, column_offers, plan_forms, take_forms
from renodesk.services.questionnaires.xlsform import write_xlsform
from renodesk.services.reporting import Form, Kind, PaperOptions, write_paper
from renodesk.services.session import EstateSession
from renodesk.texts import say
from renodesk.ui.dialogs.form_import import FormImportDialog
from renodesk.ui.workbench import Workbench


class FormFiles(QObject):
    """Asks for files, reads and writes them in the background."""

    def __init__(self, workbench: Workbench, owner: QWidget) -> None:
        """Ask over the window of `owner`."""
        super().__init__(owner)
        self._workbench, self._owner = workbench, owner

    # Taking in

    def take(self, phase: Phase | None) -> None:
        """Ask for a table and show what it would bring."""
        start = self._workbench.preferences["last_folder"]
        title = self.tr("填好的问卷表")
        path, _ = QFileDialog.getOpenFileName(self._owner.window(), title, start, "*.xlsx *.csv")
        if path:
            self.take_from(Path(path), phase)

    def take_from(self, file: Path, phase: Phase | None, matches: Mapping[str, str] | None = None) -> None:
        """Read a table in the background, then show what it would bring."""
        estate = self._workbench.estate
        if estate is not None:
            session = estate.session
            self._workbench.operations.run(
                self.tr("读问卷表"),
                lambda progress: plan_forms(session, file, phase=phase, matches=matches, progress=progress),
                lambda plan: self.show(session, file, plan, matches or {}),
            )

    def show(self, session: EstateSession, file: Path, plan: FormPlan, matches: Mapping[str, str]) -> None:
        """Show what a plan would do; do it, or look again with columns that are said to be something."""
        language = self._workbench.language
        offers = column_offers(session, plan, language)
        dialog = FormImportDialog(plan, offers, language, self._owner.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.matched.connect(lambda more: self.take_from(file, plan.phase, {**matches, **more}))
        dialog.accepted.connect(lambda: self._keep(session, plan))
        dialog.open()

    def _keep(self, session: EstateSession, plan: FormPlan) -> None:
        def job(progress: Progress) -> Changes | None:
            return take_forms(session, plan, progress)

        facts = {"count": len(plan.forms), "known": plan.known, "questions": plan.questions}
        told = say("forms_taken", self._workbench.language, file=plan.file, **facts)
        self._workbench.operations.run(
            self.tr("记下问卷"), job, lambda _: self._workbench.messages.done(told)
        )

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
