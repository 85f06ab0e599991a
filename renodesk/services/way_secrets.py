"""Passwords of ways: in the operating system's keyring, else in a file that only its person reads."""

import json
from contextlib import suppress
from pathlib import Path

from renodesk.errors import NotWritable
from renodesk.services.device_key import KeptIn, Secrets, write_private

FILE = "way-secrets.json"


class WaySecrets:
    """Keeps one password for each way of an installation; they are in no other file and in no log."""

    def __init__(self, folder: Path, ring: Secrets | None, device: str) -> None:
        """Fall back to a file in `folder`; `device` is part of what a password is called in the keyring."""
        self._file = folder / FILE
        self._ring = ring
        self._device = device

    def get(self, way: str) -> str:
        """Return the password of a way, "" where none is kept."""
        held = self._held().get(way)
        if held is None and self._ring is not None:
            held = self._ring.get(self._name(way))
        return held or ""

    def put(self, way: str, secret: str) -> KeptIn:
        """Keep a password and return where; "" forgets it.

        Raises:
            NotWritable: it is as it was.
        """
        held = self._held()
        if self._ring is not None and self._put_in_ring(way, secret):
            if held.pop(way, None) is not None:
                self._write(held)
            return KeptIn.KEYRING
        held.pop(way, None)
        if secret:
            held[way] = secret
        if secret or self._file.exists():
            self._write(held)
        return KeptIn.FILE

    def _put_in_ring(self, way: str, secret: str) -> bool:
        assert self._ring is not None
        if not secret and not self._ring.get(self._name(way)):
            return False
        return self._ring.put(self._name(way), secret)

    def _name(self, way: str) -> str:
        return f"{self._device}/way/{way}"

    def _held(self) -> dict[str, str]:
        with suppress(OSError, ValueError):
            value = json.loads(self._file.read_text(encoding="utf-8"))
            if isinstance(value, dict):
                return {name: text for name, text in value.items() if isinstance(text, str)}
        return {}

    def _write(self, held: dict[str, str]) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if not held:
                self._file.unlink(missing_ok=True)
                return
        except OSError as error:
            raise NotWritable(file=FILE) from error
        write_private(self._file, json.dumps(held, ensure_ascii=False, indent=1) + "\n")
