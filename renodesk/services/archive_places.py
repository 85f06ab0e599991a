"""Archives that lie in a store, by their URL: where this machine works on them."""

import hashlib
from pathlib import Path

from renodesk.domain import canonical
from renodesk.errors import ArchiveUrlRefused
from renodesk.office.stores.opening import open_store
from renodesk.office.stores.stored_estates import DESCRIPTION
from renodesk.tables.writing import file_trouble, replace_file


def is_url(text: str) -> bool:
    """Return whether an archive is named by a URL rather than by a folder."""
    return "://" in text


def work_folder(url: str, own: Path) -> Path:
    """Return the folder in which this machine works on the archive at a URL; `own` is the user's folder.

    It may be thrown away when nobody works in it: everything is in the store.

    Raises:
        ArchiveUrlRefused: there can be none at that URL.
        ComponentMissing: what its kind needs is not installed.
        NotWritable, DiskFull: there is no such folder.
    """
    if not is_url(url):
        raise ArchiveUrlRefused(archive=url)
    open_store(url)
    folder = own / "archives" / hashlib.sha256(url.encode("utf-8")).hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_trouble(folder, error) from error
    if not (folder / DESCRIPTION).exists():
        replace_file(folder / DESCRIPTION, canonical.dumps({"url": url}).encode("utf-8"))
    return folder
