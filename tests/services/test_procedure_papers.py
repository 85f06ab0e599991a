"""Papers of a procedure: what they say, that no name leaves, and that the same data give the same paper."""

from datetime import date
from pathlib import Path

import pytest

from renodesk.reports.blocks import Block, Callout, Cell, Heading, Paragraph, Table
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.eligibility import EligibilityService
from renodesk.services.ledger_packs.packs import ledger_called
from renodesk.services.ledgers.acting import LedgerActs
from renodesk.services.procedure import ProcedureActs
from renodesk.services.procedure.fast_track import FastTrack
from renodesk.services.procedure.people import People
from renodesk.services.procedure.ticks import SevenOnes
from renodesk.services.reporting import write_paper
from renodesk.services.reporting.papers import make_paper
from renodesk.services.session import EstateSession


def told(blocks: list[Block]) -> str:
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found.append(block.text)
            case Callout():
                found += [block.title, *block.lines]
            case Table():
                found += [cell.text for row in block.rows for cell in row if isinstance(cell, Cell)]
            case _:
                pass
    return "\n".join(found)


def paper(session: EstateSession, *sections: str, language: str = "zh", kind: Kind = Kind.PROCEDURE) -> str:
    options = PaperOptions(language=language, sections=sections)  # type: ignore[arg-type]
    return told(list(make_paper(session, kind, options).blocks))


@pytest.fixture
def gone(session: EstateSession) -> EstateSession:
    acts = ProcedureActs(session)
    acts.plan("CX10/1", None, date(2026, 1, 20))
    acts.finish("CX10/1", date(2026, 2, 1))
    acts.register("CX10/2", "可研批复", {"number": "楚发改〔2026〕12号"}, date(2026, 3, 1))
    SevenOnes(session).set("SJS71/7", ("甲监理", "乙监理"))
    People(session).name("BD19/1", name="王书记", unit="槐安社区", phone="13800000000")
    EligibilityService(session).answer({"urban_village": "否"})
    return session


def test_every_section_says_what_is_there_and_what_is_missing(gone: EstateSession) -> None:
    steps = paper(gone, "steps")
    assert "比计划晚 12 天办完" in steps
    assert "门槛 CX-DS-HH、CX-DS-AREA：" in steps
    assert "楚发改〔2026〕12号" in paper(gone, "step_papers")
    ones = paper(gone, "seven_ones")
    assert "甲监理、乙监理" in ones
    assert "还没有记为齐备" in ones
    judged = paper(gone, "eligibility")
    assert "待定" in judged
    assert "楚住建城〔2020〕1号" in judged
    form = paper(gone, "joint_review")
    assert {"改造内容", "资金来源", "财政部门"} <= set(form.splitlines())
    assert "办完" in paper(gone, "way")
    assert "Baseline survey" in paper(gone, "steps", language="en")


def test_no_name_or_phone_is_printed(gone: EstateSession) -> None:
    everything = paper(gone)
    assert "槐安社区" in everything
    assert "王书记" not in everything
    assert "138" not in everything


def test_the_exemption_note_is_printed_only_where_nothing_is_part_of_the_works(gone: EstateSession) -> None:
    assert "免办" not in paper(gone, "fast_track")
    for number in range(1, 4):
        FastTrack(gone).answer(f"CXGREEN/{number}", is_part=False)
    note = paper(gone, "fast_track")
    assert "免办" in note
    assert "楚住建城〔2020〕1号 四(三)3" in note


def test_the_plan_tells_the_way_and_the_same_data_give_the_same_file(
    gone: EstateSession, tmp_path: Path
) -> None:
    assert "CX10/1 排查摸底 办完" in paper(gone, "way", kind=Kind.PLAN)
    for name in ("a.pdf", "b.pdf"):
        write_paper(gone, Kind.PROCEDURE, Form.PDF, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    write_paper(gone, Kind.PROCEDURE, Form.DOCX, tmp_path / "a.docx")
    assert (tmp_path / "a.docx").stat().st_size > 5000


def test_the_promise_says_what_is_kept_and_what_it_is_about(session: EstateSession) -> None:
    found = paper(session, "promises")
    assert "改造“槐安里”，我们承诺" in found
    assert "随意拆除老建筑、搬迁居民、砍伐老树" in found
    assert "一（二）3" in found
    assert "台账里还没有登记" in found
    LedgerActs(session, ledger_called(session, "heritage")).enter(
        {"kind": "老树（未挂牌）", "name": "国槐", "place": "3号楼南侧"}
    )
    assert "国槐" in paper(session, "promises")
    assert "fell no old tree" in paper(session, "promises", language="en")
