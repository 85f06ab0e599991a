"""Files of any kind, by their bytes: what kind they are, and the facts that are kept of them.

A picture is a photo with its facts and smaller pictures; anything else is bytes that nobody here opens.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from renodesk.domain.photo_facts import PhotoFacts
from renodesk.errors import PhotoRefused
from renodesk.photos.kinds import EXTENSIONS, HEAD_BYTES, recognise

MOST_BYTES = 100 * 1024 * 1024
PDF, ANY = "application/pdf", "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_PARTS = (
    (b"word/document.xml", _OFFICE + "wordprocessingml.document"),
    (b"xl/workbook.xml", _OFFICE + "spreadsheetml.sheet"),
    (b"ppt/presentation.xml", _OFFICE + "presentationml.presentation"),
)
ENDINGS: Mapping[str, str] = {
    PDF: "pdf",
    _PARTS[0][1]: "docx",
    _PARTS[1][1]: "xlsx",
    _PARTS[2][1]: "pptx",
    "application/zip": "zip",
    "application/x-ole-storage": "ole",
    ANY: "bin",
}
"""How a file that is no picture ends as a member of a bundle, by media type."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadFile:
    """A file's facts, and the smaller pictures where it is one."""

    facts: PhotoFacts
    renditions: Mapping[str, bytes]


def read_file_bytes(data: bytes) -> ReadFile:
    """Return what is kept of a file; a picture that decodes is a photo, whatever it is called."""
    if recognise(data[:HEAD_BYTES]) in EXTENSIONS:
        from renodesk.photos.intake import read_photo_bytes  # with its picture library

        try:
            taken = read_photo_bytes("", data)
        except PhotoRefused:
            pass
        else:
            return ReadFile(
                facts=taken.facts, renditions={"thumbnail": taken.thumbnail, "report": taken.report}
            )
    return ReadFile(facts=_facts(data), renditions={})


def _facts(data: bytes) -> PhotoFacts:
    return PhotoFacts(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type(data),
        size=len(data),
        width=0,
        height=0,
        taken_at=None,
        taken_offset=None,
        latitude=None,
        longitude=None,
        camera=None,
        orientation=1,
    )


def media_type(data: bytes) -> str:
    """Return the kind of a file that is no picture, by its bytes and never by its name."""
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "application/x-ole-storage"
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _PARTS if part in data), "application/zip")
    return ANY
