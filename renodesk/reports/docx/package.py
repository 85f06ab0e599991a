"""The Word file as it is written: a picture goes into the zip when it is met, and is forgotten again."""

import hashlib
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from typing import BinaryIO, Self

from renodesk.reports.docx.frame import BODY, RELATIONS, TYPES

_SAME_DAY = (1980, 1, 1, 0, 0, 0)
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_KINDS = {b"\xff\xd8": ("jpg", "image/jpeg"), b"\x89P": ("png", "image/png")}


class Package:
    """A zip being written: the frame first, then pictures as they come, each once, the text at the end."""

    def __init__(self, out: BinaryIO) -> None:
        """Write to an empty file."""
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
        self._relations: dict[bytes, str] = {}

    def __enter__(self) -> Self:
        """Write on."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Let go of the file; where something went wrong it is worth nothing and nobody else touches it."""
        if kind is None:
            self._zip.close()
            return
        with suppress(OSError, ValueError):
            self._zip.close()

    def begin(self, frame: Mapping[str, bytes]) -> None:
        """Write the frame; what tells of text and pictures waits for them."""
        for name, data in frame.items():
            if name == TYPES:
                data = _before_end(data, "".join(map(_default, sorted(_KINDS.values()))))
            if name not in (BODY, RELATIONS):
                self._write(name, data)

    def add_picture(self, data: bytes) -> str:
        """Put a JPEG or PNG into the file as it is and return its relation; the same bytes are kept once."""
        known = hashlib.sha256(data).digest()
        if known not in self._relations:
            number = len(self._relations) + 1
            target = f"media/{number:04}.{_KINDS[data[:2]][0]}"
            self._relations[known] = f'<Relationship Id="rIdP{number}" Type="{_IMAGE}" Target="{target}"/>'
            self._write(f"word/{target}", data, zipfile.ZIP_STORED)
        return self._relations[known].split('"')[1]

    def finish(self, body: bytes, relations: bytes) -> None:
        """Write the text, and what leads from it to the pictures."""
        self._write(BODY, body)
        self._write(RELATIONS, _before_end(relations, "".join(self._relations.values())))

    def _write(self, name: str, data: bytes, way: int = zipfile.ZIP_DEFLATED) -> None:
        entry = zipfile.ZipInfo(name, _SAME_DAY)
        entry.compress_type, entry.external_attr, entry.create_system = way, 0o600 << 16, 3
        self._zip.writestr(entry, data)


def _default(kind: tuple[str, str]) -> str:
    return f'<Default Extension="{kind[0]}" ContentType="{kind[1]}"/>'


def _before_end(markup: bytes, more: str) -> bytes:
    """Return a part with elements added at the end of its root."""
    start, end, rest = markup.rpartition(b"</")
    return start + more.encode() + end + rest
