"""Asking for a place and an item where photos are used as well."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from renodesk.services.spot_search import Target
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.target_field import TargetField


class ElsewhereDialog(Dialog):
    """Lists what may be meant as one types; Enter takes it."""

    def __init__(
        self,
        find: Callable[[str], Sequence[Target]],
        say: Callable[[Target], str],
        parent: QWidget | None = None,
    ) -> None:
        """Find targets through `find`, in the words of `say`."""
        super().__init__(parent)
        self.target: Target | None = None
        self.setWindowTitle(self.tr("也用在别处"))
        self.resize(460, 380)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("也用在别处"), "heading"))
        hint = self.tr("照片还在原来的地方，在选中的位置和指标下也算一张。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        self.field = TargetField(find, say, self.tr("位置和指标，如：3 2 照明"), self.tr("也用在别处"))
        self.field.taken.connect(self._take)
        self.field.left.connect(self.reject)
        layout.addWidget(self.field, 1)
        self.field.refresh()
        self.field.edit.setFocus()

    def _take(self, target: Target) -> None:
        self.target = target
        self.accept()
