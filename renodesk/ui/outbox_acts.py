"""The outbox and the ways in the window, with the word of them in the status bar."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStatusBar, QWidget

from renodesk.texts import joined
from renodesk.ui.carrying import Carrying
from renodesk.ui.widgets.boxes import label
from renodesk.ui.workbench import Workbench


class OutboxActs(QObject):
    """Shows them; what is done there is carried on by `carrying`."""

    def __init__(self, workbench: Workbench, window: QWidget, bar: QStatusBar) -> None:
        """Ask over `window` and tell in `bar`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._said = ""
        self.carrying = Carrying(workbench, self)
        self.word = label("")
        bar.addPermanentWidget(self.word)
        self.word.hide()
        self.carrying.told.connect(self._tell)
        self.carrying.moved.connect(self._count)

    def begin(self) -> None:
        """Go on with what an earlier run left."""
        self.carrying.begin()

    def show_outbox(self) -> None:
        """Show each bundle's way."""
        from renodesk.services.outbox.outbox import outbox_of
        from renodesk.ui.dialogs.outbox import OutboxDialog

        outbox = self._workbench.operations.do(lambda: outbox_of(self._workbench.environment))
        if outbox is None:
            return
        dialog = OutboxDialog(self._workbench, outbox, self.carrying, self._window)
        dialog.ways_wanted.connect(self.show_ways)
        dialog.ask()

    def show_ways(self) -> None:
        """Show the ways, to be made, tried and removed."""
        from renodesk.services.ways import ways_of
        from renodesk.ui.dialogs.ways import WaysDialog

        ways = self._workbench.operations.do(lambda: ways_of(self._workbench.environment))
        if ways is None:
            return
        dialog = WaysDialog(self._workbench, ways, self._window)
        dialog.finished.connect(lambda _: self.carrying.begin())
        dialog.ask()

    def way_names(self) -> tuple[str, ...]:
        """Return the names of the ways there are."""
        from renodesk.services.ways import ways_of

        if self._workbench.environment.own_folder is None:
            return ()
        found = self._workbench.operations.do(lambda: ways_of(self._workbench.environment).all())
        return tuple(way.name for way in found or ())

    def _tell(self, words: str) -> None:
        self._said = words
        self._show()

    def _count(self) -> None:
        self._show()

    def _show(self) -> None:
        postings = self.carrying.postings() if not self._said else ()
        due = sum(one.is_due for one in postings)
        back = sum(one.state == "returned" for one in postings)
        words = [self.tr("发件箱：待发 {0}").format(due)] if due else []
        words += [self.tr("退回 {0}").format(back)] if back else []
        text = (
            self.tr("发件箱：{0}").format(self._said)
            if self._said
            else joined("，", words, self._workbench.language)
        )
        self.word.setText(text)
        self.word.setVisible(bool(text))
