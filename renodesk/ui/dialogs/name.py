"""Asking for one line of text: who works here, what an estate is called."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class NameDialog(Dialog):
    """Asks for a name; an empty one cannot be accepted."""

    def __init__(self, title: str, hint: str, parent: QWidget | None = None, name: str = "") -> None:
        """Ask under `title`, with a hint in grey; `name` is offered, and typed over."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(label(hint, "quiet", wrap=True))
        self.edit = QLineEdit(name)
        self.edit.setAccessibleName(title)
        self.edit.setMaxLength(80)
        self.edit.selectAll()
        layout.addWidget(self.edit)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        self.ok.setEnabled(bool(self.name))
        self.edit.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        layout.addWidget(buttons)

    @property
    def name(self) -> str:
        """Return what was typed."""
        return self.edit.text().strip()


def ask_name(title: str, hint: str, parent: QWidget, then: Callable[[str], object], name: str = "") -> None:
    """Ask for a name beside what goes on, beginning with `name`, and do `then` with it."""
    dialog = NameDialog(title, hint, parent, name)
    dialog.ask(lambda: then(dialog.name))
