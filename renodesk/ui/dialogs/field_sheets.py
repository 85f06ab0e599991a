"""For which places field sheets are written, and whether to print or to fill on a screen."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.reporting.field_choice import PlaceChoice
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class FieldSheetsDialog(Dialog):
    """Offers choices of places with how many each has; one that has none cannot be chosen."""

    def __init__(self, offers: Sequence[tuple[str, PlaceChoice, int]], parent: QWidget | None = None) -> None:
        """Offer (words, choice, number of places); the first that has any is chosen."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("现场表"))
        self.setMinimumWidth(460)
        self._choices = [choice for _, choice, _ in offers]
        layout = self._inner = QVBoxLayout(self)
        layout.setSpacing(12)
        words = self.tr("按行走次序，一处一码。拍照时先拍码，照片就自己归位。")
        layout.addWidget(label(words, "quiet", wrap=True))
        told = [self.tr("{0}，{1} 处").format(text, count) for text, _, count in offers]
        self.places = self._group(self.tr("哪些地方"), told)
        self.kinds = self._group(
            self.tr("怎么填"), [self.tr("打印出来手填（PDF）"), self.tr("在电脑或平板上填（.xlsx）")]
        )
        for at, (_, _, count) in enumerate(offers):
            self.places.button(at).setEnabled(count > 0)
        first = next((at for at, offer in enumerate(offers) if offer[2]), 0)
        self.places.button(first).setChecked(True)
        self.kinds.button(0).setChecked(True)
        layout.addWidget(self._buttons())
        self.places.button(first).setFocus()

    def _group(self, title: str, words: Sequence[str]) -> QButtonGroup:
        group, inner = QButtonGroup(self), QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(label(title, "heading"))
        for at, text in enumerate(words):
            one = QRadioButton(text)
            group.addButton(one, at)
            inner.addWidget(one)
        self._inner.addLayout(inner)
        return group

    def _buttons(self) -> OkCancel:
        buttons = OkCancel(self, ok=self.tr("存到…"), is_primary=True)
        self.write = buttons.ok
        return buttons

    @property
    def choice(self) -> PlaceChoice:
        """Return the places chosen."""
        return self._choices[self.places.checkedId()]

    @property
    def ending(self) -> str:
        """Return the ending of the file to write."""
        return ".xlsx" if self.kinds.checkedId() else ".pdf"
