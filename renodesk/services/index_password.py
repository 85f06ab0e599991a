"""The password of a server's index in the operating system's keyring, for those who keep no pgpass file."""

import os

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from renodesk.errors import ComponentMissing, IndexUrlRefused
from renodesk.services.device_key import Secrets
from renodesk.transports.system_secrets import SystemSecrets

_GIVEN = ("PGPASSWORD", "PGPASSFILE")


def account_of(url: str) -> str:
    """Return whose password it is: role, server and database of a URL.

    Raises:
        IndexUrlRefused: it is no URL, or names no role.
    """
    try:
        wanted = make_url(url)
    except ArgumentError as error:
        raise IndexUrlRefused(url="…") from error
    if not wanted.username:
        raise IndexUrlRefused(url=wanted.render_as_string(hide_password=True))
    host = wanted.host or wanted.query.get("host") or "localhost"
    return f"{wanted.username}@{host}:{wanted.port or 5432}/{wanted.database or ''}"


def keep_password(url: str, password: str, secrets: Secrets | None = None) -> str:
    """Keep the password of a URL's role in the keyring; return whose it is.

    Raises:
        IndexUrlRefused: it is no URL, or names no role.
        ComponentMissing: there is no keyring that keeps it.
    """
    account = account_of(url)
    if not (secrets or SystemSecrets()).put("index " + account, password):
        raise ComponentMissing(component="keyring", remedy="PGPASSFILE, ~/.pgpass: docs/office.md")
    return account


def with_password(url: str, secrets: Secrets | None = None) -> str | URL:
    """Return the URL of an index with the password the keyring has of it; one that is given goes before."""
    try:
        wanted = make_url(url)
    except ArgumentError:
        return url  # refused where it is opened
    if not wanted.drivername.startswith("postgres") or not wanted.username or wanted.password:
        return url
    if any(name in os.environ for name in _GIVEN):
        return url
    kept = (secrets or SystemSecrets()).get("index " + account_of(url))
    return wanted.set(password=kept) if kept else url
