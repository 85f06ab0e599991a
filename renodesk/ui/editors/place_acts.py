"""What one can do on the survey screen by key or menu, beyond typing into the row in focus."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from renodesk.domain.places import Place
from renodesk.services.places_filling import Offer, places_like
from renodesk.services.spots import Filled
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.dialogs.same_as import SameAsDialog
from renodesk.ui.editors.place_card import PlaceCard
from renodesk.ui.estate import Estate
from renodesk.ui.names import name_in, place_name
from renodesk.ui.workbench import Workbench


class Views(Protocol):
    """The middle of the survey screen, which shows one of several views."""

    def toggle_item(self) -> None: ...
    def toggle_grid(self) -> None: ...
    def toggle_walk(self) -> None: ...
    def fill_right(self) -> None: ...


class PlaceActs(QObject):
    """Acts on the place at hand. Each is one act of a service, undone in one go."""

    def __init__(self, workbench: Workbench, card: PlaceCard, views: Views, window: QWidget) -> None:
        """Act on what `card` shows."""
        super().__init__(window)
        self._workbench = workbench
        self._card = card
        self._views = views
        self._window = window

    def item_view(self) -> None:
        """Show the item at hand whole, or the place card again."""
        self._views.toggle_item()

    def entrance_grid(self) -> None:
        """Show the entrances of the building side by side, or the place card again."""
        self._views.toggle_grid()

    def walk_mode(self) -> None:
        """Show the place card large and alone, or everything again."""
        self._views.toggle_walk()

    def fill_right(self) -> None:
        """Say what the cell at hand says at the entrances right of it."""
        self._views.fill_right()

    def say_ok(self) -> None:
        """Say that the item at hand is in order."""
        self._card.say_ok()

    def mark_na(self) -> None:
        """Say that the item at hand does not apply."""
        self._card.set_status("na")

    def next_basis(self) -> None:
        """Say the next way the item at hand may be known."""
        self._card.next_basis()

    def next_basis_here(self) -> None:
        """Say the next way this place may be known."""
        self._card.next_basis_here()

    def same_as_last(self) -> None:
        """Answer the item at hand as the last round did."""
        row = self._card.row
        if row is not None:
            code = row.item.code
            self._fill(
                lambda estate: estate.filling.same_as_last(self._card.place, [code], overwrite=True),
                self.tr("上次没看到这一项"),
            )

    def place_as_last(self) -> None:
        """Answer what is open at this place as the last round did."""
        self._fill(
            lambda estate: estate.filling.same_as_last(self._card.place),
            self.tr("上次没有可照填的项，或这里都填了"),
        )

    def lock_place(self) -> None:
        """Say that this place could not be entered, and why."""
        estate = self._workbench.estate
        if estate is None:
            return
        hint = self.tr("这里没填完的项都记“看不到”和这个理由，并列入回访；填上就自动移出回访。")
        title = self.tr("{0} 进不去").format(place_name(estate.session, self._card.place))
        dialog = NameDialog(title, hint, self._window)
        dialog.edit.setText(self.tr("单元门锁着，没人应门"))
        dialog.edit.selectAll()
        place = self._card.place
        dialog.ask(
            lambda: self._fill(
                lambda one: one.filling.lock_place(place, dialog.name), self.tr("这里都填完了")
            )
        )

    def clear_revisit(self) -> None:
        """Take this place off the revisit list."""
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(lambda: estate.visits.clear(self._card.place))

    def same_place(self) -> None:
        """Answer this place as another one, except what one leaves out."""
        estate = self._workbench.estate
        if estate is None:
            return
        target = self._card.place
        sources = [
            (place, place_name(estate.session, place)) for place in places_like(estate.session, target)
        ]
        if not sources:
            self._workbench.messages.done(self.tr("没有同类的、已经填过的地方可以照填"))
            return
        title = self.tr("{0} 照填").format(place_name(estate.session, target))
        self._choose(estate, title, sources, [target], lambda place: estate.filling.offers(place, [target]))

    def fill_type(self) -> None:
        """Answer all buildings of this one's type as this one; ask for the type where none is."""
        estate = self._workbench.estate
        building = Place(building=self._card.place.building)
        if estate is None or not building.building:
            self._workbench.messages.done(self.tr("先选一栋楼"))
            return
        kind = estate.filling.type_of(building)
        if not kind:
            hint = self.tr("同一类型的楼可以照一栋填，例如“砖混六层三单元”。给每栋同类的楼写上同一个类型。")
            dialog = NameDialog(self.tr("建筑类型"), hint, self._window)
            dialog.ask(
                lambda: self._workbench.operations.do(
                    lambda: estate.filling.set_type([building], dialog.name)
                )
            )
            return
        targets = [place for place in estate.filling.types()[kind] if place != building]
        title = self.tr("“{0}”的另外 {1} 栋照填").format(kind, len(targets))
        sources = [(building, place_name(estate.session, building))]
        self._choose(estate, title, sources, targets, lambda place: estate.filling.offers(place, targets))

    def _choose(
        self,
        estate: Estate,
        title: str,
        sources: list[tuple[Place, str]],
        targets: list[Place],
        offers: Callable[[Place], tuple[Offer, ...]],
    ) -> None:
        self._card.commit()
        tree, language = estate.session.forms.tree, self._workbench.language

        def called(code: str) -> str:
            item = tree.item(code)
            return code if item is None else name_in(language, item)

        dialog = SameAsDialog(title, sources, offers, called, self._window)

        def fill() -> None:
            choice = dialog.choice
            self._fill(
                lambda one: one.filling.same_as(
                    choice.source, targets, items=choice.items, overwrite=choice.overwrite
                ),
                self.tr("没有可照填的项"),
            )

        dialog.ask(fill)

    def _fill(self, act: Callable[[Estate], Filled], nothing: str) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        self._card.commit()
        filled = self._workbench.operations.do(lambda: act(estate))
        if filled is None:
            return
        if not filled.written:
            self._workbench.messages.done(nothing)
            return
        words = self.tr("填了 {0} 项；已有内容的 {1} 项没有动。Ctrl+Z 撤销")
        self._workbench.messages.done(words.format(filled.written, filled.kept))
