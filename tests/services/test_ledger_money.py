"""The money of a plan in the ledgers: every fen where it belongs, and the same from every side."""

from fractions import Fraction
from typing import Any

import pytest
from services.test_ledgers import ledgers, table
from tables.formulas import worked_out

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import UnknownAlternative
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.payers import Payers
from renodesk.services.planning import MAIN, Alternatives, PlanMoneys, Planner
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

B1, B2 = Place(building="1"), Place(building="2")


def fen(yuan: Any) -> int:
    return round(Fraction(str(yuan)) * 100)


@pytest.fixture
def planned(session: EstateSession) -> EstateSession:
    """Return the session with roofs, a road, a pipe without a quantity, and a work outside the 36."""
    roof = {"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction("33.37")}
    Answers(session).record("A2.1", B1, Observation(inputs=roof))
    checks = ChecklistService(session)
    checks.record("B-M1", B2, CheckRecord(status="need", quantities={"area": Fraction("10.01")}))
    checks.record("P-M7", ESTATE, CheckRecord(status="need", quantities={"area": Fraction("333.33")}))
    checks.record("P-M5", ESTATE, CheckRecord(status="need"))
    RegisterService(session).add_building("*", units=0, fields={"households": "7"})
    planner = Planner(session, MAIN)
    planner.add("结构鉴定", "appraisal", B1, 1_234_567)
    planner.add("=1+1", "other", Place(building="*"), 99)
    planner.set_year([planner.lines()[0].key], 1)
    Payers(session).share_out("P-M7", {"FD-CX1": Fraction(100, 3), "FD-CX4": Fraction(100, 7)})
    return session


@pytest.fixture
def priced(planned: EstateSession) -> EstateSession:
    """Return it with the example prices."""
    Prices(planned).use("price_example")
    return planned


def test_every_sum_is_what_the_program_says_and_what_the_cells_come_to(priced: EstateSession) -> None:
    money = PlanMoneys(priced).of(Planner(priced, MAIN).lines())
    assert money is not None
    assert money.total.likely > 0
    assert money.lacking
    out = ledgers(priced)
    found = worked_out(out)
    assert [one for one in found if one.result != one.cached] == []
    assert len(found) > 60
    whole = table(out, "工程量与费用")[-1]
    assert [fen(whole[name]) for name in ("合计低（元）", "合计（元）", "合计高（元）")] == [
        money.total.low,
        money.total.likely,
        money.total.high,
    ]
    for name in ("按楼栋", "资金明细"):
        assert fen(table(out, name)[-1]["合计（元）"]) == money.total.likely
    groups = [row for row in table(out, "按类别") if row["名称"] is None]
    assert [row["汇总方式"] for row in groups] == ["必改和提升", "类别（国办发〔2020〕23号）", "阶段", "年度"]
    assert {fen(row["合计（元）"]) for row in groups} == {money.total.likely}


def test_each_line_says_where_its_quantity_is_from_and_what_is_missing(priced: EstateSession) -> None:
    rows = table(ledgers(priced), "工程量与费用")
    roofs = [row for row in rows if row["编码"] == "B-M1"]
    assert [(row["位置"], row["工程量"], row["工程量来源"]) for row in roofs] == [
        ("1号楼", 33.37, "由现场所见按表中算式得出"),
        ("2号楼", 10.01, "现场所填"),
    ]
    assert [row["年度"] for row in roofs] == ["第 1 年", "未排年度"]
    pipe = next(row for row in rows if row["编码"] == "P-M5")
    assert (pipe["缺项"], pipe["合计（元）"], pipe["工程量"]) == ("缺工程量", None, None)
    work = next(row for row in rows if row["改造内容"] == "结构鉴定")
    assert (fen(work["合计（元）"]), work["必改/提升"]) == (1_234_567, "36 项以外")
    assert next(row for row in rows if row["改造内容"] == "=1+1")["楼栋"] == "*"


def test_buildings_are_told_apart_though_a_spreadsheet_would_take_a_name_for_a_pattern(
    priced: EstateSession,
) -> None:
    rows = {row["楼栋"]: row for row in table(ledgers(priced), "按楼栋")}
    assert fen(rows["*"]["合计（元）"]) == 99
    assert fen(rows["*"]["每户（元）"]) == 14
    assert fen(rows["1号楼"]["合计（元）"]) > 1_234_567


def test_parts_and_gap_of_every_line_are_its_total_and_open_shares_are_named(priced: EstateSession) -> None:
    out = ledgers(priced)
    lines = table(out, "资金明细")
    for row in lines:
        assert row["合计（元）"] == row["各方与缺口之和（元）"]
    road = next(row for row in lines if row["编码"] == "P-M7")
    total = fen(road["合计（元）"])
    parts = [fen(road[name]) for name in ("中央补助资金", "居民出资", "缺口（元）")]
    assert sum(parts) == total
    assert abs(parts[0] - Fraction(total, 3)) < 1
    channels = {row["资金渠道"]: row for row in table(out, "资金")}
    financing = PlanMoneys(priced).of(Planner(priced, MAIN).lines())
    assert financing is not None
    assert fen(channels["缺口"]["可能（元）"]) == financing.gap.likely
    assert sum(row["占总费用"] or 0 for row in channels.values()) == pytest.approx(1)


def test_invented_prices_are_marked_on_every_sheet_of_money_and_every_page(priced: EstateSession) -> None:
    import openpyxl

    book = openpyxl.load_workbook(ledgers(priced))
    for page in book:
        assert "示例单价、不得用于报批" in page.oddFooter.left.text
    for name in ("工程量与费用", "按楼栋", "按类别", "资金", "资金明细"):
        assert "不得用于报批" in book[name]["A3"].value


def test_without_a_price_book_there_are_quantities_and_no_amounts(planned: EstateSession) -> None:
    out = ledgers(planned)
    rows = table(out, "工程量与费用")
    assert {row["缺项"] for row in rows} == {"未选价格表"}
    assert {row["合计（元）"] for row in rows} == {None}
    assert 33.37 in {row["工程量"] for row in rows}
    assert table(out, "资金") == []
    assert table(out, "按类别") == []


def test_the_adopted_plan_is_the_one_that_is_written(priced: EstateSession) -> None:
    key, _ = Alternatives(priced).add("少花钱")
    planner = Planner(priced, key)
    planner.choose([line.key for line in planner.lines()], is_chosen=False, reason="先不做")
    assert len(table(ledgers(priced), "工程量与费用")) > 4
    assert table(ledgers(priced, plan=key), "工程量与费用") == []
    with pytest.raises(UnknownAlternative):
        ledgers(priced, plan="none")
    Alternatives(priced).adopt(key)
    out = ledgers(priced)
    assert table(out, "工程量与费用") == []
    assert table(out, "按楼栋")[-1]["合计（元）"] == 0
