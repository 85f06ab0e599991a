"""A public key as a QR code: shown by a laptop, photographed by the office."""

from pathlib import Path

from renodesk.bundles.sshsig import NotASignature, PublicKey
from renodesk.errors import ComponentMissing, KeyUnreadable
from renodesk.services.device_key import DeviceKeys
from renodesk.tables.writing import replacing

_SCALE = 8


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
