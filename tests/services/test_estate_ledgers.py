"""Rows of ledgers: entered, due, closed by the rule, opened again; names outside the log; back by undo."""

import datetime
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.vocabulary_ledgers import about_row, ledger_cell
from renodesk.errors import (
    LedgerRowLacks,
    LedgerValueRefused,
    ReasonMissing,
    UnknownLedger,
    UnknownLedgerColumn,
    UnknownLedgerRow,
    UnknownLedgerState,
    ValueTooLong,
    WrongUsage,
)
from renodesk.paths import forms_dir
from renodesk.services.attachments import Attachments
from renodesk.services.cell_words import CellWords
from renodesk.services.environment import Environment
from renodesk.services.history import History
from renodesk.services.ledgers import LedgerActs, LedgerBook, ledger_called, ledgers, standings
from renodesk.services.ledgers.feeding import register_with_step
from renodesk.services.ledgers.reminding import overdue_words
from renodesk.services.ledgers.words import column_lines, row_lines, row_words, sums_words
from renodesk.services.procedure import ProcedureActs
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
ROW = {
    "来源": "专项审计",
    "found_on": "2026/10/8",
    "问题": "雨水管未接入",
    "责任人": "张三丰",
    "整改时限": "2026年11月1日",
}


def _noon(day: str) -> Callable[[], int]:
    at = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    return lambda: int(at.timestamp() * 1000)


@pytest.fixture
def estate(tmp_path: Path) -> EstateSession:
    """An empty estate on 27 November 2026."""
    environment = Environment(clock=_noon("2026-11-27"))
    with EstateSession.create(tmp_path / "a.reno", "槐安里", JIA, environment) as session:
        yield session


@pytest.fixture
def acts(estate: EstateSession) -> LedgerActs:
    """The rectification ledger."""
    return LedgerActs(estate, ledger_called(estate, "整改台账"))


def test_a_row_is_overdue_until_it_is_closed_by_the_rule(acts: LedgerActs, estate: EstateSession) -> None:
    key = acts.enter(ROW)
    acts.enter({**ROW, "deadline": "2026-12-02", "问题": "井盖下沉"})
    acts.enter({**ROW, "deadline": "", "问题": "没有时限"})
    book = acts.book()
    assert [book.number(one) for one in book.rows] == ["ZG-001", "ZG-002", "ZG-003"]
    late = book.row("ZG-001")
    assert (late.is_overdue, late.days_late, book.overdue) == (True, 26, (late,))
    assert book.row("2").is_due_soon
    assert not book.row("3").is_overdue
    with pytest.raises(LedgerRowLacks) as refused:
        acts.close(key)
    assert refused.value.facts["lacking"] == "整改情况、复核人、佐证附件 1 个", "all that is missing at once"
    Attachments(estate).attach_bytes("证.pdf", b"%PDF-", about_row(key))
    acts.close(key, {"outcome": "已接入", "复核人": "李四光"})
    row = acts.book().row(key)
    assert (row.state.code, row.values["closed_on"], row.files) == ("closed", "2026-11-27", 1)
    assert not row.is_overdue
    assert acts.ledger.days_taken(row.values) == 50
    assert acts.book().rows[-1].key == key, "what is closed comes last"
    with pytest.raises(ReasonMissing):
        acts.reopen(key, " ")
    acts.reopen(key, "雨后又漏")
    row = acts.book().row(key)
    assert row.is_overdue
    assert row.values["closed_on"] is None
    with pytest.raises(ReasonMissing):
        acts.move(key, "撤销")
    acts.move(key, "撤销", "重复登记")
    assert not acts.book().row(key).is_open
    found = next(one for one in standings(estate) if one.ledger.id == "rectification")
    assert (found.rows, found.open, found.overdue, found.closed) == (3, 2, 0, 1)


def test_a_default_day_follows_from_another_column(estate: EstateSession) -> None:
    acts = LedgerActs(estate, ledger_called(estate, "complaints"))
    said = {"channel": "回音壁", "收到日期": "2026-11-15", "matter": "楼道没灯"}
    first = acts.enter(said)
    assert acts.book().row(first).due == datetime.date(2026, 11, 22)
    acts.change(first, {"reply_by": "2026-12-01"})
    assert acts.book().row(first).due == datetime.date(2026, 12, 1)
    acts.change(first, {"reply_by": ""})
    assert acts.book().row(first).days_late == 5


