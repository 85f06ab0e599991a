"""Archives that lie in a store, by their URL: where this machine works on them, and how one is opened."""

import hashlib
from pathlib import Path

from renodesk.domain import canonical
from renodesk.errors import ArchiveUrlRefused, ComponentMissing, StoreWantsNoKey
from renodesk.office.archive import Archive
from renodesk.office.stores.keys import PASSWORD, USER, StoreKey, keep_key, wants_key
from renodesk.office.stores.opening import open_store
from renodesk.office.stores.stored_estates import DESCRIPTION
from renodesk.services.archive_estates import archive_estates
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.tables.writing import file_trouble, replace_file

__all__ = ["PASSWORD", "StoreKey", "is_url", "keep_store_key", "open_place", "work_folder"]


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


def keep_store_key(url: str, key: StoreKey) -> None:
    """Keep with what the store at a URL is opened, in the operating system's keyring.

    Raises:
        ArchiveUrlRefused: there can be no archive at that URL.
        StoreWantsNoKey: a store of this kind is opened without.
        ComponentMissing: what its kind needs is not installed, or there is no keyring that keeps the key.
    """
    if not is_url(url):
        raise ArchiveUrlRefused(archive=url)
    open_store(url)
    if not wants_key(url):
        raise StoreWantsNoKey(archive=url)
    if not keep_key(url, key):
        raise ComponentMissing(component="keyring", remedy=f"{USER}, {PASSWORD}: docs/archives-in-stores.md")


def open_place(
    url: str,
    own: Path,
    environment: Environment,
    progress: Progress = no_progress,
    *,
    key: StoreKey | None = None,
    index_url: str = "",
) -> Path:
    """Return the folder one works in on the archive at a URL, once the store has shown that it can hold one.

    A `key` is kept in the keyring first. An archive that is not there yet begins empty; an index that is not
    there is made of its estate files.

    Raises:
        ArchiveUrlRefused, ArchiveAway, ArchiveDenied, ArchiveUnfit: there can be none, or not now.
        ComponentMissing: what its kind needs is not installed, or there is no keyring that keeps the key.
        NotWritable, DiskFull: nothing can be kept here.
        IndexUnfit, IndexElsewhere: its index is not for this program or archive, or nothing says where it is.
    """
    progress("archive_reaching", 0.05)
    if key is not None and key.user:
        keep_store_key(url, key)
    folder = work_folder(url, own)
    Archive(folder).trust()
    progress("archive_indexing", 0.3)
    archive_estates(folder, environment, index_url=index_url)
    return folder
