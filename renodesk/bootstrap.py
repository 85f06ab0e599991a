"""What is needed before anything else: whether a window can be opened on this machine."""

import importlib
import os
import sys


def has_window() -> bool:
    """Return whether Qt is installed and a window can be seen here (or was asked to be drawn offscreen)."""
    return has_display() and has_qt()


def has_qt() -> bool:
    """Return whether Qt is installed with the system libraries it leans on."""
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError:
        return False
    return True


def has_display() -> bool:
    """Return whether this machine shows windows."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
