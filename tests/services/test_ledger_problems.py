"""Problems in the ledgers: one table, one ledger and two lists, in the handbook's columns, spot by spot."""

from datetime import datetime
from fractions import Fraction

import pytest
from services.test_ledgers import ledgers, table

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.planning import MAIN, Planner
from renodesk.services.problems import ProblemActs, Problems
from renodesk.services.session import EstateSession

B1, B2 = Place(building="1"), Place(building="2")
LEAK = "H04.4"


@pytest.fixture
def surveyed(session: EstateSession) -> EstateSession:
    """Return the session with a leaking roof on each building, one of them in the plan of the first year."""
    for place in (B1, B2):
        roof = {"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction(40)}
        Answers(session).record("A2.1", place, Observation(inputs=roof))
    ChecklistService(session).record(
        "B-M1", B1, CheckRecord(status="need", quantities={"area": Fraction(40)})
    )
    planner = Planner(session, MAIN)
    key = next(one.key for one in planner.lines() if one.code == "B-M1" and one.place == B1)
    planner.set_year([key], 1)
    ProblemActs(session).edit(LEAK, {"due": "2027-03-31", "responsible": "=街道"})
    return session


def test_every_indicator_of_the_handbook_stands_in_one_table_beside_the_trees_score(
    surveyed: EstateSession,
) -> None:
    rows = table(ledgers(surveyed), "手册指标表")
    assert [row["编码"] for row in rows] == [f"H{number:02}" for number in range(1, 22)]
    roofs = next(row for row in rows if row["编码"] == "H04")
    assert roofs["存在问题的楼栋"] == "1号楼、2号楼（全部楼栋）"
    assert "H04.4" in roofs["手册：有没有问题"]
    assert "A2.1" in roofs["指标树：得分"]


def test_the_ledger_has_a_row_for_each_problem_at_each_building_with_a_date_one_can_sort_by(
    surveyed: EstateSession,
) -> None:
    rows = [row for row in table(ledgers(surveyed), "问题台账") if row["编号"] == LEAK]
    assert [(row["位置"], row["具体位置"]) for row in rows] == [("1号楼", "整体"), ("2号楼", "整体")]
    assert {row["时限"] for row in rows} == {datetime(2027, 3, 31)}
    assert {row["责任单位"] for row in rows} == {"=街道"}
    assert {row["方案安排"] for row in rows} == {"第 1 年"}
    spots = sum(len({place.building for place in line.places}) for line in Problems(surveyed).lines())
    assert len(table(ledgers(surveyed), "问题台账")) == spots


def test_the_lists_have_the_columns_of_the_handbooks_annexes_and_its_own_sentence(
    surveyed: EstateSession,
) -> None:
    out = ledgers(surveyed)
    dwellings = table(out, "问题清单（住房）")
    assert list(dwellings[0]) == [
        "序号", "指标项", "体检结果（栋）", "存在问题", "问题程度", "治理难度", "问题分类",
    ]  # fmt: skip
    sentence = next(line.sentence for line in Problems(surveyed).lines() if line.code == LEAK)
    assert sentence in {row["存在问题"] for row in dwellings}
    remedies = table(out, "整治建议清单")
    assert list(remedies[0])[1:9] == [
        "序号", "问题涉及的指标", "指标结果", "存在问题", "整治建议", "整治区域", "整治类型", "责任单位",
    ]  # fmt: skip
    assert remedies[0]["维度"] == "住房维度"
    roof = next(row for row in remedies if row["责任单位"] == "=街道")
    assert roof["整治类型"] == "■限时解决 □尽力解决"
    assert (roof["整治优先级"], roof["纳入年度计划"]) == (2, "第 1 年")


def test_the_estates_list_and_the_lights_are_there(surveyed: EstateSession) -> None:
    ProblemActs(surveyed).answer("H12.4", {ESTATE: True})
    out = ledgers(surveyed)
    estate = table(out, "问题清单（小区）")
    assert [row["指标项"] for row in estate] == ["未达标配建幼儿园的小区数量"]
    assert estate[0]["配建情况（是/否配建）"] is not None or estate[0]["其他问题"]
    lights = table(out, "五不六有")
    assert len([row for row in lights if row["哪一组"] == "五不"]) == 10
    assert len([row for row in lights if row["哪一组"] == "六有"]) == 6
    assert {row["情况"] for row in lights if row["灯"] == "屋顶不漏"} == {"红灯"}
