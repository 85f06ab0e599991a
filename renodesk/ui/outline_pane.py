"""The left pane of the survey: search and filters, the places, and what is to be seen at the one at hand."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QTreeView,
    QVBoxLayout,
)

from renodesk.domain.changes import Changes
from renodesk.domain.places import Place
from renodesk.services.filtering import Spot, SpotFilter
from renodesk.services.searching import Entry, entries
from renodesk.ui.dialogs.assign import AssignDialog
from renodesk.ui.filter_menu import FilterMenu
from renodesk.ui.models.items import CODE_ROLE, ItemsModel
from renodesk.ui.models.outline import PLACE_ROLE, PlacesModel, fit_places
from renodesk.ui.photo_drops import PhotoDrops
from renodesk.ui.widgets.boxes import button, label, stretch
from renodesk.ui.workbench import Workbench

OUTLINE_WIDTH = 296
MOST_FOUND = 12
_READ_FOR = ("building", "unit", "answer", "photo_use", "visit", "estate")


class OutlinePane(QFrame):
    """Places and items, narrowed by filters; a search leads to any of them."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate."""
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(OUTLINE_WIDTH)
        self._workbench = workbench
        self._entries: tuple[Entry, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        self.told = label("", "small", wrap=True)
        self.told.hide()
        layout.addWidget(self.told)
        layout.addWidget(self._places_view(), 5)
        layout.addWidget(label(self.tr("这里要看的"), "heading"))
        layout.addWidget(self._items_view(), 6)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("编号、名称、拼音  Ctrl+F"))
        self.search.setAccessibleName(self.tr("搜索"))
        self.search.setClearButtonEnabled(True)
        self._completer = QCompleter(self)
        self._found = QStringListModel(self)
        self._completer.setModel(self._found)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._go_to)
        self.search.setCompleter(self._completer)
        popup = self._completer.popup()
        assert popup is not None
        popup.installEventFilter(self)
        self.search.textEdited.connect(self._seek)
        self.search.returnPressed.connect(self._go_to_first)
        row.addWidget(stretch(self.search))
        self.filter = button(self.tr("筛选"))
        self.filter_menu = FilterMenu(self._workbench, self.filter)
        self._filters = self.filter_menu.filters
        self.filter_menu.narrowed.connect(self._narrow)
        self.filter.setMenu(self.filter_menu)
        row.addWidget(self.filter)
        return row

    def _places_view(self) -> QTreeView:
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
        self.places.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.places.customContextMenuRequested.connect(self._offer)
        PhotoDrops(self._workbench, self.places.viewport(), self._spot_of_place, self._mark_drop)
        return self.places

    def _items_view(self) -> QListView:
        self.items = QListView()
        self.items.setAccessibleName(self.tr("这里要看的"))
        self._items = ItemsModel(self._workbench.theme, self._workbench.language, self)
        self.items.setModel(self._items)
        self.items.setUniformItemSizes(True)
        self.items.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.selectionModel().currentChanged.connect(self._item_chosen)
        PhotoDrops(self._workbench, self.items.viewport(), self._spot_of_item, self._mark_drop)
        return self.items

    # Showing

    def open(self) -> None:
        """Show an estate that was just opened, narrowed as last time."""
        self._entries = ()
        self.filter_menu.person = None
        self._apply()

    def refresh(self) -> None:
        """Read places and items again."""
        estate = self._workbench.estate
        if estate is None:
            return
        self._places.show_rows(estate.outline.places())
        self._items.show_rows(estate.outline.items_at(self._workbench.place))
        if estate.outline.is_narrowed:
            count = len(estate.outline.spots())
            self.told.setText(self.tr("筛选后 {0} 处；合计仍按全部计").format(count))
        self.told.setVisible(estate.outline.is_narrowed)

    def stand(self) -> None:
        """Show the items of the place at hand and mark both."""
        estate = self._workbench.estate
        if estate is not None:
            self._items.show_rows(estate.outline.items_at(self._workbench.place))
        self.mark()

    def mark(self) -> None:
        """Mark the place and item at hand."""
        place, item = self._places.index_of(self._workbench.place), self._items.index_of(self._workbench.item)
        for view, index in ((self.places, place), (self.items, item)):
            view.selectionModel().blockSignals(True)
            view.setCurrentIndex(index)
            view.selectionModel().blockSignals(False)
            view.viewport().update()
            view.scrollTo(index)

    def follow(self, changes: Changes) -> None:
        """Read again what an act may have changed."""
        if any(changes.touches(entity) for entity in _READ_FOR):
            if changes.touches("building") or changes.touches("unit"):
                self._entries = ()
            self.refresh()
            self.mark()

    def dress(self) -> None:
        """Draw in another theme."""
        self._places.dress(self._workbench.theme)
        fit_places(self.places, self._workbench.theme)
        self._items.dress(self._workbench.theme)

    # Narrowing

    def _narrow(self) -> None:
        chosen = " ".join(one.value for one in SpotFilter if one in self.filter_menu.chosen)
        self._workbench.preferences.choose("outline_filters", chosen)
        self._apply()
        estate = self._workbench.estate
        spots = estate.outline.spots() if estate is not None else []
        if spots and (self._workbench.item, self._workbench.place) not in spots:
            self._workbench.go(spots[0])
        else:
            self.mark()

    def _apply(self) -> None:
        estate = self._workbench.estate
        chosen, person = self.filter_menu.chosen, self.filter_menu.person
        count = len(chosen) + (person is not None)
        self.filter.setText(self.tr("筛选 {0}").format(count) if count else self.tr("筛选"))
        if estate is not None:
            estate.outline.filters, estate.outline.person = chosen, person
            self.refresh()

    def show_all(self) -> None:
        """Take every filter off."""
        self.filter_menu.take_off()

    # Searching

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _seek(self, text: str) -> None:
        self._found.setStringList([one.words for one in self._matches(text)])
        if self._found.rowCount():
            self._completer.complete()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter over the list of what was found for the first of it, where none is chosen."""
        popup = self._completer.popup()
        if (
            popup is not None
            and watched is popup
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not popup.currentIndex().isValid()
        ):
            popup.hide()
            self._go_to_first()
            return True
        return super().eventFilter(watched, event)

    def _matches(self, text: str) -> list[Entry]:
        estate = self._workbench.estate
        sought = "".join(text.split()).casefold()
        if estate is None or not sought:
            return []
        if not self._entries:
            self._entries = entries(estate.session)
        found = [one for one in self._entries if sought in one.sought]
        found.sort(key=lambda one: not one.sought.startswith(sought))
        return found[:MOST_FOUND]

    def _go_to_first(self) -> None:
        found = self._matches(self.search.text())
        if found:
            self._go_to(found[0].words)

    def _go_to(self, words: str) -> None:
        entry = next((one for one in self._entries if one.words == words), None)
        estate = self._workbench.estate
        if entry is None or estate is None:
            return
        self.search.clear()
        if entry.place is not None:
            self._workbench.go_to_place(entry.place)
        elif estate.session.forms.tree.item(entry.item) is None:
            self._workbench.screen_wanted.emit("checklist")
        else:
            self._workbench.go(self._nearest(entry.item))

    def _nearest(self, item: str) -> Spot | None:
        """Return the spot of an item at the place at hand, or the first there is."""
        estate = self._workbench.estate
        if estate is None:
            return None
        spots = [spot for spot in estate.outline.spots() if spot[0] == item]
        here = self._workbench.place
        return next((spot for spot in spots if here.contains(spot[1])), spots[0] if spots else None)

    # Photos dropped here

    def _spot_of_place(self, at: QPoint) -> Spot | None:
        """Return the place under the mouse, with the item at hand where it is looked at there too."""
        place = self._places.data(self.places.indexAt(at), PLACE_ROLE)
        estate = self._workbench.estate
        if not isinstance(place, Place) or estate is None:
            return None
        item = estate.session.forms.tree.item(self._workbench.item)
        return (item.code if item is not None and item.scope == place.scope else "", place)

    def _spot_of_item(self, at: QPoint) -> Spot | None:
        code = self._items.data(self.items.indexAt(at), CODE_ROLE)
        return (str(code), self._workbench.place) if code else None

    def _mark_drop(self, spot: Spot | None) -> None:
        """Show where a photo would be used: marked as if one stood there."""
        if spot is None:
            self.mark()
            return
        place, item = self._places.index_of(spot[1]), self._items.index_of(spot[0])
        for view, index in ((self.places, place), (self.items, item)):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            view.selectionModel().select(index, flags)

    # Choosing

    def _place_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workbench.go_to_place(self._places.data(index, PLACE_ROLE))

    def _item_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workbench.go((self._items.data(index, CODE_ROLE), self._workbench.place))

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("分给…")).triggered.connect(self.assign)
        menu.popup(self.places.viewport().mapToGlobal(at))

    def assign(self) -> None:
        """Say whose part places are, beginning with the place at hand."""
        if self._workbench.estate is not None:
            AssignDialog(self._workbench, self).ask()
