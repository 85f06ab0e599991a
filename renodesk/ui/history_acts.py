"""The acts of the menu that look back, wherever one stands."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from renodesk.domain.changes import Cell
from renodesk.domain.places import Place
from renodesk.services.cell_history import CellHistory
from renodesk.services.cell_words import CellWords
from renodesk.services.moments import MomentKind
from renodesk.ui.dialogs.history import HistoryDialog
from renodesk.ui.names import place_name
from renodesk.ui.screens.changes import ChangesScreen
from renodesk.ui.screens.checklist import ChecklistScreen
from renodesk.ui.screens.matrix import MatrixScreen
from renodesk.ui.screens.photos import PhotosScreen
from renodesk.ui.screens.plan import PlanScreen
from renodesk.ui.screens.register import RegisterScreen
from renodesk.ui.screens.survey import SurveyScreen
from renodesk.ui.workbench import Workbench


class HistoryActs:
    """Asks the screen that is shown which cells are at hand."""

    def __init__(self, workbench: Workbench, current: Callable[[], QWidget | None], window: QWidget) -> None:
        """Ask `current` which screen is shown; dialogs stand over `window`."""
        self._window = window
        self._workbench = workbench
        self._current = current

    def show_history(self) -> None:
        """Show what the cells at hand ever said."""
        found = self._at_hand()
        if found is None:
            text = QCoreApplication.translate(
                "HistoryActs", "先到一项、一个登记项或一张照片上，再看它的改动记录"
            )
            self._workbench.messages.done(text)
            return
        HistoryDialog(self._workbench, *found, self._window).ask()

    def changes_since_seal(self) -> None:
        """Show what changed since the last seal; where the round is sealed, between its last two seals."""
        self._workbench.screen_wanted.emit("changes")
        screen, estate = self._current(), self._workbench.estate
        if not isinstance(screen, ChangesScreen) or estate is None:
            return
        seals = [one for one in estate.moments.listing() if one.kind == MomentKind.SEAL]
        if len(seals) > 1 and estate.session.is_sealed:
            screen.compare(seals[1].key, seals[0].key)
        elif seals:
            screen.compare(seals[0].key)
        else:
            text = QCoreApplication.translate("HistoryActs", "还没有封存过；先选一个别的时刻来比")
            self._workbench.messages.done(text)

    def _at_hand(self) -> tuple[str, tuple[Cell, ...]] | None:
        """Return what is at hand: what it is called, and its cells."""
        screen, workbench = self._current(), self._workbench
        match screen:
            case SurveyScreen():
                screen.card.commit()
                return self._spot(workbench.item, workbench.place)
            case ChecklistScreen() | MatrixScreen():
                spot = screen.spot_at_hand()
                return None if spot is None else self._spot(*spot)
            case RegisterScreen():
                place, cells = screen.cells_at_hand()
                return self._register(place, cells)
            case ChangesScreen():
                return self._cell(*screen.cells_at_hand())
            case PlanScreen():
                return screen.cells_at_hand()
            case PhotosScreen():
                use = screen.use_at_hand()
                return None if not use else self._photo(use)
        return None

    def _spot(self, item: str, place: Place) -> tuple[str, tuple[Cell, ...]] | None:
        estate = self._workbench.estate
        if estate is None or not item:
            return None
        cells = CellHistory(estate.session, self._workbench.language).answer_cells(item, place)
        what = CellWords(estate.session, self._workbench.language).what(cells[0])
        return f"{what} · {place_name(estate.session, place)}", cells

    def _register(self, place: Place, cells: tuple[Cell, ...]) -> tuple[str, tuple[Cell, ...]] | None:
        estate = self._workbench.estate
        if estate is None:
            return None
        history = CellHistory(estate.session, self._workbench.language)
        name = place_name(estate.session, place)
        if not cells:
            return name, history.place_cells(place)
        words = CellWords(estate.session, self._workbench.language)
        return f"{words.field(cells[0])} · {name}", cells

    def _cell(self, place: Place | None, cells: tuple[Cell, ...]) -> tuple[str, tuple[Cell, ...]] | None:
        estate = self._workbench.estate
        if estate is None or not cells:
            return None
        what = CellWords(estate.session, self._workbench.language).what(cells[0])
        return (what if place is None else f"{what} · {place_name(estate.session, place)}"), cells

    def _photo(self, use: str) -> tuple[str, tuple[Cell, ...]] | None:
        estate = self._workbench.estate
        if estate is None:
            return None
        history = CellHistory(estate.session, self._workbench.language)
        row = next((one for one in estate.photos.rows() if one.use == use), None)
        return (row.caption or row.name, history.photo_cells(use)) if row is not None else None
