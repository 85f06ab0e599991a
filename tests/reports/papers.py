"""A PDF as its readers have it: what copies out of it, which fonts and pictures it carries."""

import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from renodesk.reports.draft_mark import draft_picture
from renodesk.reports.registry import Progress, diagnosis_pdf, no_progress
from renodesk.reports.snapshot import Snapshot
from renodesk.services.reporting import write_report_to
from renodesk.services.session import EstateSession
from renodesk.texts import Language


def pdf_of(snapshot: Snapshot, progress: Progress = no_progress) -> bytes:
    """Return the report of a snapshot."""
    out = io.BytesIO()
    diagnosis_pdf(snapshot, out, progress)
    return out.getvalue()


def report_of(session: EstateSession, language: Language = "zh") -> bytes:
    """Return the report of an open estate."""
    out = io.BytesIO()
    write_report_to(session, out, language=language)
    return out.getvalue()


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, as it is copied out of a viewer."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        found = []
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                found.append(text.get_text_range().replace("\r\n", "\n"))
        return found


def running(pdf: bytes) -> str:
    """Return the whole text without blanks and line ends."""
    return "".join("".join(pages_of(pdf)).split())


def lines_of(pdf: bytes) -> list[str]:
    """Return every drawn line of text."""
    return [line for page in pages_of(pdf) for line in page.split("\n") if line.strip()]


def fonts_of(pdf: bytes) -> Iterator[Any]:
    """Yield every font a page uses."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            yield font.get_object()


def _is_mark(stream: Any) -> bool:
    mark = Image.open(io.BytesIO(draft_picture("草稿")))
    return (stream["/Width"], stream["/Height"]) == mark.size


def pictures_of(pdf: bytes) -> dict[str, bytes]:
    """Return the bytes of every photo and plan, as they lie in the file; the draft mark is none."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for name, entry in (page["/Resources"].get("/XObject") or {}).items():
            stream = entry.get_object() if isinstance(entry, IndirectObject) else entry
            if stream.get("/Subtype") == "/Image" and not _is_mark(stream):
                assert stream["/Filter"] in ("/DCTDecode", ["/DCTDecode"])
                found[name] = stream._data
    return found


def outside(pdf: bytes, side: float = 40, end: float = 20) -> list[tuple[int, str]]:
    """Return every letter that is drawn outside its page's margins in points, with the page."""
    found = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            with closing(page), closing(page.get_textpage()) as text:
                for at in range(text.count_chars()):
                    left, bottom, right, top = text.get_charbox(at)
                    across = side < left <= right < width - side
                    inside = across and end < bottom <= top < height - end
                    if right > left and not inside:
                        found.append((number, text.get_text_range(at, 1)))
    return found
