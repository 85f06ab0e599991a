"""Residents' papers: plain words, one page where it has to be one, and what must not hang on a wall."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from photos.sheets import scene_photo
from pypdf import PdfReader
from reports.papers import fonts_of, pages_of, pictures_of, running
from reports.word import body_of, docx_of, said

from renodesk.domain.annotation import Annotation, Shape, ShapeKind
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.errors import UnknownSection
from renodesk.paths import forms_dir
from renodesk.photos.scenes import Scene
from renodesk.reports import blocks
from renodesk.reports.meeting_paper import MEETING_SECTIONS, meeting_document
from renodesk.reports.meeting_snapshot import Finding, MeetingSnapshot, Where
from renodesk.reports.papers import Document
from renodesk.reports.pdf.poster import SMALLEST, look_of
from renodesk.reports.poster import poster_document
from renodesk.reports.registry import write_pdf
from renodesk.reports.snapshot import PhotoLine
from renodesk.services.environment import Environment
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.planning import Alternatives, Planner
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.reporting import Kind, PaperOptions, notes_of
from renodesk.services.reporting.meeting import meeting_snapshot
from renodesk.services.session import EstateSession

A3 = (841.89, 1190.55)
LONG = Where(full="1号楼、3–6号楼、8号楼、10–14号楼、滨河路一号院配套附属用房甲栋、乙栋", short="14栋楼")


@pytest.fixture(scope="module")
def meeting(session: EstateSession) -> MeetingSnapshot:
    return meeting_snapshot(session, PaperOptions())


@pytest.fixture
def own(session: EstateSession, tmp_path: Path) -> Iterator[EstateSession]:
    """Return a copy of the sample estate that a test may change."""
    shutil.copy(session.path, tmp_path / "own.reno")
    with EstateSession.open(tmp_path / "own.reno", Author(person="甲", device="d-9"), Environment()) as found:
        yield found


def pdf_of(document: Document) -> bytes:
    out = io.BytesIO()
    write_pdf(document, out)
    return out.getvalue()


def sizes_of(pdf: bytes) -> set[float]:
    """Return the sizes of all letters, in points."""
    found: set[float] = set()

    def note(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if text.strip():
            found.add(round(size * abs(matrix[0]), 1))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


def crowded(meeting: MeetingSnapshot, *, with_photos: bool = False) -> MeetingSnapshot:
    """Return a snapshot with the longest names everywhere."""
    picture = scene_photo(Scene(kind="facade", caption="x", taken_at="2026-05-06T09:00:00"))
    photo = PhotoLine(sha256="0", caption="1号楼", read=lambda: picture) if with_photos else None
    words = "楼前楼后地面路面全部铺平并且把井盖全部换成新的"
    finding = Finding(code="A", plain=words, where=LONG, is_urgent=True, photo=photo)
    must = next(one for one in meeting.works if one.is_must)
    return replace(
        meeting,
        estate="滨河路第二纺织机械厂职工家属院（含东西两院及原子弟学校教工宿舍）老旧小区改造示范点一期",
        findings=(finding,) * 5,
        works=(replace(must, plain=words, where=LONG),) * 20,
        menu=tuple(
            replace(meeting.menu[0], number=at, plain=words, is_suggested=at % 2 == 0) for at in range(1, 17)
        ),
        not_offered=3,
    )


def test_the_poster_is_one_a3_page_of_large_letters_whose_fonts_are_in_the_file(
    meeting: MeetingSnapshot,
) -> None:
    pdf = pdf_of(poster_document(meeting))
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    assert (round(float(page.mediabox.width), 2), round(float(page.mediabox.height), 2)) == A3
    small_print = {9.5}
    assert min(sizes_of(pdf) - small_print) >= SMALLEST
    assert all(
        "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        if "/DescendantFonts" in font
        else "/FontFile2" in font["/FontDescriptor"].get_object()
        for font in fonts_of(pdf)
    )
    assert pdf == pdf_of(poster_document(meeting))


def test_the_poster_says_what_was_found_what_is_repaired_and_what_one_may_choose(
    meeting: MeetingSnapshot,
) -> None:
    text = running(pdf_of(poster_document(meeting)))
    assert meeting.estate in text
    assert all(one.plain in text for one in meeting.findings)
    assert all(one.plain in text for one in (*meeting.musts, *meeting.menu))
    for words in ("时间", "地点", "问谁", "电话", "建议稿", "方案还没有选定", "草稿，未封存", "本页不印造价"):
        assert words in text


@pytest.mark.parametrize("with_photos", [False, True])
def test_the_longest_names_and_twenty_and_sixteen_items_still_fit_one_page(
    meeting: MeetingSnapshot, *, with_photos: bool
) -> None:
    document = poster_document(crowded(meeting, with_photos=with_photos))
    (poster,) = document.blocks
    assert isinstance(poster, blocks.Poster)
    look, fits = look_of(poster, A3[0] - 113.4, A3[1] - 114.4)
    assert fits
    assert look.size == SMALLEST
    pdf = pdf_of(document)
    (text,) = pages_of(pdf)
    assert all(str(number) in text for number in range(1, 17))
    assert min(sizes_of(pdf) - {9.5}) >= SMALLEST
    assert bool(pictures_of(pdf)) is with_photos


def test_an_english_poster_fits_as_well(session: EstateSession) -> None:
    document = poster_document(meeting_snapshot(session, PaperOptions(language="en")))
    (poster,) = document.blocks
    assert isinstance(poster, blocks.Poster)
    assert look_of(poster, A3[0] - 113.4, A3[1] - 114.4)[1]
    assert len(pages_of(pdf_of(document))) == 1


def test_an_estate_of_which_nothing_is_known_gets_a_poster_that_says_so(meeting: MeetingSnapshot) -> None:
    empty = replace(meeting, findings=(), more_findings=0, works=(), menu=(), not_offered=16)
    text = running(pdf_of(poster_document(empty)))
    assert f"看过的没有低于60分的，还有{empty.unseen}条没看到" in text
    assert "没有低于60分的地方" in running(pdf_of(poster_document(replace(empty, unseen=0))))
    assert "还没有列入必改的条目" in text
    assert "都已有或不适用" in text


def test_letters_are_larger_where_there_is_room(meeting: MeetingSnapshot) -> None:
    few = replace(meeting, works=meeting.works[:3], menu=meeting.menu[:6])
    assert max(sizes_of(pdf_of(poster_document(few)))) >= max(sizes_of(pdf_of(poster_document(meeting))))
    (poster,) = poster_document(few).blocks
    assert isinstance(poster, blocks.Poster)
    assert look_of(poster, A3[0] - 113.4, A3[1] - 114.4)[0].size > SMALLEST


# What hangs on a wall


def test_a_photo_hangs_only_as_somebody_looked_at_it_and_no_own_words_ever_do(own: EstateSession) -> None:
    found = {one.code for one in meeting_snapshot(own, PaperOptions()).findings}
    photos, uses = Photos(own), PhotoUses(own)
    code = min(found)
    low = next(
        place
        for (item, place), answer in own.scores.answers.items()
        if item == code and answer.is_below(own.forms.tree.pass_mark)
    )
    picture = scene_photo(Scene(kind="facade", caption="x", taken_at="2026-05-06T09:00:00"))
    (use,) = photos.add_bytes("王家301.jpg", picture, item=code, place=low).uses
    uses.caption(use, "王秀英家301门口")
    options = PaperOptions()
    assert not pictures_of(pdf_of(poster_document(meeting_snapshot(own, PaperOptions()))))
    assert "没有印" in "".join(notes_of(own, Kind.POSTER, options))
    uses.set_public([use])
    pdf = pdf_of(poster_document(meeting_snapshot(own, PaperOptions())))
    assert len(pictures_of(pdf)) == 1
    assert "1 张" in notes_of(own, Kind.POSTER, options)[0]
    for paper in (poster_document, meeting_document):
        document = paper(meeting_snapshot(own, PaperOptions()))
        for text in (running(pdf_of(document)), said(body_of(docx_of(document)))):
            assert "王秀英" not in text
            assert "301" not in text
    uses.annotate(use, Annotation(shapes=(Shape(kind=ShapeKind.BLUR, x=0, y=0, x2=1, y2=1),)))
    assert not pictures_of(pdf_of(poster_document(meeting_snapshot(own, PaperOptions()))))


def test_example_prices_and_any_others_stay_off_the_wall(own: EstateSession) -> None:
    Prices(own).use("price_example")
    snapshot = meeting_snapshot(own, PaperOptions())
    text = running(pdf_of(meeting_document(snapshot, ["notice"])))
    assert "价格表是示例" in text
    assert "万元" not in text + running(pdf_of(poster_document(snapshot)))


# The notice


def test_the_notice_quotes_rules_of_consent_and_leaves_the_local_one_blank(meeting: MeetingSnapshot) -> None:
    text = running(pdf_of(meeting_document(meeting, ["notice"])))
    assert "当地规定的比例：＿" in text
    assert "参与率、同意率达到当地规定比例的" in text
    assert "专有部分面积占比三分之二以上的业主且人数占比三分之二以上" in text
    assert "第278条" in text
    assert "2/3" not in text
    assert "民法典条文须与官方文本核对" in text


def test_the_rule_of_the_place_comes_first_where_the_register_names_it(own: EstateSession) -> None:
    RegisterService(own).set_fields(ESTATE, {"rule_jurisdiction": "楚雄"})
    snapshot = meeting_snapshot(own, PaperOptions())
    clauses = [one.source.split()[-1] for one in snapshot.rules[:2]]
    assert clauses == ["三(三)2", "三(三)5"]
    text = running(pdf_of(meeting_document(snapshot, ["notice"])))
    assert "按楚雄的规定" in text
    assert "当地规定的比例：＿" not in text


def test_the_notice_says_who_pays_what_part_and_what_is_open(meeting: MeetingSnapshot) -> None:
    paid = {one.code: one.payers for one in meeting.works}
    assert paid["B-M6"] == "管线单位或国有专营企业出资 100%"
    assert paid["B-M1"] == "比例待定"
    assert paid["P-M6"].count("给水管、燃气管") == 1
    text = running(pdf_of(meeting_document(meeting, ["notice"])))
    assert "草稿：体检没有封存或方案没有选定" in text
    assert "非官方指标" in text


# Forms to fill in


@pytest.mark.parametrize("section", ["order", "opinion"])
def test_a_form_is_one_page_however_long_its_names_are(meeting: MeetingSnapshot, section: str) -> None:
    for snapshot in (meeting, crowded(meeting)):
        (text,) = pages_of(pdf_of(meeting_document(snapshot, [section])))
        assert "签名" in text
        assert "不公开张贴" in text


def test_the_order_form_has_a_box_and_the_poster_s_number_for_every_upgrade(meeting: MeetingSnapshot) -> None:
    (page,) = MEETING_SECTIONS["order"](meeting)
    assert isinstance(page, blocks.OnePage)
    menu = next(one for one in page.blocks if isinstance(one, blocks.Table) and len(one.columns) == 8)
    cells = [cell.text for row in menu.rows for cell in row]
    assert cells.count("□") == len(meeting.menu) == 16
    (poster,) = poster_document(meeting).blocks
    assert isinstance(poster, blocks.Poster)
    shown = set(zip(cells[1::4], cells[2::4], strict=True))
    assert {(str(one.number), one.text) for one in poster.menu} == shown


def test_the_sign_in_sheet_has_a_row_for_each_household_and_its_head_on_every_page(
    meeting: MeetingSnapshot,
) -> None:
    pages = pages_of(pdf_of(meeting_document(replace(meeting, households=61), ["signin"])))
    assert len(pages) == 3
    assert all("签名" in page and "弃权" in page and "不公开张贴" in page for page in pages)
    assert "61" in pages[-1].split()
    assert "62" not in " ".join(pages).split()
    many = running(pdf_of(meeting_document(replace(meeting, households=900), ["signin"])))
    assert "登记有900户，只印220行" in many
    none = running(pdf_of(meeting_document(replace(meeting, households=None), ["signin"])))
    assert "没有户数，印44行" in none


def test_parts_are_chosen_by_name_in_the_order_of_the_paper(meeting: MeetingSnapshot) -> None:
    document = meeting_document(meeting, ["signin", "notice"])
    pages = pages_of(pdf_of(document))
    assert "公示" in pages[0].split("\n")[0] + pages[0]
    assert pages[0].strip()
    with pytest.raises(UnknownSection):
        meeting_document(meeting, ["menu"])


def test_word_says_the_same_in_large_letters(meeting: MeetingSnapshot) -> None:
    for document in (poster_document(meeting), meeting_document(meeting)):
        data = docx_of(document)
        text = said(body_of(data))
        assert all(one.plain in text for one in meeting.menu)
        assert data == docx_of(document)
    assert "第278条" in text


def test_a_finished_upgrade_is_not_offered_and_the_others_keep_their_numbers(own: EstateSession) -> None:
    from renodesk.domain.survey import CheckRecord
    from renodesk.services.checklist import ChecklistService

    ChecklistService(own).record("P-U1", ESTATE, CheckRecord(status="done", quantities={}))
    snapshot = meeting_snapshot(own, PaperOptions())
    assert "P-U1" not in {one.code for one in snapshot.menu}
    assert {one.code: one.number for one in snapshot.menu}["P-U2"] == 29
    assert snapshot.not_offered == 1
    assert "另有1项" in running(pdf_of(poster_document(snapshot)))


def test_the_plan_that_was_asked_for_is_the_one_on_the_paper(own: EstateSession) -> None:
    key, _ = Alternatives(own).add("省钱方案")
    planner = Planner(own, key)
    planner.choose(
        [line.key for line in planner.lines() if line.is_chosen][2:], is_chosen=False, reason="缓建"
    )
    snapshot = meeting_snapshot(own, PaperOptions(plan=key))
    assert len(snapshot.works) <= 2
    assert not snapshot.is_adopted
    Alternatives(own).adopt(key)
    adopted = meeting_snapshot(own, PaperOptions())
    assert (adopted.plan, adopted.works) == ("省钱方案", snapshot.works)
    assert "方案：省钱方案" in running(pdf_of(poster_document(adopted)))


def test_an_office_whose_packs_have_no_rules_of_consent_gets_those_that_ship(
    session: EstateSession, tmp_path: Path
) -> None:
    shutil.copytree(forms_dir(), tmp_path / "forms", ignore=shutil.ignore_patterns("consent"))
    shutil.copy(session.path, tmp_path / "own.reno")
    author, there = Author(person="甲", device="d-9"), Environment(forms_folder=tmp_path / "forms")
    with EstateSession.open(tmp_path / "own.reno", author, there) as own:
        assert meeting_snapshot(own, PaperOptions()).rules
