"""One table, one ledger and two lists: the handbook's own columns, every problem once, nothing official."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from reports.papers import pages_of, pdf_of, running

from renodesk.reports.blocks import Block, Heading, Paragraph, Table
from renodesk.reports.problem_snapshot import ProblemsPart
from renodesk.reports.sections.registry import diagnosis_blocks
from renodesk.reports.snapshot import Snapshot
from renodesk.services.reporting.maker import SnapshotMaker
from renodesk.services.session import EstateSession

DWELLINGS = ("序号", "指标项", "体检结果（栋）", "存在问题", "问题程度", "治理难度", "问题分类")
ESTATE = (
    "序号",
    "指标项",
    "体检结果",
    "配建情况（是/否配建）",
    "用地、场地、建筑等规模不足",
    "功能不完善",
    "其他问题",
)
REMEDIES = ("序号", "问题涉及的指标", "指标结果", "存在问题", "整治建议", "整治区域", "整治类型", "责任单位")
"""附表IV-1, IV-2, V-2 of the handbook."""


@pytest.fixture(scope="module")
def part(snapshot: Snapshot) -> ProblemsPart:
    assert snapshot.problems is not None
    return snapshot.problems


def tables(blocks: Sequence[Block]) -> list[Table]:
    return [one for one in blocks if isinstance(one, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_the_lists_have_the_handbooks_columns_and_every_problem_once(
    snapshot: Snapshot, part: ProblemsPart
) -> None:
    dwellings, estate = tables(diagnosis_blocks(snapshot, ["problem_list"]))
    assert tuple(column.title for column in dwellings.columns) == DWELLINGS
    assert tuple(column.title for column in estate.columns) == ESTATE
    said = [row[3].split("）", 1)[1] for row in texts(dwellings)]
    assert said == [one.sentence for one in part.problems if one.is_dwelling]
    everything = "".join("".join(row) for row in texts(estate))
    for one in part.problems:
        if not one.is_dwelling:
            assert everything.count(one.sentence) == 1, one.code
    first, second = tables(diagnosis_blocks(snapshot, ["remedy_list"]))
    assert tuple(column.title for column in second.columns) == REMEDIES
    rows = texts(first) + texts(second)
    assert len(rows) == len(part.problems)
    for row, one in zip(rows, part.problems, strict=True):
        assert row[6] == ("■限时解决 □尽力解决" if one.is_urgent else "□限时解决 ■尽力解决")
        assert row[4] == one.remedy


def test_the_ledger_names_each_problem_at_each_building(snapshot: Snapshot, part: ProblemsPart) -> None:
    (ledger,) = tables(diagnosis_blocks(snapshot, ["ledger"]))
    found = {(row[0], row[1]) for row in texts(ledger)}
    assert found == {(name, one.code) for one in part.problems for name, _ in one.buildings}
    assert len(texts(ledger)) == len(found)


def test_both_readings_stand_in_one_table_with_the_reason(snapshot: Snapshot, part: ProblemsPart) -> None:
    rows = [row for table in tables(diagnosis_blocks(snapshot, ["handbook"])) for row in texts(table)]
    assert len(rows) == 21
    assert all(row[5] for row in rows)
    differing = [one for one in part.indicators if not one.is_same]
    assert {one.presence for one in differing} >= {"present", "open"}
    assert any("手册只要一处就列" in one.explanation for one in differing)


def test_lights_are_told_apart_without_colour(snapshot: Snapshot) -> None:
    five, six = tables(diagnosis_blocks(snapshot, ["lights"]))
    assert len(five.columns) == 6
    assert len(six.columns) == 7
    signs = {cell.text.partition(" ")[0]: cell.tone for row in five.rows for cell in row[1:]}
    assert signs == {"●": "good", "◐": "warn", "○": "bad", "？": "quiet", "—": "quiet"}
    assert "由人写" in "".join(texts(six)[0])


def test_the_paper_has_them_in_both_languages(session: EstateSession, pdf: bytes) -> None:
    text = running(pdf)
    for word in (
        "五不六有",
        "手册指标表",
        "问题台账",
        "问题清单",
        "整治建议清单",
        "共5栋住宅具备节能改造价值",
    ):
        assert word in text
    english = running(pdf_of(SnapshotMaker(session, "en").snapshot()))
    assert "Remedylist" in english
    assert "buildings(" in english


def test_without_problems_or_handbook_it_says_so_or_nothing(snapshot: Snapshot, part: ProblemsPart) -> None:
    none = replace(snapshot, problems=replace(part, problems=()))
    said = [
        one.text for one in diagnosis_blocks(none, ["ledger", "remedy_list"]) if isinstance(one, Paragraph)
    ]
    assert said.count(f"没有列出问题；全部题项中还有 {part.open} 处没有查清，不等于没有问题。") == 3
    known = replace(snapshot, problems=replace(part, problems=(), open=0))
    lists = [one.text for one in diagnosis_blocks(known, ["remedy_list"]) if isinstance(one, Paragraph)]
    assert lists == ["没有列出问题。"] * 2
    without = replace(snapshot, problems=None)
    names = ["lights", "handbook", "ledger", "problem_list", "remedy_list"]
    assert diagnosis_blocks(without, names) == []
    no_buildings = replace(part, five_no=replace(part.five_no, rows=()))
    blocks = diagnosis_blocks(replace(snapshot, problems=no_buildings), ["lights"])
    assert len(tables(blocks)) == 1
    assert sum(isinstance(one, Heading) for one in blocks) == 3
    assert len(pages_of(pdf_of(replace(snapshot, problems=no_buildings)))) > 10
