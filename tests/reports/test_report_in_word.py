"""The Word paper: what it says, styles an office can change, pictures as they are, same data same bytes."""

import io
import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pytest
from PIL import Image
from reports.papers import pages_of, pdf_of
from reports.word import (
    W,
    body_of,
    docx_of,
    parts_of,
    pictures_of_word,
    said,
    style_of,
    styles_of,
)

from renodesk.errors import Cancelled, CharacterNotKept, GlyphMissing
from renodesk.reports.blocks import Heading
from renodesk.reports.diagnosis import diagnosis_document
from renodesk.reports.papers import Document
from renodesk.reports.sections.saying import text
from renodesk.reports.snapshot import Snapshot
from renodesk.reports.texts import texts_of
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession

LOOKS = {"disc", "bad", "plain", "quiet", "warn", "good", "left", "right", "center"}
MARKUP = "<b>粗</b> & \"引\" '单' <w:br/> ]]> &lt; =cmd()|calc!A0 {x} %s"


@pytest.fixture(scope="module")
def paper(snapshot: Snapshot) -> bytes:
    return docx_of(snapshot)


def test_word_says_all_that_the_blocks_say(paper: bytes, snapshot: Snapshot) -> None:
    shown = "".join(said(body_of(paper)).split())
    alternatives = "".join("".join(text for _, text, _ in pictures_of_word(paper)).split())
    missing = {
        one
        for one in texts_of(diagnosis_document(snapshot).blocks)
        if "".join(one.split()) not in shown + alternatives
    }
    assert missing <= {text(snapshot, "photo_missing"), *LOOKS}
    assert said(body_of(paper)).count("\t") == 0


def test_headings_are_real_ones_and_stay_with_what_follows(paper: bytes, snapshot: Snapshot) -> None:
    styles = styles_of(paper)
    found = [
        (int(style_of(one)[-1]), said(one))
        for one in body_of(paper).iter(f"{W}p")
        if re.fullmatch(r"Heading[123]", style_of(one))
    ]
    blocks = [*diagnosis_document(snapshot).blocks]
    blocks += [inner for one in blocks for inner in getattr(one, "blocks", ())]
    wanted = [(one.level, one.text) for one in blocks if isinstance(one, Heading)]
    assert Counter(found) == Counter(wanted)
    for key in ("Heading1", "Heading2", "Heading3", "TOCHeading", "RDCellHead"):
        assert styles[key].find(f"{W}pPr/{W}keepNext") is not None, key
    assert styles["Heading1"].find(f"{W}name").get(f"{W}val") == "heading 1"  # type: ignore[union-attr]


def test_every_style_in_use_exists_and_names_a_font_for_chinese(paper: bytes) -> None:
    styles = styles_of(paper)
    used = {style_of(one) for one in body_of(paper).iter(f"{W}p")}
    used |= {str(one.get(f"{W}val")) for one in body_of(paper).iter(f"{W}rStyle")}
    used |= {str(one.get(f"{W}val")) for one in body_of(paper).iter(f"{W}tblStyle")}
    assert used <= set(styles)
    for key in {style_of(one) for one in body_of(paper).iter(f"{W}p")}:
        fonts = styles[key].find(f"{W}rPr/{W}rFonts")
        assert fonts is not None, key
        assert fonts.get(f"{W}eastAsia"), key
    assert not list(body_of(paper).iter(f"{W}sz"))
    assert not list(body_of(paper).iter(f"{W}color"))


def test_tables_repeat_their_heads_and_no_row_is_split(paper: bytes) -> None:
    tables = list(body_of(paper).iter(f"{W}tbl"))
    with_head = 0
    for table in tables:
        rows = table.findall(f"{W}tr")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == sorted(heads, reverse=True)
        assert sum(heads) <= 1
        with_head += heads[0]
        for row in rows:
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            widths = [cell.find(f"{W}tcPr/{W}tcW") for cell in row.findall(f"{W}tc")]
            assert len(widths) == len(table.findall(f"{W}tblGrid/{W}gridCol"))
            assert all(cell.findall(f"{W}p") for cell in row.findall(f"{W}tc"))
    assert with_head > 10


