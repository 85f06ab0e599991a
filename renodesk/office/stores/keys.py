"""With what a store is opened: given in the environment, else kept in the operating system's keyring."""

import json
import os
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from renodesk.transports.system_secrets import SystemSecrets

USER, PASSWORD = "RENODESK_ARCHIVE_USER", "RENODESK_ARCHIVE_PASSWORD"
_GIVEN = {"s3": "AWS_ACCESS_KEY_ID", "webdav": USER, "webdavs": USER}
"""What is given in the environment goes before what is kept, by the kind of store."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoreKey:
    """A user and password; on S3 the key and its secret, and where it is served if that is not AWS."""

    user: str
    password: str
    endpoint: str = ""
    region: str = ""


def key_of(url: str) -> StoreKey | None:
    """Return with what the store at a URL is opened, None where nothing is kept or wanted."""
    if not wants_key(url):
        return None
    kind = urlsplit(url).scheme
    if os.environ.get(_GIVEN[kind]):
        given = StoreKey(user=os.environ.get(USER, ""), password=os.environ.get(PASSWORD, ""))
        return given if kind != "s3" else None  # its own tools read theirs
    kept = SystemSecrets().get(_name(url))
    try:
        return StoreKey(**json.loads(kept)) if kept else None
    except (TypeError, ValueError):
        return None


def wants_key(url: str) -> bool:
    """Return whether a store of this kind is opened with a key at all."""
    return urlsplit(url).scheme in _GIVEN


def keep_key(url: str, key: StoreKey) -> bool:
    """Keep with what a store is opened; return whether it can be read back."""
    return SystemSecrets().put(_name(url), json.dumps(asdict(key), ensure_ascii=False))


def _name(url: str) -> str:
    return f"archive {url}"
