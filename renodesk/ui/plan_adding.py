"""Adding a site plan: a picture at once, a PDF after its password and page were asked for."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from renodesk.domain.changes import Changes
from renodesk.errors import PlanLocked, RenodeskError
from renodesk.services.environment import Progress
from renodesk.services.plan_taking import PlanPdf, PlanTaking, is_pdf
from renodesk.texts import explain
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.dialogs.plan_page import PlanPageDialog
from renodesk.ui.photo_taking import PATTERN
from renodesk.ui.workbench import Workbench


class PlanAdding(QObject):
    """Takes plans into the open estate."""

    added = Signal(str)
    """The key of a plan that is there now."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        """Ask over `parent`'s window."""
        super().__init__(parent)
        self._workbench = workbench
        self._parent = parent

    def choose(self) -> None:
        """Ask for a picture or PDF."""
        folder = self._workbench.preferences["last_folder"]
        pattern = f"{PATTERN} *.pdf"
        pictures, everything = self.tr("图片和 PDF"), self.tr("全部文件")
        kinds = f"{pictures} ({pattern} {pattern.upper()});;{everything} (*)"
        file, _ = QFileDialog.getOpenFileName(self._parent.window(), self.tr("选平面图"), folder, kinds)
        if file:
            self._workbench.preferences.choose("last_folder", str(Path(file).parent))
            self.take(Path(file))

    def take(self, path: Path) -> None:
        """Take a picture, or ask which page of a PDF."""
        estate = self._workbench.estate
        if estate is None:
            return
        if is_pdf(path):
            self._open(path, "")
            return
        taking = PlanTaking(estate.session)
        self._workbench.operations.run(
            self.tr("收入平面图"), lambda progress: taking.take_picture(path, progress=progress), self._tell
        )

    def _open(self, path: Path, password: str) -> None:
        try:
            pdf = PlanPdf.open(path, password)
        except PlanLocked as locked:
            self._ask_password(path, explain(locked, self._workbench.language))
            return
        except RenodeskError as error:
            self._workbench.messages.error(error)
            return
        if pdf.page_count == 1:
            self._draw(pdf, 1)
            return
        dialog = PlanPageDialog(pdf, self._parent.window())
        dialog.ask(lambda: self._draw(pdf, dialog.page))

    def _ask_password(self, path: Path, words: str) -> None:
        dialog = NameDialog(self.tr("PDF 的密码"), words, self._parent.window())
        dialog.edit.setEchoMode(QLineEdit.EchoMode.Password)
        dialog.ask(lambda: self._open(path, dialog.edit.text()))

    def _draw(self, pdf: PlanPdf, number: int) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        taking = PlanTaking(estate.session)

        def job(progress: Progress) -> tuple[Changes, str]:
            with pdf:
                return taking.take_page(pdf, number, progress=progress)

        if not self._workbench.operations.run(self.tr("取出第 {0} 页").format(number), job, self._tell):
            pdf.close()

    def _tell(self, taken: tuple[Changes, str]) -> None:
        changes, use = taken
        if changes.act is None:
            self._workbench.messages.done(self.tr("这张图已经是平面图了"))
        else:
            self._workbench.messages.done(self.tr("平面图已收入，可以标点位了"))
        self.added.emit(use)