def test_names_are_outside_the_log_and_what_is_the_same_is_not_written(
    acts: LedgerActs, estate: EstateSession
) -> None:
    key = acts.enter(ROW)
    assert acts.book().row(key).persons == {"person": "张三丰"}
    assert not any("张三丰" in one.value for one in estate.file.changes())
    count = len(list(estate.file.changes()))
    acts.change(key, ROW)
    assert len(list(estate.file.changes())) == count
    acts.change(key, {"责任人": "李四光", "place": "3号楼"})
    row = acts.book().row(key)
    assert (row.persons["person"], row.values["place"]) == ("李四光", "3号楼")
    History(estate).undo()
    assert acts.book().row(key).persons["person"] == "张三丰"
    acts.change(key, {"责任人": "", "place": ""})
    assert acts.book().row(key).said("person") is None
    History(estate).undo()
    History(estate).undo()
    assert acts.book().rows == (), "the row's entry was the first act"


def test_what_is_wrong_is_refused_and_nothing_is_kept(acts: LedgerActs, estate: EstateSession) -> None:
    for values, error in (
        ({**ROW, "来源": "天上"}, LedgerValueRefused),
        ({**ROW, "deadline": "下周"}, LedgerValueRefused),
        ({**ROW, "颜色": "红"}, UnknownLedgerColumn),
        ({**ROW, "measure": "长" * 4001}, ValueTooLong),
        ({"来源": "专项审计"}, LedgerRowLacks),
    ):
        with pytest.raises(error):
            acts.enter(values)
    with pytest.raises(UnknownLedgerState):
        acts.enter(ROW, "closed")
    key = acts.enter(ROW)
    for call, error in (
        (lambda: acts.change(key, {"problem": " "}), LedgerRowLacks),
        (lambda: acts.move(key, "burnt"), UnknownLedgerState),
        (lambda: acts.change("ZG-009", {}), UnknownLedgerRow),
        (lambda: ledger_called(estate, "gossip"), UnknownLedger),
    ):
        with pytest.raises(error):
            call()
    assert [one.number for one in acts.book().rows] == [1]
    acts.remove(key, "记错")
    assert acts.book().rows == ()
    acts.enter(ROW)
    assert acts.book().rows[0].number == 2, "a number is not given twice"


def test_rows_are_found_by_words_state_and_delay(acts: LedgerActs) -> None:
    first = acts.enter(ROW)
    acts.enter({**ROW, "problem": "井盖下沉", "deadline": "2027-01-01"})
    acts.move(first, "待复核")
    book = acts.book()
    assert [one.number for one in book.select("雨水 专项审计")] == [1]
    assert [one.number for one in book.select("zg-002")] == [2]
    assert [one.number for one in book.select("张三丰")] == [1, 2]
    assert [one.number for one in book.select(state="review")] == [1]
    assert [one.number for one in book.select(overdue=True)] == [1]
    assert book.select("没有这样的") == ()


def test_everything_is_said_in_both_languages(acts: LedgerActs, estate: EstateSession) -> None:
    key = acts.enter(ROW)
    words = "\n".join(row_lines(acts.book(), acts.book().row(key)))
    assert "逾期 26 天（2026-11-01）" in words
    assert "办结还缺：整改情况、复核人、佐证附件 1 个" in words
    english = LedgerBook(estate, acts.ledger, "en")
    assert "26 days late" in row_words(english, english.rows[0])
    about = "\n".join(column_lines(acts.ledger, "zh"))
    assert "责任人  文字；个人信息" in about
    assert "甘建城〔2022〕15号" in about
    cells = {state.cell.field: state for state in estate.file.states("ledger_row", key)}
    said = CellWords(estate, "zh")
    assert said.what(cells["entered"].cell).startswith("整改台账 ZG-001")
    assert "来源：专项审计" in said.line(cells["entered"].cell, cells["entered"].value)
    acts.move(key, "review")
    state = estate.file.state(cells["entered"].cell.__class__(entity="ledger_row", key=key, field="state"))
    assert said.line(state.cell, state.value) == "待复核"


def test_an_office_adds_a_ledger_without_code_and_moves_on_to_its_next_version(
    tmp_path: Path, estate: EstateSession
) -> None:
    own = tmp_path / "packs" / "ledger-keys"
    own.mkdir(parents=True)
    shipped = forms_dir() / "ledger-documents"
    text = (shipped / "pack.toml").read_text(encoding="utf-8")
    for old, new in (
        ('id = "documents"', 'id = "keys"'),
        ('title = "文件登记"', 'title = "钥匙"'),
        ("order = 6", "order = 0"),
        ('english = "english.csv"\n', ""),
    ):
        assert old in text
        text = text.replace(old, new)
    columns = (shipped / "columns.csv").read_bytes()
    (own / "pack.toml").write_text(text, encoding="utf-8")
    (own / "columns.csv").write_bytes(columns)
    environment = Environment(clock=_noon("2026-11-27"), forms_folder=tmp_path / "packs")
    path = tmp_path / "own.reno"
    EstateSession.create(path, "新里", JIA, Environment()).close()
    with EstateSession.open(path, JIA, Environment(clock=_noon("2026-11-27"))) as session:
        session.environment = environment
        assert next(one.id for one in ledgers(session)) == "keys"
        acts = LedgerActs(session, ledger_called(session, "钥匙"))
        key = acts.enter({"title": "大门", "kind": "其他", "clause": "一把"})
        rows = [
            line for line in columns.decode("utf-8-sig").splitlines(True) if not line.startswith("clause,")
        ]
        (own / "columns.csv").write_bytes("".join(rows).encode("utf-8-sig"))
        after = text.replace('version = "1"', 'version = "2"').replace("columns = 11", "columns = 10")
        (own / "pack.toml").write_text(after, encoding="utf-8")
        assert ledger_called(session, "keys").identity.version == "1", "rows stay with what they began with"
        newer = acts.newer()
        assert newer is not None
        assert acts.parked(newer) == {"用到的条款": 1}
        acts.take_newer()
        assert ledger_called(session, "keys").identity.version == "2"
        assert acts.book().row(key).values["clause"] == "一把", "nothing is lost"
        assert acts.newer() is None, "the older version that the file keeps too is not offered"
    with EstateSession.open(path, JIA, Environment()) as there:
        assert ledger_called(there, "钥匙").identity.version == "2", (
            "the file explains itself without the packs"
        )
        assert there.value(ledger_cell("keys"))["version"] == "2"


