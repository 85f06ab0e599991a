"""The plan's chapters on consent, residents, procedure and management fill themselves from the file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from renodesk.domain.ballots import Voice
from renodesk.domain.changes import Author
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import ESTATE
from renodesk.domain.standard import Fulfilment
from renodesk.reports.blocks import Block, Bullets, Callout, Paragraph, Table
from renodesk.reports.papers import Document, PaperOptions
from renodesk.services.ballots import BallotActs
from renodesk.services.days import today
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, open_bundle, write_bundle
from renodesk.services.ledgers import LedgerActs, ledger_called
from renodesk.services.procedure import ProcedureActs
from renodesk.services.profile_choosing import choose
from renodesk.services.questionnaires import FormActs, NewForm
from renodesk.services.register import RegisterService
from renodesk.services.reporting import Kind
from renodesk.services.reporting.papers import MAKERS
from renodesk.services.session import EstateSession
from renodesk.services.standards import StandardActs
from renodesk.texts import Language

JIA, YI = Author(person="甲", device="d-1"), Author(person="乙", device="d-2")
LEAN = BundleWish(papers=False)
"""Bundles without papers: what they carry is asked of the file."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[EstateSession]:
    """Return an estate of 301 households under the profile of Chuxiong."""
    with EstateSession.create(tmp_path / "槐安里.reno", "槐安里", JIA, Environment()) as opened:
        RegisterService(opened).add_building("1号楼", units=1, fields={"households": "301"})
        fields = {"owner_households": "301", "exclusive_area_m2": "20000"}
        RegisterService(opened).set_fields(ESTATE, fields)
        choose(opened, "chuxiong")
        yield opened


def vote(session: EstateSession, households: int, area: int) -> None:
    """Hold the second ballot: so many households and so much area agree."""
    acts = BallotActs(session)
    key = acts.begin("改造方案", Stage.SCHEME_VOTE, nth=2, begun="2026-03-01", public_from="2026-03-10")
    agree = {Counted.HOUSEHOLDS: str(households), Counted.AREA: str(area)}
    acts.enter(key, ESTATE, {Voice.AGREE: agree})
    acts.close(key, date(2026, 3, 9))


def plan(session: EstateSession, section: str, language: Language = "zh") -> Document:
    return MAKERS[Kind.PLAN](session, PaperOptions(sections=(section,), language=language))


def told(blocks: list[Block]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += [cell.text for row in block.rows for cell in row]
        elif isinstance(block, (Bullets, Callout)):
            lines += block.lines
        elif isinstance(block, Paragraph):
            lines.append(block.text)
    return "\n".join(lines)


def test_the_gate_table_says_what_is_reached_by_how_much_it_fails_and_what_is_missing(
    session: EstateSession,
) -> None:
    vote(session, 190, 12_700)
    said = told(plan(session, "consent").blocks)
    assert "还差 11 户、633.34 m²" in said
    assert "190 户" in said
    assert "楚住建城〔2020〕1号 三(三)5" in said
    assert "“改造方案”：没有佐证。" in said
    assert "还没有表决的门槛：启动设计前（第一次征求意见）" in said
    assert "地方配置是“楚雄”" in said
    assert "专属面积合计" in said
    RegisterService(session).set_fields(ESTATE, {"rule_jurisdiction": "甘肃"})
    assert "登记表写适用 甘肃 的规则" in told(plan(session, "consent").blocks)
    open_points = told(plan(session, "summary").blocks)
    assert "居民同意的门槛没有到" in open_points
    english = told(plan(session, "consent", "en").blocks)
    assert "11 households" in english


def test_a_vote_that_passes_says_so_after_a_bundle_and_back(session: EstateSession, tmp_path: Path) -> None:
    write_bundle(session, tmp_path / "out.zip", wish=LEAN)
    with open_bundle(tmp_path / "out.zip", tmp_path / "乙.reno", YI, Environment()) as theirs:
        vote(theirs, 201, 13_334)
        write_bundle(theirs, tmp_path / "back.zip", wish=LEAN)
    merge_bundle(session, tmp_path / "back.zip")
    table = next(
        one for one in plan(session, "consent").blocks if isinstance(one, Table) and len(one.columns) == 4
    )
    assert "201 户" in table.rows[0][2].text
    said = told(plan(session, "consent").blocks)
    assert "通过" in said
    assert "66.77%" in said


def test_residents_procedure_and_management_fill_themselves(session: EstateSession) -> None:
    assert "没有收到居民问卷" in told(plan(session, "wishes").blocks)
    acts = FormActs(session)
    for grade in "52":
        acts.keep(NewForm(answers={"QS1": (grade,), "QW1": ("1",)}))
    ProcedureActs(session).finish("CX10/1", date(2026, 3, 1))
    StandardActs(session, today(session).year).answer({"T2.1.1": Fulfilment.MET})
    assert "QS1" in told(plan(session, "wishes").blocks)
    said = told(plan(session, "way").blocks)
    assert "办完 1/10" in said
    assert "第一次征求意见" in said
    governance = told(plan(session, "governance").blocks)
    assert "T2.1.1 小区成立党组织\n达标" in governance
    assert "适用的征求意见规则" not in governance


def test_ledgers_stand_in_their_chapters_without_names_and_what_is_late_first(session: EstateSession) -> None:
    for deadline, problem in (("2030-01-01", "排水不畅"), ("2026-01-01", "消防通道被占")):
        values = {"origin": "工作督查", "found_on": "2025-12-01", "problem": problem, "person": "李工"}
        LedgerActs(session, ledger_called(session, "rectification")).enter(
            {**values, "unit": "街道办", "deadline": deadline}
        )
    blocks = plan(session, "way").blocks
    table = next(one for one in blocks if isinstance(one, Table) and one.columns[1].title == "内容")
    assert [("消防" in row[1].text, row[2].tone) for row in table.rows] == [(True, "bad"), (False, "plain")]
    assert "李工" not in told(blocks)
    assert "逾期 1 条" in told(blocks)
