"""Signatures as OpenSSH makes them (SSHSIG with Ed25519), so that `ssh-keygen -Y verify` checks them.

The format is OpenSSH's PROTOCOL.sshsig: the armoured blob carries the public key, a namespace and the
signature over a SHA-512 of the message. What one namespace signs is worth nothing in another.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

BUNDLE, RECEIPT = "renodesk-bundle", "renodesk-receipt"
"""Namespaces: a bundle's tag manifest, an office's receipt."""
_MAGIC, _VERSION, _HASH, _KIND = b"SSHSIG", 1, b"sha512", b"ssh-ed25519"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_RAW = 32
MOST_BYTES = 4096
"""An armoured signature has some 300."""


class NotASignature(ValueError):
    """The bytes are no SSHSIG signature by an Ed25519 key."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The public half of a device key: 32 bytes."""

    raw: bytes

    @property
    def line(self) -> str:
        """Return it as OpenSSH writes it: `ssh-ed25519 AAAA…`."""
        return f"{_KIND.decode()} {base64.b64encode(self._blob).decode()}"

    @property
    def fingerprint(self) -> str:
        """Return what `ssh-keygen -l` prints: `SHA256:…`."""
        digest = base64.b64encode(hashlib.sha256(self._blob).digest()).decode()
        return "SHA256:" + digest.rstrip("=")

    @property
    def code(self) -> str:
        """Return the first 80 bits of the fingerprint for people to read out: four groups of four."""
        letters = base64.b32encode(hashlib.sha256(self._blob).digest()[:10]).decode()
        return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))

    @property
    def _blob(self) -> bytes:
        return _string(_KIND) + _string(self.raw)

    @classmethod
    def parse(cls, line: str) -> "PublicKey":
        """Read a key as OpenSSH writes it; what follows it on the line is a comment.

        Raises:
            NotASignature: it is no Ed25519 key.
        """
        words = line.split()
        if len(words) < 2 or words[0] != _KIND.decode():
            raise NotASignature(line[:80])
        return cls._from_blob(_decoded(words[1]))

    @classmethod
    def _from_blob(cls, blob: bytes) -> "PublicKey":
        parts = list(_strings(blob))
        if len(parts) != 2 or parts[0] != _KIND or len(parts[1]) != _RAW:
            raise NotASignature("key")
        return cls(parts[1])


def public_of(private: Ed25519PrivateKey) -> PublicKey:
    """Return the public half of a private key."""
    return PublicKey(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def sign(private: Ed25519PrivateKey, message: bytes, namespace: str) -> bytes:
    """Return the armoured signature of a message; the same key and message give the same bytes."""
    signature = private.sign(_signed(message, namespace.encode()))
    blob = (
        _MAGIC
        + _VERSION.to_bytes(4, "big")
        + _string(public_of(private)._blob)
        + _string(namespace.encode())
        + _string(b"")
        + _string(_HASH)
        + _string(_string(_KIND) + _string(signature))
    )
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + 70] for at in range(0, len(text), 70)]
    return "\n".join([_BEGIN, *lines, _END, ""]).encode()


def signer_of(armoured: bytes, message: bytes, namespace: str) -> PublicKey | None:
    """Return the key that signed exactly this message in this namespace; None where it does not fit.

    Raises:
        NotASignature: it is no signature at all.
    """
    blob = _unarmoured(armoured)
    head = len(_MAGIC) + 4
    if blob[:head] != _MAGIC + _VERSION.to_bytes(4, "big"):
        raise NotASignature("magic")
    parts = list(_strings(blob[head:]))
    if len(parts) != 5:
        raise NotASignature("parts")
    key, said, reserved, digest, signature = parts
    inner = list(_strings(signature))
    if len(inner) != 2 or inner[0] != _KIND or reserved or digest not in (b"sha512", b"sha256"):
        raise NotASignature("kind")
    public = PublicKey._from_blob(key)
    if said != namespace.encode():
        return None
    try:
        Ed25519PublicKey.from_public_bytes(public.raw).verify(inner[1], _signed(message, said, digest))
    except InvalidSignature:
        return None
    return public


def _signed(message: bytes, namespace: bytes, digest: bytes = _HASH) -> bytes:
    hashed = hashlib.new(digest.decode(), message).digest()
    return _MAGIC + _string(namespace) + _string(b"") + _string(digest) + _string(hashed)


def _unarmoured(armoured: bytes) -> bytes:
    if len(armoured) > MOST_BYTES:
        raise NotASignature("size")
    lines = armoured.decode("ascii", "replace").replace("\r\n", "\n").strip().split("\n")
    if len(lines) < 3 or lines[0] != _BEGIN or lines[-1] != _END:
        raise NotASignature("armour")
    return _decoded("".join(lines[1:-1]))


def _decoded(text: str) -> bytes:
    if re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", text) is None:
        raise NotASignature("base64")
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise NotASignature("base64") from error


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _strings(blob: bytes) -> Iterator[bytes]:
    """Yield the strings that a blob consists of, each after its length in four bytes."""
    at = 0
    while at < len(blob):
        size = int.from_bytes(blob[at : at + 4], "big")
        at += 4
        if at + size > len(blob):
            raise NotASignature("length")
        yield blob[at : at + size]
        at += size
