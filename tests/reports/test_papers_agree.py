"""Every paper of one plan, written and read back: a number that stands twice is the same number twice."""

import datetime
import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from cli.commands import done, renodesk
from reports.papers import running
from tables.formulas import worked_out

from renodesk.domain.changes import Author
from renodesk.domain.money import yuan_shown
from renodesk.domain.places import ESTATE, Place
from renodesk.services.demo_plan import adopt_sample_plan
from renodesk.services.environment import Environment
from renodesk.services.planning import MAIN, Planner
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
B1, B2 = Place(building="1"), Place(building="2")
DUTIES = {"必改": "must", "提升": "upgrade", "36 项以外": "outside"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What the command line says of a plan, and the papers it wrote."""

    money: Any
    shown: Any
    problems: Any
    pdf: str
    diagnosis: str
    word: docx.document.Document
    ledgers: Path

    def sheet(self, name: str) -> list[list[Any]]:
        page = openpyxl.load_workbook(self.ledgers, data_only=True)[name]
        return [list(row) for row in page.iter_rows(values_only=True)]

    def rows(self, *titles: str) -> list[dict[str, str]]:
        """Return the rows of every Word table that has these columns."""
        found = []
        for table in self.word.tables:
            head, *rest = [[cell.text for cell in row.cells] for row in table.rows]
            if set(titles) <= set(head):
                found += [dict(zip(head, row, strict=True)) for row in rest]
        return found


@pytest.fixture(scope="module")
def written(session: EstateSession, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Return a plan with everything odd about it, in every paper that speaks of it."""
    folder = tmp_path_factory.mktemp("agree")
    file = Path(shutil.copy(session.path, folder / "estate.reno"))
    with EstateSession.open(file, JIA, Environment()) as opened:
        adopt_sample_plan(opened, datetime.date(2026, 10, 21))
        planner = Planner(opened, MAIN)
        planner.add("结构安全鉴定", "appraisal", B1)
        planner.add("地基鉴定", "appraisal", Place(building="6"))
        planner.add("片区停车楼", "district", ESTATE, cost=1_234_567_89)
        roads = [line.key for line in planner.lines() if line.code == "P-M7"]
        planner.choose(roads, is_chosen=False, reason="市政另做")
        RegisterService(opened).set_fields(B1, {"households": ""})
        RegisterService(opened).set_fields(B2, {"floor_area_m2": "0"})
        RegisterService(opened).set_fields(ESTATE, {"floor_area_m2": "", "households": ""})
    out = {name: folder / name for name in ("plan.pdf", "plan.docx", "ledgers.xlsx", "diagnosis.pdf")}
    for name, path in out.items():
        done("report", file, "--kind", path.stem, "--out", path)
        assert path.stat().st_size, name
    return Written(
        money=renodesk("--json", "plan", "money", file).json,
        shown=done("--json", "plan", "show", file).json,
        problems=done("--json", "problems", "list", file).json["problems"],
        pdf=running(out["plan.pdf"].read_bytes()),
        diagnosis=running(out["diagnosis.pdf"].read_bytes()),
        word=docx.Document(io.BytesIO(out["plan.docx"].read_bytes())),
        ledgers=out["ledgers.xlsx"],
    )


def fen(yuan: float | str) -> int:
    return round(float(str(yuan).replace(",", "")) * 100)


def test_cost_and_gap_are_one_number_to_the_fen_in_every_paper(written: Written) -> None:
    total, gap = written.money["total"]["total"], written.money["gap"]
    shown = {end: yuan_shown(total[end]) for end in total}
    assert f"合计{shown['likely']}元（低–高：{shown['low']}–{shown['high']}元）" in written.pdf
    assert f"资金缺口{yuan_shown(gap['likely'])}元" in written.pdf
    everything = [row for row in written.rows("费用（元）", "低 – 高") if "合计" in row.values()]
    assert len(everything) >= 6
    assert {(fen(row["费用（元）"]), row["低 – 高"]) for row in everything} == {
        (total["likely"], f"{shown['low']} – {shown['high']}")
    }
    assert [one for one in worked_out(written.ledgers) if one.result != one.cached] == []
    sums = [row for row in written.sheet("按类别") if row[1] is None and len(row) > 6 and row[7] is not None]
    assert {tuple(fen(cell) for cell in row[4:7]) for row in sums} == {
        (total["low"], total["likely"], total["high"])
    }
    assert {row[7] for row in sums} == {written.money["total"]["missing"]}
    (open_money,) = [row for row in written.sheet("资金") if row[1] == "缺口"]
    assert tuple(fen(cell) for cell in open_money[4:7]) == (gap["low"], gap["likely"], gap["high"])


def test_must_upgrade_and_other_works_are_as_many_and_cost_as_much_everywhere(written: Written) -> None:
    sums = written.money["by"]["duty"]
    chosen = [one for one in written.shown["measures"] if one["chosen"]]
    counted = {
        "must": [one for one in chosen if one["item"] and one["must"]],
        "upgrade": [one for one in chosen if one["item"] and not one["must"]],
        "outside": [one for one in chosen if not one["item"]],
    }
    in_word = {row["类别"]: row for row in written.rows("类别", "条目", "处数", "费用（元）")}
    in_book = {row[1]: row for row in written.sheet("按类别") if row[0] == "必改和提升"}
    for name, duty in DUTIES.items():
        row = in_word[name.replace(" ", "")]
        kinds = {one["item"] or one["title"] for one in counted[duty]}
        assert (int(row["条目"]), int(row["处数"])) == (len(kinds), len(counted[duty]))
        assert fen(row["费用（元）"].split("（")[0]) == sums[duty]["total"]["likely"]
        assert fen(in_book[name][5]) == sums[duty]["total"]["likely"]
        assert in_book[name][7] == sums[duty]["missing"]
        assert f"{name.replace(' ', '')}（{len(kinds)}项）" in written.pdf


def test_a_row_is_urgent_only_where_every_place_of_it_is(written: Written) -> None:
    chosen = [one for one in written.shown["measures"] if one["chosen"] and one["item"]]
    urgent = {one["item"] for one in chosen if one["urgent"]}
    mixed = {one["item"] for one in chosen if not one["urgent"]} & urgent
    assert mixed, "the sample has items that are urgent at some places and not at others"
    rows = written.rows("改造条目", "类别", "位置", "对应的短板")
    for item in urgent | mixed:
        marks = {"限时" in row["类别"] for row in rows if row["改造条目"].startswith(f"{item} ")}
        assert marks == ({True, False} if item in mixed else {True}), item
    left = sum(one["urgent"] and not one["chosen"] for one in written.shown["measures"])
    assert f"{left}处限时解决的条目没有列入方案" in written.pdf


def test_nothing_is_shared_by_homes_and_areas_that_are_not_all_known(written: Written) -> None:
    assert written.money["per_household"] is None
    assert written.money["per_m2"] is None
    assert "每户—元，每㎡—元" in written.pdf
    assert "—户，建筑面积—㎡" in written.pdf
    buildings = {row["位置"]: row for row in written.rows("位置", "每户（元）", "每㎡（元）")}
    book = {row[0]: row for row in written.sheet("按楼栋")}
    assert (buildings["合计"]["每户（元）"], buildings["合计"]["每㎡（元）"]) == ("—", "—")
    assert book["3号楼"][8] == pytest.approx(float(buildings["3号楼"]["每户（元）"]))
    assert book["3号楼"][10] == pytest.approx(float(buildings["3号楼"]["每㎡（元）"]))
    for name in ("1号楼（另缺 1 处）", "2号楼"):
        column = "每户（元）" if name.startswith("1") else "每㎡（元）"
        assert buildings[name][column] == "—"


def test_scores_and_problems_are_the_same_in_diagnosis_plan_and_ledgers(written: Written) -> None:
    before, after = (
        "–".join(f"{written.shown[name][end]:.1f}" for end in ("low", "high")) for name in ("before", "after")
    )
    assert f"综合得分{before}" in written.diagnosis
    assert f"今天{before}" in written.pdf
    assert f"做完后（预测）{after}" in written.pdf
    notes = {row[0]: str(row[1]).replace(" ", "") for row in written.sheet("说明")}
    assert notes["综合得分"].startswith(before)
    lists = [*written.sheet("问题清单（住房）"), *written.sheet("问题清单（小区）")]
    said = {str(cell) for row in lists for cell in row if cell}
    for one in written.problems:
        assert any(one["sentence"] in cell for cell in said), one["sentence"]
        assert re.sub(r"\s", "", one["sentence"]) in written.diagnosis


def test_missing_prices_are_counted_by_places_and_no_sum_of_them_is_nothing(written: Written) -> None:
    missing = written.money["total"]["missing"]
    assert missing > 0
    assert f"另有{missing}处没有价格" in written.pdf
    assert f"{missing}处没有单价或工程量" in written.pdf
    assert "6号楼（另缺1处）——" in written.pdf
    assert not re.search(r"（另缺\d+处）0\.00", written.pdf)
    for word in ("PROPOSED", "已落实", "。："):
        assert word not in written.pdf
