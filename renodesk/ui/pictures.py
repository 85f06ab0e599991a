"""Pictures of the window's screens, for a machine without a display and for those who look at the design."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from renodesk.ui.main_window import MainWindow
from renodesk.ui.screens.registry import SCREENS

SIZE = QSize(1366, 768)
_SETTLE_MS = 60


def picture_screens(window: MainWindow, folder: Path, theme: str) -> list[Path]:
    """Save a PNG of each screen in one theme; return the files."""
    window.resize(SIZE)
    window.wear(theme, 1.0)
    made = []
    for at, (name, _, _) in enumerate(SCREENS):
        window.show_screen(at)
        _settle()
        file = folder / f"{at + 1}-{name}-{theme}.png"
        if window.grab().save(str(file), "PNG"):
            made.append(file)
    return made


def _settle() -> None:
    """Let layouts and paint events happen."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
    QApplication.processEvents()
