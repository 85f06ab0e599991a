"""Request sheets in the window: write them for the offices one chooses, take in what comes back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.ui.dialogs.reply import ReplyDialog
from renodesk.ui.dialogs.requests import RequestsDialog
from renodesk.ui.names import place_name
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.requests.reply import Reply
    from renodesk.services.requests.writing import WrittenRequest


class RequestActs(QObject):
    """Asks whom and where; long work goes on in the background."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def write_requests(self) -> None:
        """Ask to whom, then where, and write the sheets."""
        from renodesk.services.requests.asking import requests_of

        estate = self._workbench.estate
        if estate is None:
            return
        requests = requests_of(estate.session, self._workbench.language)
        if not requests:
            words = self.tr("没有要发函的：表包没有指定，或者小区还没有登记楼栋。")
            self._workbench.messages.done(words)
            return
        dialog = RequestsDialog(requests, self._workbench.language, self._window)
        dialog.ask(lambda: self._ask_folder(dialog.chosen))

    def _ask_folder(self, only: tuple[str, ...]) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        start = str(estate.session.path.parent)
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("资料函放在哪个文件夹"), start)
        if folder:
            self.write_requests_to(Path(folder), only)

    def write_requests_to(self, folder: Path, only: tuple[str, ...] = ()) -> None:
        """Write the sheets into a folder, in the background."""
        from renodesk.services.requests.writing import write_requests

        estate = self._workbench.estate
        if estate is None:
            return
        organization = self._workbench.preferences["organization"]
        language = self._workbench.language
        self._workbench.operations.run(
            self.tr("写资料函"),
            lambda progress: write_requests(
                estate.session,
                folder,
                only=only,
                organization=organization,
                language=language,
                progress=progress,
            ),
            lambda written: self._written(written, folder),
        )

    def _written(self, written: "tuple[WrittenRequest, ...]", folder: Path) -> None:
        words = self.tr("已写好 {0} 封资料函，在 {1}")
        self._workbench.messages.done(words.format(len(written), folder.name))

    def take_reply(self) -> None:
        """Ask for a filled sheet and show what it would do."""
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("收回函"), start, "*.xlsx")
        if path:
            self.take_reply_from(Path(path))

    def take_reply_from(self, path: Path) -> None:
        """Read a filled sheet in the background, then show what it would do."""
        from renodesk.services.requests.reply import read_reply

        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.run(
                self.tr("读回函"), lambda _: read_reply(estate.session, path), self._show
            )

    def _show(self, reply: "Reply") -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        dialog = ReplyDialog(
            reply,
            self._workbench.language,
            lambda place: place_name(estate.session, place),
            self._window,
        )
        dialog.ask(lambda: self._take(reply, keep=dialog.keep.isChecked()))

    def _take(self, reply: "Reply", *, keep: bool) -> None:
        from renodesk.services.requests.taking import take_reply

        estate = self._workbench.estate
        if estate is None:
            return
        taken = self._workbench.operations.do(lambda: take_reply(estate.session, reply, keep=keep))
        if taken is not None:
            words = self.tr("已收入{0}的资料：写了 {1} 处，留着没动 {2} 处")
            self._workbench.messages.done(words.format(taken.respondent, taken.written, taken.kept))
