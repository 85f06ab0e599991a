"""Where the survey is done: places at the left, the place card in the middle, evidence at the right."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QTreeView, QWidget

from renodesk.domain.changes import Changes
from renodesk.ui.editors.card import ItemCard
from renodesk.ui.editors.middle import Middle
from renodesk.ui.editors.place_acts import PlaceActs
from renodesk.ui.editors.place_card import PlaceCard
from renodesk.ui.models.items import CODE_ROLE, ItemsModel
from renodesk.ui.models.outline import PLACE_ROLE, PlacesModel, fit_places
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import card, label
from renodesk.ui.widgets.evidence import EvidenceStrip
from renodesk.ui.workbench import Workbench

OUTLINE_WIDTH, EVIDENCE_WIDTH = 296, 212
WALK_SCALE = 1.5


class SurveyScreen(QWidget):
    """Outline, place card, evidence."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate."""
        super().__init__()
        self._workbench = workbench
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._outline_frame = self._outline()
        layout.addWidget(self._outline_frame)
        self.middle = Middle(workbench)
        layout.addWidget(self.middle, 1)
        self.evidence = EvidenceStrip(workbench)
        self.evidence.setFixedWidth(EVIDENCE_WIDTH)
        layout.addWidget(self.evidence)
        self.acts = PlaceActs(workbench, self.middle.place_card, self, self)
        self._worn: Theme | None = None
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

    def _open(self) -> None:
        self._read_rows()
        self.middle.open()

    def _read_rows(self) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._places.show_rows(estate.outline.places())
            self._items.show_rows(estate.outline.items_at(self._workbench.place))

    def _move(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        self.middle.stand()
        self._items.show_rows(estate.outline.items_at(self._workbench.place))
        self._select()
        self.evidence.refresh()

    def _select(self) -> None:
        place, item = self._places.index_of(self._workbench.place), self._items.index_of(self._workbench.item)
        for view, index in ((self.places, place), (self.items, item)):
            view.selectionModel().blockSignals(True)
            view.setCurrentIndex(index)
            view.selectionModel().blockSignals(False)
            view.viewport().update()
            view.scrollTo(index)

    def _follow(self, changes: Changes) -> None:
        if (
            changes.touches("building")
            or changes.touches("unit")
            or changes.touches("answer")
            or changes.touches("photo_use")
        ):
            self._read_rows()
            self._select()
        self.middle.follow(changes)
        if changes.touches("photo_use"):
            self.evidence.refresh()

    def _dress(self) -> None:
        self.evidence.refresh()
        self._places.dress(self._workbench.theme)
        fit_places(self.places, self._workbench.theme)
        self._items.dress(self._workbench.theme)
        if self._workbench.estate is not None:
            self.middle.dress()

    def _place_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workbench.go_to_place(self._places.data(index, PLACE_ROLE))

    def _item_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workbench.go((self._items.data(index, CODE_ROLE), self._workbench.place))

    @property
    def card(self) -> PlaceCard | ItemCard:
        """Return what is being answered: the place, or one item shown whole."""
        return self.middle.editor

    # The views of the acts

    def toggle_item(self) -> None:
        """Show the item at hand whole, or the place card again."""
        self.middle.toggle_item()

    def toggle_grid(self) -> None:
        """Show the entrances of the building at hand side by side, or the place card again."""
        self.middle.toggle_grid()

    def fill_right(self) -> None:
        """Say what the grid's cell says at the entrances right of it."""
        if self.middle.is_grid_shown:
            self.middle.grid.fill_right()

    def toggle_walk(self) -> None:
        """Show the place card large, in high contrast and alone, or everything again as it was."""
        is_walking = self._worn is None
        worn, self._worn = self._worn, self._workbench.theme if is_walking else None
        for pane in (self._outline_frame, self.evidence):
            pane.setVisible(not is_walking)
        self.middle.set_walking(is_walking=is_walking)
        scale = max(WALK_SCALE, self._workbench.theme.scale)
        self._workbench.wear(worn or Theme("contrast", scale))
