"""Pictures of the window's screens, for a machine without a display and for those who look at the design."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from renodesk.ui.main_window import MainWindow
from renodesk.ui.screens.registry import SCREENS

SIZE = QSize(1366, 768)
_SETTLE_MS = 60
MOST_LOOKS, LOOKS_ALIKE = 12, 2


def picture_screens(window: MainWindow, folder: Path, theme: str) -> list[Path]:
    """Save a PNG of each screen in one theme; return the files."""
    window.resize(SIZE)
    QApplication.setCursorFlashTime(0)  # a cursor that blinks is never at rest
    window.wear(theme, 1.0)
    made = []
    for at, (name, _, _) in enumerate(SCREENS):
        window.show_screen(at)
        file = folder / f"{at + 1}-{name}-{theme}.png"
        if _at_rest(window).save(str(file)):
            made.append(file)
    return made


def picture_office(window: MainWindow, archive: Path, folder: Path, theme: str) -> list[Path]:
    """Save a PNG of each screen of the office on an archive in one theme; return the files."""
    from renodesk.ui.office.registry import OFFICE_SCREENS

    window.resize(SIZE)
    QApplication.setCursorFlashTime(0)
    window.wear(theme, 1.0)
    window.office.choose_archive_in(archive)
    made = []
    for at, (name, _, _) in enumerate(OFFICE_SCREENS):
        window.office.show_screen(name)
        while window.office.is_reading:
            _settle()
        file = folder / f"{at + 1}-office_{name}-{theme}.png"
        if _at_rest(window).save(str(file)):
            made.append(file)
    return made


def _at_rest(window: MainWindow) -> QImage:
    """Return the window as it looks once nothing moves: layouts settle, and some screens read beside."""
    same, last = 0, QImage()
    for _ in range(MOST_LOOKS):
        _settle()
        now = window.grab().toImage()
        same, last = (same + 1 if now == last else 0), now
        if same == LOOKS_ALIKE:
            break
    return last


def _settle() -> None:
    """Let layouts and paint events happen."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
    QApplication.processEvents()
