"""Papers as files that come back: what they say of themselves, and their text. Nothing is trusted."""

import mmap
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from renodesk.errors import NotReadable, PaperUnreadable
from renodesk.pdfium import PDFIUM
from renodesk.reports.paper_mark import PaperMark, digest_in, mark_of
from renodesk.reports.papers import Form

NAMESPACE = "urn:renodesk:paper:1"
CUSTOM, BODY = "docProps/custom.xml", "word/document.xml"
_MOST_BYTES = 1 << 30
_MOST_PACKET, _MOST_BODY = 1 << 20, 128 << 20
_WITHIN = 1024
_PACKET = (b"<?xpacket begin", b"<?xpacket end")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPaper:
    """A paper that was found: its form, and its mark where it has one."""

    form: Form
    mark: PaperMark | None


def find_paper(path: Path) -> FoundPaper:
    """Return what a file says of itself.

    Raises:
        NotReadable: it cannot be read.
        PaperUnreadable: it is no PDF, Word file or workbook, or not a whole one.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_WITHIN)
            file.seek(max(0, size - _WITHIN))
            tail = file.read(_WITHIN)
    except OSError as error:
        raise NotReadable(file=path.name, detail=error.strerror or str(error)) from error
    if size > _MOST_BYTES:
        raise PaperUnreadable(file=path.name, reason="paper_too_large")
    if b"%PDF-" in head:
        if b"%%EOF" not in tail:
            raise PaperUnreadable(file=path.name, reason="paper_cut_short")
        return FoundPaper(form=Form.PDF, mark=_pdf_mark(path))
    if head.startswith(b"PK"):
        return _office_paper(path)
    raise PaperUnreadable(file=path.name, reason="paper_of_no_kind")


def page_texts(path: Path) -> tuple[str, ...]:
    """Return the text of each page of a PDF, its blanks and line ends taken out.

    Raises:
        PaperUnreadable: the PDF is damaged.
    """
    import pypdfium2  # a start need not wait for PDFium

    found = []
    try:
        with PDFIUM, closing(pypdfium2.PdfDocument(path)) as document:
            for page in document:
                with closing(page), closing(page.get_textpage()) as text:
                    found.append("".join(text.get_text_range().split()))
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise PaperUnreadable(file=path.name, reason="paper_damaged") from error
    return tuple(found)


def paragraph_texts(path: Path) -> tuple[str, ...]:
    """Return the text of each paragraph of a Word file that has any.

    Raises:
        PaperUnreadable: the file is damaged.
    """
    try:
        with zipfile.ZipFile(path) as parts:
            root = _parsed(_part(parts, BODY, _MOST_BODY))
    except (zipfile.BadZipFile, zlib.error, OSError, KeyError, ValueError, NotImplementedError) as error:
        raise PaperUnreadable(file=path.name, reason="paper_damaged") from error
    texts = (
        "".join(part.text or "" for part in one.iter(f"{_WORD}t")).strip() for one in root.iter(f"{_WORD}p")
    )
    return tuple(text for text in texts if text)


def _pdf_mark(path: Path) -> PaperMark | None:
    for packet in _packets(path):
        try:
            root = _parsed(packet)
        except ValueError:
            continue
        found: dict[str, str] = {}
        for element in root.iter():
            for name, value in (*element.attrib.items(), (element.tag, element.text or "")):
                if name.startswith(f"{{{NAMESPACE}}}"):
                    found[name.partition("}")[2]] = value
        mark = mark_of(found)
        if mark is not None:
            return mark
    text = "".join(page_texts(path))
    digest = digest_in(text)
    return PaperMark(digest=digest) if digest else None


def _packets(path: Path) -> Iterator[bytes]:
    """Yield the last packets of metadata in a PDF, which are kept uncompressed, the last first."""
    with path.open("rb") as file, closing(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) as whole:
        end = len(whole)
        for _ in range(4):
            start = whole.rfind(_PACKET[0], 0, end)
            if start < 0:
                return
            stop = whole.find(_PACKET[1], start, min(len(whole), start + _MOST_PACKET))
            if stop > 0:
                packet = whole[start:stop]
                yield packet[packet.find(b"?>") + 2 :]
            end = start


def _office_paper(path: Path) -> FoundPaper:
    try:
        with zipfile.ZipFile(path) as parts:
            names = set(parts.namelist())
            form = Form.DOCX if BODY in names else Form.XLSX if "xl/workbook.xml" in names else None
            if form is None:
                raise PaperUnreadable(file=path.name, reason="paper_of_no_kind")
            if CUSTOM not in names:
                return FoundPaper(form=form, mark=None)
            properties = _custom(_parsed(_part(parts, CUSTOM, _MOST_PACKET)))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError) as error:
        raise PaperUnreadable(file=path.name, reason="paper_cut_short") from error
    except (KeyError, ValueError, NotImplementedError) as error:
        raise PaperUnreadable(file=path.name, reason="paper_damaged") from error
    return FoundPaper(form=form, mark=mark_of(properties))


def _custom(root: ElementTree.Element) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in root:
        name = _NUMBERED.sub("", one.get("name", "").removeprefix("RenoDesk "))
        found[name] = found.get(name, "") + "".join(part.text or "" for part in one)
    return found


def _part(parts: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a part of a zip, bounded whatever its head says.

    Raises:
        ValueError: it is larger.
    """
    with parts.open(name) as part:
        data = part.read(most + 1)
    if len(data) > most:
        raise ValueError(name)
    return data


_NUMBERED = re.compile(r" \d+$")
"""A long value goes on in properties that are numbered."""
_ENTITIES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def _parsed(data: bytes) -> ElementTree.Element:
    """Return the root of XML without entities.

    Raises:
        ValueError: it is none, or defines some.
    """
    if _ENTITIES.search(data):
        raise ValueError("entities")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
