"""What the office sends out: bundles for the laptops, and a community's answers to all its estates."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.texts import say
from renodesk.ui.unlocking import unlock
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.community import CommunityEstate
    from renodesk.services.downlink import SentBack


class Sending(QObject):
    """Asks where and what, looks first, then does it in the background."""

    def __init__(self, workbench: Workbench, archive: Callable[[], Path | None], window: QWidget) -> None:
        """Work on the archive that `archive` gives; ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._archive = archive
        self._window = window

    def send_back(self) -> None:
        """Ask for a folder, and write a bundle for the laptops of every estate."""
        archive = self._archive()
        start = self._workbench.preferences["give_folder"]
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("下行包写到哪个文件夹"), start)
        if archive is not None and folder:
            self.send_back_to(archive, Path(folder))

    def send_back_to(self, archive: Path, folder: Path) -> None:
        """Write a bundle for the laptops of every estate into a folder, in the background."""
        from renodesk.services.downlink import downlink

        workbench = self._workbench
        author, environment = workbench.author, workbench.environment
        organization, index_url = workbench.preferences["organization"], workbench.preferences["office_index"]
        if not unlock(self._window, environment):
            return
        workbench.operations.run(
            self.tr("写下行包"),
            lambda progress: list(
                downlink(
                    archive,
                    folder,
                    author,
                    environment,
                    organization=organization,
                    index_url=index_url,
                    progress=progress,
                )
            ),
            self._sent,
        )

    def _sent(self, sent: "Sequence[SentBack]") -> None:
        self._workbench.messages.done(say("downlink_done", self._workbench.language, count=len(sent)))

    def share_answers(self) -> None:
        """Ask for a sheet and a community, show what its answers would do, and give them."""
        from renodesk.ui.dialogs.name import ask_name

        archive = self._archive()
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("全社区共用的答卷"), start, "*.csv *.xlsx *.json"
        )
        if archive is None or not path:
            return
        ask_name(
            self.tr("给哪个社区"),
            self.tr("登记里写的社区名称"),
            self._window,
            lambda community: self.look_and_share(archive, Path(path), community),
        )

    def look_and_share(self, archive: Path, sheet: Path, community: str) -> None:
        """Look in the background what a sheet's answers would do in a community, and ask."""
        from renodesk.services.community import share_answers

        workbench = self._workbench
        author, environment = workbench.author, workbench.environment
        index_url = workbench.preferences["office_index"]
        workbench.operations.run(
            self.tr("看看会怎样"),
            lambda _: share_answers(
                archive, sheet, community, author, environment, is_dry=True, index_url=index_url
            ),
            lambda found: self._ask(archive, sheet, community, found),
        )

    def _ask(self, archive: Path, sheet: Path, community: str, found: "Sequence[CommunityEstate]") -> None:
        from renodesk.services.community import share_answers, told

        workbench, language = self._workbench, self._workbench.language
        words = "\n".join(told(found, community, language))
        if not found or not workbench.messages.ask(self.tr("给全社区的小区"), words):
            workbench.messages.done(words if not found else self.tr("没有给"))
            return
        author, environment = workbench.author, workbench.environment
        index_url = workbench.preferences["office_index"]
        workbench.operations.run(
            self.tr("给社区共用的答案"),
            lambda _: share_answers(archive, sheet, community, author, environment, index_url=index_url),
            lambda given: workbench.messages.done("\n".join(told(given, community, language))),
        )
