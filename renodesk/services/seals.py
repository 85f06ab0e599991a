"""Secret keys that open sealed bundles, and the public ones this installation seals for.

Both lists are files the tool `age` reads as they are: `age -d -i age-identities.txt`, `age -R
age-recipients.txt`. The first secret key is this installation's own; what it sends it can always open.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from renodesk.bundles.sealing import (
    is_recipient,
    is_sealed,
    new_identity,
    public_of_identity,
    seal_to,
)
from renodesk.bundles.verifying import BagReport, open_file, verify_bag
from renodesk.bundles.writing import Seal
from renodesk.errors import (
    BundleSealed,
    FileMissing,
    KeysOpenNothing,
    KeyUnreadable,
    NoRecipient,
    NoSecretKey,
    NotReadable,
    NotSealed,
    NotWritable,
    UnknownRecipient,
)
from renodesk.tables.writing import replace_file

IDENTITIES, RECIPIENTS = "age-identities.txt", "age-recipients.txt"
_SECRET = "AGE-SECRET-KEY-1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """A public key, and whose it is in words."""

    key: str
    who: str = ""


class Seals:
    """Keeps the two lists of one installation."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`."""
        self._folder = folder

    @property
    def file(self) -> Path:
        """Return where the secret keys lie; a copy of it opens all that was sealed for this installation."""
        return self._folder / IDENTITIES

    def own(self) -> str:
        """Return this installation's public key, made where there was none.

        Raises:
            NotWritable, NotReadable, KeyUnreadable: the list cannot be had.
        """
        known = self.identities()
        if known:
            return public_of_identity(known[0])
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self._folder / "seals.lock", timeout=30):
                known = self.identities()
                if not known:
                    known = (self._made(),)
        except OSError as error:
            raise NotWritable(file=self.file.name) from error
        return public_of_identity(known[0])

    def identities(self) -> tuple[str, ...]:
        """Return the secret keys, the own one first.

        Raises:
            NotReadable: the list is there and cannot be read.
        """
        return tuple(line for line in _lines(self.file) if line.startswith(_SECRET))

    def recipients(self) -> tuple[Recipient, ...]:
        """Return whom this installation seals for, besides itself.

        Raises:
            NotReadable: the list is there and cannot be read.
        """
        return tuple(_recipients(_lines(self._folder / RECIPIENTS)))

    def add(self, key: str, who: str = "") -> Recipient:
        """Seal for a public key from now on.

        Raises:
            KeyUnreadable: it is no `age1…` key.
            NotWritable: the list cannot be kept.
        """
        if not is_recipient(key.strip()):
            raise KeyUnreadable(given=key[:60])
        made = Recipient(key=key.strip(), who=" ".join(who.split())[:120])
        self._keep([*(one for one in self.recipients() if one.key != made.key), made])
        return made

    def remove(self, given: str) -> Recipient:
        """Seal for a public key no longer, said by the key or by whose it is.

        Raises:
            UnknownRecipient: none of the list is meant, or several are.
            NotWritable: the list cannot be kept.
        """
        known = self.recipients()
        found = [one for one in known if given in (one.key, one.who)]
        if len(found) != 1:
            raise UnknownRecipient(given=given, known="、".join(one.who or one.key for one in known) or "–")
        self._keep([one for one in known if one != found[0]])
        return found[0]

    def seal(self) -> Seal:
        """Return what seals for all of the list and for this installation itself.

        Raises:
            NoRecipient: the list is empty; sealing for oneself alone would lock everybody else out.
        """
        recipients = self.recipients()
        if not recipients:
            raise NoRecipient(file=RECIPIENTS)
        return seal_to([*(one.key for one in recipients), self.own()])

    def _keep(self, recipients: list[Recipient]) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotWritable(file=RECIPIENTS) from error
        text = "".join(f"# {one.who}\n{one.key}\n" if one.who else f"{one.key}\n" for one in recipients)
        replace_file(self._folder / RECIPIENTS, text.encode("utf-8"))

    def _made(self) -> str:
        secret, public = new_identity()
        descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", newline="\n") as file:
            file.write(f"# public key: {public}\n{secret}\n")
            file.flush()
            os.fsync(file.fileno())
        return secret


def drill(bundle: Path, identities: Path) -> BagReport:
    """Return what a sealed bundle is worth opened with the secret keys of one file alone: a recovery drill.

    Raises:
        FileMissing, NotReadable: the key file or the bundle cannot be had.
        NoSecretKey: there is no secret key in the file, or it is damaged.
        NotSealed: it is open for everybody, so that it proves nothing of these keys.
        KeysOpenNothing: these keys do not open it.
    """
    found = [line for line in _lines(identities) if line.startswith(_SECRET)]
    if not identities.exists():
        raise FileMissing(file=identities.name)
    if not found:
        raise NoSecretKey(file=identities.name)
    with open_file(bundle):
        pass
    if not is_sealed(bundle):
        raise NotSealed(file=bundle.name)
    try:
        return verify_bag(bundle, identities=found)
    except KeyUnreadable as error:
        raise NoSecretKey(file=identities.name) from error
    except BundleSealed as error:
        raise KeysOpenNothing(file=bundle.name, keys=identities.name) from error


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise NotReadable(file=path.name, detail=error.strerror or "") from error


def _recipients(lines: list[str]) -> Iterator[Recipient]:
    who = ""
    for line in lines:
        if line.startswith("#"):
            who = line.lstrip("# ")
            continue
        if is_recipient(line):
            yield Recipient(key=line, who=who)
        who = ""
