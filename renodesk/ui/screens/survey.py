"""Where the survey is done: places and items at the left, one item in the middle, evidence at the right."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QTreeView, QVBoxLayout, QWidget

from renodesk.domain.changes import Changes
from renodesk.ui.editors.card import ItemCard
from renodesk.ui.models.items import CODE_ROLE, ItemsModel
from renodesk.ui.models.outline import PLACE_ROLE, PlacesModel, fit_places
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import card, clear, label
from renodesk.ui.widgets.evidence import EvidenceStrip
from renodesk.ui.workbench import Workbench

OUTLINE_WIDTH, EVIDENCE_WIDTH = 296, 212


class SurveyScreen(QWidget):
    """Outline, item, evidence."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate."""
        super().__init__()
        self._workbench = workbench
        self._card: ItemCard | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._outline())
        layout.addWidget(self._middle(), 1)
        self.evidence = EvidenceStrip(workbench)
        self.evidence.setFixedWidth(EVIDENCE_WIDTH)
        layout.addWidget(self.evidence)
        workbench.opened.connect(self._open)
        workbench.moved.connect(self._move)
        workbench.changed.connect(self._follow)
        workbench.dressed.connect(self._dress)

    def _outline(self) -> QFrame:
        frame, layout = card(margins=10)
        frame.setFixedWidth(OUTLINE_WIDTH)
        layout.addWidget(label(self.tr("位置"), "heading"))
        self.places = QTreeView()
        self.places.setAccessibleName(self.tr("位置"))
        self._places = PlacesModel(self._workbench.theme, self)
        self.places.setModel(self._places)
        self._places.modelReset.connect(self.places.expandAll)
        self.places.setHeaderHidden(True)
        self.places.setUniformRowHeights(True)
        self.places.setIndentation(16)
        self.places.setAllColumnsShowFocus(True)
        fit_places(self.places, self._workbench.theme)
        self.places.selectionModel().currentChanged.connect(self._place_chosen)
        layout.addWidget(self.places, 5)
        layout.addWidget(label(self.tr("这里要看的"), "heading"))
        self.items = QListView()
        self.items.setAccessibleName(self.tr("这里要看的"))
        self._items = ItemsModel(self._workbench.theme, self._workbench.language, self)
        self.items.setModel(self._items)
        self.items.setUniformItemSizes(True)
        self.items.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.selectionModel().currentChanged.connect(self._item_chosen)
        layout.addWidget(self.items, 6)
        return frame

    def _middle(self) -> QFrame:
        frame, layout = card()
        self._where = label("", "quiet")
        layout.addWidget(self._where)
        self._holder = QVBoxLayout()
        layout.addLayout(self._holder, 1)
        keys = self.tr(
            "1–5 等级 · Enter 下一项 · Ctrl+Enter 下一处 · F3 未填 · F4 短板 · F8 看不到 · F1 全部快捷键"
        )
        layout.addWidget(label(keys, "small", wrap=True))
        return frame

    def _open(self) -> None:
        self._read_rows()

    def _read_rows(self) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._places.show_rows(estate.outline.places())
            self._items.show_rows(estate.outline.items_at(self._workbench.place))

    def _move(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        if self._card is not None:
            self._card.commit()
        self._items.show_rows(estate.outline.items_at(self._workbench.place))
        self._select()
        self._show_card()
        self.evidence.refresh()

    def _select(self) -> None:
        place, item = self._places.index_of(self._workbench.place), self._items.index_of(self._workbench.item)
        for view, index in ((self.places, place), (self.items, item)):
            view.selectionModel().blockSignals(True)
            view.setCurrentIndex(index)
            view.selectionModel().blockSignals(False)
            view.viewport().update()
            view.scrollTo(index)

    def _show_card(self) -> None:
        estate = self._workbench.estate
        item = estate.session.forms.tree.item(self._workbench.item) if estate else None
        clear(self._holder)
        self._card = None
        if estate is None or item is None:
            return
        self._where.setText(place_name(estate.session, self._workbench.place))
        self._card = ItemCard(self._workbench, item, self._workbench.place)
        self._card.left.connect(lambda: self._workbench.step(1))
        self._holder.addWidget(self._card)
        self._card.focus_first()

    def _follow(self, changes: Changes) -> None:
        if (
            changes.touches("building")
            or changes.touches("unit")
            or changes.touches("answer")
            or changes.touches("photo_use")
        ):
            self._read_rows()
            self._select()
        if self._card is not None:
            self._card.refresh()
        if changes.touches("photo_use"):
            self.evidence.refresh()

    def _dress(self) -> None:
        self.evidence.refresh()
        self._places.dress(self._workbench.theme)
        fit_places(self.places, self._workbench.theme)
        self._items.dress(self._workbench.theme)
        if self._card is not None:
            self._card.refresh()

    def _place_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workbench.go_to_place(self._places.data(index, PLACE_ROLE))

    def _item_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workbench.go((self._items.data(index, CODE_ROLE), self._workbench.place))

    @property
    def card(self) -> ItemCard | None:
        """Return the item being answered."""
        return self._card
