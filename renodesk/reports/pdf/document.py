"""Write a document: one pass to learn the pages, one to draw them; whole or not at all."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from renodesk.reports import blocks
from renodesk.reports.fonts import check_glyphs, fonts
from renodesk.reports.inks import FONT
from renodesk.reports.papers import Document, PageSize, PageWords, Progress
from renodesk.reports.pdf.around import Around
from renodesk.reports.pdf.flowables import Layout, Mark
from renodesk.reports.pdf.streaming import streamed_to
from renodesk.reports.pdf.styles import MARGIN
from renodesk.reports.texts import placed_texts

_SIZES: Mapping[PageSize, tuple[float, float]] = {"A4": A4, "A3": A3}


def render_document(document: Document, out: BinaryIO, progress: Progress) -> None:
    """Write the PDF of a document of any page size to an empty file; see `render_pdf`."""
    size = _SIZES[document.size]
    around = Around(document.words, size, document.logo, document.marks)
    render_pdf(document.blocks, document.words, out, progress, size, around)


def render_pdf(
    document: Sequence[blocks.Block],
    words: PageWords,
    out: BinaryIO,
    progress: Progress,
    size: tuple[float, float] = A4,
    around: Around | None = None,
) -> None:
    """Write the PDF of a document to an empty file; the same blocks give the same bytes.

    Photos are read when they are written, one at a time: memory does not grow with their number.

    Raises:
        GlyphMissing: a character no font draws, before anything is made.
        Cancelled: from `progress`.
    """
    with fonts():
        for place, text in placed_texts(document, words):
            check_glyphs(text, place)
        progress("report_writing", 0.1)
        around = around or Around(words, size)
        learned = _draw(document, words, size, around, 0, (), None)
        for fraction in (0.5, 0.7, 0.9):
            progress("report_writing", fraction)
            out.seek(0)
            out.truncate()
            drawn = _draw(document, words, size, around, *learned, out)
            if drawn == learned:
                break
            learned = drawn  # the contents took another page than they were given
        progress("report_writing", 1.0)


def heading_marks(document: Document) -> tuple[Mark, ...]:
    """Return where the PDF has its headings of the first level, in order; no photo is read."""
    with fonts():
        size = _SIZES[document.size]
        around = Around(document.words, size, document.logo)
        return _draw(document.blocks, document.words, size, around, 0, (), None)[1]


def _draw(
    document: Sequence[blocks.Block],
    words: PageWords,
    size: tuple[float, float],
    around: Around,
    pages: int,
    marks: Sequence[Mark],
    out: BinaryIO | None,
) -> tuple[int, tuple[Mark, ...]]:
    """Lay the document out; return how many pages it has and where each first-level heading stands."""
    found: list[Mark] = []

    def note(mark: Mark) -> None:
        if mark.level == 1:
            found.append(mark)

    layout = Layout(size[0] - 2 * MARGIN, note, is_final=out is not None)
    whole = list(document)
    if whole and isinstance(whole[0], blocks.Cover):
        whole[1:1] = _contents(words, marks or tuple(_unplaced(document)))
    target = out or io.BytesIO()
    template = _Template(target, words, size, around, pages)
    with streamed_to(target):
        template.build(_begun(list(layout.flowables(whole))))
    return template.page, tuple(found)


def _begun(laid_out: list[Flowable]) -> list[Flowable]:
    """Return what is laid out without the page break a chapter begins with, where nothing stands before."""
    return laid_out[1:] if laid_out and isinstance(laid_out[0], PageBreak) else laid_out


def _unplaced(document: Sequence[blocks.Block]) -> Iterator[Mark]:
    for block in document:
        if isinstance(block, blocks.Heading) and block.level == 1:
            yield Mark(text=block.text, level=1, page=0, begins_page=False)


def _contents(words: PageWords, marks: Sequence[Mark]) -> list[blocks.Block]:
    rows = tuple(
        (blocks.Cell(text=mark.text), blocks.Cell(text=str(mark.page), tone="quiet"))
        for mark in marks
        if mark.text != words.contents
    )
    columns = (blocks.Column(title="", width=0.85), blocks.Column(title="", width=0.15, align="right"))
    return [blocks.Heading(text=words.contents), blocks.Table(columns=columns, rows=rows)]


class _Template(BaseDocTemplate):
    def __init__(
        self, out: BinaryIO, words: PageWords, size: tuple[float, float], around: Around, pages: int
    ) -> None:
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
            subject="",
            initialFontName=FONT,
            invariant=1,
            pageCompression=1,
        )
        self._words = words
        self._pages = pages
        self._around = around
        width, height = size
        frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=self._begin)])

    def _begin(self, canvas: Canvas, _: object) -> None:
        self._around.draft(canvas)
        if canvas.getPageNumber() == 1:
            self._around.describe(canvas)
            canvas.setCatalogEntry("Lang", "zh-CN")
            canvas.showOutline()
            if self._words.has_cover:
                return
        self._around.header_and_footer(canvas, self._pages)
