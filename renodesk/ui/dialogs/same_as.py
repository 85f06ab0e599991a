"""Taking answers over from another place: choose the source, leave items out, see what is touched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.places import Place
from renodesk.services.places_filling import Offer
from renodesk.ui.widgets.boxes import Choice, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

CODE_ROLE = Qt.ItemDataRole.UserRole
Offers = Callable[[Place], tuple[Offer, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class SameAsChoice:
    """What was chosen: whose answers, which items, and whether also over what is answered."""

    source: Place
    items: tuple[str, ...]
    overwrite: bool


class SameAsDialog(Dialog):
    """Asks whose answers to take and which of them; Enter takes all that is ticked."""

    def __init__(
        self,
        title: str,
        sources: Sequence[tuple[Place, str]],
        offers: Offers,
        item_names: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """Offer the first of `sources`."""
        super().__init__(parent)
        self._offers = offers
        self._item_names = item_names
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading"))
        self.source = Choice()
        self.source.setAccessibleName(self.tr("照哪一处"))
        for place, name in sources:
            self.source.addItem(self.tr("同 {0}").format(name), place)
        self.source.currentIndexChanged.connect(lambda _: self._fill())
        layout.addWidget(self.source)
        layout.addWidget(
            label(self.tr("不一样的项去掉勾（空格键）。照片、备注、怎么得来的不带过来。"), "quiet", wrap=True)
        )
        self.items = QListWidget()
        self.items.setAccessibleName(self.tr("照填的项"))
        self.items.setMinimumHeight(260)
        layout.addWidget(self.items)
        self.overwrite = QCheckBox(self.tr("已经填了的也改成一样"))
        self.overwrite.toggled.connect(lambda _: self._fill())
        layout.addWidget(self.overwrite)
        buttons = OkCancel(self, ok=self.tr("照填"))
        self.ok = buttons.ok
        layout.addWidget(buttons)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self._fill()
        self.items.setFocus()

    def _fill(self) -> None:
        left_out = {
            one.data(CODE_ROLE)
            for one in self._rows()
            if one.checkState() == Qt.CheckState.Unchecked and one.flags() & Qt.ItemFlag.ItemIsEnabled
        }
        self.items.clear()
        place = self.source.currentData()
        by_item: dict[str, list[Offer]] = {}
        for offer in self._offers(place) if place is not None else ():
            by_item.setdefault(offer.item, []).append(offer)
        for code, offers in by_item.items():
            self._add(code, offers, is_ticked=code not in left_out)
        if self.items.count():
            self.items.setCurrentRow(0)
        self.ok.setEnabled(bool(by_item))

    def _add(self, code: str, offers: list[Offer], *, is_ticked: bool) -> None:
        free = [offer for offer in offers if self.overwrite.isChecked() or not offer.is_answered]
        taken = len(offers) - len(free)
        words = f"{code}  {self._item_names(code)}"
        if len(offers) > 1:
            words += self.tr("　{0} 处").format(len(free))
        if taken:
            words += self.tr("　已填 {0} 处，不动").format(taken)
        row = QListWidgetItem(words, self.items)
        row.setData(CODE_ROLE, code)
        row.setCheckState(Qt.CheckState.Checked if is_ticked and free else Qt.CheckState.Unchecked)
        if not free:
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsEnabled)

    def _rows(self) -> list[QListWidgetItem]:
        return [self.items.item(at) for at in range(self.items.count())]

    @property
    def choice(self) -> SameAsChoice:
        """Return what was chosen."""
        ticked = [one.data(CODE_ROLE) for one in self._rows() if one.checkState() == Qt.CheckState.Checked]
        return SameAsChoice(
            source=self.source.currentData(), items=tuple(ticked), overwrite=self.overwrite.isChecked()
        )
