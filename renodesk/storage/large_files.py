"""How large a file may be where somebody wants to put one: sticks in FAT32 end at 4 GiB."""

import ctypes
import os
import re
from collections.abc import Iterator
from pathlib import Path

MOST_ON_FAT = (1 << 32) - 1
_MOUNTS = Path("/proc/self/mountinfo")
_FAT = ("vfat", "msdos", "fat")
_OCTAL = re.compile(r"\\([0-7]{3})")


def most_file_bytes(folder: Path, mounts: Path = _MOUNTS) -> int | None:
    """Return the most bytes one file may have in a folder, None where no such limit is known."""
    kind = _on_windows(folder) if os.name == "nt" else _mounted_as(folder, mounts)
    return MOST_ON_FAT if kind in _FAT or re.fullmatch(r"fat(12|16|32)", kind) else None


def _mounted_as(folder: Path, mounts: Path) -> str:
    """Return the file system of a folder as the kernel calls it, "" where it does not say."""
    try:
        found = list(_mount_points(mounts.read_text(encoding="utf-8", errors="surrogateescape")))
        place = folder.resolve()
    except OSError:
        return ""
    above = [
        (len(point.parts), number, kind) for number, (point, kind) in enumerate(found) if _holds(point, place)
    ]
    return max(above)[2] if above else ""


def _holds(point: Path, place: Path) -> bool:
    return point == place or point in place.parents


def _mount_points(text: str) -> Iterator[tuple[Path, str]]:
    """Yield each mount point with its file system; a later one on the same place hides the one before."""
    for line in text.splitlines():
        fields, _, rest = line.partition(" - ")
        parts, kinds = fields.split(" "), rest.split(" ")
        if len(parts) > 4 and kinds:
            yield Path(_OCTAL.sub(lambda one: chr(int(one[1], 8)), parts[4])), kinds[0]


def _on_windows(folder: Path) -> str:
    """Return the file system of a folder's volume in small letters (`ntfs`, `fat32`, `exfat`)."""
    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return ""
    name = ctypes.create_unicode_buffer(64)
    root = ctypes.c_wchar_p(folder.absolute().anchor)
    done = windows.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    return name.value.casefold() if done else ""
