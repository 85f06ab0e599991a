"""What a session needs of the machine: a clock, folders, chance, and who sits at it.

A window starts with one and needs neither chance nor author before an estate is opened: they are loaded then.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from renodesk import paths

if TYPE_CHECKING:
    from renodesk.domain.changes import Author
    from renodesk.services.device_key import DeviceKeys
    from renodesk.services.seals import Seals

Clock = Callable[[], int]
Progress = Callable[[str, float], None]
"""Told a text code and the fraction done (0–1); may raise `renodesk.errors.Cancelled`."""


def wall_clock() -> int:
    """Return milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def token(octets: int = 8) -> str:
    """Return that many random octets as hex digits."""
    import secrets

    return secrets.token_hex(octets)


def no_progress(step: str, fraction: float) -> None:
    """Tell nobody."""


@cache
def this_device_keys() -> "DeviceKeys":
    """Return the key of this installation; the same for the whole run, so that it is unlocked once."""
    from renodesk.services.device_key import DeviceKeys
    from renodesk.transports.system_secrets import SystemSecrets

    return DeviceKeys(folder=paths.user_folder(), device=_device(), secrets=SystemSecrets())


@cache
def these_seals() -> "Seals":
    """Return the secret keys of this installation and whom it seals for."""
    from renodesk.services.seals import Seals

    return Seals(paths.user_folder())


@dataclass(frozen=True, kw_only=True, slots=True)
class Environment:
    """The machine as a session sees it; tests and samples bring their own clock and chance.

    Without `keys` what is handed over is not signed; without `trust_folder` nobody's signature is known;
    without `seals` nothing is sealed or opened; without `own_folder` there are no ways and no outbox.
    """

    clock: Clock = wall_clock
    random_key: Callable[[], str] = token
    journal_folder: Path | None = None
    copies_folder: Path | None = None
    forms_folder: Path | None = None
    keys: "Callable[[], DeviceKeys] | None" = None
    trust_folder: Path | None = None
    seals: "Callable[[], Seals] | None" = None
    own_folder: Path | None = None

    @classmethod
    def usual(cls) -> "Environment":
        """Return this machine: the real clock, journal and copies in the user's folder, the shipped packs."""
        own = paths.user_folder()
        return cls(
            journal_folder=own / "journal",
            copies_folder=own / "copies",
            forms_folder=paths.forms_dir(),
            keys=this_device_keys,
            trust_folder=own,
            seals=these_seals,
            own_folder=own,
        )

    @property
    def forms(self) -> Path:
        """Return the folder new rounds take their packs from."""
        return self.forms_folder or paths.forms_dir()


def this_author(person: str = "") -> "Author":
    """Return who acts: `person`, or the login name, on this installation's device.

    The device is a random name made at the first start and kept in the user's folder; where that folder
    cannot be written it holds for this run only.
    """
    from renodesk.domain.changes import Author

    return Author(person=person or _login_name(), device=_device())


def _login_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _device() -> str:
    file = paths.user_folder() / "device"
    try:
        known = file.read_text(encoding="utf-8").strip()
        if known:
            return known[:40]
    except (OSError, UnicodeDecodeError):
        pass
    made = "d-" + token(4)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made + "\n", encoding="utf-8")
    except OSError:
        pass
    return made
