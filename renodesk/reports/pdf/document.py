"""Write a document: one pass to learn the pages, one to draw them; whole or not at all."""

import io
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from renodesk.reports import blocks
from renodesk.reports.fonts import check_glyphs, fonts, width
from renodesk.reports.inks import FONT, INK3, LINE
from renodesk.reports.lines import cut
from renodesk.reports.papers import Document, PageSize, PageWords, Progress
from renodesk.reports.pdf.flowables import Layout
from renodesk.reports.pdf.streaming import streamed_to
from renodesk.reports.pdf.styles import MARGIN
from renodesk.reports.texts import texts_of

_SIZES: Mapping[PageSize, tuple[float, float]] = {"A4": A4, "A3": A3}


def render_document(document: Document, out: BinaryIO, progress: Progress) -> None:
    """Write the PDF of a document of any page size to an empty file; see `render_pdf`."""
    render_pdf(document.blocks, document.words, out, progress, _SIZES[document.size])


def render_pdf(
    document: Sequence[blocks.Block],
    words: PageWords,
    out: BinaryIO,
    progress: Progress,
    size: tuple[float, float] = A4,
) -> None:
    """Write the PDF of a document to an empty file; the same blocks give the same bytes.

    Photos are read when they are written, one at a time: memory does not grow with their number.

    Raises:
        GlyphMissing: a character no font draws, before anything is made.
        Cancelled: from `progress`.
    """
    with fonts():
        for text in texts_of((document, words)):
            check_glyphs(text)
        progress("report_writing", 0.1)
        learned = _draw(document, words, size, 0, (), None)
        for fraction in (0.5, 0.7, 0.9):
            progress("report_writing", fraction)
            out.seek(0)
            out.truncate()
            drawn = _draw(document, words, size, *learned, out)
            if drawn == learned:
                break
            learned = drawn  # the contents took another page than they were given
        progress("report_writing", 1.0)


def heading_pages(document: Document) -> dict[str, list[int]]:
    """Return on which pages of the PDF headings of the first level stand, by their text; no photo is read."""
    found: dict[str, list[int]] = {}
    with fonts():
        _, marks = _draw(document.blocks, document.words, _SIZES[document.size], 0, (), None)
    for text, page in marks:
        found.setdefault(text, []).append(page)
    return found


def _draw(
    document: Sequence[blocks.Block],
    words: PageWords,
    size: tuple[float, float],
    pages: int,
    marks: Sequence[tuple[str, int]],
    out: BinaryIO | None,
) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Lay the document out; return how many pages it has and where each first-level heading stands."""
    found: list[tuple[str, int]] = []
    top = {block.text for block in document if isinstance(block, blocks.Heading) and block.level == 1}

    def note(text: str, page: int) -> None:
        if text in top:
            found.append((text, page))

    layout = Layout(size[0] - 2 * MARGIN, note, is_final=out is not None)
    whole = list(document)
    if whole and isinstance(whole[0], blocks.Cover):
        whole[1:1] = _contents(words, marks or [(text, 0) for text in top])
    target = out or io.BytesIO()
    template = _Template(target, words, size, pages)
    with streamed_to(target):
        template.build(list(layout.flowables(whole)))
    return template.page, tuple(found)


def _contents(words: PageWords, marks: Sequence[tuple[str, int]]) -> list[blocks.Block]:
    rows = tuple(
        (blocks.Cell(text=text), blocks.Cell(text=str(page), tone="quiet"))
        for text, page in marks
        if text != words.contents
    )
    columns = (blocks.Column(title="", width=0.85), blocks.Column(title="", width=0.15, align="right"))
    return [blocks.Heading(text=words.contents), blocks.Table(columns=columns, rows=rows)]


class _Template(BaseDocTemplate):
    def __init__(self, out: BinaryIO, words: PageWords, size: tuple[float, float], pages: int) -> None:
        super().__init__(
            out,
            pagesize=size,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=MARGIN,
            bottomMargin=MARGIN,
            title=words.title,
            author=words.author,
            creator="RenoDesk",
            initialFontName=FONT,
            invariant=1,
            pageCompression=1,
        )
        self._words = words
        self._pages = pages
        self._size = size
        width, height = size
        frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=self._around)])

    def _around(self, canvas: Canvas, _: object) -> None:
        if canvas.getPageNumber() == 1:
            canvas.setCatalogEntry("Lang", "zh-CN")
            canvas.showOutline()
            if self._words.has_cover:
                return
        canvas.saveState()
        canvas.setFont(FONT, 8)
        canvas.setFillColor(INK3)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        right = self._size[0] - MARGIN
        top, bottom = self._size[1] - MARGIN + 12, MARGIN - 14
        space = right - MARGIN - width(self._words.header_right, FONT, 8) - 20
        canvas.drawString(MARGIN, top + 4, cut(self._words.header, space, FONT, 8))
        canvas.drawRightString(right, top + 4, self._words.header_right)
        canvas.line(MARGIN, top - 1, right, top - 1)
        canvas.line(MARGIN, bottom + 3, right, bottom + 3)
        canvas.drawString(MARGIN, bottom - 8, self._words.footer)
        number = self._words.page.format(page=canvas.getPageNumber(), pages=self._pages)
        canvas.drawRightString(right, bottom - 8, number)
        canvas.restoreState()
