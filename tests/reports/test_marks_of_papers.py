"""The marks of any paper: office and logo, draft on every page, chosen sections, a page in English."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from reports.papers import pages_of

from renodesk.errors import NoEnglishPage, UnknownSection
from renodesk.reports.blocks import Cover, Heading, Paragraph
from renodesk.reports.marking import marked
from renodesk.reports.papers import Document, Kind, PageWords, PaperOptions
from renodesk.reports.registry import write_pdf
from renodesk.services.reporting import Form, papers, write_paper_to
from renodesk.services.reporting.offers import WITH_ENGLISH, section_names
from renodesk.services.session import EstateSession

OFFICE = "城建设计研究院有限公司"


def paper(session: EstateSession, options: PaperOptions) -> bytes:
    """Return a diagnosis as PDF."""
    out = io.BytesIO()
    write_paper_to(session, Kind.DIAGNOSIS, Form.PDF, out, options)
    return out.getvalue()


def logo(color: str = "firebrick") -> bytes:
    """Return a small logo."""
    out = io.BytesIO()
    Image.new("RGB", (300, 100), color).save(out, "PNG")
    return out.getvalue()


def test_office_and_logo_stand_on_the_cover_and_every_header_the_logo_once_in_the_file(
    session: EstateSession,
) -> None:
    pdf = paper(session, PaperOptions(office=OFFICE, logo=logo(), sections=("cover", "summary", "unseen")))
    pages = pages_of(pdf)
    assert all(OFFICE in page for page in pages)
    reader = PdfReader(io.BytesIO(pdf))
    numbers = set()
    for page in reader.pages:
        pictures = page["/Resources"]["/XObject"]  # type: ignore[index]
        numbers |= {pictures.raw_get(name).idnum for name in pictures}
    assert len(numbers) == 2, "the logo and the draft mark"
    bare = paper(session, PaperOptions(sections=("cover", "summary", "unseen")))
    assert OFFICE not in "".join(pages_of(bare))


def test_a_draft_is_marked_on_every_page_and_a_sealed_paper_on_none() -> None:
    for is_draft in (True, False):
        for language, word in (("zh", "草稿"), ("en", "DRAFT")):
            out = io.BytesIO()
            write_pdf(marked(_document(is_draft), PaperOptions(language=language)), out)  # type: ignore[arg-type]
            pages = PdfReader(io.BytesIO(out.getvalue())).pages
            assert ["/XObject" in page["/Resources"] for page in pages] == [is_draft] * 4
            heads = [word in page for page in pages_of(out.getvalue())]
            assert heads == [False, *[is_draft] * 3]


def test_chosen_sections_stand_in_the_order_of_the_paper_and_alone(session: EstateSession) -> None:
    both = paper(session, PaperOptions(sections=("unseen", "summary")))
    text = "".join(pages_of(both))
    assert text.index("一页摘要") < text.index("尚未查看")
    assert "小区登记" not in text
    assert "目录" not in text
    assert len(pages_of(paper(session, PaperOptions(sections=("summary",))))) == 1
    with pytest.raises(UnknownSection) as refused:
        paper(session, PaperOptions(sections=("summary", "总结")))
    assert "summary" in str(refused.value.facts["known"])


def test_the_page_in_english_is_the_last_and_one_page(session: EstateSession) -> None:
    plain = pages_of(paper(session, PaperOptions()))
    with_english = pages_of(paper(session, PaperOptions(with_english=True)))
    assert len(with_english) == len(plain) + 1
    last = with_english[-1]
    assert "Summary in English" in last
    assert "Building fabric and shared space" in last
    assert "the Chinese text is what counts" in last
    body = last.split("Summary in English", 1)[1]
    assert not [word for word in ("短板", "红旗", "得分") if word in body]
    english = pages_of(paper(session, PaperOptions(language="en", with_english=True)))
    assert "Summary in English" not in "".join(english)


def test_a_paper_without_a_page_in_english_says_so(
    session: EstateSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    makers = {Kind.POSTER: lambda session, options: _document(is_draft=False)}
    monkeypatch.setattr(papers, "MAKERS", makers)
    with pytest.raises(NoEnglishPage):
        papers.make_paper(session, Kind.POSTER, PaperOptions(with_english=True))
    assert papers.make_paper(session, Kind.POSTER, PaperOptions()).words.draft == ""


def test_a_long_office_never_meets_the_state_at_the_right(tmp_path: Path) -> None:
    out = io.BytesIO()
    options = PaperOptions(office="某某省某某市城乡规划建筑设计研究院有限责任公司" * 4, logo=logo())
    write_pdf(marked(_document(is_draft=True), options), out)
    top = pages_of(out.getvalue())[2]
    assert "…" in top
    assert "已封存" in top


def _document(is_draft: bool) -> Document:
    words = PageWords(
        title="方案",
        author="",
        header="槐安里小区",
        header_right="2026 基线　已封存",
        footer="数据",
        page="{page} / {pages}",
        contents="目录",
    )
    cover = Cover(title="方案", subtitle="槐安里小区", lines=(), signatures=(), note="")
    blocks = (cover, Heading(text="甲"), Paragraph(text="一"), Heading(text="乙"), Paragraph(text="二"))
    return Document(blocks=blocks, words=words, is_draft=is_draft)


def test_the_kinds_that_are_said_to_have_a_page_in_english_have_one(session: EstateSession) -> None:
    for kind in papers.MAKERS:
        sections = ("origin",) if "origin" in section_names(kind) else ()
        wanted = PaperOptions(with_english=True, sections=sections)
        if kind in WITH_ENGLISH:
            assert papers.make_paper(session, kind, wanted).english
        else:
            with pytest.raises(NoEnglishPage):
                papers.make_paper(session, kind, wanted)
