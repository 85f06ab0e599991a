"""A receipt as a file: one line of canonical JSON, then its signature as OpenSSH makes it.

head -n 1 槐安里.receipt > r.json; tail -n +2 槐安里.receipt > r.sig
ssh-keygen -Y verify -f trusted_devices -I NAME -n renodesk-receipt -s r.sig < r.json
"""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from renodesk import __version__
from renodesk.bundles.sshsig import RECEIPT
from renodesk.bundles.tags import needed
from renodesk.bundles.trust import Signature, Trust
from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.receipt import FORMAT, Receipt
from renodesk.errors import FileMissing, NewerBundle, NotReadable, ReceiptUnreadable
from renodesk.estates.attached import personal_files
from renodesk.estates.rounds import ranges_from
from renodesk.storage.estate_file import EstateFile

ENDING = ".receipt"
MOST_BYTES = 20_000_000
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


def receipt_bytes(receipt: Receipt, sign: Callable[[bytes, str], bytes] | None) -> bytes:
    """Return a receipt as bytes; without `sign` it is unsigned, and no laptop believes it."""
    line = canonical.dumps(dict(receipt.value)).encode("utf-8") + b"\n"
    return line + (sign(line, RECEIPT) if sign is not None else b"")


def read_receipt(path: Path, trust: Trust) -> tuple[Receipt, Signature, bytes]:
    """Return a receipt, what its signature is worth, and its bytes.

    Raises:
        FileMissing, NotReadable: the file cannot be had.
        ReceiptUnreadable: it is no receipt, or damaged.
        NewerBundle: a newer RenoDesk wrote it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise FileMissing(file=path.name) from error
    except OSError as error:
        raise NotReadable(file=path.name, detail=error.strerror or "") from error
    receipt = parse_receipt(data, path.name)
    line, _, signature = data.partition(b"\n")
    return receipt, trust.standing_of(signature or None, line + b"\n", RECEIPT), data


def photos_told(file: EstateFile) -> frozenset[str]:
    """Return the hashes of all photos and attached files that a log speaks of, here or not.

    Files that hold names are nobody's to ask for.
    """
    return frozenset(
        state.value
        for entity, field in (("photo_use", "photo"), ("attachment", "sha256"))
        for state in file.states(entity)
        if state.cell.field == field and isinstance(state.value, str)
    ) - personal_files(file)


def parse_receipt(data: bytes, name: str) -> Receipt:
    """Return the receipt in bytes, whoever signed it.

    Raises:
        ReceiptUnreadable: it is none, or damaged.
        NewerBundle: a newer RenoDesk wrote it.
    """
    line, end, _ = data.partition(b"\n")
    if len(data) > MOST_BYTES or not end:
        raise ReceiptUnreadable(file=name)
    try:
        value = canonical.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ReceiptUnreadable(file=name) from error
    if not isinstance(value, Mapping):
        raise ReceiptUnreadable(file=name)
    version = _whole(value.get("format"))
    if version is not None and version > FORMAT:
        raise NewerBundle(file=name, version=str(version), needs=needed({}, __version__))
    try:
        return _receipt(value)
    except (KeyError, TypeError, ValueError) as error:
        raise ReceiptUnreadable(file=name) from error


def _receipt(value: Mapping[str, Json]) -> Receipt:
    photos, renditions = _list(value["photos"]), _list(value.get("renditions", []))
    if any(_HASH.fullmatch(str(one)) is None for one in (*photos, *renditions)):
        raise ValueError("photos")
    return Receipt(
        estate=_text(value["estate"]),
        name=_text(value["name"]),
        office=_text(value["office"]),
        at=_text(value["at"]),
        bundle=_text(value["bundle"]),
        holds=ranges_from(value["holds"]),
        lacks=ranges_from(value["lacks"]),
        photos=frozenset(map(str, photos)),
        told=_count(value["told"]),
        contested=_count(value["contested"]),
        packs=tuple(_pack(one) for one in _list(value["packs"])),
        renditions=frozenset(map(str, renditions)),
        also=tuple(map(_text, _list(value.get("also", [])))),
    )


def _list(value: Json) -> Sequence[Json]:
    if not isinstance(value, (list, tuple)):
        raise TypeError("list")
    return value


def _text(value: Json) -> str:
    if not isinstance(value, str) or len(value) > 500:
        raise TypeError("text")
    return value


def _count(value: Json) -> int:
    number = _whole(value)
    if number is None or number < 0:
        raise TypeError("count")
    return number


def _whole(value: Json) -> int | None:
    is_number = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
    return int(value) if is_number and isinstance(value, (int, Fraction)) and value == int(value) else None


def _pack(value: Json) -> tuple[str, str, str]:
    first, second, third = _list(value)
    return _text(first), _text(second), _text(third)
