"""A way as it is described: its kind, where it leads, and who one is there; never the password."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from renodesk.domain.canonical import Json
from renodesk.errors import WayMalformed

_NAME = re.compile(r"[^/\\\x00-\x1f]{1,40}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class WayKind(StrEnum):
    """How a way leads there."""

    FOLDER = "folder"
    WEBDAV = "webdav"
    S3 = "s3"


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """`place` is a folder, a URL, or `s3://bucket/prefix`; `ca` a file of certificates that are believed.

    `endpoint` and `region` are S3's; `has_bucket_in_host` is for services that want `bucket.host`.
    """

    name: str
    kind: WayKind
    place: str
    user: str = ""
    ca: str = ""
    endpoint: str = ""
    region: str = ""
    has_bucket_in_host: bool = False

    @property
    def wants_secret(self) -> bool:
        """Return whether a password or secret key goes with it."""
        return self.kind != WayKind.FOLDER and bool(self.user)

    def check(self) -> None:
        """Look at the description alone.

        Raises:
            WayMalformed: it cannot be one.
        """
        if not _NAME.fullmatch(self.name) or self.name != self.name.strip():
            raise WayMalformed(reason="way_name_odd", way=self.name)
        if self.kind == WayKind.FOLDER and not Path(self.place).is_absolute():
            raise WayMalformed(reason="way_folder_odd", way=self.name)
        if self.kind == WayKind.WEBDAV:
            self._check_url(self.place)
        if self.kind == WayKind.S3:
            if not self.place.startswith("s3://") or not self.bucket:
                raise WayMalformed(reason="way_bucket_odd", way=self.name)
            if self.endpoint:
                self._check_url(self.endpoint)
        if self.ca and not Path(self.ca).is_file():
            raise WayMalformed(reason="way_ca_missing", way=self.name)

    def _check_url(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            host = parts.hostname
        except ValueError:
            host = None
        if not host or parts.scheme not in ("http", "https") or parts.username or parts.password:
            raise WayMalformed(reason="way_url_odd", way=self.name)
        if parts.scheme == "http" and host not in _LOOPBACK:
            raise WayMalformed(reason="way_url_plain", way=self.name)

    @property
    def bucket(self) -> str:
        """Return the bucket of an S3 place."""
        return self.place.removeprefix("s3://").partition("/")[0]

    @property
    def prefix(self) -> str:
        """Return what stands before each name in the bucket: empty, or ending in a slash."""
        prefix = self.place.removeprefix("s3://").partition("/")[2].strip("/")
        return prefix + "/" if prefix else ""

    @property
    def value(self) -> Mapping[str, Json]:
        """Return it as JSON, without what is empty."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in found.items() if value}


def way_from(value: Json) -> Way | None:
    """Return the way a JSON value describes, None where it describes none."""
    if not isinstance(value, Mapping):
        return None
    words = {name: text for name, text in value.items() if isinstance(text, str)}
    kinds = {kind.value: kind for kind in WayKind}
    kind = kinds.get(words.pop("kind", ""))
    known = {field.name for field in fields(Way)} - {"kind", "has_bucket_in_host"}
    texts = {name: text for name, text in words.items() if name in known}
    if kind is None or not texts.get("name") or not texts.get("place"):
        return None
    return Way(kind=kind, has_bucket_in_host=value.get("has_bucket_in_host") is True, **texts)
