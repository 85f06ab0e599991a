"""Kept ledgers on paper: what is overdue first, every row, and no name anywhere."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from renodesk.domain.changes import Author
from renodesk.reports.blocks import Heading, Paragraph, Table
from renodesk.reports.kept_paper import kept_document
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.environment import Environment
from renodesk.services.ledgers import LedgerActs, ledger_called
from renodesk.services.reporting import write_paper
from renodesk.services.reporting.kept import kept_snapshot
from renodesk.services.session import EstateSession

DAY = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)
ROW = {
    "来源": "专项审计",
    "反馈日期": "2026-10-08",
    "问题": "雨水管未接入",
    "责任人": "张三丰",
    "责任单位": "区住建局",
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[EstateSession]:
    """An estate of 27 November 2026 with two ledgers, one row of which is late."""
    environment = Environment(clock=lambda: int(DAY.timestamp() * 1000))
    author = Author(person="甲", device="d")
    with EstateSession.create(tmp_path / "a.reno", "槐安里", author, environment) as made:
        acts = LedgerActs(made, ledger_called(made, "整改台账"))
        acts.enter({**ROW, "整改时限": "2026-11-01"})
        acts.enter({**ROW, "问题": "井盖下沉", "整改时限": "2026-12-30"})
        LedgerActs(made, ledger_called(made, "存量资源")).enter(
            {"kind": "边角地", "place": "西墙外", "area": "126.5", "owner": "区园林局"}
        )
        yield made


def words(session: EstateSession, *sections: str, language: str = "zh") -> str:
    """Return everything the paper says."""
    options = PaperOptions(language="en" if language == "en" else "zh", sections=sections)
    found = []
    for block in kept_document(kept_snapshot(session, options), sections).blocks:
        if isinstance(block, (Heading, Paragraph)):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [" | ".join(cell.text for cell in row) for row in block.rows]
    return "\n".join(found)


def test_what_is_late_stands_first_and_names_stay_out(session: EstateSession) -> None:
    late = words(session, "kept_overdue")
    assert (
        "整改台账 | ZG-001 | 来源：专项审计；反馈日期：2026-10-08；问题：雨水管未接入 | 区住建局 | 2026-11-01"
        in late
    )
    assert "井盖下沉" not in late
    every = words(session)
    assert "CL-001 | 类别：边角地；位置：西墙外；面积：126.5 ㎡；权属：区园林局" in every
    assert "共 2 条，未办结 2 条，逾期 1 条，办结 0 条" in every
    assert "质保回访" not in every, "a ledger without rows is not printed"
    assert "张三丰" not in every
    assert "Rectification ledger | ZG-001" in words(session, language="en")


def test_nothing_entered_is_said(tmp_path: Path) -> None:
    author = Author(person="甲", device="d")
    with EstateSession.create(tmp_path / "b.reno", "新里", author, Environment()) as empty:
        assert "还没有登记任何台账" in words(empty)
        assert "没有逾期的" in words(empty)
        write_paper(empty, Kind.KEPT, Form.XLSX, tmp_path / "empty.xlsx")


def test_the_paper_and_the_workbook_are_of_the_same_rows(session: EstateSession, tmp_path: Path) -> None:
    for form in (Form.PDF, Form.DOCX, Form.XLSX):
        write_paper(session, Kind.KEPT, form, tmp_path / f"a.{form.value}")
        assert (tmp_path / f"a.{form.value}").stat().st_size > 5_000
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["整改台账", "存量资源"]
    said = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"ZG-001", "雨水管未接入", 126.5} <= said
    assert "张三丰" not in said
