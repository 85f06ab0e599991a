"""A dialog as large as its words need, and never larger than the screen."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

MARGIN, WIDER = 40, 80


class Dialog(QDialog):
    """Every dialog: when it is shown, words that go over several lines get the height they need."""

    def ask(self, then: Callable[[], object] | None = None) -> None:
        """Open; when it is accepted, call `then`. It is freed when it is closed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if then is not None:
            self.accepted.connect(then)
        self.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what it holds and the screen."""
        super().showEvent(event)
        self._keep_default()
        self.fit()

    def _keep_default(self) -> None:
        """Tell Qt of the default button: it knows nothing of one chosen before it was in the dialog.

        Without it Enter in a list or a tick pressed the first button Qt came upon, which was Cancel.
        """
        for button in self.findChildren(QPushButton):
            if button.isDefault():
                button.setDefault(False)
                button.setDefault(True)

    def fit(self) -> None:
        """Take the height its width asks for, within the window it belongs to or the screen."""
        layout, parent = self.layout(), self.parentWidget()
        if layout is None:
            return
        room = self.screen().availableSize() if parent is None else parent.window().size()
        most = room - QSize(MARGIN, MARGIN)
        layout.activate()
        width = min(max(self.width(), layout.totalMinimumSize().width()), most.width())
        if layout.hasHeightForWidth():
            while layout.totalHeightForWidth(width) > most.height() and width < most.width():
                width = min(width + WIDER, most.width())
        height = max(self.height(), layout.totalSizeHint().height(), layout.totalHeightForWidth(width))
        self.resize(width, min(height, most.height()))


class OkCancel(QDialogButtonBox):
    """The buttons below a dialog: `ok`, which Enter presses too, and `cancel`, which leaves all as it is."""

    def __init__(self, dialog: QDialog, ok: str = "", cancel: str = "", *, is_primary: bool = False) -> None:
        """Close `dialog`; the buttons say `ok` and `cancel`, or what Qt calls them."""
        super().__init__(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.button(QDialogButtonBox.StandardButton.Ok)
        self.cancel = self.button(QDialogButtonBox.StandardButton.Cancel)
        for button, words in ((self.ok, ok), (self.cancel, cancel)):
            if words:
                button.setText(words)
        self.ok.setObjectName("primary" if is_primary else "")
        self.ok.setDefault(True)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)
