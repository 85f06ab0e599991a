"""The self-check by the measuring standard: answers by people, proposals with what they stand on."""

from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from renodesk.domain.places import ESTATE
from renodesk.domain.standard import Fulfilment
from renodesk.domain.survey import Observation
from renodesk.domain.vocabulary_ledgers import about_row
from renodesk.domain.vocabulary_standard import standard_pack_cell
from renodesk.errors import UnknownStandardRow, WrongUsage
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.answers import Answers
from renodesk.services.attachments import Attachments
from renodesk.services.history import History
from renodesk.services.ledgers import LedgerActs, ledger_called
from renodesk.services.register import RegisterService
from renodesk.services.reporting import write_paper
from renodesk.services.reporting.standard import standard_snapshot
from renodesk.services.session import EstateSession
from renodesk.services.standards import SelfCheck, StandardActs, StandardLine, self_check
from renodesk.services.standards.reading import evidence_of
from renodesk.services.standards.words import check_lines, sum_sentence, told_sentence

YEAR = 2026
MET, PARTLY, NOT_MET, NA = Fulfilment


def line(check: SelfCheck, code: str) -> StandardLine:
    found = check.line(code)
    assert found is not None
    return found


def test_an_answer_is_kept_with_the_pack_it_stands_on_and_undone_whole(session: EstateSession) -> None:
    acts = StandardActs(session, YEAR)
    acts.answer({"T2.2": MET})
    acts.note("T2.2", "片区协议 第3页")
    said = line(self_check(session, YEAR), "T2.2")
    assert (said.answer, said.note, said.by) == (MET, "片区协议 第3页", "甲")
    assert session.value(standard_pack_cell()) is not None
    assert line(self_check(session, YEAR + 1), "T2.2").answer is None
    History(session).undo()
    History(session).undo()
    assert self_check(session, YEAR).counts[MET] == 0


def test_an_item_is_what_its_clauses_add_up_to(session: EstateSession) -> None:
    StandardActs(session, YEAR).answer({"T2.1.1": MET, "T2.1.2": MET, "T2.1.3": PARTLY})
    check = self_check(session, YEAR)
    assert line(check, "T2.1").answer == PARTLY
    assert sum(check.counts.values()) == 3
    assert len(check.asked) == 23
    assert len(check.open) == 20
    assert "达标2" in sum_sentence(check, "zh")


@pytest.mark.parametrize("code", ["T9", "T2.1", "T1.1", "T1"])
def test_what_an_estate_cannot_answer_is_refused(session: EstateSession, code: str) -> None:
    with pytest.raises(UnknownStandardRow):
        StandardActs(session, YEAR).answer({"T2.2": MET, code: MET})
    assert not any(self_check(session, YEAR).counts.values())
    with pytest.raises(WrongUsage):
        StandardActs(session, 26)


def seen(session: EstateSession, item: str, **inputs: int) -> None:
    kept = {name: Fraction(value) for name, value in inputs.items()}
    Answers(session).record(item, ESTATE, Observation(inputs=kept))


def told(check: SelfCheck, code: str) -> str:
    return told_sentence(line(check, code), "zh")


def test_proposals_follow_what_was_seen_and_say_from_what(session: EstateSession) -> None:
    check = self_check(session, YEAR)
    assert line(check, "T2.1.1").proposed is None
    assert told(check, "T1.5.2").startswith("看到的里面没有")
    seen(session, "G2.1", party=1, owners=0, forum=0, online=0, pact=0)
    RegisterService(session).set_fields(ESTATE, {"cluster_name": "北部片区"})
    check = self_check(session, YEAR)
    assert [line(check, code).proposed for code in ("T2.1.1", "T2.1.2")] == [MET, NOT_MET]
    assert told(check, "T2.1.2") == "看到：G2.1 业委会或物管会在运转 0。 建议：未达标，请确认。"
    assert "北部片区" in told(check, "T2.2")
    StandardActs(session, YEAR).answer({"T2.1.1": PARTLY})
    StandardActs(session, YEAR).take_proposed()
    check = self_check(session, YEAR)
    assert [line(check, code).answer for code in ("T2.1.1", "T2.1.2")] == [PARTLY, NOT_MET]
    assert StandardActs(session, YEAR).take_proposed() is None


