"""Write a document as a Word file: text and pictures in one pass, whole or not at all."""

from collections.abc import Sequence
from typing import BinaryIO

from renodesk.reports import blocks
from renodesk.reports.docx.body import Body, Chapter
from renodesk.reports.docx.frame import BODY, RELATIONS, frame_parts, text_width
from renodesk.reports.docx.markup import check_text, field, paragraph, run, twips
from renodesk.reports.docx.package import Package
from renodesk.reports.fonts import check_glyphs, fonts
from renodesk.reports.papers import Document, Progress
from renodesk.reports.pdf.document import heading_marks
from renodesk.reports.pdf.flowables import Mark
from renodesk.reports.texts import chart_texts, placed_texts


def render_docx(document: Document, out: BinaryIO, progress: Progress) -> None:
    """Write a document as Word file to an empty file; the same document gives the same bytes.

    Photos go into the file one at a time as they are, so that memory does not grow with their number. Words
    are drawn by the reader's fonts: only those inside charts have to be in ours.

    Raises:
        CharacterNotKept: a character no file of XML holds.
        GlyphMissing: one in a chart that our font does not draw.
        Cancelled: from `progress`.
    """
    with fonts():
        for place, text in placed_texts(document.blocks, document.words):
            check_text(text, place)
        for text in chart_texts(document.blocks):
            check_glyphs(text, document.words.title)
    progress("report_writing", 0.1)
    drawn = heading_marks(document)[1:] if _has_contents(document) else ()
    progress("report_writing", 0.3)
    parts = frame_parts(document)
    with Package(out) as package:
        package.begin(parts)
        said = _text(document, drawn, package, progress)
        package.finish(_with_text(parts[BODY], said), parts[RELATIONS])
    progress("report_writing", 1.0)


def _text(document: Document, drawn: Sequence[Mark], package: Package, progress: Progress) -> str:
    """Return the text as markup; pictures go into the package on the way."""
    marks, width = _Bookmarks(drawn), text_width(document)
    body = Body(package.add_picture, marks.around)
    found: list[str] = []
    begins = 0
    for at, block in enumerate(document.blocks):
        found.extend(body.of(block, width))
        if at == 0:
            begins = len(found)
        progress("report_writing", 0.3 + 0.6 * (at + 1) / len(document.blocks))
    if _has_contents(document):
        found.insert(begins, _contents(document.words.contents, marks.found, width))
    return "".join(found)


def _has_contents(document: Document) -> bool:
    return bool(document.blocks) and isinstance(document.blocks[0], blocks.Cover)


class _Bookmarks:
    """Numbers the headings of the first level, so that the contents lead to them.

    They stand on the pages they have in the PDF: one that begins a page there does so here.
    """

    def __init__(self, drawn: Sequence[Mark]) -> None:
        self._drawn = drawn
        self.found: list[tuple[str, str, int]] = []

    def around(self, text: str) -> Chapter:
        number = len(self.found) + 1
        name = f"_Toc{number:08}"
        mark = self._drawn[number - 1] if number <= len(self._drawn) else None
        self.found.append((name, text, mark.page if mark else 0))
        return Chapter(
            before=f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            behind=f'<w:bookmarkEnd w:id="{number}"/>',
            begins_page=mark is not None and mark.begins_page,
        )


def _contents(title: str, chapters: Sequence[tuple[str, str, int]], width: float) -> str:
    """Return the contents as a field that is filled in already.

    Its page numbers are those of the PDF; Word reckons them anew when it prints or is asked to.
    """
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(width)}"/></w:tabs>'
    lines = []
    for name, text, page in chapters:
        inner = run(text) + "<w:r><w:tab/></w:r>" + field(f"PAGEREF {name} \\h", str(page))
        lines.append(f'<w:hyperlink w:anchor="{name}" w:history="1">{inner}</w:hyperlink>')
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = lines or [""]
    lines[0] = begin + lines[0]
    lines[-1] += end
    return paragraph(run(title), "TOCHeading") + "".join(paragraph(one, "TOC1", more=stop) for one in lines)


def _with_text(frame: bytes, text: str) -> bytes:
    """Return the main part with text in its body, before the properties of its section."""
    start, mark, rest = frame.partition(b"<w:sectPr")
    return b"".join((start.replace(b"<w:document ", _NAMES, 1), text.encode(), mark, rest))


_NAMES = (
    b'<w:document xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    b' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
)
