"""What this machine has and lacks for RenoDesk."""

import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from renodesk import paths
from renodesk.packs import check_packs
from renodesk.services.disk_encryption import Encryption, encryption_of
from renodesk.storage.opening import sqlite_version


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One part: whether it is fine, whether the work needs it, and what was found."""

    part: str
    is_fine: bool
    is_needed: bool
    detail: str


def examine() -> list[Finding]:
    """Return what was found, the necessary parts first."""
    return [
        _python(),
        _sqlite(),
        _packs(),
        _fonts(),
        _user_folder(),
        _space(),
        _encryption(),
        _window(),
        _display(),
    ]


def _python() -> Finding:
    version = platform.python_version()
    return Finding(part="python", is_fine=sys.version_info >= (3, 11), is_needed=True, detail=version)


def _sqlite() -> Finding:
    version = sqlite_version()
    fine = tuple(int(part) for part in version.split(".")[:2]) >= (3, 37)
    return Finding(part="sqlite", is_fine=fine, is_needed=True, detail=version)


def _packs() -> Finding:
    complaints = check_packs(paths.forms_dir())
    return Finding(part="packs", is_fine=not complaints, is_needed=True, detail=str(len(complaints)))


def _fonts() -> Finding:
    fonts = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")
    missing = [name for name in fonts if not paths.resource("fonts", name).is_file()]
    return Finding(
        part="fonts", is_fine=not missing, is_needed=True, detail=", ".join(missing) or "Noto Sans SC"
    )


def _user_folder() -> Finding:
    folder = paths.user_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding(part="user_folder", is_fine=False, is_needed=False, detail=error.strerror or "")
    return Finding(part="user_folder", is_fine=True, is_needed=False, detail=folder.name)


def _space() -> Finding:
    free = shutil.disk_usage(Path.home() if Path.home().exists() else Path.cwd()).free // 1_000_000_000
    return Finding(part="space", is_fine=free >= 2, is_needed=False, detail=f"{free} GB")


def _encryption() -> Finding:
    """Say whether a lost laptop's disk can be read by whoever finds it (docs/lost-laptop.md)."""
    state = encryption_of(paths.user_folder())
    return Finding(part="encryption", is_fine=state == Encryption.ON, is_needed=False, detail=state.value)


def _window() -> Finding:
    there = importlib.util.find_spec("PySide6") is not None
    return Finding(
        part="window",
        is_fine=there,
        is_needed=False,
        detail="PySide6" if there else "pip install renodesk[window]",
    )


def _display() -> Finding:
    there = sys.platform in ("win32", "darwin") or any(
        os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return Finding(part="display", is_fine=there, is_needed=False, detail="" if there else "DISPLAY")
