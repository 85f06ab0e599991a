"""What the paper says: everything that was judged, everything that is not known, and nothing official."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from reports.papers import pages_of, pdf_of, running

from renodesk.reports.blocks import Cover, Heading, KeyNumber, Radar, SideBySide, Table
from renodesk.reports.sections.registry import diagnosis_blocks
from renodesk.reports.snapshot import Interval, Shortfall, Snapshot
from renodesk.reports.words import buildings_text, interval_text, places_text, score_text
from renodesk.services.reporting.maker import SnapshotMaker
from renodesk.services.session import EstateSession

OFFICIAL = "石景山区官方指标"


@pytest.fixture(scope="module")
def text(pdf: bytes) -> str:
    """Return the whole report without blanks."""
    return running(pdf)


def plain(words: str) -> str:
    """Return words without blanks, as `text` has them."""
    return "".join(words.split())


def test_the_cover_has_lines_for_those_who_answer_for_it(pdf: bytes, snapshot: Snapshot) -> None:
    cover = plain(pages_of(pdf)[0])
    for word in ("编制", "校核", "审核", "日期", "盖章", "老旧小区体检报告", "槐安里小区（示例）"):
        assert word in cover
    assert snapshot.date in cover
    assert snapshot.digest in cover
    (block,) = [one for one in diagnosis_blocks(snapshot) if isinstance(one, Cover)]
    assert [role for role, _ in block.signatures] == ["编制", "校核", "审核", "日期", "盖章"]


def test_the_date_comes_from_the_data(session: EstateSession, snapshot: Snapshot) -> None:
    newest = max(change.at for change in session.file.changes())
    assert snapshot.date == newest[:10]


def test_names_of_a_seal_stand_on_the_cover(snapshot: Snapshot) -> None:
    sealed = replace(snapshot, prepared="张三", checked="李四", reviewed="王五", seal="已封存（第1版）")
    cover = plain(pages_of(pdf_of(sealed))[0])
    assert all(name in cover for name in ("张三", "李四", "王五", "已封存（第1版）"))


def test_it_says_that_the_tree_is_proposed_and_never_that_it_is_official(pdf: bytes, text: str) -> None:
    assert "指标体系为建议稿" in text
    assert all("建议稿，非官方指标" in plain(page) for page in pages_of(pdf))
    assert OFFICIAL not in text
    assert not re.search(r"(?<!非)官方指标", text)


def test_all_indicators_groups_and_items_are_there_by_code_and_name(
    text: str, session: EstateSession, snapshot: Snapshot
) -> None:
    forms = session.forms
    assert (len(forms.tree.items), len(forms.checklist.items)) == (55, 36)
    assert len([group for group in forms.tree.groups if group.level == 1]) == 7
    for row in (*forms.tree.items, *forms.tree.groups, *forms.checklist.items):
        assert plain(f"{row.code}{row.name}") in text, row.code
    assert len([node for node in snapshot.nodes if node.level == 3]) == 55
    assert len(snapshot.checks) == 36


def test_every_indicator_has_its_score_its_word_and_its_source(snapshot: Snapshot) -> None:
    rows = {
        row[0].text: [cell.text for cell in row]
        for block in diagnosis_blocks(snapshot)
        if isinstance(block, Table) and len(block.columns) == 6
        for row in block.rows
    }
    for node in snapshot.nodes:
        if node.level == 3:
            assert rows[node.code][2] == interval_text(node.interval)
            assert rows[node.code][3] == node.word
            assert rows[node.code][5] == node.provenance
            assert node.provenance


def test_the_score_is_printed_with_its_interval(text: str, snapshot: Snapshot) -> None:
    low, high = snapshot.total.low, snapshot.total.high
    assert low is not None
    assert high is not None
    assert low < high
    assert plain(f"{score_text(low)} – {score_text(high)}") in text
    (page,) = [one for one in diagnosis_blocks(snapshot) if isinstance(one, SideBySide)]
    (number,) = [one for one in page.left if isinstance(one, KeyNumber)]
    assert number.value == interval_text(snapshot.total)
    assert isinstance(page.right, Radar)
    assert len(page.right.axes) == 7


def test_every_red_flag_is_printed_with_item_and_place(text: str, snapshot: Snapshot) -> None:
    assert f"红旗{len(snapshot.red_flags)}处" in text
    (block,) = [
        one
        for one in diagnosis_blocks(snapshot)
        if isinstance(one, Table) and one.columns[-1].title == "最低得分"
    ]
    printed = {row[0].text.partition(" ")[0]: row[1].text for row in block.rows}
    for code in {flag.code for flag in snapshot.red_flags}:
        assert printed[code] == places_text([flag.place for flag in snapshot.red_flags if flag.code == code])


def test_what_is_contested_is_named_with_both_persons(text: str, snapshot: Snapshot) -> None:
    assert len(snapshot.contested) == 3
    for line in snapshot.contested:
        assert plain(line) in text
        assert "示例设计师甲、示例设计师乙" in line
    assert text.count("【待裁定】") == 3


def test_what_nobody_saw_is_named_with_place_and_reason(text: str, snapshot: Snapshot) -> None:
    assert snapshot.unseen
    for line in snapshot.unseen:
        assert plain(f"{line.code} {line.name}") in text
        assert plain(line.places) in text
        assert plain(line.reason) in text
        assert line.reason


def test_shortfalls_stand_worst_first_with_what_they_ask_for(text: str, snapshot: Snapshot) -> None:
    shortfalls = snapshot.shortfalls
    order = [(not one.is_urgent, not one.is_red, one.interval.low) for one in shortfalls]
    assert order == sorted(order, key=lambda one: (one[0], one[1], one[2] or Fraction(0)))
    places = [
        text.index(plain(f"{number}　{one.code} {one.name}")) for number, one in enumerate(shortfalls, 1)
    ]
    assert places == sorted(places)
    for one in shortfalls:
        assert plain(one.sentence) in text
        assert all(plain(remedy) in text for remedy in one.remedies)


def test_the_fixed_sentence_counts_buildings_and_names_them(snapshot: Snapshot) -> None:
    sentences = [one.sentence for one in snapshot.shortfalls]
    assert any(re.fullmatch(r"共\d+栋住宅.+，为(\d+(–\d+)?号楼、?)+。", sentence) for sentence in sentences)
    assert not any("小区小区" in sentence or "单元单元" in sentence for sentence in sentences)


def test_a_ticked_box_is_said_in_words_and_not_as_a_one(snapshot: Snapshot) -> None:
    (stairs,) = [one for one in snapshot.shortfalls if one.code == "A3.1"]
    assert any("踏步有缺损；" in line for line in stairs.details)
    assert not any(re.search(r"缺损 1\b", line) for line in stairs.details)


def shortfall(session: EstateSession, code: str) -> Shortfall:
    (found,) = [one for one in SnapshotMaker(session, "zh").snapshot().shortfalls if one.code == code]
    return found


def test_places_where_the_same_was_seen_are_told_in_one_line(session: EstateSession) -> None:
    lines = [line for line in shortfall(session, "F1.1").details if line.endswith("高差 450 mm")]
    assert len(lines) == 1
    assert "1号楼1–3单元" in lines[0]


def test_places_that_are_not_told_one_by_one_are_counted(
    session: EstateSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shortfall(session, "A3.1").details
    monkeypatch.setattr("renodesk.services.reporting.shortfalls._MOST_DETAILS", 1)
    first, rest = shortfall(session, "A3.1").details
    assert len(whole) > 2
    assert first == whole[0]
    assert re.fullmatch(r"另有 [1-9]\d* 处，逐处记录见小区档案。", rest)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["1号楼1单元", "1号楼2单元", "2号楼1单元"], "1号楼1、2单元，2号楼1单元"),
        (["3号楼1单元", "3号楼2单元", "3号楼3单元", "3号楼5单元"], "3号楼1–3、5单元"),
        (["1号楼", "2号楼", "3号楼"], "1–3号楼"),
        (["北区1号楼", "北区2号楼", "北区3号楼", "南区4号楼"], "北区1–3号楼、南区4号楼"),
        (["甲1栋", "甲2栋", "甲3幢", "甲-4号楼", "甲01号楼"], "甲1栋、甲2栋、甲3幢、甲-4号楼、甲01号楼"),
        (["北区1号楼2单元", "北区1号楼3单元", "北区2号楼"], "北区1号楼2、3单元，北区2号楼"),
        (["东楼甲单元", "东楼乙单元"], "东楼甲单元、东楼乙单元"),
        ([], ""),
    ],
)
def test_places_are_drawn_together_without_losing_one(names: list[str], words: str) -> None:
    assert places_text(names) == words


def test_the_36_have_status_and_quantities_of_the_site_and_the_proposal(snapshot: Snapshot) -> None:
    lines = {line.code: line for line in snapshot.checks}
    assert lines["B-M1"].said == "需改 3，已改 1"
    assert lines["B-M1"].quantities == "修缮面积 345 ㎡，渗漏户 6 户"
    assert lines["B-M4"].proposed == "应列入 135 ㎡"
    assert lines["B-M6"].proposed == "应列入 供电应改户数 36 户，供水应改户数 30 户，供气应改户数 12 户"
    assert {line.kind for line in snapshot.checks} == {"必改", "提升"}


def test_packs_and_the_digest_of_the_data_are_printed(
    text: str, snapshot: Snapshot, session: EstateSession
) -> None:
    for pack in snapshot.packs:
        assert plain(pack.title) in text
        assert pack.sha256[:16] in text
        assert plain(pack.statement) in text
    assert text.count(snapshot.digest) == 2
    assert len(snapshot.packs) == 3


def test_the_register_is_printed_without_what_is_personal(text: str, snapshot: Snapshot) -> None:
    assert [building.name for building in snapshot.buildings] == [f"{number}号楼" for number in range(1, 7)]
    assert all(plain(fact.value) in text for fact in snapshot.facts)
    assert ("改造意愿门槛T", "200/3（≈66.67） %") in {(fact.label, fact.value) for fact in snapshot.facts}


def test_an_estate_nobody_has_walked_yet_has_a_report_too(snapshot: Snapshot) -> None:
    nothing = replace(
        snapshot,
        total=Interval(low=Fraction(0), high=Fraction(100)),
        nodes=(),
        red_flags=(),
        shortfalls=(),
        facts=(),
        buildings=(),
        unseen=(),
        contested=(),
        warnings=(),
        bases=(),
    )
    found = running(pdf_of(nothing))
    for sentence in (
        "看过的底线项没有红旗",
        "看过的指标没有低于60分的",
        "不能说都合格",
        "尚未登记楼栋",
        "小区登记项尚未填写",
        "没有尚未查看的条目",
    ):
        assert sentence in found
    assert plain("0.0 – 100.0") in found
    seen = running(pdf_of(replace(nothing, scored=nothing.applicable)))
    assert "没有红旗：底线项均不低于60分" in seen
    assert "没有低于60分的指标。" in seen


def test_every_chapter_stands_in_the_contents(snapshot: Snapshot, pdf: bytes) -> None:
    chapters = [one.text for one in diagnosis_blocks(snapshot) if isinstance(one, Heading) and one.level == 1]
    contents = plain(pages_of(pdf)[1])
    assert len(chapters) == 13
    assert all(plain(chapter) in contents for chapter in chapters)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(2, 3), "0.7"),
        (Fraction(1, 20), "0.1"),
        (Fraction(599, 10), "59.9"),
        (Fraction(5995, 100), "60.0"),
        (Fraction(100), "100.0"),
        (None, "—"),
    ],
)
def test_a_score_has_one_decimal(number: Fraction | None, shown: str) -> None:
    assert score_text(number) == shown


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["1号楼", "2号楼"], "1号楼、2号楼"),
        (["1号楼", "3号楼", "4号楼", "5号楼", "6号楼"], "1号楼、3–6号楼"),
        (["甲楼", "2号楼", "乙楼"], "甲楼、2号楼、乙楼"),
        ([], ""),
    ],
)
def test_buildings_in_a_row_are_drawn_together(names: list[str], shown: str) -> None:
    assert buildings_text(names) == shown
