"""Where the files that ship with RenoDesk lie, and where a person's own files go."""

import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """Return a shipped folder: inside the installed package, a frozen build, or the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [_PACKAGE / name, _PACKAGE.parent / name]
    if frozen:
        candidates.insert(0, Path(frozen) / name)
    return next((folder for folder in candidates if folder.is_dir()), candidates[0])


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource, for example `resource("fonts", "OFL.txt")`."""
    return _shipped("resources").joinpath(*parts)


def forms_dir() -> Path:
    """Return the folder of the packs that ship with RenoDesk."""
    return _shipped("forms")


def user_folder() -> Path:
    """Return the folder for this person's settings, journals and device identity (created on use)."""
    return Path(platformdirs.user_data_dir("RenoDesk", appauthor=False))
