"""Installations on one machine: a laptop and an office that vouched for each other, and a stranger."""

import os
from pathlib import Path

import platformdirs
import pytest
from cli.commands import done, read

from renodesk.services.environment import these_seals, this_device_keys


class Sides:
    """Each method sits down at one of them; every command after it runs there."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._patch = monkeypatch
        self._at = folder
        self.archive = folder / "archive"
        self.laptop()
        laptop = read("device", "show")["key"]
        self.office()
        self.office_key = read("device", "show")["key"]
        done("trust", "add", "laptop", "--key", laptop, "--archive", self.archive)
        self.laptop()
        done("trust", "add", "office", "--key", self.office_key)

    def laptop(self) -> None:
        self._sit("laptop")

    def office(self) -> None:
        self._sit("office")

    def stranger(self) -> None:
        self._sit("stranger")

    def environment(self) -> dict[str, str]:
        """Return what a program has to be started with to run as whoever sits there."""
        return {**os.environ, "XDG_DATA_HOME": str(self._at)}

    def _sit(self, name: str) -> None:
        self._at = self._folder / "user" / name
        self._patch.setattr(platformdirs, "user_data_dir", lambda app, **_: str(self._at / app))
        this_device_keys.cache_clear()
        these_seals.cache_clear()
