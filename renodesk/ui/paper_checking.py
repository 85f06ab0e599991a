"""Papers that come back, checked in the window against the estate that is open."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.errors import RenodeskError
from renodesk.services.environment import Progress
from renodesk.services.reporting import read_logo
from renodesk.services.reporting.verifying import verify_paper
from renodesk.services.reporting.verifying_words import verified_lines
from renodesk.ui.dialogs.verified import VerifiedDialog
from renodesk.ui.workbench import Workbench


class PaperChecking(QObject):
    """Asks for a paper, and says in the background which data it is of."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def check(self) -> None:
        """Ask for a paper and check it."""
        estate = self._workbench.estate
        if estate is None:
            return
        start = self._workbench.preferences["last_folder"] or str(estate.session.path.parent)
        kinds = self.tr("PDF、Word、Excel (*.pdf *.docx *.xlsx)")
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("核对哪个文件"), start, kinds)
        if path:
            self.check_file(Path(path))

    def check_file(self, path: Path) -> None:
        """Check a paper in the background and say what was found."""
        estate, language = self._workbench.estate, self._workbench.language
        if estate is None:
            return
        session, logo = estate.session, self._workbench.preferences["logo"]

        def look(_: Progress) -> list[str]:
            found = verify_paper(session, path, language, _logo(logo))
            return verified_lines(found, path.name, session, language)

        self._workbench.operations.run(self.tr("核对文件"), look, self._said)

    def _said(self, lines: list[str]) -> None:
        VerifiedDialog(lines, self._window).ask()


def _logo(file: str) -> bytes | None:
    """Return the logo of this office's papers; without it pictures are not compared."""
    try:
        return read_logo(Path(file)) if file else None
    except RenodeskError:
        return None
