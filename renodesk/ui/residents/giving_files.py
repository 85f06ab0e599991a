"""Files that residents' tabs write: asked where, written in the background, said when they are there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.services.session import EstateSession
from renodesk.ui.workbench import Workbench, plain_name


class GivingFiles(QObject):
    """Asks over the window of its owner."""

    def __init__(self, workbench: Workbench, owner: QWidget) -> None:
        """Ask over the window of `owner`."""
        super().__init__(owner)
        self._workbench, self._owner = workbench, owner

    def ask(self, title: str, ending: str, write: Callable[[EstateSession, Path], object]) -> None:
        """Ask where, beside the estate to begin with, and write."""
        estate = self._workbench.estate
        if estate is None:
            return
        session = estate.session
        start = str(session.path.with_name(plain_name(f"{session.name}{title}{ending}")))
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
