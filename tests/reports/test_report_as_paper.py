"""The PDF itself: fonts, what copies out of it, line starts, pictures, the same bytes each time."""

import io
import re
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader
from reports.papers import fonts_of, lines_of, outside, pages_of, pdf_of, pictures_of, report_of, running

from renodesk.domain.places import ESTATE
from renodesk.errors import Cancelled, GlyphMissing
from renodesk.reports.snapshot import Snapshot
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.texts import explain

NEVER_FIRST = "，。；：！？、）》」』】”’％"
NEVER_LAST = "（《「『【“‘"
LONG = "槐安里第一小区东区（原国营第三机床厂家属院、含1、2号楼之间的“过街楼”）"


def test_only_embedded_subsets_of_our_font_are_used(pdf: bytes) -> None:
    names = set()
    for font in fonts_of(pdf):
        names.add(str(font["/BaseFont"]))
        assert "/FontFile2" in font["/FontDescriptor"].get_object()
        assert "/ToUnicode" in font
    assert len(names) >= 2
    assert all(re.fullmatch(r"/[A-Z]{6}\+.*Noto.*", name) for name in names), names
    assert len(pdf) < 3_000_000


def test_rare_characters_copy_as_they_are(snapshot: Snapshot) -> None:
    rare = "𠳐村𬭊里"
    pdf = pdf_of(replace(snapshot, estate=rare))
    assert running(pdf).count(rare) > 10
    assert rare in (PdfReader(io.BytesIO(pdf)).pages[0].extract_text() or "")


def test_no_line_begins_or_ends_with_a_mark_that_may_not(pdf: bytes) -> None:
    lines = [line.strip() for line in lines_of(pdf)]
    assert len(lines) > 500
    assert [line for line in lines if line[0] in NEVER_FIRST] == []
    assert [line for line in lines if line[-1] in NEVER_LAST] == []


def test_marks_stay_with_their_words_at_every_width(snapshot: Snapshot) -> None:
    text = "路面（破损、坑槽），“沉陷”。共3处；其中《要求》第2条：限时！是吗？完。" * 4
    lines = lines_of(pdf_of(bare(snapshot, contested=tuple("看" * width + text for width in range(1, 24)))))
    assert "".join(line.strip() for line in lines).count("路面（") == 23 * 4
    assert [line for line in lines if line.strip()[0] in NEVER_FIRST] == []
    assert [line for line in lines if line.strip()[-1] in NEVER_LAST] == []


def test_lines_with_an_ampersand_or_a_bracket_are_broken_by_the_same_rules(snapshot: Snapshot) -> None:
    text = "甲<b>&乙" + "路面（破损、坑槽），“沉陷”。共3处；其中《要求》第2条：限时！是吗？完。" * 4
    lines = lines_of(pdf_of(bare(snapshot, contested=tuple("看" * width + text for width in range(12)))))
    assert [line for line in lines if line.strip()[0] in NEVER_FIRST] == []
    assert [line for line in lines if line.strip()[-1] in NEVER_LAST] == []


def bare(snapshot: Snapshot, **parts: object) -> Snapshot:
    """Return a snapshot of few pages, to be quick."""
    short = replace(
        snapshot, nodes=(), shortfalls=(), checks=(), facts=(), buildings=(), unseen=(), red_flags=()
    )
    return replace(short, **parts)  # type: ignore[arg-type]


def test_pictures_are_upright_small_and_know_nothing_of_camera_or_place(
    pdf: bytes, session: EstateSession
) -> None:
    pictures = pictures_of(pdf)
    assert len(pictures) == 3
    for data in pictures.values():
        assert data[:2] == b"\xff\xd8"
        assert b"Exif" not in data
        with Image.open(io.BytesIO(data)) as image:
            assert dict(image.getexif()) == {}
            assert image.width > image.height
            assert 600 < max(image.size) <= 1400
    for word in (b"RENODESK SAMPLE", b"GPS", b"Exif\0"):
        assert word not in pdf
    originals = [session.file.original(photo.sha256) or b"" for photo in session.file.photos()]
    assert all(b"Exif" in one for one in originals)


def test_pictures_are_copied_without_encoding_them_again(pdf: bytes, session: EstateSession) -> None:
    photos = Photos(session)
    renditions = {photos.report_image(photo.sha256) for photo in session.file.photos()}
    assert set(pictures_of(pdf).values()) == renditions


def test_the_same_data_give_the_same_bytes(pdf: bytes, snapshot: Snapshot, session: EstateSession) -> None:
    assert pdf_of(snapshot) == pdf
    reported = report_of(session)
    assert report_of(session) == reported
    assert running(reported) == running(pdf)
    assert pdf_of(replace(snapshot, date="2026-10-22")) != pdf


def test_no_clock_and_no_path_is_in_it(pdf: bytes, session: EstateSession) -> None:
    about = PdfReader(io.BytesIO(pdf)).metadata
    assert about is not None
    assert "2000" in str(about.get("/CreationDate", "2000"))
    assert str(session.path.parent).encode() not in pdf
    assert about.title == "槐安里小区（示例） 老旧小区体检报告"


