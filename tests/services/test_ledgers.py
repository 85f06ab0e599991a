"""The ledgers of an estate: every number where it belongs, with or without buildings; nothing runs."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tables.formulas import worked_out

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import UnknownSection
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.environment import Environment
from renodesk.services.register import RegisterService
from renodesk.services.reporting import write_paper
from renodesk.services.reporting.ledgers.registry import SHEETS
from renodesk.services.reporting.maker import SnapshotMaker
from renodesk.services.session import EstateSession

B1, B2 = Place(building="1"), Place(building="2")


def numbers(**inputs: int) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in inputs.items()}


def ledgers(session: EstateSession, **options: Any) -> Path:
    """Return the ledgers of a session, written beside its file."""
    out = session.path.with_suffix(".xlsx")
    assert write_paper(session, Kind.LEDGERS, None, out, PaperOptions(**options)) is Form.XLSX
    return out


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet by the titles of its columns, formulas as what they come to."""
    page = openpyxl.load_workbook(out, data_only=True)[name]
    head = int(page.freeze_panes[1:]) - 1 if page.freeze_panes else 1
    titles = [cell.value for cell in page[head]]
    rows = page.iter_rows(min_row=head + 1, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


@pytest.fixture
def surveyed(session: EstateSession) -> EstateSession:
    """Return the session with a leaking roof, and what was said of roofs and lamps."""
    roof = numbers(leaking=3, top_units=6, repair_m2=40)
    Answers(session).record("A2.1", B1, Observation(inputs=roof))
    checks = ChecklistService(session)
    for place, area in ((B1, Fraction(81, 2)), (B2, Fraction(10))):
        checks.record("B-M1", place, CheckRecord(status="need", quantities={"area": area}))
    for unit, count in (("1", 3), ("2", 4)):
        place = Place(building="1", unit=unit)
        checks.record("B-M8", place, CheckRecord(status="need", quantities=numbers(lamps=count)))
    return session


def test_the_indicator_table_has_every_row_of_the_tree_with_its_score_and_where_it_falls_short(
    surveyed: EstateSession,
) -> None:
    rows = table(ledgers(surveyed), "指标表")
    tree = surveyed.forms.tree
    assert len([row for row in rows if row["级别"] == "三级"]) == len(tree.items) == 55
    assert len(rows) == 55 + len(tree.groups) + 1
    roof = next(row for row in rows if row["编码"] == "A2.1")
    node = surveyed.scores.nodes["A2.1"]
    assert (roof["得分（低）"], roof["得分（高）"]) == (float(node.low or 0), float(node.high or 0))
    assert (roof["不达标处数"], roof["不达标位置"]) == (1, "1号楼")
    assert roof["权重"] == pytest.approx(0.35)
    assert rows[-1]["指标"] == "综合得分"
    assert rows[-1]["得分（低）"] == pytest.approx(float(surveyed.scores.total.low or 0))


def test_the_handbooks_table_ledger_and_lists_say_what_the_report_says(surveyed: EstateSession) -> None:
    answers = Answers(surveyed)
    for place in (B1, B2):
        answers.record("A2.1", place, Observation(inputs=numbers(leaking=3, top_units=6, repair_m2=40)))
    part = SnapshotMaker(surveyed, "zh").snapshot().problems
    assert part is not None
    assert part.problems
    out = ledgers(surveyed)
    assert [row["编码"] for row in table(out, "手册指标表")] == [one.code for one in part.indicators]
    ledger = table(out, "问题台账")
    assert sorted((row["编号"], row["位置"]) for row in ledger) == sorted(
        (one.code, name) for one in part.problems for name, _ in one.buildings
    )
    sentences = [row["存在问题"] for row in table(out, "问题清单（住房）")]
    assert sorted(sentences) == sorted(one.sentence for one in part.problems if one.is_dwelling)
    assert len(table(out, "整治建议清单")) == len(part.problems)
    assert {row["序号"] for row in table(out, "问题清单（小区）")} == {
        one.number for one in part.indicators if not one.is_dwelling and part.of(one)
    }


def test_idle_space_is_listed_with_what_it_could_become_and_is_no_quantity(surveyed: EstateSession) -> None:
    (first, *_) = table(ledgers(surveyed), "存量资源")
    assert (first["面积"], first["可能的用途"]) == ("还没有摸排", None)
    idle = numbers(idle_room_m2=150, idle_ground_m2=0, room_m2=300, ground_m2=400)
    answers = Answers(surveyed)
    answers.record("B1.1", ESTATE, Observation(inputs=idle), note="=旧锅炉房")
    answers.record("D3.1", ESTATE, Observation(grade=Fraction(1), inputs=numbers(dist_m=1500, fac_m2=0)))
    out = ledgers(surveyed)
    rows = table(out, "存量资源")
    assert (rows[0]["面积"], rows[0]["说明（产权、现状）"]) == (150, "=旧锅炉房")
    assert (rows[0]["可能的用途"], rows[0]["能补短板"], rows[0]["够不够"]) == ("社区卫生服务站", "是", "够")
    assert [row["面积"] for row in rows if row["面积"] is not None] == [150, 0]
    assert all(row["依据"] for row in rows if row["可能的用途"])
    assert not any(cell.data_type == "f" for row in openpyxl.load_workbook(out)["存量资源"] for cell in row)


def test_the_36_stand_by_building_with_quantities_that_add_up(surveyed: EstateSession) -> None:
    out = ledgers(surveyed)
    rows = [row for row in table(out, "36项×楼栋") if row["编码"] == "B-M1"]
    assert [rows[0][name] for name in ("1号楼", "2号楼", "合计")] == ["需改", "需改", "需改 2 处"]
    assert [rows[1][name] for name in ("内容", "1号楼", "2号楼", "合计")] == ["修缮面积", 40.5, 10, 50.5]
    lamps = [row for row in table(out, "36项×楼栋") if row["编码"] == "B-M8"]
    assert lamps[0]["1号楼"] == "需改 2"
    assert {(row["1号楼"], row["合计"]) for row in lamps[1:] if row["合计"] is not None} == {(7, 7)}
    found = worked_out(out)
    assert found
    assert [one for one in found if one.result != one.cached] == []


def test_the_same_data_are_the_same_bytes_and_sheets_can_be_chosen(surveyed: EstateSession) -> None:
    first = ledgers(surveyed).read_bytes()
    assert ledgers(surveyed).read_bytes() == first
    chosen = openpyxl.load_workbook(ledgers(surveyed, sections=("photos", "indicators")))
    assert chosen.sheetnames == ["说明", "指标表", "照片索引"]
    with pytest.raises(UnknownSection):
        ledgers(surveyed, sections=("photographs",))
    english = openpyxl.load_workbook(ledgers(surveyed, language="en")).sheetnames
    assert len(english) == len(SHEETS) + 1
    assert "Indicators" in english


def test_an_estate_with_no_building_has_ledgers_that_say_so(tmp_path: Path) -> None:
    who = Author(person="甲", device="d-1")
    with EstateSession.create(tmp_path / "a.reno", "空", who, Environment()) as session:
        book = openpyxl.load_workbook(ledgers(session))
    assert "还没有登记楼栋" in book["楼栋×指标"]["A4"].value
    assert len(book.sheetnames) == len(SHEETS) + 1


def test_no_name_that_people_gave_runs_or_breaks_the_file(surveyed: EstateSession) -> None:
    register = RegisterService(surveyed)
    register.add_building("=cmd|' /C calc'!A0", units=1, fields={})
    with surveyed.act() as act:
        act.put(vocabulary.estate_cell("name"), "=1+1\t\0<r>\n&P</r>" + "长" * 40_000)
    out = ledgers(surveyed)
    for page in openpyxl.load_workbook(out):
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or cell.value.startswith(("=SUM(", "=ROUND(SUM"))
    assert "=cmd|' /C calc'!A0" in table(out, "36项×楼栋")[0]
