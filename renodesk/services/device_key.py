"""The key this installation signs with: made once, kept where only its person can read it.

The private half lies in the operating system's keyring where there is one, else in a file of mode 600;
either way it may be locked with a passphrase. The public half lies beside it and is for everybody.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from filelock import FileLock

from renodesk.bundles.sshsig import NotASignature, PublicKey, public_of, sign
from renodesk.errors import KeyLocked, KeyLost
from renodesk.tables.writing import file_trouble

PUBLIC, PRIVATE = "device.pub", "device.key"
PASSPHRASE = "RENODESK_PASSPHRASE"
"""Environment variable of those who write bundles from scripts."""
_LOCKED = "ENCRYPTED PRIVATE KEY"


class Secrets(Protocol):
    """A place for small secrets, such as the operating system's keyring."""

    def get(self, name: str) -> str | None:
        """Return a secret, None where there is none or the place cannot be had."""

    def put(self, name: str, secret: str) -> bool:
        """Keep a secret and return whether it can be read back."""


class KeptIn(StrEnum):
    """Where the private half is."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, kw_only=True, slots=True)
class DeviceKeyState:
    """What may be shown of the key."""

    public: PublicKey
    kept_in: KeptIn
    has_passphrase: bool


def from_environment() -> str | None:
    """Return the passphrase a script gives, None where it gives none."""
    return os.environ.get(PASSPHRASE)


@dataclass(kw_only=True, slots=True)
class DeviceKeys:
    """Keeps the key of one installation in `folder`; `device` is what it is called in the keyring."""

    folder: Path
    device: str
    secrets: Secrets | None = None
    passphrase: Callable[[], str | None] = from_environment
    _unlocked: Ed25519PrivateKey | None = field(default=None, repr=False)

    @property
    def is_open(self) -> bool:
        """Return whether it can sign without asking for a passphrase."""
        return self._unlocked is not None or bool(self.passphrase())

    def state(self) -> DeviceKeyState:
        """Return the key, made where there was none.

        Raises:
            KeyLost: the public half is there and the private one is not.
            NotWritable, DiskFull: it cannot be kept.
        """
        with self._held():
            public, pem, kept_in = self._found() or self._made()
        return DeviceKeyState(public=public, kept_in=kept_in, has_passphrase=_LOCKED in pem)

    def known(self) -> PublicKey | None:
        """Return the public half, None where no key was made yet; nothing is made or unlocked for it."""
        return self._public()

    def sign(self, message: bytes, namespace: str) -> bytes:
        """Return the armoured signature of a message.

        Raises:
            KeyLocked: the key has a passphrase and the one given is not it.
            KeyLost, NotWritable: there is no key to sign with.
        """
        return sign(self._private(), message, namespace)

    def unlock(self, passphrase: str) -> None:
        """Open the key for as long as this object lives.

        Raises:
            KeyLocked: that is not the passphrase.
        """
        with self._held():
            _, pem, _ = self._found() or self._made()
        self._unlocked = _opened(pem, passphrase)

    def protect(self, passphrase: str, old: str = "") -> None:
        """Lock the key with another passphrase, or with none ("").

        Raises:
            KeyLocked: `old` is not the passphrase it has.
            KeyLost, NotWritable: there is no key, or it cannot be kept.
        """
        with self._held():
            _, pem, kept_in = self._found() or self._made()
            private = _opened(pem, old)
            self._keep(_pem(private, passphrase), kept_in)
        self._unlocked = private

    def renew(self) -> PublicKey:
        """Make another key; whoever trusted the old one has to be told.

        Raises:
            NotWritable, DiskFull: it cannot be kept.
        """
        with self._held():
            self._unlocked = None
            return self._made()[0]

    def _private(self) -> Ed25519PrivateKey:
        if self._unlocked is None:
            with self._held():
                _, pem, _ = self._found() or self._made()
            self._unlocked = _opened(pem, (self.passphrase() or "") if _LOCKED in pem else "")
        return self._unlocked

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the key's files against other programs of this installation.

        Raises:
            NotWritable, DiskFull: the folder cannot be worked in.
        """
        lock = FileLock(self.folder / (PRIVATE + ".lock"), timeout=30)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except OSError as error:
            raise file_trouble(self.folder, error) from error
        try:
            yield
        finally:
            lock.release()

    def _found(self) -> tuple[PublicKey, str, KeptIn] | None:
        """Return both halves; None where there never was a key.

        The private half decides: where it can be read, a public file that says something else is written
        anew. Of one locked with a passphrase the public file is believed until it is opened.
        """
        pem, kept_in = self._kept()
        known = self._public()
        if pem is None:
            if known is not None:
                raise KeyLost(fingerprint=known.fingerprint)
            return None
        if _LOCKED in pem:
            if known is None:
                raise KeyLocked(fingerprint="")
            return known, pem, kept_in
        own = public_of(_opened(pem, ""))
        if known != own:
            self._write_public(own)
        return own, pem, kept_in

    def _kept(self) -> tuple[str | None, KeptIn]:
        try:
            return (self.folder / PRIVATE).read_text(encoding="ascii"), KeptIn.FILE
        except (OSError, UnicodeDecodeError):
            kept = self.secrets.get(self.device) if self.secrets is not None else None
            return kept, KeptIn.KEYRING

    def _public(self) -> PublicKey | None:
        with suppress(OSError, UnicodeDecodeError, NotASignature):
            return PublicKey.parse((self.folder / PUBLIC).read_text(encoding="utf-8"))
        return None

    def _made(self) -> tuple[PublicKey, str, KeptIn]:
        private = Ed25519PrivateKey.generate()
        pem, public = _pem(private, ""), public_of(private)
        in_ring = self.secrets is not None and self.secrets.put(self.device, pem)
        if in_ring:
            with suppress(OSError):
                (self.folder / PRIVATE).unlink(missing_ok=True)
        else:
            self._keep(pem, KeptIn.FILE)
        self._write_public(public)
        return public, pem, KeptIn.KEYRING if in_ring else KeptIn.FILE

    def _keep(self, pem: str, kept_in: KeptIn) -> None:
        if kept_in == KeptIn.KEYRING and self.secrets is not None and self.secrets.put(self.device, pem):
            return
        _write(self.folder / PRIVATE, pem, 0o600)

    def _write_public(self, public: PublicKey) -> None:
        _write(self.folder / PUBLIC, f"{public.line} {self.device}\n", 0o644)


def write_private(path: Path, text: str) -> None:
    """Write a small file that only its person reads.

    Raises:
        NotWritable, DiskFull, FileHeld: it is as it was.
    """
    _write(path, text, 0o600)


def _write(path: Path, text: str, mode: int) -> None:
    """Write a small file beside its place and put it there, readable as `mode` from the first byte.

    Raises:
        NotWritable, DiskFull, FileHeld: it is as it was.
    """
    beside = path.with_name(path.name + ".new")
    try:
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise file_trouble(path, error) from error


def _pem(private: Ed25519PrivateKey, passphrase: str) -> str:
    lock = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock).decode("ascii")


def _opened(pem: str, passphrase: str) -> Ed25519PrivateKey:
    locked = _LOCKED in pem
    if locked and not passphrase:
        raise KeyLocked(fingerprint="")
    try:
        private = load_pem_private_key(pem.encode("ascii"), passphrase.encode() if locked else None)
    except (ValueError, TypeError) as error:
        if locked:
            raise KeyLocked(fingerprint="") from error
        raise KeyLost(fingerprint="") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyLost(fingerprint="")
    return private
