"""The acts of the menu that are about photos, wherever one stands."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from renodesk.ui.dialogs.cameras import CamerasDialog
from renodesk.ui.dialogs.clock import ClockDialog
from renodesk.ui.dialogs.viewer import PhotoViewer
from renodesk.ui.screens.photos import PhotosScreen
from renodesk.ui.screens.survey import SurveyScreen
from renodesk.ui.workbench import Workbench


class PhotoActs:
    """Gives an act to the screen that is shown; from one without photos it goes to the tray first."""

    def __init__(self, workbench: Workbench, current: Callable[[], QWidget | None], window: QWidget) -> None:
        """Ask `current` which screen is shown; dialogs stand over `window`."""
        self._window = window
        self._workbench = workbench
        self._current = current

    def _tray(self) -> PhotosScreen | None:
        if not isinstance(self._current(), PhotosScreen):
            self._workbench.screen_wanted.emit("photos")
        screen = self._current()
        return screen if isinstance(screen, PhotosScreen) else None

    def choose_photos(self) -> None:
        """Choose photos for the item at hand, or for the tray."""
        screen = self._current()
        if isinstance(screen, SurveyScreen):
            screen.evidence.choose()
        elif (tray := self._tray()) is not None:
            tray.taking.choose()

    def choose_photo_folder(self) -> None:
        """Choose a folder or card for the tray."""
        tray = self._tray()
        if tray is not None:
            tray.taking.choose_folder()

    def paste_photo(self) -> None:
        """Paste a photo for the item at hand, or into the tray."""
        screen = self._current()
        if isinstance(screen, SurveyScreen):
            screen.evidence.paste()
        elif (tray := self._tray()) is not None:
            tray.taking.paste()

    def focus_evidence(self) -> None:
        """Give the keyboard to the photos of the item at hand."""
        if not isinstance(self._current(), SurveyScreen):
            self._workbench.screen_wanted.emit("survey")
        screen = self._current()
        if isinstance(screen, SurveyScreen):
            screen.evidence.take_keyboard()

    def view(self, uses: Sequence[str], at: int) -> None:
        """Show photos large."""
        PhotoViewer(self._workbench, uses, at, self._window).ask()

    def show_cameras(self) -> None:
        """Show the cameras of the round and how far their clocks were off."""
        CamerasDialog(self._workbench, self._window).ask()

    def show_clock(self) -> None:
        """Show a clock to be photographed."""
        ClockDialog(self._workbench, self._window).ask()

    def accept_sure(self) -> None:
        """Put every photo of the tray where that is sure."""
        tray = self._tray()
        if tray is not None:
            tray.accept_sure()
