"""What photos weigh, and what may go: numbers first, then two acts, each only when it is pressed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from renodesk.services.giving import size_text
from renodesk.services.space import Space, space_lines
from renodesk.texts import Language
from renodesk.ui.widgets.boxes import button, choice, label
from renodesk.ui.widgets.dialog import Dialog


class SpaceDialog(Dialog):
    """Shows the numbers; nothing goes before a button is pressed, and originals are asked for once more."""

    renditions_wanted = Signal()
    originals_wanted = Signal(str)
    """By the receipt of this office, by its fingerprint; "" for any."""

    def __init__(
        self, space: Space, language: Language, parent: QWidget | None = None, *, keeps_all: bool = False
    ) -> None:
        """Show what there is; an office's own file `keeps_all` of its originals."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("腾出地方"))
        self.setMinimumWidth(600)
        self._space = space
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("照片占多少，什么可以腾"), "heading"))
        self.told = [label(line, wrap=True) for line in space_lines(space, language)]
        for one in self.told:
            layout.addWidget(one)
        if keeps_all:
            words = self.tr("这是办公室档案库里的档案：别人凭回执腾掉了自己的，这里的原图一张也不腾。")
            layout.addWidget(label(words, wrap=True))
        layout.addSpacing(8)
        self.renditions = button(
            self.tr("先腾小图（{0}，随时能再做）").format(size_text(space.rendition_bytes))
        )
        self.renditions.setEnabled(space.rendition_bytes > 0)
        self.renditions.setAutoDefault(False)
        self.renditions.clicked.connect(self._want_renditions)
        layout.addWidget(self.renditions)
        row = QHBoxLayout()
        self.office = self._offices()
        row.addWidget(self.office)
        self.originals = button(self.tr("腾原图…"))
        self.originals.setAutoDefault(False)
        self.originals.setEnabled(space.safe > 0 and not keeps_all)
        self.originals.clicked.connect(self._want_originals)
        row.addWidget(self.originals, 1)
        layout.addLayout(row)
        hint = self.tr("腾掉原图以后照片还能看、能印；原图办公室有，收它写的交换包就取回来。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.close_it = buttons.button(QDialogButtonBox.StandardButton.Close)
        self.close_it.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.close_it.setFocus()

    def _offices(self) -> QComboBox:
        box = choice(self.tr("按谁的回执"), letters=18)
        box.addItem(self.tr("按任何一份回执"), "")
        for one in self._space.offices:
            words = self.tr("{0}：{1} 张，{2}").format(one.office, one.photos, size_text(one.bytes))
            box.addItem(words, one.signer.removeprefix("SHA256:"))
        box.setVisible(len(self._space.offices) > 1)
        return box

    def _want_renditions(self) -> None:
        self.accept()
        self.renditions_wanted.emit()

    def _want_originals(self) -> None:
        self.accept()
        self.originals_wanted.emit(str(self.office.currentData()))