def test_a_picture_stays_with_its_caption_in_a_row_that_is_not_split(paper: bytes) -> None:
    checked = 0
    for cell in body_of(paper).iter(f"{W}tc"):
        lines = cell.findall(f"{W}p")
        if any(style_of(one) == "RDFigure" for one in lines):
            assert [style_of(one) for one in lines] == ["RDFigure", "Caption"]
            checked += 1
    assert checked == 3


def test_photos_go_in_as_they_are_and_every_picture_says_what_it_shows(
    paper: bytes, session: EstateSession
) -> None:
    photos = Photos(session)
    renditions = {photos.report_image(photo.sha256) for photo in session.file.photos()}
    found = list(pictures_of_word(paper))
    assert renditions <= {data for _, _, data in found}
    assert all(text for _, text, _ in found)
    for name, _, data in found:
        with Image.open(io.BytesIO(data)) as image:
            assert image.format == {"jpg": "JPEG", "png": "PNG"}[name[-3:]]
            assert dict(image.getexif()) == {}
    for word in (b"RENODESK SAMPLE", b"GPS", b"Exif\0", str(session.path.parent).encode()):
        assert all(word not in part for part in parts_of(paper).values())


def test_a_missing_photo_has_a_placeholder_that_says_so(snapshot: Snapshot) -> None:
    one = next(one for one in snapshot.shortfalls if one.photos)
    gone = replace(one, photos=tuple(replace(photo, read=lambda: None) for photo in one.photos))
    paper = docx_of(replace(snapshot, shortfalls=(gone,), plans=()))
    missing = [line for line in body_of(paper).iter(f"{W}p") if style_of(line) == "RDMissing"]
    assert len(missing) == len(one.photos)
    assert {said(line) for line in missing} == {text(snapshot, "photo_missing")}
    assert all(photo.caption in said(body_of(paper)) for photo in one.photos)


def test_the_contents_are_filled_in_and_agree_with_the_pdf(paper: bytes, snapshot: Snapshot) -> None:
    lines = [one for one in body_of(paper).iter(f"{W}p") if style_of(one) == "TOC1"]
    marks = {str(one.get(f"{W}name")) for one in body_of(paper).iter(f"{W}bookmarkStart")}
    contents = pages_of(pdf_of(snapshot))[1]
    assert len(lines) > 7
    assert re.search(r'TOC \\o "1-1"', "".join(one.text or "" for one in lines[0].iter(f"{W}instrText")))
    for line in lines:
        (link,) = line.findall(f"{W}hyperlink")
        assert link.get(f"{W}anchor") in marks
        assert "".join(said(link).split()) in "".join(contents.split())
    begun = [one.get(f"{W}fldCharType") for one in body_of(paper).iter(f"{W}fldChar")]
    assert begun.count("begin") == begun.count("separate") == begun.count("end") == len(lines) + 1


def test_pages_are_a4_numbered_and_the_cover_has_no_header(paper: bytes) -> None:
    word = docx.Document(io.BytesIO(paper))
    (section,) = word.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert "槐安里小区（示例）" in section.header.paragraphs[0].text
    codes = [one.text for one in section.footer.part.element.iter(f"{W}instrText")]
    assert [code.strip() for code in codes] == ["PAGE", "NUMPAGES"]
    assert "共" in section.footer.paragraphs[0].text


def test_a_document_without_a_cover_has_headers_from_the_first_page_and_no_contents(
    snapshot: Snapshot,
) -> None:
    paper = docx_of(diagnosis_document(snapshot, ("method", "origin")))
    assert not docx.Document(io.BytesIO(paper)).sections[0].different_first_page_header_footer
    assert "TOC1" not in {style_of(one) for one in body_of(paper).iter(f"{W}p")}
    titles = [said(one) for one in body_of(paper).iter(f"{W}p") if style_of(one) == "Heading1"]
    assert titles == ["体检方法与范围", "数据与表包"]


