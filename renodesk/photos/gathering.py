"""Which files a person means who names folders and files: everything in them that could be a photo."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_VIDEOS = frozenset(
    {".mp4", ".mov", ".m4v", ".avi", ".mkv", ".3gp", ".3g2", ".mts", ".m2ts", ".wmv", ".flv", ".mpg", ".mpeg"}
    | {".webm", ".lrv", ".insv"}
)
_COMPANIONS = frozenset({".aae", ".xmp", ".thm", ".ctg", ".idx", ".ini", ".db", ".lnk", ".ds_store"})
_SYSTEM_FOLDERS = frozenset({"__macosx", "@eadir", "$recycle.bin", "system volume information"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """What was found: files to take in, and files and folders left aside without being opened."""

    photos: tuple[Path, ...]
    skipped: tuple[Path, ...]


def gather(paths: Iterable[Path]) -> Gathered:
    """Expand folders, with all folders inside, into their files in natural order (2 before 10).

    Hidden and system files, videos and the side files of cameras are left aside; anything else goes
    on, so that intake can say why it is refused. A file named directly always goes on. Links to
    folders are not followed. A path named twice counts once.
    """
    photos: dict[Path, None] = {}
    skipped: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for found in _files_below(path, skipped):
                (skipped if _is_left_aside(found) else photos)[found] = None
        else:
            photos[path] = None
    return Gathered(photos=tuple(photos), skipped=tuple(each for each in skipped if each not in photos))


def _files_below(folder: Path, skipped: dict[Path, None]) -> Iterator[Path]:
    """Yield files folder by folder; what cannot be listed is noted in `skipped`."""

    def note(error: OSError) -> None:
        skipped[Path(error.filename or folder)] = None

    for place, folders, files in os.walk(folder, onerror=note):
        here = Path(place)
        aside = [name for name in folders if name.startswith(".") or name.lower() in _SYSTEM_FOLDERS]
        skipped.update(dict.fromkeys(here / name for name in sorted(aside, key=natural_order)))
        folders[:] = sorted(set(folders) - set(aside), key=natural_order)
        yield from (here / name for name in sorted(files, key=natural_order))


def natural_order(name: str) -> list[tuple[int, int, str]]:
    """Return a sorting key in which numbers count as numbers: `IMG_2` before `IMG_10`."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(0, int(part), part) if part[0] in "0123456789" else (1, 0, part) for part in parts]


def _is_left_aside(file: Path) -> bool:
    return file.name.startswith(".") or file.suffix.lower() in _VIDEOS | _COMPANIONS