def test_a_character_no_font_has_is_refused_with_the_place_it_stands(snapshot: Snapshot) -> None:
    with pytest.raises(GlyphMissing) as caught:
        pdf_of(replace(snapshot, estate="槐安里\U00013000"))
    assert caught.value.facts["character"] == "\U00013000 (U+13000)"
    assert caught.value.facts["where"] == "槐安里\U00013000"
    assert "U+13000" in explain(caught.value, "zh")
    assert "U+13000" in explain(caught.value, "en")
    place = replace(snapshot.facts[0], value="一\U00013000")
    with pytest.raises(GlyphMissing) as caught:
        pdf_of(bare(snapshot, facts=(place,)))
    assert "小区登记" in str(caught.value.facts["place"])


@pytest.mark.parametrize("field", ["estate", "round", "prepared", "statement", "digest", "estate_id", "seal"])
def test_no_character_that_cannot_be_drawn_slips_through(field: str, snapshot: Snapshot) -> None:
    with pytest.raises(GlyphMissing):
        pdf_of(replace(bare(snapshot), **{field: "甲\U00013000"}))


def test_cancelling_leaves_by_the_door_it_was_given(snapshot: Snapshot) -> None:
    def stop(step: str, fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        pdf_of(snapshot, stop)


def test_bookmarks_contents_and_page_numbers_agree(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    pages = pages_of(pdf)
    marks = [one for one in reader.outline if not isinstance(one, list)]
    titles = {str(one.title): reader.get_destination_page_number(one) for one in marks}
    assert {"目录", "一页摘要", "36项改造条目", "数据与表包"} <= set(titles)
    for title, page in titles.items():
        assert "".join(title.split()) in "".join(pages[page].split()), title
        if title != "目录":
            assert re.search(rf"{re.escape(title)}\s*{page + 1}\b", pages[1]), title
    for number, page in enumerate(pages[1:], 2):
        assert f"第{number}页共{len(pages)}页" in "".join(page.split())


MARKUP = '<b>粗</b> & <font color="red">红</font> &lt; =cmd()|calc!A0 <img src="file:///x"/> %s {x}'


@pytest.mark.parametrize("field", ["estate", "prepared", "statement", "word"])
def test_what_a_person_typed_comes_out_as_typed(field: str, snapshot: Snapshot) -> None:
    pdf = pdf_of(bare(snapshot, **{field: MARKUP}))
    assert "<b>粗</b>&" in running(pdf)
    assert b"/Type /Annot" not in pdf
    assert b"/JavaScript" not in pdf


def test_what_a_person_typed_in_any_table_or_line_comes_out_as_typed(snapshot: Snapshot) -> None:
    one = replace(
        snapshot.shortfalls[0], sentence=MARKUP, name=MARKUP, details=(MARKUP,), remedies=(MARKUP,), photos=()
    )
    changed = bare(
        snapshot,
        shortfalls=(one,),
        contested=(MARKUP,),
        warnings=(MARKUP,),
        unseen=(replace(snapshot.unseen[0], reason=MARKUP, places=MARKUP),),
        facts=(replace(snapshot.facts[0], value=MARKUP),),
        buildings=(replace(snapshot.buildings[0], name=MARKUP),),
    )
    found = running(pdf_of(changed))
    assert found.count("".join(MARKUP.split())) >= 9


def test_a_remark_of_a_person_reaches_the_paper_as_it_is(session: EstateSession) -> None:
    from renodesk.services.answers import Answers

    answers = Answers(session)
    before = answers.card("E1.1", ESTATE).note
    try:
        answers.set_note("E1.1", ESTATE, "<i>2号楼</i>南侧 & =1+1")
        assert "<i>2号楼</i>南侧&=1+1" in running(report_of(session))
    finally:
        answers.set_note("E1.1", ESTATE, before)


VERY_LONG = {
    "a name of a line": LONG * 3,
    "a name of a page": LONG * 60,
    "a word without a blank": "W" * 900,
    "a line of digits": "1234567890" * 60,
}


@pytest.mark.parametrize("text", VERY_LONG.values(), ids=VERY_LONG)
def test_very_long_texts_wrap_and_nothing_leaves_the_page(text: str, snapshot: Snapshot) -> None:
    one = snapshot.shortfalls[0]
    photos = tuple(photo for short in snapshot.shortfalls for photo in short.photos)
    long = replace(
        one,
        name=text,
        sentence=text,
        details=(text, text),
        remedies=(text,),
        photos=tuple(replace(photo, caption=text) for photo in photos),
    )
    changed = bare(
        snapshot,
        estate=text,
        prepared=text,
        shortfalls=(long,),
        red_flags=(replace(snapshot.red_flags[0], place=text, name=text),),
        contested=(text,),
        unseen=(*snapshot.unseen[:3], replace(snapshot.unseen[0], reason=text, places=text)),
        facts=(replace(snapshot.facts[0], value=text),),
        buildings=(replace(snapshot.buildings[0], name=text),),
        checks=(replace(snapshot.checks[0], quantities=text, said=text),),
    )
    pdf = pdf_of(changed)
    assert running(pdf).count("".join(text.split())[:40]) > 8
    assert outside(pdf) == []


def test_nothing_of_the_sample_leaves_its_page(pdf: bytes) -> None:
    assert outside(pdf) == []


def test_english_is_drawn_with_the_same_font(session: EstateSession) -> None:
    pdf = report_of(session, language="en")
    assert all("Noto" in str(font["/BaseFont"]) for font in fonts_of(pdf))
    assert "Proposed,notofficial" in running(pdf)
