"""The devices one believes: vouch for one by its key or by the code it shows, and believe one no longer."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from renodesk.bundles.reading import faulty
from renodesk.bundles.sshsig import NotASignature, PublicKey
from renodesk.bundles.trust import (
    NEVER,
    Device,
    Signature,
    Standing,
    Trust,
    device_of,
    refusal,
    trust_in,
)
from renodesk.bundles.verifying import verify_bag
from renodesk.domain.canonical import Json
from renodesk.errors import (
    CodeDiffers,
    DeviceNameRefused,
    KeyUnreadable,
    NobodySigned,
    NotWritable,
    UnknownDevice,
)
from renodesk.estates.receipts import ENDING, read_receipt
from renodesk.office.stores.stored_estates import share_lists
from renodesk.tables.writing import replacing
from renodesk.texts import Language, say

__all__ = ["Device", "Devices", "is_never", "signature_json", "signature_text"]


class Devices:
    """Keeps the lists of one folder: an archive's, or this installation's own."""

    def __init__(self, folder: Path) -> None:
        """Work on the lists in `folder`."""
        self._folder = folder

    @property
    def trust(self) -> Trust:
        """Return both lists.

        Raises:
            NotWritable: a list is there and cannot be read.
        """
        try:
            share_lists(self._folder)
            return trust_in(self._folder)
        except OSError as error:
            raise NotWritable(file=self._folder.name) from error

    def add(self, name: str, line: str, comment: str = "") -> Device:
        """Believe a device by its public key line (`ssh-ed25519 …`), as `device show` prints it.

        Raises:
            KeyUnreadable: the line is no such key.
            DeviceNameRefused: the name is no device's name.
            NotWritable: the list cannot be kept.
        """
        try:
            device = device_of(name, line, comment)
        except NotASignature as error:
            raise KeyUnreadable(given=line[:60]) from error
        except ValueError as error:
            raise DeviceNameRefused(name=name[:60]) from error
        self._change(lambda trust: trust.with_device(device))
        return device

    def add_signer(self, bundle: Path, code: str, name: str, comment: str = "") -> Device:
        """Believe who signed a bundle or receipt, if their code, told in another way, is this.

        Raises:
            BundleFaulty, ReceiptUnreadable: it is damaged, so nothing is known of who signed it.
            NobodySigned, SignatureAltered, CodeDiffers: it is not signed, or by another key.
        """
        signature = _signature_of(bundle)
        if signature.standing == Standing.ALTERED:
            raise refusal(signature, bundle.name)
        if signature.key is None:
            raise NobodySigned(file=bundle.name)
        if not fits(signature.key, code):
            raise CodeDiffers(file=bundle.name, given=code[:80])
        return self.add(name, signature.key.line, comment)

    def revoke(self, given: str) -> Device:
        """Believe a device no longer, by its name, code, fingerprint or key line.

        Raises:
            UnknownDevice: none of the list is meant, or several are.
            NotWritable: the list cannot be kept.
        """
        found = [one for one in self.trust.trusted if one.name == given or fits(one.key, given)]
        if not found:
            with suppress(NotASignature):
                found = [Device(name="", key=PublicKey.parse(given))]
        if len({one.key for one in found}) != 1:
            raise UnknownDevice(given=given)
        self._change(lambda trust: trust.without(found[0].key))
        return found[0]

    def _change(self, change: Callable[[Trust], Trust]) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self._folder / "devices.lock", timeout=30):
                for name, text in change(self.trust).texts().items():
                    with replacing(self._folder / name) as file:
                        file.write(text.encode("utf-8"))
            share_lists(self._folder)
        except OSError as error:
            raise NotWritable(file=self._folder.name) from error


def _signature_of(file: Path) -> Signature:
    """Return the signature of a bundle or receipt, by a list that believes nobody."""
    if file.suffix == ENDING:
        return read_receipt(file, Trust())[1]
    report = verify_bag(file)
    if not report.ok:
        raise faulty(report, file.name)
    return Trust().of_bag(report)


def fits(key: PublicKey, given: str) -> bool:
    """Return whether somebody means this key: by its line, its fingerprint, or its code."""
    if given.strip().startswith(("SHA256:", "ssh-")):
        return given.strip() in (key.fingerprint, key.line)
    return "".join(one for one in given.upper() if one.isalnum()) == key.code.replace("-", "")


def signature_text(signature: Signature, language: Language) -> str:
    """Return what a signature is worth, as a sentence."""
    return say(
        f"signature_{signature.standing}",
        language,
        device=signature.called,
        code=signature.key.code if signature.key else "",
    )


def signature_json(signature: Signature) -> Json:
    """Return what a signature is worth as plain values."""
    return {
        "standing": signature.standing.value,
        "device": signature.device.name if signature.device else None,
        "who": (signature.device.comment or None) if signature.device else None,
        "fingerprint": signature.key.fingerprint if signature.key else None,
        "code": signature.key.code if signature.key else None,
    }


def is_never(signature: Signature) -> bool:
    """Return whether nothing may be taken from what is signed so."""
    return signature.standing in NEVER
