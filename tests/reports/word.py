"""A Word paper as its readers have it: by python-docx, and by the XML an office's program reads."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from renodesk.reports.diagnosis import diagnosis_document
from renodesk.reports.papers import Document
from renodesk.reports.registry import Progress, no_progress, write_docx
from renodesk.reports.snapshot import Snapshot

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def docx_of(paper: Snapshot | Document, progress: Progress = no_progress) -> bytes:
    """Return the Word file of a snapshot's report, or of a document."""
    out = io.BytesIO()
    document = diagnosis_document(paper) if isinstance(paper, Snapshot) else paper
    write_docx(document, out, progress)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return every part of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def body_of(data: bytes) -> ElementTree.Element:
    """Return the body of a Word file."""
    body = ElementTree.fromstring(parts_of(data)["word/document.xml"]).find(f"{W}body")
    assert body is not None
    return body


def said(element: ElementTree.Element) -> str:
    """Return the words of an element, fields as they show."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def style_of(paragraph: ElementTree.Element) -> str:
    """Return the style of a paragraph."""
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))  # type: ignore[union-attr]


def is_tied(paragraph: ElementTree.Element, styles: dict[str, Any]) -> bool:
    """Return whether a paragraph stays with what follows, by itself or by its style."""
    own = paragraph.find(f"{W}pPr/{W}keepNext") is not None
    return own or styles[style_of(paragraph)].find(f"{W}pPr/{W}keepNext") is not None


def styles_of(data: bytes) -> dict[str, ElementTree.Element]:
    """Return the styles of a Word file by their keys."""
    root = ElementTree.fromstring(parts_of(data)["word/styles.xml"])
    return {str(one.get(f"{W}styleId")): one for one in root.iter(f"{W}style")}


def pictures_of_word(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Yield each picture where it stands: its name in the file, what it says in words, its bytes."""
    parts = parts_of(data)
    relations = {
        one.get("Id"): f"word/{one.get('Target')}"
        for one in ElementTree.fromstring(parts["word/_rels/document.xml.rels"])
    }
    for drawing in body_of(data).iter(f"{W}drawing"):
        name = relations[next(drawing.iter(f"{A}blip")).get(f"{R}embed")]
        yield name, str(next(drawing.iter(f"{WP}docPr")).get("descr")), parts[name]
