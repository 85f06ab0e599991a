"""Bundles as one age file: readable for the office's keys and the sender's own, for nobody else.

The format is age-encryption.org/v1, so that the tool `age -d -i KEY` opens it without us.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pyrage

from renodesk.bundles.container import Fault
from renodesk.bundles.writing import Seal
from renodesk.errors import BundleFaulty, BundleSealed, DiskFull, KeyUnreadable

HEAD = b"age-encryption.org/v1"
ENDING = ".age"
_NOT_OURS = "No matching keys"
"""What the library says of a file that none of the keys is for; all else it says of damage."""


def seal_to(recipients: Sequence[str]) -> Seal:
    """Return what seals a bundle to these public keys (`age1…`); any one of their owners can open it.

    Raises:
        KeyUnreadable: one of them is no public key, or there is none.
    """
    keys = []
    for given in recipients:
        try:
            keys.append(pyrage.x25519.Recipient.from_str(given))
        except pyrage.RecipientError as error:
            raise KeyUnreadable(given=given[:60]) from error
    if not keys:
        raise KeyUnreadable(given="age1…")

    def seal(plain: BinaryIO, out: BinaryIO) -> None:
        plain.seek(0)
        writer = _Watched(out)
        try:
            pyrage.encrypt_io(plain, writer, keys)
        except (pyrage.EncryptError, OSError) as error:
            raise writer.trouble or OSError(str(error)) from error

    return seal


def new_identity() -> tuple[str, str]:
    """Return a new secret key (`AGE-SECRET-KEY-1…`) and its public one (`age1…`)."""
    made = pyrage.x25519.Identity.generate()
    return str(made), str(made.to_public())


def public_of_identity(secret: str) -> str:
    """Return the public key of a secret one.

    Raises:
        KeyUnreadable: it is no secret key.
    """
    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as error:
        raise KeyUnreadable(given="AGE-SECRET-KEY-…") from error


def is_recipient(given: str) -> bool:
    """Return whether this is a public key one can seal to."""
    try:
        pyrage.x25519.Recipient.from_str(given)
    except pyrage.RecipientError:
        return False
    return True


@contextmanager
def plain(file: BinaryIO, name: str, identities: Sequence[str]) -> Iterator[BinaryIO]:
    """Give a bundle's plain bytes: the file itself, or what it seals, in a nameless file of this machine.

    Raises:
        BundleSealed: none of the secret keys opens it.
        KeyUnreadable: one of them is no secret key.
        BundleFaulty: it opens and is damaged or cut off.
        DiskFull: there is no room to open it in.
    """
    file.seek(0)
    head = file.read(len(HEAD))
    file.seek(0)
    if head != HEAD:
        yield file
        return
    with cast(BinaryIO, tempfile.TemporaryFile()) as opened:
        _open(file, opened, name, identities)
        opened.seek(0)
        yield opened


def _open(file: BinaryIO, out: BinaryIO, name: str, identities: Sequence[str]) -> None:
    try:
        keys = [pyrage.x25519.Identity.from_str(one) for one in identities]
    except pyrage.IdentityError as error:
        raise KeyUnreadable(given="AGE-SECRET-KEY-…") from error
    if not keys:
        raise BundleSealed(file=name)
    writer = _Watched(out)
    try:
        pyrage.decrypt_io(file, writer, keys)
    except (pyrage.DecryptError, OSError) as error:
        if writer.trouble is not None:
            raise DiskFull(file=name) from writer.trouble
        if _NOT_OURS in str(error):
            raise BundleSealed(file=name) from error
        fault = Fault(member="", code="bundle_sealed_damaged")
        raise BundleFaulty(file=name, faults=(fault,), count=1) from error


class _Watched:
    """Passes writes on and keeps what went wrong with one: the library tells only that something did."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.trouble: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._out.write(data)
        except OSError as error:
            self.trouble = error
            raise

    def flush(self) -> None:
        try:
            self._out.flush()
        except OSError as error:
            self.trouble = error
            raise


def is_sealed(path: Path) -> bool:
    """Return whether a file is sealed by age."""
    try:
        with path.open("rb") as file:
            return file.read(len(HEAD)) == HEAD
    except OSError:
        return False
