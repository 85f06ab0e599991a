"""Ledgers in bundles and spreadsheets: two laptops lose nothing, names stay home, a sheet is whole or not."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from bundles.conftest import YI

from renodesk.domain.vocabulary_ledgers import about_row, ledger_cell, ledger_row_cell, ledger_row_field
from renodesk.errors import PackFaulty, SheetRefused, TableUnreadable, UnknownField
from renodesk.estates.bundling import write_bundle
from renodesk.estates.packing import BundleWish
from renodesk.packs import read_pack
from renodesk.paths import forms_dir
from renodesk.services.attachments import Attachments
from renodesk.services.contests import Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle
from renodesk.services.history import History
from renodesk.services.ledger_packs.packs import add_ledger
from renodesk.services.ledgers import LedgerActs, ledger_called, ledgers
from renodesk.services.ledgers.exporting import write_ledger
from renodesk.services.ledgers.importing import plan_file, plan_text, take
from renodesk.services.ledgers.words import fault_words, planned_words
from renodesk.services.session import EstateSession

ROW = {"来源": "专项审计", "反馈日期": "2026-10-08", "问题": "雨水管未接入", "责任人": "张三丰"}


def rectification(session: EstateSession) -> LedgerActs:
    """Return the rectification ledger of an estate."""
    return LedgerActs(session, ledger_called(session, "整改台账"))


def test_every_ledger_goes_from_pack_to_row_to_bundle_and_back(estate: EstateSession, tmp_path: Path) -> None:
    keys = {}
    for ledger in ledgers(estate):
        said = {}
        for column in ledger.columns:
            options = next(iter(column.field.options.values()), "")
            words = {"date": "2026-10-08", "count": "3", "number": "12.5", "percent": "90", "bool": "是"}
            said[column.name] = options or words.get(column.field.type, f"{column.field.label}的话")
        keys[ledger.id] = LedgerActs(estate, ledger).enter(said)
        Attachments(estate).attach_bytes("证.pdf", b"%PDF-" + ledger.id.encode(), about_row(keys[ledger.id]))
    write_bundle(estate.file, forms_dir(), tmp_path / "all.zip", wish=BundleWish(with_personal=True))
    with open_bundle(tmp_path / "all.zip", tmp_path / "their.reno", YI, Environment()) as theirs:
        for ledger in ledgers(theirs):
            here, there = (LedgerActs(one, ledger).book() for one in (estate, theirs))
            assert there.rows == here.rows
            row = there.row(keys[ledger.id])
            assert row.files == 1
            assert all(there.word(row, column) for column in ledger.columns)
            out = tmp_path / f"{ledger.id}.xlsx"
            write_ledger(theirs, there, out, with_names=True)
            again = plan_file(theirs, ledger, out)
            assert (again.faults, again.drafts, again.same) == ((), (), 1), ledger.id


def test_two_laptops_at_one_ledger_lose_nothing(estate: EstateSession, tmp_path: Path) -> None:
    mine = rectification(estate)
    one, two = mine.enter(ROW), mine.enter({**ROW, "问题": "井盖下沉"})
    write_bundle(estate.file, forms_dir(), tmp_path / "to.zip")
    with open_bundle(tmp_path / "to.zip", tmp_path / "their.reno", YI, Environment()) as theirs:
        their = rectification(theirs)
        assert their.book().row(one).said("person") is None, "names stay home"
        their.change(one, {"整改时限": "2026-12-01", "位置": "3号楼"})
        their.move(two, "待复核")
        their.enter({**ROW, "问题": "路灯不亮"})
        write_bundle(theirs.file, forms_dir(), tmp_path / "from.zip")
    mine.change(one, {"整改时限": "2026-11-15"})
    mine.remove(two, "重复")
    mine.enter({**ROW, "问题": "栏杆松动"})
    merge_bundle(estate, tmp_path / "from.zip")
    book = mine.book()
    assert book.row(one).contested == {"deadline"}
    assert book.row(one).values["place"] == "3号楼"
    assert book.row(two).state.code == "review", "a removal that did not see a word does not hide it"
    assert book.doubled == (3,)
    contests = {contest.cell: contest for contest in Contests(estate, "zh").listing()}
    deadline = contests[ledger_row_field(one, "deadline")]
    assert deadline.what == "整改台账 ZG-001 · 整改时限"
    assert {line for claim in deadline.claims for line in claim.lines} == {"2026-12-01", "2026-11-15"}
    assert contests[ledger_row_cell(two, "removed")].is_removal
    mine.change(one, {"整改时限": "2026-11-15"})
    assert not mine.book().row(one).contested, "saying it again decides it"
    double = next(row for row in mine.book().rows if row.number == 3)
    mine.renumber(double.key)
    assert sorted(row.number for row in mine.book().rows) == [1, 2, 3, 4]


def test_a_sheet_of_an_office_is_matched_and_taken_in_as_one_act(
    estate: EstateSession, tmp_path: Path
) -> None:
    acts = rectification(estate)
    for coding, name in (("utf-8-sig", "a.csv"), ("gb18030", "b.csv")):
        text = "整改问题汇总表\n序号,问题来源,下发日期,存在问题,整改期限,承办人,进展,备注\n"
        text += (
            "1,专项审计,2026年10月8日,雨水管未接入,2026/11/1,张三丰,待复核,急\n2,督查,2026-10-09,无灯,,,,\n"
        )
        (tmp_path / name).write_bytes(text.replace("督查", "工作督查").encode(coding))
        plan = plan_file(estate, acts.ledger, tmp_path / name)
        assert plan.faults == ()
        done = take(estate, plan)
        assert (done.new, done.changed) == (2, 0)
        assert [list(fault_words([one], "zh")) for one in done.notices] == [
            ["#2  不认识的列“备注”，已略过。"]
        ]
        first = next(row for row in acts.book().rows if row.values["problem"] == "雨水管未接入")
        assert (first.state.code, first.values["origin"], first.said("person")) == (
            "review",
            "audit",
            "张三丰",
        )
        History(estate).undo()
        assert acts.book().rows == ()
    assert not any("张三丰" in one.value for one in estate.file.changes())


def test_a_sheet_with_any_fault_is_refused_whole_and_every_fault_has_its_row_and_column(
    estate: EstateSession, tmp_path: Path
) -> None:
    acts = rectification(estate)
    acts.enter(ROW)
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["编号", "来源", "反馈日期", "问题", "整改时限", "状态"],
        ["", "专项审计", "2026-10-08", "好的一条", "", ""],
        ["", "天上", "哪天", "", "2026-13-01", "烧了"],
        ["ZG-xx", "专项审计", "2026-10-08", "编号不对", "", ""],
        ["ZG-009", "专项审计", "2026-10-08", "已销号却没有日期", "", "已销号"],
        ["ZG-009", "专项审计", "2026-10-08", "=1+1", "", ""],
    ):
        sheet.append(row)
    book.save(tmp_path / "bad.xlsx")
    plan = plan_file(estate, acts.ledger, tmp_path / "bad.xlsx")
    told = "\n".join(planned_words(plan, "zh", is_done=False))
    for part in (
        "#3  “来源”（B 列）不能填“天上”：选一个",
        "#3  “反馈日期”（C 列）不能填“哪天”：日期",
        "#3  “整改时限”（E 列）不能填“2026-13-01”",
        "#3  “状态”（F 列）没有“烧了”这个状态",
        "#4  “编号”（A 列）“ZG-xx”不是本台账的编号",
        "#5  是“已销号”，可是没有“销号日期”",
        "#6  “编号”（A 列）“ZG-009”在第 5 行已有",
        "#6  “问题”（D 列）是公式",
    ):
        assert part in told, told
    with pytest.raises(SheetRefused):
        take(estate, plan)
    assert len(acts.book().rows) == 1
    (tmp_path / "names.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert "认不出任何一列" in "\n".join(
        fault_words(plan_file(estate, acts.ledger, tmp_path / "names.csv").faults, "zh")
    )
    (tmp_path / "short.csv").write_text("问题,来源\n漏,专项审计\n", encoding="utf-8")
    assert "没有“反馈日期”这一列" in "\n".join(
        fault_words(plan_file(estate, acts.ledger, tmp_path / "short.csv").faults, "zh")
    )
    with pytest.raises(UnknownField):
        plan_file(estate, acts.ledger, tmp_path / "short.csv", matches={"问题": "颜色"})
    (tmp_path / "no.xlsx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(TableUnreadable):
        plan_file(estate, acts.ledger, tmp_path / "no.xlsx")


def test_what_was_written_out_is_edited_and_taken_in_again(estate: EstateSession, tmp_path: Path) -> None:
    acts = rectification(estate)
    key = acts.enter(ROW)
    assert write_ledger(estate, acts.book(), tmp_path / "out.xlsx") == 1
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet = book.active
    titles = {cell.value: cell.column for row in sheet.iter_rows() for cell in row if cell.value}
    assert "责任人" not in titles
    head = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "问题")
    sheet.cell(head + 1, titles["位置"]).value = "5号楼"
    sheet.cell(head + 2, titles["来源"]).value = "项目预警"
    sheet.cell(head + 2, titles["反馈日期"]).value = "2026-10-20"
    sheet.cell(head + 2, titles["问题"]).value = "新的一条"
    book.save(tmp_path / "out.xlsx")
    plan = plan_file(estate, acts.ledger, tmp_path / "out.xlsx")
    assert (plan.faults, plan.new, plan.changed) == ((), 1, 1)
    take(estate, plan)
    row = acts.book().row(key)
    assert (row.values["place"], row.said("person")) == ("5号楼", "张三丰")
    assert acts.book().row("2").values["problem"] == "新的一条"
    block = "来源\t反馈日期\t问题\n审计\t2026-10-21\t从剪贴板来\n"
    assert take(estate, plan_text(estate, acts.ledger, block)).new == 1


def test_another_writer_may_bring_what_no_ledger_says_and_nothing_breaks(estate: EstateSession) -> None:
    acts = rectification(estate)
    key = acts.enter(ROW)
    with estate.act(on_sealed=True) as act:
        act.put(
            ledger_row_cell("rectification/strange", "entered"), {"number": -5, "values": {"deadline": 7}}
        )
        act.put(ledger_row_cell("rectification/stranger", "entered"), "no row at all")
        act.put(ledger_row_field(key, "deadline"), "31 February")
        act.put(ledger_row_field(key, "origin"), ["a", "list"])
        act.put(ledger_row_cell(key, "state"), "burnt")
        bad = read_pack(forms_dir() / "ledger-meetings")
        act.keep_pack("meetings", "99", "f" * 64, bad.text.replace("date", "sound"))
        act.put(ledger_cell("meetings"), {"id": "meetings", "version": "99", "sha256": "f" * 64})
        act.put(ledger_cell("nowhere"), "no pin at all")
    assert ledger_called(estate, "meetings").identity.version == "1", (
        "a pack that cannot be read spoils nothing"
    )
    book = acts.book()
    assert {row.key for row in book.rows} == {key, "rectification/strange"}
    assert all(book.word(row, column) is not None for row in book.rows for column in book.ledger.columns)
    assert (book.row(key).due, book.row(key).state.code) == (None, "open")


def test_an_own_ledger_is_added_from_a_folder_and_travels_to_who_has_not_its_pack(
    estate: EstateSession, tmp_path: Path
) -> None:
    own = tmp_path / "钥匙台账"
    shutil.copytree(forms_dir() / "ledger-meetings", own)
    text = (own / "pack.toml").read_text(encoding="utf-8")
    for old, new in (('id = "meetings"', 'id = "keys"'), ('title = "会议与恳谈"', 'title = "钥匙"')):
        assert old in text
        text = text.replace(old, new)
    (own / "pack.toml").write_text(text, encoding="utf-8")
    add_ledger(estate, own)
    key = LedgerActs(estate, ledger_called(estate, "钥匙")).enter(
        {"kind": "其他", "held_on": "2026-10-08", "matter": "大门钥匙"}
    )
    shutil.rmtree(own)
    write_bundle(estate.file, forms_dir(), tmp_path / "to.zip")
    with open_bundle(tmp_path / "to.zip", tmp_path / "their.reno", YI, Environment()) as theirs:
        their = LedgerActs(theirs, ledger_called(theirs, "钥匙"))
        assert their.book().row(key).values["matter"] == "大门钥匙"
        assert their.newer() is None
    History(estate).undo()
    History(estate).undo()
    assert "keys" in {one.id for one in ledgers(estate)}, "its text is in the file; only nothing is entered"
    with pytest.raises(PackFaulty):
        add_ledger(estate, forms_dir() / "register")
