"""Whose signatures are believed: two text files that OpenSSH reads too, and what a signature is worth.

`trusted_devices` is an `allowed_signers` file (`ssh-keygen -Y verify -f`), `revoked_devices` a list of public
keys (`-r`). A line stays readable without us: device, key, and as comment who it is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from renodesk.bundles.sshsig import BUNDLE, RECEIPT, NotASignature, PublicKey, signer_of
from renodesk.bundles.verifying import BagReport
from renodesk.errors import (
    SignatureAltered,
    SignatureMissing,
    SignatureOfRevoked,
    SignatureOfStranger,
    SignatureRefused,
)

TRUSTED, REVOKED = "trusted_devices", "revoked_devices"
_DEVICE = re.compile(r"""[^\s,*?!#"'\\]{1,40}""")
"""A name of one word in any script, without the signs that mean something else in `allowed_signers`."""
_OPTIONS = f'namespaces="{BUNDLE},{RECEIPT}"'


class Standing(StrEnum):
    """What a signature is worth. None of these looks like another."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    UNSIGNED = "unsigned"
    REVOKED = "revoked"
    ALTERED = "altered"
    """There is a signature and it does not fit: of something else, or by nobody."""


NEVER = (Standing.ALTERED, Standing.REVOKED)
"""From these nothing is ever taken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Device:
    """A device somebody vouched for: its name, its key, and whose it is in words."""

    name: str
    key: PublicKey
    comment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """What was found of a signature; `key` is who made it, `device` what we know it as."""

    standing: Standing
    key: PublicKey | None = None
    device: Device | None = None

    @property
    def called(self) -> str:
        """Return what the signing device is called, "" where it is not known."""
        device = self.device
        return " ".join(part for part in (device.name, device.comment) if part) if device else ""


def refusal(signature: Signature, name: str) -> SignatureRefused:
    """Return the failure that says why nothing is taken from a file signed so."""
    kinds = {
        Standing.UNSIGNED: SignatureMissing,
        Standing.UNKNOWN: SignatureOfStranger,
        Standing.ALTERED: SignatureAltered,
        Standing.REVOKED: SignatureOfRevoked,
    }
    return kinds[signature.standing](
        file=name,
        device=signature.called,
        code=signature.key.code if signature.key else "",
    )


def unsigned() -> Signature:
    """Return what is known of something without a signature."""
    return Signature(standing=Standing.UNSIGNED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trust:
    """The devices one believes and those one no longer does; revoking counts more."""

    trusted: tuple[Device, ...] = ()
    revoked: tuple[Device, ...] = ()

    def standing_of(self, armoured: bytes | None, message: bytes, namespace: str = BUNDLE) -> Signature:
        """Return what a detached signature of a message is worth."""
        if armoured is None:
            return unsigned()
        try:
            key = signer_of(armoured, message, namespace)
        except NotASignature:
            return Signature(standing=Standing.ALTERED)
        if key is None:
            return Signature(standing=Standing.ALTERED)
        for standing, devices in ((Standing.REVOKED, self.revoked), (Standing.TRUSTED, self.trusted)):
            known = next((one for one in devices if one.key == key), None)
            if known is not None:
                return Signature(standing=standing, key=key, device=known)
        return Signature(standing=Standing.UNKNOWN, key=key)

    def of_bag(self, report: BagReport) -> Signature:
        """Return what the signature of a checked bundle is worth."""
        return self.standing_of(report.signature, report.signed)

    def with_device(self, device: Device) -> "Trust":
        """Return the list with a device believed from now on, also where it was revoked before."""
        return Trust(
            trusted=(*(one for one in self.trusted if one.key != device.key), device),
            revoked=tuple(one for one in self.revoked if one.key != device.key),
        )

    def without(self, key: PublicKey) -> "Trust":
        """Return the list with a key revoked."""
        gone = [one for one in (*self.trusted, *self.revoked) if one.key == key]
        device = gone[0] if gone else Device(name="", key=key)
        return Trust(
            trusted=tuple(one for one in self.trusted if one.key != key),
            revoked=(*(one for one in self.revoked if one.key != key), device),
        )

    def texts(self) -> dict[str, str]:
        """Return both files' texts by name."""
        return {
            TRUSTED: _text(f"{one.name} {_OPTIONS} {one.key.line} {one.comment}" for one in self.trusted),
            REVOKED: _text(f"{one.key.line} {one.name} {one.comment}" for one in self.revoked),
        }


def _text(lines: Iterable[str]) -> str:
    return "".join(line.rstrip() + "\n" for line in lines)


def device_of(name: str, line: str, comment: str = "") -> Device:
    """Return a device by its name and public key line.

    Raises:
        NotASignature: the line is no Ed25519 key.
        ValueError: the name is none.
    """
    name = unicodedata.normalize("NFC", name.strip())
    if _DEVICE.fullmatch(name) is None or not name.isprintable():
        raise ValueError(name)
    return Device(name=name, key=PublicKey.parse(line), comment=" ".join(comment.split())[:120])


def trust_in(folder: Path) -> Trust:
    """Return the lists kept in a folder; missing files are empty, lines that are no key are passed over.

    Raises:
        OSError: a file is there and cannot be read.
    """
    return Trust(
        trusted=tuple(_devices(_lines(folder / TRUSTED), is_signers=True)),
        revoked=tuple(_devices(_lines(folder / REVOKED), is_signers=False)),
    )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _devices(lines: Iterable[str], *, is_signers: bool) -> Iterator[Device]:
    for line in lines:
        name, rest = "", line.strip()
        if not rest or rest.startswith("#"):
            continue
        if is_signers:
            name, _, rest = rest.partition(" ")
        at = rest.find("ssh-ed25519 ")
        try:
            key = PublicKey.parse(rest[at:])
        except NotASignature:
            continue
        said = rest[at:].split(maxsplit=2)[2:]
        comment = said[0] if said else ""
        if not is_signers:
            name, _, comment = comment.partition(" ")
        yield Device(name=name, key=key, comment=comment)
