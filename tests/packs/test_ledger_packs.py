"""Ledgers as packs: the shipped fifteen are whole with their sources, every slip is named with its row."""

import shutil

import pytest
from packs.packs_copy import PacksCopy

from renodesk.packs import ledger_of, read_kind, read_pack
from renodesk.packs.complaints import Complaints, Spot
from renodesk.paths import forms_dir

COLUMNS = "ledger-rectification/columns.csv"
TOML = "ledger-rectification/pack.toml"


@pytest.mark.parametrize(
    ("code", "key", "column", "new"),
    [
        ("pack_code_twice", "measure", "name", "problem"),
        ("pack_word_of_two", "measure", "label_zh", "问题"),
        ("pack_word_of_two", "measure", "label_en", "problem"),
        ("pack_word_of_two", "measure", "synonyms", "怎么办;存在问题"),
        ("pack_key_malformed", "measure", "name", "State Of"),
        ("pack_key_malformed", "measure", "name", "state"),
        ("pack_word_not_allowed", "measure", "type", "sound"),
        ("pack_key_missing", "measure", "source", ""),
        ("pack_key_missing", "measure", "label_en", ""),
        ("pack_key_missing", "origin", "options", ""),
        ("pack_input_malformed", "origin", "options", "audit=专项审计;audit=又一个"),
        ("pack_word_not_allowed", "found_on", "personal", "Y"),
        ("pack_word_not_allowed", "place", "due", "Y"),
        ("pack_name_twice", "found_on", "due", "Y"),
        ("pack_link_unknown", "deadline", "due", "nowhere+7"),
        ("pack_word_not_allowed", "outcome", "closes", "someday"),
        ("pack_word_not_allowed", "outcome", "closes", "today"),
        ("pack_word_not_allowed", "origin", "closes", "audit|stars"),
        ("pack_provenance_unknown", "measure", "source_status", "HEARSAY"),
    ],
)
def test_every_slip_is_named_with_its_row_and_column(
    packs: PacksCopy, code: str, key: str, column: str, new: str
) -> None:
    row = packs.put(COLUMNS, key, column, new)
    found = [one for one in packs.complaints() if one.code == code]
    assert found
    assert any(one.spot.row in (row, packs.row_of(COLUMNS, "deadline")) for one in found)
    assert all(one.spot.file == "columns.csv" and one.spot.column for one in found)


def test_two_columns_of_one_name_in_the_header_are_refused(packs: PacksCopy) -> None:
    rows = packs.rows(COLUMNS)
    rows[0][rows[0].index("note")] = "unit"
    packs.write(COLUMNS, rows)
    assert {"pack_column_twice", "pack_column_missing"} <= {one.code for one in packs.complaints()}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('kind = "open"', 'kind = "closed"', "pack_ledger_states"),
        ('kind = "dropped"', 'kind = "gone"', "pack_word_not_allowed"),
        ('code = "review"', 'code = "open"', "pack_code_twice"),
        ("files = 1", "files = -1", "pack_not_a_number"),
        ('lasting = ["found_on"', 'lasting = ["nowhere"', "pack_link_unknown"),
        ('feeds = "rectification"', 'feeds = "gossip"', "pack_word_not_allowed"),
        ("order = 1", "order = -1", "pack_not_a_number"),
    ],
)
def test_a_slip_in_the_description_is_named(packs: PacksCopy, old: str, new: str, code: str) -> None:
    path = packs.folder / TOML
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert code in {one.code for one in packs.complaints()}


def test_the_fifteen_ledgers_are_whole_and_say_where_everything_comes_from() -> None:
    found = sorted((ledger_of(text) for text in read_kind(forms_dir(), "ledger")), key=lambda one: one.order)
    assert [one.identity.title for one in found] == [
        "整改台账", "存量资源", "投诉与回应", "会议与恳谈", "质量安全巡查", "文件登记",
        "专营设施移交", "维修资金", "共建基金", "物业与长效管理", "古树与历史建筑", "质保回访",
        "主材料样板", "居民提议", "一本账",
    ]  # fmt: skip
    for ledger in found:
        assert ledger.identity.statement
        assert ledger.identity.statement_en
        assert ledger.due_column is not None, "each can be overdue"
        assert any(one.is_required for one in ledger.columns)
        assert any(not one.is_open and not one.by_reason for one in ledger.states)
        assert any(one.is_listed for one in ledger.columns)
        for column in ledger.columns:
            assert column.field.source
            assert column.field.provenance
            assert column.field.label_en
            assert not column.field.label.endswith(("姓名", "电话", "人")) or column.is_personal or column.who
    warranty = next(one for one in found if one.id == "warranty")
    work = warranty.column("work")
    assert work is not None
    assert "TRAINING" in work.field.provenance, "what is not certain says so"


def test_a_ledger_of_an_office_is_a_folder_and_nothing_else(packs: PacksCopy) -> None:
    own = packs.folder / "ledger-own"
    shutil.copytree(packs.folder / "ledger-meetings", own)
    text = (own / "pack.toml").read_text(encoding="utf-8").replace('id = "meetings"', 'id = "own"')
    (own / "pack.toml").write_text(text, encoding="utf-8")
    assert packs.complaints() == []
    assert ledger_of(read_pack(own)).id == "own"


def test_a_long_list_in_a_complaint_is_cut_between_its_parts() -> None:
    complaints = Complaints()
    complaints.add(Spot(pack="p", file="f"), "profile_pack_missing", known="、".join(["price_example"] * 30))
    (said,) = complaints.found
    assert said.facts["known"].endswith("、price_example、…")
    assert len(said.facts["known"]) <= 202
