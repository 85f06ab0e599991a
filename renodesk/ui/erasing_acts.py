"""Deleting all personal values from the window: counted, asked with what is lost, and only with a reason."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from renodesk.ui.workbench import Workbench


class ErasingActs(QObject):
    """Asks, and deletes what the command deletes."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def ask(self) -> None:
        """Say how much there is and what goes with it, and ask why; refused while a vote is open."""
        from renodesk.services.erasing import Erasing
        from renodesk.texts import say
        from renodesk.ui.dialogs.reason import ReasonDialog

        estate, language = self._workbench.estate, self._workbench.language
        held = self._workbench.operations.do(Erasing(estate.session).checked) if estate is not None else None
        if held is None:
            return
        if not held.count:
            self._workbench.messages.done(say("persons_none", language, count=0, files=held.files))
            return
        dialog = ReasonDialog(
            self.tr("删掉个人信息"),
            say("persons_asked", language, count=held.count, files=held.files),
            ok=self.tr("全部删掉"),
            parent=self._window,
        )
        dialog.ask(lambda: self._erase(dialog.text))

    def _erase(self, reason: str) -> None:
        from renodesk.services.erasing import Erasing
        from renodesk.texts import say

        estate, language = self._workbench.estate, self._workbench.language
        if estate is None:
            return
        held = self._workbench.operations.do(lambda: Erasing(estate.session).erase_all(reason))
        if held is not None:
            words = say("persons_erased_here", language, count=held.count, files=held.files)
            self._workbench.messages.done(words)
