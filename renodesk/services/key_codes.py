"""A public key as a QR code: shown by a laptop, photographed by the office."""

from pathlib import Path

from renodesk.bundles.sshsig import NotASignature, PublicKey
from renodesk.errors import ComponentMissing, FileMissing, KeyUnreadable
from renodesk.services.device_key import DeviceKeys
from renodesk.tables.writing import replacing

_SCALE = 8
MOST_TEXT = 20_000


def write_key_code(keys: DeviceKeys, out: Path) -> None:
    """Write the public key as a QR code, PNG.

    Raises:
        ComponentMissing: this machine cannot draw codes.
        KeyLost, NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    line = keys.state().public.line
    try:
        from renodesk.photos.codes import code_picture

        picture = code_picture(line, _SCALE)
    except ImportError as error:
        raise ComponentMissing(component="zxing-cpp", remedy=str(error)) from error
    with replacing(out) as file:
        file.write(picture)


def read_key_code(picture: Path) -> str:
    """Return the public key line that a picture shows as a QR code.

    Raises:
        PhotoRefused: it is no picture that can be read.
        KeyUnreadable: it shows no key, or several.
    """
    from renodesk.photos.codes import codes_in_jpeg
    from renodesk.photos.intake import read_photo

    found = set()
    for text in codes_in_jpeg(read_photo(picture).report):
        try:
            found.add(PublicKey.parse(text).line)
        except NotASignature:
            continue
    if len(found) != 1:
        raise KeyUnreadable(given=picture.name)
    return found.pop()


def read_key_file(file: Path) -> str:
    """Return the public key line of a text file (`*.pub`) or of a picture of its QR code.

    Raises:
        FileMissing: there is no such file.
        PhotoRefused, KeyUnreadable: it holds no key, or several.
    """
    try:
        text = file.read_bytes()[:MOST_TEXT].decode("utf-8", "replace")
    except OSError as error:
        raise FileMissing(file=file.name) from error
    at = text.find("ssh-ed25519 ")
    if at < 0:
        return read_key_code(file)
    try:
        return PublicKey.parse(text[at:].splitlines()[0]).line
    except NotASignature as error:
        raise KeyUnreadable(given=file.name) from error
