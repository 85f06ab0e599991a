"""Where an archive's index is: beside it, or on a server. It has one, so that none falls behind unseen."""

from contextlib import suppress
from pathlib import Path

MARK = ".renodesk-index-on-server"


def is_on_server(archive: Path) -> bool:
    """Return whether the archive's index is a server's."""
    return (archive / MARK).exists()


def note_place(archive: Path, *, on_server: bool) -> None:
    """Remember where the index is; who may not write into the archive's folder notes nothing."""
    if on_server == is_on_server(archive):
        return
    with suppress(OSError):
        if on_server:
            (archive / MARK).touch()
        else:
            (archive / MARK).unlink(missing_ok=True)
