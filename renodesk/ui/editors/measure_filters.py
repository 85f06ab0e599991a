"""What narrows the measures of a plan: grouping, kind, place, and words."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from renodesk.services.planning.board import GroupBy, Narrowing, Only
from renodesk.ui.widgets.boxes import Choice, choice

SEARCH = (200, 240)
POPUP_EDGE = 24


class MeasureFilters(QObject):
    """Boxes in one line; `changed` when one of them says something else."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin with all measures by item."""
        super().__init__(parent)
        self.by = Choice()
        self.by.setAccessibleName(self.tr("怎么分组"))
        for by, text in ((GroupBy.ITEM, self.tr("按条目")), (GroupBy.BUILDING, self.tr("按楼栋"))):
            self.by.addItem(text, by)
        self.only = choice(self.tr("只看哪些"), letters=8)
        for only, text in (
            (Only.ALL, self.tr("全部措施")),
            (Only.CHOSEN, self.tr("列入的")),
            (Only.LEFT_OUT, self.tr("不列入的")),
            (Only.MUST, self.tr("必改")),
            (Only.UPGRADE, self.tr("提升")),
            (Only.URGENT, self.tr("限时解决")),
            (Only.ASKED_OUT, self.tr("应改、限时而不列入的")),
            (Only.NO_REASON, self.tr("缺理由的")),
            (Only.NO_PRICE, self.tr("缺价的")),
            (Only.OUTSIDE, self.tr("36 项以外")),
            (Only.CONTESTED, self.tr("待裁定的")),
        ):
            self.only.addItem(text, only)
        self.only.view().setMinimumWidth(self.only.view().sizeHintForColumn(0) + POPUP_EDGE)
        self.where = choice(self.tr("只看哪里"), letters=6)
        for box in (self.by, self.only, self.where):
            box.activated.connect(lambda _: self.changed.emit())
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("搜措施"))
        self.search.setPlaceholderText(self.tr("搜编号、名称、位置、理由"))
        self.search.setMinimumWidth(SEARCH[0])
        self.search.setMaximumWidth(SEARCH[1])
        self.search.textChanged.connect(lambda _: self.changed.emit())

    def boxes(self) -> tuple[QWidget, ...]:
        """Return the boxes in their order."""
        return self.by, self.only, self.where, self.search

    def narrowing(self) -> Narrowing:
        """Return what is wanted."""
        return Narrowing(
            by=GroupBy(self.by.currentData()),
            only=Only(self.only.currentData()),
            building=self.where.currentData(),
            words=self.search.text(),
        )

    def offer(self, places: Iterable[tuple[str, str]]) -> None:
        """Offer buildings (key, name) to look at alone, keeping the one that is chosen."""
        wanted = self.where.currentData()
        self.where.clear()
        self.where.addItem(self.tr("全部位置"), None)
        for key, name in places:
            self.where.addItem(name, key)
        self.where.setCurrentIndex(max(0, self.where.findData(wanted)))

    def show_only(self, only: Only) -> None:
        """Want these lines alone, wherever they are; `changed` is told once."""
        self.only.setCurrentIndex(self.only.findData(only))
        self.where.setCurrentIndex(0)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.changed.emit()
