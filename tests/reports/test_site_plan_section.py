"""问题点位图 on paper: pins where they were set, a legend for each, pictures with their small print."""

import io
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from reports.papers import pages_of, pdf_of, pictures_of

from renodesk.domain.about import About
from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.reports.blocks import PinnedPicture, Table, Together
from renodesk.reports.sections.site_plans import site_plans
from renodesk.reports.snapshot import PinLine, Snapshot
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.plan_taking import PlanTaking
from renodesk.services.register import RegisterService
from renodesk.services.reporting.maker import snapshot_of
from renodesk.services.session import EstateSession
from renodesk.services.site_plan import SitePlans

BUILDING, FIRST = Place(building="1"), Place(building="1", unit="1")
TENTH, QUARTER = Fraction(1, 10), Fraction(1, 4)


def drawing(width: int, height: int) -> bytes:
    """Return a white sheet with a dark corner at the top left."""
    sheet = Image.new("RGB", (width, height), "white")
    sheet.paste("black", (0, 0, width // 10, height // 10))
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EstateSession]:
    """Return an estate with a landscape plan of four kinds of pins and a portrait one without."""
    path: Path = tmp_path_factory.mktemp("plan") / "a.reno"
    with EstateSession.create(path, "槐安里", Author(person="甲", device="d"), Environment()) as session:
        RegisterService(session).add_building("1号楼", units=2)
        low = Observation(grade=Fraction(1), inputs={"ebikes": Fraction(3)})
        Answers(session).record("E2.2", FIRST, low)
        photo = Photos(session).add_bytes("a.png", drawing(60, 40), item="E2.2", place=FIRST).uses[0]
        PhotoUses(session).caption(photo, "楼道充电")
        plan = PlanTaking(session).take_bytes("总图.png", drawing(3000, 2000), "总平面图")[1]
        PlanTaking(session).take_bytes("管线.png", drawing(1000, 3000), "管线图")
        plans = SitePlans(session)
        plans.pin(plan, TENTH, QUARTER, About(item="E2.2", place=FIRST), "充电桩旁")
        plans.pin(plan, QUARTER, QUARTER, About(place=BUILDING))
        plans.pin(plan, Fraction(1, 2), QUARTER, About(use=photo))
        plans.pin(plan, Fraction(3, 4), QUARTER, About(), "大门")
        yield session


@pytest.fixture(scope="module")
def snapshot(marked: EstateSession) -> Snapshot:
    """Return what the report prints of it, without the other chapters."""
    whole = snapshot_of(marked, "zh")
    return replace(whole, nodes=(), checks=(), facts=(), buildings=(), unseen=())


def pictures(snapshot: Snapshot) -> list[PinnedPicture]:
    found = [block for block in site_plans(snapshot) if isinstance(block, Together)]
    return [one for block in found for one in block.blocks if isinstance(one, PinnedPicture)]


def legend(snapshot: Snapshot) -> list[list[str]]:
    (table,) = [block for block in site_plans(snapshot) if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows]


def test_pins_stand_where_they_were_set_and_their_shape_says_what_they_mark(snapshot: Snapshot) -> None:
    first, second = pictures(snapshot)
    assert [(one.number, one.x, one.y) for one in first.marks] == [
        (1, TENTH, QUARTER),
        (2, QUARTER, QUARTER),
        (3, Fraction(1, 2), QUARTER),
        (4, Fraction(3, 4), QUARTER),
    ]
    assert [one.shape for one in first.marks] == ["disc", "diamond", "square", "box"]
    assert [one.has_flag for one in first.marks] == [True, True, True, False]
    assert (first.width, first.height, second.width, second.height) == (3000, 2000, 1000, 3000)


def test_the_legend_says_number_place_item_state_and_photo_of_every_pin(snapshot: Snapshot) -> None:
    problem, place, photo, note = legend(snapshot)
    assert problem[0] == "● 1"
    assert problem[1] == "1号楼1单元"
    assert problem[2].startswith("E2.2 ")
    assert problem[3].startswith("红旗 ")
    assert problem[3].endswith("充电桩旁")
    assert problem[4] == "照片 1 张，短板第 1 项"
    assert place[:3] == ["◆ 2", "1号楼", "整处"]
    assert "红旗 1 项" in place[3]
    assert photo[0] == "■ 3"
    assert photo[4].startswith("楼道充电")
    assert note == ["□ 4", "—", "说明", "大门", "—"]


def test_a_turned_plan_is_printed_turned_with_its_pins(marked: EstateSession) -> None:
    plan = SitePlans(marked).plans()[0].use
    PhotoUses(marked).turn(plan, 90)
    first = pictures(snapshot_of(marked, "zh"))[0]
    PhotoUses(marked).turn(plan, -90)
    assert (first.width, first.height) == (2000, 3000)
    assert (first.marks[0].x, first.marks[0].y) == (1 - QUARTER, TENTH)
    with Image.open(io.BytesIO(first.read() or b"")) as image:
        assert image.width < image.height
        assert image.getpixel((image.width - 20, 20)) < (60, 60, 60)
        assert image.getpixel((20, 20)) > (200, 200, 200)


def test_the_paper_shows_plan_numbers_and_legend_and_keeps_small_print(snapshot: Snapshot) -> None:
    pdf = pdf_of(snapshot)
    pages = [page for page in pages_of(pdf) if "图例" in page or "还没有点位" in page]
    assert len(pages) == 2
    assert "图 1" in pages[0]
    assert "楼道充电" in pages[0]
    assert "图 2" in pages[1]
    sizes = []
    for data in pictures_of(pdf).values():
        with Image.open(io.BytesIO(data)) as image:
            sizes.append(max(image.size))
    assert sorted(sizes)[-2:] == [2400, 2400]
    assert pdf_of(snapshot) == pdf
    titles = [str(entry.title) for entry in PdfReader(io.BytesIO(pdf)).outline if not isinstance(entry, list)]
    assert "问题点位图" in titles


def test_a_hundred_and_fifty_pins_and_long_words_still_fit(snapshot: Snapshot) -> None:
    plan = snapshot.plans[0]
    pin = replace(plan.pins[0], said="长" * 400)
    many: tuple[PinLine, ...] = tuple(replace(pin, number=number) for number in range(1, 151))
    pdf = pdf_of(replace(snapshot, plans=(replace(plan, pins=many, title="图" * 90),)))
    assert any("150" in page for page in pages_of(pdf))


def test_a_plan_whose_picture_is_away_keeps_its_pins_and_says_so(snapshot: Snapshot) -> None:
    away = replace(snapshot.plans[0], read=lambda: None)
    text = "".join(pages_of(pdf_of(replace(snapshot, plans=(away,)))))
    assert "原片不在本机" in text
    assert "楼道充电" in text


def test_without_a_plan_there_is_no_such_chapter(snapshot: Snapshot) -> None:
    assert list(site_plans(replace(snapshot, plans=()))) == []


def test_the_snapshot_is_frozen(marked: EstateSession) -> None:
    before = snapshot_of(marked, "zh").plans
    plans = SitePlans(marked)
    plans.unpin(plans.plans()[0].pins[-1].key)
    assert len(before[0].pins) == 4
    assert len(snapshot_of(marked, "zh").plans[0].pins) == 3
