"""The middle of the survey screen: the place card, one item whole, or a building's entrances side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from renodesk.domain.changes import Changes
from renodesk.domain.places import Place
from renodesk.ui.editors.card import ItemCard
from renodesk.ui.editors.entrance_grid import EntranceGrid
from renodesk.ui.editors.key_hints import KeyHints, WalkButtons
from renodesk.ui.editors.place_card import PlaceCard
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import button, clear, label
from renodesk.ui.workbench import Workbench

CARD, ITEM, GRID = range(3)


class Middle(QFrame):
    """Shows one of its views and follows the spot one stands at."""

    def __init__(self, workbench: Workbench) -> None:
        """Begin with the place card."""
        super().__init__()
        self.setObjectName("card")
        self._workbench = workbench
        self._item: ItemCard | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 10)
        layout.setSpacing(8)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self.place_card = PlaceCard(workbench)
        self.place_card.wanted.connect(workbench.act_wanted)
        self._stack.addWidget(self.place_card)
        self._stack.addWidget(self._item_page())
        self.grid = EntranceGrid(workbench)
        self._stack.addWidget(self.grid)
        self._hints = KeyHints(workbench)
        layout.addWidget(self._hints)
        self._buttons = WalkButtons(workbench)
        self._buttons.wanted.connect(workbench.act_wanted)
        self._buttons.hide()
        layout.addWidget(self._buttons)

    def _item_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        head = QHBoxLayout()
        self._where = label("", "quiet")
        head.addWidget(self._where, 1)
        back = button(self.tr("回到这一处 Esc"), tip=self.tr("回到这一处"))
        back.clicked.connect(self.show_place_card)
        head.addWidget(back)
        layout.addLayout(head)
        self._holder = QVBoxLayout()
        layout.addLayout(self._holder, 1)
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape),
            page,
            self.show_place_card,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        return page

    # What is shown

    @property
    def is_item_shown(self) -> bool:
        """Return whether one item is shown whole."""
        return self._stack.currentIndex() == ITEM

    @property
    def is_grid_shown(self) -> bool:
        """Return whether a building's entrances are shown side by side."""
        return self._stack.currentIndex() == GRID

    @property
    def editor(self) -> PlaceCard | ItemCard:
        """Return what keys act on."""
        return self._item if self._item is not None and self.is_item_shown else self.place_card

    def open(self) -> None:
        """Forget what another estate showed."""
        self._drop_item()
        self._show(CARD)
        self.place_card.open()
        self.grid.forget()

    def stand(self) -> None:
        """Follow the spot one stands at."""
        self.editor.commit()
        if self.is_grid_shown and not self._workbench.place.building:
            self._show(CARD)
        if self.place_card.place != self._workbench.place or self.place_card.row is None:
            self.place_card.show_place(self._workbench.place)
        else:
            self.place_card.show_item()
        if self.is_item_shown:
            self._show_item()
        elif self.is_grid_shown:
            self.grid.show_building(Place(building=self._workbench.place.building))
        else:
            self.place_card.focus_first()

    def follow(self, changes: Changes) -> None:
        """Show what an act changed."""
        self.place_card.follow(changes)
        self.grid.follow(changes)
        if self._item is not None and self.is_item_shown:
            self._item.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        self.place_card.refresh()
        if self.is_grid_shown and self._workbench.place.building:
            self.grid.show_building(Place(building=self._workbench.place.building))
        if self._item is not None and self.is_item_shown:
            self._item.refresh()

    def undress(self) -> None:
        """Let go of the rows before another theme is put on."""
        self.place_card.commit()
        self.place_card.drop_rows()

    def dress(self) -> None:
        """Show everything in another theme or size."""
        self.place_card.dress()
        self.place_card.show_place(self._workbench.place)
        self._hints.dress()
        self._buttons.dress()
        self.grid.dress()
        if self.is_item_shown:
            self._show_item()
        elif not self.is_grid_shown:
            self.place_card.focus_first()

    def toggle_item(self) -> None:
        """Show the item at hand whole, or the place card again."""
        if self.is_item_shown:
            self.show_place_card()
        else:
            self.place_card.commit()
            self._show(ITEM)
            self._show_item()

    def toggle_grid(self) -> None:
        """Show the entrances of the building at hand side by side, or the place card again."""
        building = self._workbench.place.building
        if self.is_grid_shown or not building:
            self.show_place_card()
        else:
            self.editor.commit()
            self._drop_item()
            self._show(GRID)
            self.grid.show_building(Place(building=building))

    def show_place_card(self) -> None:
        """Show the place card, the keyboard in the row of the item at hand."""
        self.editor.commit()
        self._show(CARD)
        self._drop_item()
        self.place_card.show_item()
        self.place_card.focus_first()

    def set_walking(self, *, is_walking: bool) -> None:
        """Show large buttons in place of key hints."""
        self.setProperty("walking", is_walking)
        self._buttons.setVisible(is_walking)
        self._hints.setVisible(not is_walking)
        self.place_card.set_walking(is_walking=is_walking)

    def _show(self, view: int) -> None:
        """Turn to a view; where Qt puts the keyboard meanwhile is not where one went."""
        self.place_card.is_followed = False
        self._stack.setCurrentIndex(view)
        self.place_card.is_followed = True

    def _show_item(self) -> None:
        estate = self._workbench.estate
        forms = estate.session.forms_in(self._workbench.language) if estate else None
        item = forms.tree.item(self._workbench.item) if forms else None
        self._drop_item()
        if estate is None or item is None:
            return
        self._where.setText(place_name(estate.session, self._workbench.place))
        self._item = ItemCard(self._workbench, item, self._workbench.place)
        self._item.left.connect(lambda: self._workbench.step(1))
        self._holder.addWidget(self._item)
        self._item.show()  # now, not when the layout next has time: a key may come before
        self._item.focus_first()

    def _drop_item(self) -> None:
        clear(self._holder)
        self._item = None
