"""With what an archive in a store is opened, from the command line."""

from collections.abc import Iterator
from typing import Any

import keyring
import pytest
from cli.commands import done, refused
from keyring.backend import KeyringBackend

from renodesk.office.stores.keys import PASSWORD, StoreKey, key_of

URL = "webdavs://nas.example/renodesk"


class Ring(KeyringBackend):
    """A keyring of this process."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def ring() -> Iterator[Ring]:
    """Set a keyring for one test."""
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_key_kept_once_opens_the_store_and_is_never_shown(ring: Ring, monkeypatch: Any) -> None:
    monkeypatch.setenv(PASSWORD, "s3cret")
    said = done("office", "store-key", URL, "--user", "street")
    monkeypatch.delenv(PASSWORD)
    assert URL in said.out
    assert "s3cret" not in said.out + said.err
    assert key_of(URL) == StoreKey(user="street", password="s3cret")


def test_a_store_without_a_key_and_a_machine_without_a_keyring_are_told(monkeypatch: Any) -> None:
    monkeypatch.setenv(PASSWORD, "s3cret")
    for url, word in (("file:///share", "不用密码"), ("ftp://x/y", "不是能放档案库的地址"), (URL, "keyring")):
        assert word in refused("office", "store-key", url, "--user", "street")
