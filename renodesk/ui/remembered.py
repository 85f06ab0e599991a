"""What the last run left behind, believed only as far as it is still there."""

from pathlib import Path
from typing import TYPE_CHECKING

from renodesk.domain.places import place_of_key
from renodesk.settings import Preferences

if TYPE_CHECKING:
    from renodesk.services.outline import Spot


def remembered_spot(preferences: Preferences, path: Path) -> "Spot | None":
    """Return where one was in an estate file, if it is the one that was open last."""
    item, _, key = preferences["last_spot"].partition("|")
    if not item or preferences["last_estate"] != str(path):
        return None
    try:
        return item, place_of_key(key)
    except ValueError:
        return None


def is_there(path: Path) -> bool:
    """Return whether a file can be seen; a drive that cannot be asked has none."""
    try:
        return path.is_file()
    except OSError:
        return False
