"""Reminds of what is overdue in the ledgers, once an estate was opened and one has had time to look."""

from PySide6.QtCore import QObject, QTimer

from renodesk.ui.workbench import Workbench

AFTER_MS = 1500


class LedgerReminder(QObject):
    """Says it in the message line; an archive's estate that is only looked into needs no reminder."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        """Remind of every estate that is opened from now on."""
        super().__init__(parent)
        self._workbench = workbench
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(AFTER_MS)
        self._rest.timeout.connect(self.remind)
        workbench.opened.connect(self._opened)
        workbench.closed.connect(self._rest.stop)

    def _opened(self) -> None:
        if not self._workbench.is_visit:
            self._rest.start()

    def remind(self) -> None:
        """Say what is overdue, if anything is."""
        estate = self._workbench.estate
        if estate is None:
            return
        from renodesk.services.ledgers.reminding import overdue_words  # a start need not wait for it

        words = self._workbench.operations.do(lambda: overdue_words(estate.session, self._workbench.language))
        if words:
            self._workbench.messages.done(words)
