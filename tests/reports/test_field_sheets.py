"""Field sheets as they are printed: what is asked where, in which order, and what a camera finds."""

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from PIL import ExifTags, Image
from reports.conftest import JIA
from reports.papers import pages_of, running

from renodesk.domain.place_code import read_place_code
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import Cancelled, GlyphMissing, NoPlaceChosen
from renodesk.photos.codes import codes_in
from renodesk.photos.scenes import Scene, draw_scene
from renodesk.reports import blocks
from renodesk.reports.field_blocks import field_blocks
from renodesk.reports.fonts import fonts
from renodesk.reports.pdf.blanks import COLUMNS, placed
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.filtering import Assignments
from renodesk.services.photos import Photos
from renodesk.services.places_filling import PlacesFilling
from renodesk.services.register import RegisterService
from renodesk.services.reporting import PlaceChoice, write_field_sheets
from renodesk.services.reporting.field_sheets import field_sheets
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
HOUSE = Place(building="1")
WALKED = ["A3.3", "F1.1", "A3.1", "A3.2", "E2.1", "E2.2"]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[EstateSession]:
    """Return an estate of two houses, walked once and begun a second time, with a picture of the first."""
    with EstateSession.create(tmp_path / "estate.reno", "槐安里", JIA, Environment()) as one:
        register = RegisterService(one)
        register.add_building("1号楼", units=2, fields={"floors": "6", "households": "24"})
        register.add_building("2号楼", units=1, fields={"floors": "6"})
        Answers(one).record("A3.1", FIRST, Observation(inputs={"step_bad": 1, "handrail_bad": 0}))
        picture = tmp_path / "IMG_1.jpg"
        scene = Scene(
            kind="stairwell",
            caption="楼梯",
            taken_at="2025-10-21T08:40:00",
            offset="+08:00",
            latitude="39.906217",
            longitude="116.391282",
            orientation=6,
            camera="SAMPLE",
        )
        picture.write_bytes(draw_scene(scene))
        Photos(one).add([picture], item="A3.1", place=FIRST)
        Rounds(one).new("after-works")
        yield one


def sheet_blocks(session: EstateSession, choice: PlaceChoice) -> dict[str, list[blocks.Block]]:
    """Return the blocks of each place by its title."""
    found: dict[str, list[blocks.Block]] = {}
    title = ""
    for block in field_blocks(field_sheets(session, choice, "zh", is_for_paper=True)):
        if isinstance(block, blocks.SheetHead):
            title = block.title
        found.setdefault(title, []).append(block)
    return found


def rows_of(found: list[blocks.Block]) -> dict[str, blocks.SheetRow]:
    """Return the rows of a place by the code of their item."""
    return {block.title.split()[0]: block for block in found if isinstance(block, blocks.SheetRow)}


def pdf_of(session: EstateSession, folder: Path, choice: PlaceChoice) -> bytes:
    out = folder / "sheets.pdf"
    write_field_sheets(session, out, choice)
    return out.read_bytes()


def test_an_entrance_is_asked_in_the_order_of_the_walk_on_one_page(
    session: EstateSession, tmp_path: Path
) -> None:
    found = sheet_blocks(session, PlaceChoice(places=(SECOND,)))
    assert list(found) == ["1号楼2单元"]
    assert list(rows_of(found["1号楼2单元"])) == WALKED
    pages = pages_of(pdf_of(session, tmp_path, PlaceChoice(places=(SECOND,))))
    assert len(pages) == 1
    assert "第 1 页 共 1 页" in " ".join(pages[0].split())


def test_each_page_carries_the_code_of_its_place_as_a_camera_sees_it(
    session: EstateSession, tmp_path: Path
) -> None:
    pdf = pdf_of(session, tmp_path, PlaceChoice(places=(HOUSE,)))
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pictures = [page.render(scale=1.2).to_pil() for page in document]
    texts = pages_of(pdf)
    for picture, text in zip(pictures, texts, strict=True):
        (code,) = codes_in(picture)
        read = read_place_code(code)
        assert read is not None
        assert read.estate == session.estate_id
        wanted = {"1号楼": HOUSE, "1号楼1单元": FIRST, "1号楼2单元": SECOND}
        assert read.place == wanted[text.split()[0]]
    assert {text.split()[0] for text in texts} == {"1号楼", "1号楼1单元", "1号楼2单元"}


