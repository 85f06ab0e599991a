"""Pages that nobody planned for: headings, photos and rows stay whole, and nothing leaves the paper."""

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reports.odd_papers import LONG, ODD, photos_of
from reports.papers import outside, pages_of, pdf_of
from reports.word import W, body_of, docx_of, said, style_of

from renodesk.reports.blocks import (
    Bars,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Photo,
    Photos,
    Table,
    Together,
)
from renodesk.reports.diagnosis import diagnosis_document
from renodesk.reports.papers import Document
from renodesk.reports.registry import write_pdf
from renodesk.reports.sections.saying import text
from renodesk.reports.snapshot import Snapshot

LARGEST_TEXT, HALF = 9.6, 241.0
"""Points; headings are larger, photos no wider than half the text."""


@pytest.fixture(scope="module")
def papers(snapshot: Snapshot) -> dict[str, bytes]:
    return {name: pdf_of(change(snapshot)) for name, change in ODD.items()}


@pytest.fixture(params=ODD)
def odd(request: pytest.FixtureRequest, papers: dict[str, bytes]) -> bytes:
    return papers[request.param]


def text_pages(pdf: bytes) -> Iterator[tuple[Any, Any]]:
    """Yield each page with its text, the cover left out."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number, page in enumerate(document):
            with closing(page), closing(page.get_textpage()) as words:
                if number:
                    yield page, words


def last_sizes(pdf: bytes) -> list[float]:
    """Return the size of the last letter of each page."""
    found = []
    for _, words in text_pages(pdf):
        end = words.count_chars() - 1
        while words.get_text_range(end, 1).isspace():
            end -= 1
        found.append(pdfium.FPDFText_GetFontSize(words, end))
    return found


def test_no_heading_stands_alone_at_the_foot_of_a_page(odd: bytes) -> None:
    assert max(last_sizes(odd)) < LARGEST_TEXT


def test_a_heading_goes_with_what_is_never_split_wherever_it_falls(snapshot: Snapshot) -> None:
    photo = Photo(caption="图", read=photos_of(snapshot)[0].read, missing="缺")
    bars = next(one for one in diagnosis_document(snapshot).blocks if isinstance(one, Bars))
    table = next(one for one in diagnosis_document(snapshot).blocks if isinstance(one, Table))
    blocks: list[Block] = []
    for number in range(30):
        blocks.extend(Paragraph(text=f"第{at}句") for at in range(number))
        blocks += [Heading(text=f"甲{number}", level=2), Heading(text=f"乙{number}", level=3)]
        blocks.append((Photos(photos=(photo,)), bars, table, Together(blocks=(bars, bars)))[number % 4])
    words = replace(diagnosis_document(snapshot).words, has_cover=False)
    out = io.BytesIO()
    write_pdf(Document(blocks=blocks, words=words), out)
    assert max(last_sizes(out.getvalue())) < LARGEST_TEXT
    pages = pages_of(out.getvalue())
    for number in range(30):
        (page,) = [page for page in pages if f"甲{number}\n" in page]
        assert f"乙{number}\n" in page


def test_a_heading_goes_with_a_table_of_few_rows_wherever_it_falls(snapshot: Snapshot) -> None:
    columns = (Column(title="类别", width=1.0),)
    blocks: list[Block] = []
    for count in (2, 3, 4):
        rows = tuple((Cell(text=f"第{row}行"),) for row in range(count))
        for quiet in range(33):
            blocks.append(Heading(text=f"章{count}-{quiet}"))
            blocks.extend(Paragraph(text="句", tone="quiet" if at < quiet else "plain") for at in range(33))
            blocks += [Heading(text="甲", level=3), Table(columns=columns, rows=rows)]
    words = replace(diagnosis_document(snapshot).words, has_cover=False)
    out = io.BytesIO()
    write_pdf(Document(blocks=blocks, words=words), out)
    assert max(last_sizes(out.getvalue())) < LARGEST_TEXT


def test_nothing_leaves_its_page(odd: bytes) -> None:
    assert outside(odd) == []


def test_every_photo_has_its_caption_under_it_on_the_same_page(papers: dict[str, bytes]) -> None:
    found = {"500 photos": 0, "long names": 0}
    for name in found:
        for page, words in text_pages(papers[name]):
            for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, _ = picture.get_bounds()
                if right - left > HALF:
                    continue  # a site plan, with a legend instead
                assert words.get_text_bounded(left, bottom - 45, right, bottom - 2).strip()
                found[name] += 1
    assert found["500 photos"] > 400
    assert found["long names"] > 20


def test_a_photo_that_is_gone_leaves_a_frame_that_says_so(
    papers: dict[str, bytes], snapshot: Snapshot
) -> None:
    missing = text(snapshot, "photo_missing")
    changed = ODD["500 photos"](snapshot)
    gone = sum(photo.read() is None for one in changed.shortfalls for photo in one.photos)
    assert sum(page.count(missing) for page in pages_of(papers["500 photos"])) == gone > 50
    assert said(body_of(docx_of(changed))).count(missing) == gone


def test_a_long_table_has_its_head_on_every_page(papers: dict[str, bytes], snapshot: Snapshot) -> None:
    head = "".join(text(snapshot, code) for code in ("col_item", "col_place", "col_reason"))
    reason = snapshot.unseen[0].reason
    pages = ["".join(page.split()) for page in pages_of(papers["all unseen"])]
    with_rows = [page for page in pages if page.count("".join(reason.split())) > 3]
    assert len(with_rows) > 1
    assert all(head in page for page in with_rows)


def test_a_row_is_never_split_between_pages(papers: dict[str, bytes], snapshot: Snapshot) -> None:
    pages = ["".join(page.split()) for page in pages_of(papers["long names"])]
    assert sum(page.count(LONG * 2) for page in pages[-6:]) >= len(snapshot.unseen)


def test_an_estate_with_nothing_in_it_still_says_what_was_looked_at(papers: dict[str, bytes]) -> None:
    whole = "".join("".join(pages_of(papers["no buildings"])).split())
    assert "一页摘要" in whole
    assert "36项改造条目" in whole


@pytest.mark.parametrize("name", ODD)
def test_word_opens_and_keeps_rows_whole_whatever_the_estate(name: str, snapshot: Snapshot) -> None:
    changed = ODD[name](snapshot)
    data = docx_of(changed)
    assert docx.Document(io.BytesIO(data)).sections
    body = body_of(data)
    for row in body.iter(f"{W}tr"):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    figures = [one for one in body.iter(f"{W}p") if style_of(one) in ("RDFigure", "RDMissing")]
    assert len(figures) == sum(len(one.photos) for one in changed.shortfalls)