def test_properties_come_from_the_data_and_the_same_data_give_the_same_bytes(
    paper: bytes, snapshot: Snapshot
) -> None:
    about = docx.Document(io.BytesIO(paper)).core_properties
    assert about.title == "槐安里小区（示例） 老旧小区体检报告"
    assert (about.author, about.comments) == ("RenoDesk", snapshot.digest)
    assert str(about.created.date()) == str(about.modified.date()) == snapshot.date
    assert docx_of(snapshot) == paper
    assert docx_of(replace(snapshot, date="2026-10-22")) != paper


def test_what_a_person_typed_comes_out_as_typed(snapshot: Snapshot) -> None:
    one = replace(snapshot.shortfalls[0], sentence=MARKUP, name=MARKUP, details=(MARKUP,), photos=())
    paper = docx_of(replace(snapshot, estate=MARKUP, prepared=MARKUP, shortfalls=(one,), warnings=(MARKUP,)))
    assert said(body_of(paper)).count(MARKUP) >= 6
    assert docx.Document(io.BytesIO(paper)).core_properties.author == MARKUP


def test_a_character_only_the_readers_font_may_have_goes_into_word_but_not_into_a_chart(
    snapshot: Snapshot,
) -> None:
    rare = "槐安里\U00013000"
    assert rare in said(body_of(docx_of(replace(snapshot, estate=rare))))
    with pytest.raises(GlyphMissing) as caught:
        docx_of(replace(snapshot, groups=(replace(snapshot.groups[0], name=rare),)))
    assert caught.value.facts["character"] == "\U00013000 (U+13000)"


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_a_character_no_file_of_xml_holds_is_refused_with_the_place_it_stands(
    bad: str, snapshot: Snapshot
) -> None:
    unseen = replace(snapshot.unseen[0], reason=f"门锁{bad}着")
    with pytest.raises(CharacterNotKept) as caught:
        docx_of(replace(snapshot, unseen=(unseen,)))
    place = f"{text(snapshot, 'unseen')} · {text(snapshot, 'col_reason')}"
    assert caught.value.facts == {"character": f"U+{ord(bad):04X}", "where": "门锁�着", "place": place}


def test_cancelling_leaves_by_the_door_it_was_given(snapshot: Snapshot) -> None:
    def stop(step: str, fraction: float) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        docx_of(snapshot, stop)


def test_a3_is_a3(snapshot: Snapshot) -> None:
    whole = diagnosis_document(snapshot, ("summary",))
    poster = Document(blocks=whole.blocks, words=whole.words, size="A3")
    section = docx.Document(io.BytesIO(docx_of(poster))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 420)


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku wordWrap"
    " overflowPunct autoSpaceDE autoSpaceDN spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr",
    "sectPr": "Reference pgSz pgMar cols titlePg",
    "settings": "zoom defaultTabStop characterSpacingControl noLineBreaksAfter noLineBreaksBefore compat"
    " themeFontLang decimalSymbol listSeparator",
    "font": "altName panose1 charset family pitch",
}
"""ECMA-376, part 1: Word calls a file damaged whose properties stand in another order."""
NAMED = re.compile(r"\{.*\}(header|footer)?")


def test_properties_stand_in_the_order_word_insists_on(paper: bytes) -> None:
    wrong, looked_at = [], Counter[str]()
    for name, data in parts_of(paper).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in ElementTree.fromstring(data).iter():
                kind = element.tag.removeprefix(W)
                if kind in ORDER:
                    order = ORDER[kind].split()
                    places = [order.index(NAMED.sub("", child.tag)) for child in element]
                    looked_at[kind] += 1
                    if places != sorted(places):
                        wrong.append((name, [child.tag for child in element]))
    assert wrong == []
    assert set(looked_at) == set(ORDER)
