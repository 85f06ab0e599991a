"""What residents want of chosen lines of the 36: households and words."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from renodesk.domain.numbers import write_number
from renodesk.services.wishes import Wish
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class WishDialog(Dialog):
    """Asks for a number of households and for words; both empty take the wish back."""

    def __init__(self, what: str, wish: Wish, parent: QWidget | None = None) -> None:
        """Ask about `what`, beginning with what is known."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("居民意愿"))
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("居民意愿"), "heading"))
        layout.addWidget(label(what, "quiet", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        number = "" if wish.households is None else write_number(wish.households)
        self.households = self._edit(self.tr("想要的户数"), number, form)
        self.words = self._edit(self.tr("居民怎么说"), wish.words, form)
        self.words.setPlaceholderText(self.tr("例如：先修屋面，再做外墙"))
        layout.addLayout(form)
        layout.addWidget(OkCancel(self))
        self.households.setFocus()

    @staticmethod
    def _edit(title: str, text: str, form: QFormLayout) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(title)
        edit.setMaxLength(400)
        form.addRow(label(title, "quiet"), edit)
        return edit
