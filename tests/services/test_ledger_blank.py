"""A ledger as a sheet to fill by hand: what is open comes first, no names, empty rows under it."""

from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.reports.blocks import Heading, Table
from renodesk.reports.papers import Document
from renodesk.services.answers import Answers
from renodesk.services.ledger_blank import blank_sheet
from renodesk.services.ledgers import LedgerActs, LedgerBook, ledger_called, ledgers
from renodesk.services.office_papers import write_office_paper
from renodesk.services.session import EstateSession

FOUND = {"kind": "patrol", "checked_on": "2026-01-02", "finding": "连墙件缺失", "fix_by": "2026-01-09"}


def book(session: EstateSession, ledger: str = "inspections") -> LedgerBook:
    return LedgerBook(session, ledger_called(session, ledger))


def tables(document: Document) -> list[Table]:
    return [one for one in document.blocks if isinstance(one, Table)]


def test_what_is_open_comes_first_and_names_are_not_printed(session: EstateSession, tmp_path: Path) -> None:
    acts = LedgerActs(session, ledger_called(session, "inspections"))
    acts.enter({**FOUND, "person": "张晓明", "inspector": "李四"})
    mended = acts.enter({**FOUND, "finding": "已经修好的"})
    acts.move(mended, "dropped", "登记了两次")
    write_office_paper(blank_sheet(session, book(session)), tmp_path / "out.pdf")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)
    assert "连墙件缺失" in text
    assert "已经修好的" not in text
    assert "张晓明" not in text
    assert "李四" not in text


def test_as_many_rows_are_empty_as_are_asked_for(session: EstateSession) -> None:
    (empty,) = tables(blank_sheet(session, book(session), rows=5))
    assert len(empty.rows) == 5
    assert {cell.text.strip() for row in empty.rows for cell in row} == {""}
    assert sum(one.width for one in empty.columns) == pytest.approx(1, abs=0.01)


def test_red_flags_are_listed_only_where_they_are_wanted(session: EstateSession) -> None:
    item = next(
        one
        for one in session.forms.tree.items
        if one.is_graded and one.scope == "estate" and one.is_bottom_line
    )
    Answers(session).record(item.code, ESTATE, Observation(grade=Fraction(1)))
    assert session.scores.red_flags
    flagged = tables(blank_sheet(session, book(session), red_flags=True))
    assert len(flagged[0].rows) == len(session.scores.red_flags)
    assert len(tables(blank_sheet(session, book(session)))) == len(flagged) - 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_ledger_has_a_sheet_in_both_languages(session: EstateSession, language: str) -> None:
    for one in ledgers(session):
        found = blank_sheet(session, LedgerBook(session, one, language))  # type: ignore[arg-type]
        assert any(isinstance(block, Heading) for block in found.blocks)
        assert tables(found)[-1].columns