def test_a_document_is_registered_with_a_step_of_the_procedure_once(estate: EstateSession) -> None:
    acts = LedgerActs(estate, ledger_called(estate, "documents"))
    procedure = ProcedureActs(estate)
    procedure.choose(["CX10"])
    step = procedure.book().own[0].steps[3].key
    said = {
        "title": "关于可研的批复",
        "doc_number": "楚住建〔2026〕3号",
        "kind": "批复",
        "issued_on": "2026-10-08",
    }
    key = acts.enter(said)
    with pytest.raises(WrongUsage):
        register_with_step(estate, acts.book(), acts.book().row(key))
    acts.change(key, {"step": step})
    one = Attachments(estate).attach_bytes("批复.pdf", b"%PDF-", about_row(key))
    assert register_with_step(estate, acts.book(), acts.book().row(key)) is not None
    assert register_with_step(estate, acts.book(), acts.book().row(key)) is None
    paper = procedure.book().papers()[0]
    assert (paper.step, paper.name, paper.number) == (step, said["title"], said["doc_number"])
    assert (paper.day, paper.file, paper.note) == ("2026-10-08", one.sha256, "WJ-001")
    other = LedgerActs(estate, ledger_called(estate, "整改台账"))
    own = other.enter(ROW)
    with pytest.raises(WrongUsage):
        register_with_step(estate, other.book(), other.book().row(own), step)


def test_a_fund_says_what_it_holds_by_what_is_settled(estate: EstateSession) -> None:
    acts = LedgerActs(estate, ledger_called(estate, "共建基金"))
    for kind, paid in (("缴存", "5000"), ("收益", "12.5"), ("支出", "800"), ("支出", "9999")):
        said = {"kind": kind, "day": "2026-10-08", "payable": paid, "paid": paid}
        key = acts.enter(said)
        if paid != "9999":
            acts.close(key)
    standing = acts.book().standing()
    assert standing.balance == Fraction(8425, 2)
    assert "按已结的，结余 4212.5 元" in sums_words(standing, "zh")


def test_what_is_overdue_anywhere_is_told_in_a_line(estate: EstateSession, acts: LedgerActs) -> None:
    assert overdue_words(estate, "zh") == ""
    acts.enter({**ROW, "整改时限": "2026-11-20"})
    acts.enter(ROW)
    LedgerActs(estate, ledger_called(estate, "complaints")).enter(
        {"channel": "电话", "received_on": "2026-11-01", "matter": "吵"}
    )
    assert overdue_words(estate, "zh") == "台账逾期 3 条，最久 26 天：整改台账 ZG-002"


def test_a_book_that_follows_acts_is_the_same_as_one_read_anew(
    acts: LedgerActs, estate: EstateSession
) -> None:
    keys = [acts.enter({**ROW, "问题": f"第{at}处", "整改时限": f"2026-11-{20 + at}"}) for at in range(6)]
    book = acts.book()
    assert book.select("张三丰") == book.rows
    acts.change(keys[0], {"problem": "换了一个说法", "责任人": "李四光"})
    acts.move(keys[1], "撤销", "重复")
    acts.remove(keys[2])
    new = acts.enter(ROW)
    one = Attachments(estate).attach_bytes("证.pdf", b"%PDF-", about_row(keys[3]))
    untouched = book.row(keys[4])
    book.follow(estate, [*keys[:3], new], with_files=True)
    assert book.rows == acts.book().rows
    assert book.row(keys[4]) is untouched
    assert [row.key for row in book.select("李四光")] == [keys[0]]
    Attachments(estate).remove(one.key)
    book.follow(estate, [], with_files=True)
    assert book.rows == acts.book().rows
