"""Which store a URL means. Passwords are never part of it: they come from the environment or the keyring."""

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any
from urllib.parse import unquote, urlsplit

from renodesk.errors import ArchiveUrlRefused, ComponentMissing
from renodesk.office.stores.fsspec_store import (
    FsspecStore,
    PutNew,
    put_into_folder,
    put_into_memory,
    put_into_s3,
    put_over_webdav,
)
from renodesk.office.stores.keys import PASSWORD, USER, StoreKey, key_of

__all__ = ["PASSWORD", "USER", "StoreKey", "open_store"]
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
Opened = tuple[Any, str, PutNew]


def open_store(url: str) -> FsspecStore:
    """Return the store at a URL; nothing is asked of it yet.

    `file:///mnt/share`, `s3://bucket/prefix` (keys and endpoint as the AWS tools take them), `webdavs://host/path`,
    `webdav://…` for this machine alone, `memory://name` for trying out.

    Raises:
        ArchiveUrlRefused: there can be none.
        ComponentMissing: what its kind needs is not installed.
    """
    try:
        parts = urlsplit(url)
        kind, _, has_password = parts.scheme, parts.port, parts.username or parts.password
    except ValueError as error:
        raise ArchiveUrlRefused(archive=url[:100]) from error
    opens = _KINDS.get(kind)
    if opens is None or has_password or parts.query or parts.fragment:
        raise ArchiveUrlRefused(archive=_without_password(url))
    try:
        files, root, put_new = opens(parts.netloc, unquote(parts.path), key_of(url))
    except ImportError as error:
        remedy = f"pip install 'renodesk[{'s3' if kind == 's3' else 'webdav'}]'"
        raise ComponentMissing(component=error.name or kind, remedy=remedy) from error
    except ValueError as error:
        raise ArchiveUrlRefused(archive=url) from error
    return FsspecStore(files, root, put_new, url)


def _without_password(url: str) -> str:
    before, at, after = url.rpartition("@")
    return f"{before.partition('://')[0]}://…@{after}"[:100] if at else url[:100]


def _folder(host: str, path: str, _: StoreKey | None) -> Opened:
    if host or not path.strip("/"):
        raise ValueError(host)
    path = path[1:] if os.name == "nt" else path
    return import_module("fsspec.implementations.local").LocalFileSystem(), path, put_into_folder


def _memory(host: str, path: str, _: StoreKey | None) -> Opened:
    files = import_module("fsspec.implementations.memory").MemoryFileSystem()
    return files, f"/{host}{path}", put_into_memory


def _s3(host: str, path: str, key: StoreKey | None) -> Opened:
    if not host:
        raise ValueError(host)
    kept: dict[str, Any] = {}
    if key is not None:
        kept = {"key": key.user, "secret": key.password, "endpoint_url": key.endpoint or None}
        kept |= {"client_kwargs": {"region_name": key.region}} if key.region else {}
    files = import_module("s3fs").S3FileSystem(use_listings_cache=False, **kept)
    return files, host + path.rstrip("/"), put_into_s3


def _webdav(host: str, path: str, key: StoreKey | None) -> Opened:
    if urlsplit(f"//{host}").hostname not in _LOOPBACK:
        raise ValueError(host)
    return _dav(f"http://{host}", path, key)


def _webdavs(host: str, path: str, key: StoreKey | None) -> Opened:
    return _dav(f"https://{host}", path, key)


def _dav(base: str, path: str, key: StoreKey | None) -> Opened:
    auth = (key.user, key.password) if key is not None else None
    files = import_module("webdav4.fsspec").WebdavFileSystem(base, auth=auth)
    return files, path.rstrip("/"), put_over_webdav


_KINDS: Mapping[str, Callable[[str, str, StoreKey | None], Opened]] = {
    "file": _folder,
    "memory": _memory,
    "s3": _s3,
    "webdav": _webdav,
    "webdavs": _webdavs,
}