def test_a_shortfall_wants_to_be_in_the_plan_or_to_have_a_reason(session: EstateSession) -> None:
    seen(session, "E3.1", gate=0, road=0, hall=0, guard=0, throw=0)
    assert any("T1.5.2" in text for text in check_lines(self_check(session, YEAR), "en"))
    assert told(self_check(session, YEAR), "T1.5.2") == "有 1 项指标低于及格线；还没有方案。"


def test_a_group_that_is_named_stands_for_every_indicator_in_it(session: EstateSession) -> None:
    forms = session.forms
    cured = {code for one in forms.checklist.items if one.tier_50hao == "1" for code in one.indicators}
    item = next(
        one
        for one in forms.tree.items
        if one.code in cured and one.code[0] in "ACF" and one.is_graded and one.scope == "estate"
    )
    Answers(session).record(item.code, ESTATE, Observation(grade=Fraction(1)))
    assert told(self_check(session, YEAR), "T1.5.1") == "有 1 项指标低于及格线；还没有方案。"
    assert "看到的里面没有" in told(self_check(session, YEAR), "T1.5.2")


def test_the_paper_is_of_the_newest_year_answered_and_names_what_bears_it_out(
    session: EstateSession, tmp_path: Path
) -> None:
    (tmp_path / "协议.pdf").write_bytes(b"%PDF-1.4 agreement")
    (tmp_path / "名单.pdf").write_bytes(b"%PDF-1.4 names")
    StandardActs(session, YEAR - 1).answer({"T2.2": NOT_MET})
    StandardActs(session, YEAR).answer({"T2.2": MET})
    StandardActs(session, YEAR).note("T2.2", "=第3页")
    attachments = Attachments(session)
    attachments.attach(tmp_path / "协议.pdf", evidence_of(YEAR, "T2.2"))
    attachments.attach(tmp_path / "名单.pdf", evidence_of(YEAR, "T2.2"), is_personal=True)
    snapshot = standard_snapshot(session, PaperOptions())
    row = next(one for one in snapshot.rows if one.code == "T2.2")
    assert (snapshot.year, row.answer, row.tone) == (YEAR, "达标", "good")
    assert row.evidence == "=第3页 附件：协议.pdf"
    assert len(snapshot.open) == 22
    write_paper(session, Kind.STANDARD, Form.XLSX, tmp_path / "自查.xlsx")
    sheet = load_workbook(tmp_path / "自查.xlsx")["衡量标准自查"]
    cells = next(row for row in sheet.iter_rows() if row[0].value == "T2.2")
    assert (cells[3].value, cells[5].value, cells[5].data_type) == ("达标", "=第3页 附件：协议.pdf", "s")


def test_ledgers_tell_of_what_was_found_and_propose_by_what_is_closed(session: EstateSession) -> None:
    def acts(name: str) -> LedgerActs:
        return LedgerActs(session, ledger_called(session, name))

    assert line(self_check(session, YEAR), "T1.9.3").proposed is None, "nothing entered tells nothing"
    found = acts("inspections")
    said = {"kind": "抽检", "checked_on": "2026-10-08", "finding": "脚手架缺扫地杆"}
    first = found.enter(said)
    row = line(self_check(session, YEAR), "T1.9.3")
    assert (row.proposed, told_sentence(row, "zh")) == (
        PARTLY,
        "质量安全巡查：1 条，1 条没办结，0 条逾期。 建议：部分达标，请确认。",
    )
    found.change(first, {"fix_by": "2020-01-01"})
    assert line(self_check(session, YEAR), "T1.9.3").proposed == NOT_MET
    Attachments(session).attach_bytes("证.pdf", b"%PDF-", about_row(first))
    found.close(first, {"fixed": "已补"})
    assert line(self_check(session, YEAR), "T1.9.3").proposed == MET
    acts("rectification").enter({"origin": "审计", "found_on": "2026-10-08", "problem": "清单未公示"})
    county = line(self_check(session, YEAR), "T1.10")
    assert (county.is_of_county, county.proposed) == (True, None)
    assert "整改台账：1 条，1 条没办结" in "\n".join(check_lines(self_check(session, YEAR), "zh"))