def test_every_part_of_an_answer_has_a_blank_and_what_is_not_asked_here_has_none(
    session: EstateSession,
) -> None:
    rows = rows_of(sheet_blocks(session, PlaceChoice(places=(FIRST,)))["1号楼1单元"])
    assert [grade for grade, _ in rows["A3.3"].grades] == ["5", "4", "3", "2", "1"]
    assert [(one.kind, one.label, one.unit) for one in rows["A3.2"].blanks] == [
        ("write", "应设灯数（每层平台至少1盏）", "盏"),
        ("write", "能亮灯数", "盏"),
        ("write", "地面照度（有照度计时填）", "lx"),
    ]
    assert [one.kind for one in rows["A3.1"].blanks] == ["choose"] * 5 + ["write"] * 2 + ["tick"]
    assert [one.label for one in rows["E2.1"].blanks if one.kind == "write"] == ["有效灭火器"]
    assert rows["A3.1"].ticks == ("看不到", "不适用")
    assert "底线项" in rows["A3.1"].marks
    assert "天黑后看" in rows["A3.2"].marks


def test_last_round_stands_in_grey_with_its_picture_and_this_round_is_told_apart(
    session: EstateSession, tmp_path: Path
) -> None:
    Answers(session).record("A3.1", FIRST, Observation(inputs={"step_bad": 0}))
    rows = rows_of(sheet_blocks(session, PlaceChoice(places=(FIRST,)))["1号楼1单元"])
    assert rows["A3.1"].quiet[0].startswith("本次已记：踏步有缺损 否")
    assert rows["A3.1"].quiet[1].startswith("上次（改造前体检）：踏步有缺损 是 · 扶手有缺损 否")
    assert rows["A3.3"].quiet == ()
    assert rows["A3.3"].photo is None
    photo = rows["A3.1"].photo
    assert photo is not None
    assert photo.caption == "上次照片 2025-10-21"
    data = photo.read()
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        assert ExifTags.IFD.GPSInfo not in image.getexif()
    pdf = pdf_of(session, tmp_path, PlaceChoice(places=(FIRST,)))
    assert len(pages_of(pdf)) == 1
    assert pdf.count(b"/DCTDecode") == 1


def test_the_sheet_says_that_the_tree_is_proposed_and_never_calls_it_official(
    session: EstateSession, tmp_path: Path
) -> None:
    for page in pages_of(pdf_of(session, tmp_path, PlaceChoice())):
        assert "建议稿，非官方指标" in page
        assert "石景山区官方指标" not in page


def test_the_estate_asks_on_paper_what_is_seen_on_foot_and_counts_the_rest(session: EstateSession) -> None:
    found = sheet_blocks(session, PlaceChoice(places=(ESTATE,)))["小区公共部分"]
    codes = list(rows_of(found))
    assert codes[:3] == ["B4.2", "E3.1", "E1.1"]
    assert "G2.2" not in codes
    told = [block.text for block in found if isinstance(block, blocks.Paragraph)]
    estate_items = [item for item in session.forms.tree.items if item.scope == "estate"]
    left = len(estate_items) - len(codes)
    assert told == [f"另有 {left} 项由室内填报或后期导入，不在现场看。"]


def test_what_the_register_says_does_not_apply_is_named_and_not_asked(session: EstateSession) -> None:
    RegisterService(session).set_fields(Place(building="2"), {"floors": "3"})
    found = sheet_blocks(session, PlaceChoice(places=(Place(building="2"),)))["2号楼"]
    assert "F2.1" not in list(rows_of(found))
    told = [block.text for block in found if isinstance(block, blocks.Paragraph)]
    assert any("F2.1 电梯配置" in text for text in told)


