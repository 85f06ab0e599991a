"""Where the passwords of ways lie: in the keyring where it takes them, else in a file of one's own."""

from pathlib import Path

from renodesk.services.device_key import KeptIn
from renodesk.services.way_secrets import FILE, WaySecrets


class Ring:
    """A keyring that may be locked: it keeps nothing then, as that of a session without a desktop."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}
        self.is_locked = False

    def get(self, name: str) -> str | None:
        return None if self.is_locked else self.held.get(name)

    def put(self, name: str, secret: str) -> bool:
        if not self.is_locked:
            self.held[name] = secret
        return not self.is_locked


def test_a_password_goes_into_the_keyring_and_into_no_file(tmp_path: Path) -> None:
    ring = Ring()
    secrets = WaySecrets(tmp_path, ring, "d-1")
    assert secrets.put("云", "secret-7") == KeptIn.KEYRING
    assert secrets.get("云") == "secret-7"
    assert WaySecrets(tmp_path, ring, "d-2").get("云") == ""
    assert [*tmp_path.iterdir()] == []
    secrets.put("云", "")
    assert secrets.get("云") == ""
    assert "secret-7" not in ring.held.values()


def test_with_a_locked_keyring_it_lies_in_a_file_until_it_is_set_again(tmp_path: Path) -> None:
    ring = Ring()
    ring.is_locked = True
    secrets = WaySecrets(tmp_path, ring, "d-1")
    assert secrets.put("云", "one") == KeptIn.FILE
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert secrets.get("云") == "one"
    ring.is_locked = False
    assert secrets.put("云", "two") == KeptIn.KEYRING
    assert not (tmp_path / FILE).exists()
    assert secrets.get("云") == "two"
