"""Estates made from the street office's list: looked at first, then all of them or none."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.texts import say
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.estate_list import EstateList
    from renodesk.services.office import Prepared


class Preparing(QObject):
    """Asks for the list and for a folder; reads and makes in the background."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def ask(self) -> None:
        """Ask for the list and look at it."""
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("街道的小区名单（可另有“楼栋”“分工”两张表）"), start, "*.xlsx *.csv"
        )
        if path:
            self.look(Path(path))

    def look(self, table: Path) -> None:
        """Read a list in the background and show what it would become."""
        from renodesk.services.office import preview_list

        environment = self._workbench.environment
        self._workbench.operations.run(
            self.tr("读名单"),
            lambda _: preview_list(table, environment),
            lambda found: self._show(table, found),
        )

    def _show(self, table: Path, found: "EstateList") -> None:
        from renodesk.ui.office.dialogs.listed import ListedDialog

        dialog = ListedDialog(found, self._workbench.theme, self._workbench.language, self._window)
        dialog.ask(lambda: self._ask_where(table))

    def _ask_where(self, table: Path) -> None:
        start = self._workbench.preferences["give_folder"]
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("小区档案建到哪个文件夹"), start)
        if folder:
            self.make(table, Path(folder))

    def make(self, table: Path, folder: Path) -> None:
        """Make the estates of a list in a folder, in the background; files that are there stay."""
        from renodesk.services.office import prepare

        author, environment = self._workbench.author, self._workbench.environment
        self._workbench.operations.run(
            self.tr("由名单建小区档案"),
            lambda _: prepare(table, folder, author, environment),
            self._made,
        )

    def _made(self, prepared: "Prepared") -> None:
        counts = {"made": len(prepared.made), "kept": len(prepared.kept)}
        self._workbench.messages.done(say("office_prepared", self._workbench.language, **counts))