def test_a_building_stands_for_its_entrances_and_ones_part_for_what_was_given(
    session: EstateSession,
) -> None:
    assert list(sheet_blocks(session, PlaceChoice(places=(HOUSE,)))) == ["1号楼", "1号楼1单元", "1号楼2单元"]
    Assignments(session).give([Place(building="2")], JIA.person)
    assert list(sheet_blocks(session, PlaceChoice(is_mine=True))) == ["2号楼", "2号楼1单元"]
    with pytest.raises(NoPlaceChosen):
        sheet_blocks(session, PlaceChoice(places=(HOUSE,), is_mine=True))


def test_a_revisit_asks_only_what_nobody_has_seen_and_says_why(session: EstateSession) -> None:
    with pytest.raises(NoPlaceChosen):
        sheet_blocks(session, PlaceChoice(is_revisit=True))
    Answers(session).record("A3.2", SECOND, Observation(inputs={"should": 6, "lit": 6}))
    PlacesFilling(session).lock_place(SECOND, "铁门锁着")
    found = sheet_blocks(session, PlaceChoice(is_revisit=True))
    assert list(found) == ["1号楼2单元"]
    head = found["1号楼2单元"][0]
    assert isinstance(head, blocks.SheetHead)
    assert "铁门锁着" in head.lines[1]
    assert list(rows_of(found["1号楼2单元"])) == [c for c in WALKED if c != "A3.2"]


def test_the_same_estate_prints_the_same_bytes(session: EstateSession, tmp_path: Path) -> None:
    assert pdf_of(session, tmp_path, PlaceChoice()) == pdf_of(session, tmp_path, PlaceChoice())


def test_a_name_no_font_draws_is_refused_and_the_file_before_it_stays(
    session: EstateSession, tmp_path: Path
) -> None:
    before = pdf_of(session, tmp_path, PlaceChoice(places=(FIRST,)))
    RegisterService(session).set_fields(ESTATE, {"name": "槐安里\U0001f3e0"})
    with pytest.raises(GlyphMissing):
        write_field_sheets(session, tmp_path / "sheets.pdf", PlaceChoice(places=(FIRST,)))
    assert (tmp_path / "sheets.pdf").read_bytes() == before


def test_names_of_forty_characters_and_rare_ones_hold_the_layout(tmp_path: Path) -> None:
    with EstateSession.create(tmp_path / "long.reno", "长" * 40, JIA, Environment()) as session:
        RegisterService(session).add_building("𠳐㙍䶮" + "楼" * 37, units=1)
        text = running(pdf_of(session, tmp_path, PlaceChoice()))
    assert "𠳐㙍䶮" in text


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 24])
def test_blanks_never_lie_over_each_other(count: int) -> None:
    label: Callable[[int], str] = lambda at: "很长的一个说明" * (1 + at % 6)  # noqa: E731
    blanks = [blocks.Blank(kind="write", label=label(at), unit="㎡") for at in range(count)]
    with fonts():
        found = placed(blanks, 170, 23, 2)
    taken = [(one.top, column) for one in found for column in range(one.column, one.column + one.span)]
    assert len(taken) == len(set(taken))
    assert all(one.column + one.span <= (COLUMNS - 1 if one.top < 46 else COLUMNS) for one in found)
    assert len(found) == count + 1


def test_a_paper_that_is_called_off_leaves_the_file_before_it(session: EstateSession, tmp_path: Path) -> None:
    before = pdf_of(session, tmp_path, PlaceChoice(places=(FIRST,)))
    told: list[float] = []

    def stop_late(_: str, fraction: float) -> None:
        told.append(fraction)
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_field_sheets(session, tmp_path / "sheets.pdf", PlaceChoice(), progress=stop_late)
    assert len(told) > 10
    assert (tmp_path / "sheets.pdf").read_bytes() == before
