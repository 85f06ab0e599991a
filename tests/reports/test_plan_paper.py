"""The plan document: money to the fen, what is invented said on every page, what is not known said at all."""

import datetime
import io
import re
import shutil
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import docx
import pytest
from reports.papers import pages_of, running

from renodesk.domain.changes import Author
from renodesk.domain.costing import Grouping
from renodesk.domain.money import NOTHING, yuan_shown
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import UnknownAlternative, UnknownSection
from renodesk.reports.blocks import Callout, Cell, Heading, KeyNumber, SideBySide, Table
from renodesk.reports.chart_blocks import Timeline
from renodesk.reports.papers import Document, Form, Kind, PaperOptions
from renodesk.reports.plan_paper import plan_document
from renodesk.reports.plan_sections.phases import phases
from renodesk.reports.plan_sections.registry import BUILDING_SECTIONS, PLAN_SECTIONS
from renodesk.reports.plan_sections.summary import summary
from renodesk.reports.texts import texts_of
from renodesk.services.answers import Answers
from renodesk.services.bulk_buildings import add_buildings, read_line
from renodesk.services.checklist import ChecklistService
from renodesk.services.demo_plan import adopt_sample_plan
from renodesk.services.environment import Environment
from renodesk.services.payers import Payers
from renodesk.services.planning import MAIN, Alternatives, PlanMoney, PlanMoneys, Planner
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.reporting.papers import MAKERS, make_paper, write_paper, write_paper_to
from renodesk.services.reporting.plan import plan_snapshot_of
from renodesk.services.reporting.plan.choice import chosen_rows
from renodesk.services.reporting.verdicts import Verdict
from renodesk.services.reporting.verifying import verify_paper
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
B1 = Place(building="1")
EXAMPLE = "示例、不得用于报批"
DAY = datetime.date(2026, 10, 21)
Opened = Callable[[Path], EstateSession]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Return what opens estate files and closes them after the test."""
    sessions: list[EstateSession] = []

    def open_file(path: Path) -> EstateSession:
        sessions.append(EstateSession.open(path, JIA, Environment()))
        return sessions[-1]

    yield open_file
    for session in sessions:
        session.close()


@pytest.fixture
def sample(session: EstateSession, opened: Opened, tmp_path: Path) -> EstateSession:
    """Return a copy of the sample estate to write in."""
    return opened(Path(shutil.copy(session.path, tmp_path / "copy.reno")))


@pytest.fixture
def planned(sample: EstateSession) -> EstateSession:
    """Return it with the example prices, years, a work outside the 36, and residents who pay for one item."""
    Prices(sample).use("price_example", on=DAY)
    planner = Planner(sample, MAIN)
    planner.add("1号楼结构安全鉴定", "appraisal", B1, cost=12_345_67)
    planner.add("片区停车统筹", "district", ESTATE)
    lines = [line for line in planner.lines() if line.is_chosen]
    for year in (1, 2, 3):
        planner.set_year([line.key for line in lines[year - 1 :: 3]], year)
    Payers(sample).share_out("B-M1", {"FD-CX4": Fraction(100, 3), "FD-CX2": Fraction(50)})
    return sample


@pytest.fixture
def small(tmp_path: Path) -> Iterator[EstateSession]:
    """Return an estate of two buildings that nobody has seen."""
    with EstateSession.create(tmp_path / "small.reno", "槐安里", JIA, Environment()) as session:
        for name in ("1号楼", "2号楼"):
            RegisterService(session).add_building(name, units=1, fields={"households": "24", "floors": "6"})
        yield session


def document(session: EstateSession, kind: Kind = Kind.PLAN, **options: object) -> Document:
    return MAKERS[kind](session, PaperOptions(**options))  # type: ignore[arg-type]


def written(session: EstateSession, form: Form, kind: Kind = Kind.PLAN) -> bytes:
    out = io.BytesIO()
    write_paper_to(session, kind, form, out, PaperOptions())
    return out.getvalue()


def money_of(session: EstateSession) -> PlanMoney:
    found = PlanMoneys(session).of(Planner(session, MAIN).lines())
    assert found is not None
    return found


def cells(paper: Document) -> list[str]:
    return [
        cell.text for block in paper.blocks if isinstance(block, Table) for row in block.rows for cell in row
    ]


def titles(paper: Document, tone: str) -> list[str]:
    return [one.title for one in paper.blocks if isinstance(one, Callout) and one.tone == tone]


def test_the_money_of_the_document_is_the_plans_money_to_the_fen(planned: EstateSession) -> None:
    plan, money = plan_snapshot_of(planned, "zh"), money_of(planned)
    assert plan.money is not None
    assert plan.funding is not None
    assert plan.bills is not None
    assert plan.money.total == money.total
    assert sum((row.total for row in plan.money.rows), NOTHING) == money.total
    assert sum((row.contingency for row in plan.money.rows), NOTHING) == money.whole.contingency
    for sums in (plan.money.by_duty, plan.money.by_class, plan.money.by_phase, plan.money.by_building):
        assert sum((row.total for row in sums), NOTHING) == money.total
    assert sum((row.total for row in plan.money.years), NOTHING) == money.total
    assert sum((row.total for row in plan.funding.channels), plan.funding.gap) == money.total
    assert sum((sheet.total or NOTHING for sheet in plan.sheets), NOTHING) == money.total
    assert sum((one.total or NOTHING for one in plan.works), NOTHING) == money.total
    residents = money.financing.channels["FD-CX4"].likely
    assert residents > 0
    assert (
        sum(row.amount for row in plan.bills.rows) + sum(fen for _, fen in plan.bills.unbilled) == residents
    )
    assert sum(sheet.residents or 0 for sheet in plan.sheets) == residents
    shown = cells(document(planned))
    for amounts in (money.total, money.gap, *(one.total for one in money.sums[Grouping.ITEM].values())):
        assert amounts == NOTHING or any(yuan_shown(amounts.likely) in cell for cell in shown)
    assert any(line.startswith("没有写费用：片区停车统筹") for line in plan.money.lacks)
    (head,) = [one for one in summary(plan) if isinstance(one, SideBySide)]
    assert isinstance(head.right, KeyNumber)
    assert head.right.word.endswith("、另有 1 处没有价格，没有计入")


def test_invented_prices_and_proposed_effects_are_said_on_every_page(planned: EstateSession) -> None:
    pages = pages_of(written(planned, Form.PDF))
    assert len(pages) > 20
    for page in pages:
        assert EXAMPLE in "".join(page.split())
    assert all("得分预测按建议的效果推算" in "".join(page.split()) for page in pages[1:])
    assert "不是承诺" in pages[0]


def test_without_a_price_book_it_says_so_and_prints_no_amount(sample: EstateSession) -> None:
    plan, paper = plan_snapshot_of(sample, "zh"), document(sample)
    assert (plan.money, plan.funding, plan.bills) == (None, None, None)
    assert titles(paper, "warn").count("没有选价格表") >= 3
    assert [cell for cell in cells(paper) if re.fullmatch(r"[\d,]+\.\d\d", cell)] == []
    said = list(texts_of((paper.blocks, paper.words)))
    assert not any(EXAMPLE in one for one in said)
    assert any("没有编造" in one for one in said)
    assert {"一、工程设计方案", "四、业主自筹资金额度", "六、社区治理体系建设"} <= set(said)


def test_a_plan_without_measures_and_an_estate_nobody_saw_make_a_paper(small: EstateSession) -> None:
    paper = document(small)
    plan = plan_snapshot_of(small, "zh")
    assert plan.works == ()
    assert "方案里还没有措施" in titles(paper, "warn")
    assert "没有记录" in titles(paper, "warn")
    assert plan.governance.consent_rows[0].said == ""
    assert len(plan.unseen) > 10
    text = running(written(small, Form.PDF))
    assert "居民改造意愿没有记录" in text
    assert "没有记录居民对改造条目的意愿" in text


def test_the_floor_area_is_the_buildings_where_the_estates_is_not_written(small: EstateSession) -> None:
    for building in small.survey.buildings:
        assert plan_snapshot_of(small, "zh").floor_area == ""
        RegisterService(small).set_fields(building.place, {"floor_area_m2": "1116.5"})
    assert plan_snapshot_of(small, "zh").floor_area == "2233"


def test_a_must_item_left_out_stands_with_its_reason_or_is_flagged(small: EstateSession) -> None:
    answers, checks = Answers(small), ChecklistService(small)
    roof = {"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction(40)}
    for number in ("1", "2"):
        answers.record("A2.1", Place(building=number), Observation(inputs=roof))
    planner = Planner(small, MAIN)
    keys = {line.place: line.key for line in planner.lines() if line.code == "B-M1"}
    planner.choose([keys[B1]], is_chosen=False, reason="列入拆除计划")
    checks.record("B-M1", Place(building="2"), CheckRecord(status="none"))
    asked = [one for one in plan_snapshot_of(small, "zh").left_out if one.is_asked]
    assert [(one.places, one.reason) for one in asked] == [("2号楼", ""), ("1号楼", "列入拆除计划")]
    paper = document(small)
    assert "应改尽改：1 项没有列入，也没有写理由" in titles(paper, "bad")
    rows = [row for one in paper.blocks if isinstance(one, Table) for row in one.rows]
    reasons = [row[-1] for row in rows if row[0].text.startswith("B-M1 屋面渗漏修缮　必改")]
    assert reasons == [
        Cell(text="没有写理由", tone="bad"),
        Cell(text="列入拆除计划"),
    ]


def test_forty_buildings_have_a_sheet_each_and_long_lists_stay_drawn_together(small: EstateSession) -> None:
    add_buildings(small, read_line("3-40号楼 2单元"))
    answers = Answers(small)
    roof = {"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction(40)}
    for number in range(1, 41):
        answers.record("A2.1", Place(building=str(number)), Observation(inputs=roof))
    Prices(small).use("price_example", on=DAY)
    plan = plan_snapshot_of(small, "zh")
    assert len(plan.sheets) == 41
    (roofs,) = [one for one in plan.works if one.code == "B-M1"]
    assert (roofs.places, roofs.place_count, roofs.quantities) == ("1–40号楼", 40, "修缮面积 1600 ㎡")
    paper = document(small, Kind.BUILDINGS)
    heads = [one.text for one in paper.blocks if isinstance(one, Heading) and one.level == 1]
    assert heads[:2] == ["一楼一策：1号楼", "一楼一策：2号楼"]
    assert len(heads) == 42
    assert len(pages_of(written(small, Form.PDF, Kind.BUILDINGS))) < 60


def test_it_is_of_the_adopted_plan_and_a_draft_until_that_and_the_seal(planned: EstateSession) -> None:
    plans = Alternatives(planned)
    key, _ = plans.add("少花钱", MAIN)
    plans.adopt(key)
    paper = document(planned)
    assert paper.words.header_right.endswith("少花钱（已选定）")
    assert paper.is_draft
    Rounds(planned).seal("体检完成", {"prepared": "张三"})
    paper, plan = document(planned, plan=MAIN), plan_snapshot_of(planned, "zh")
    assert (plan.is_draft, paper.is_draft) == (False, True)
    assert [(one.title, one.is_this, one.is_adopted) for one in plan.alternatives] == [
        ("方案一", False, False),
        ("少花钱", True, True),
    ]
    with pytest.raises(UnknownAlternative):
        document(planned, plan="nirgends")


def test_sections_can_be_chosen_and_every_one_can_stand_alone(planned: EstateSession) -> None:
    assert [*PLAN_SECTIONS][:3] == ["cover", "summary", "basis"]
    plan = plan_snapshot_of(planned, "zh")
    for name in PLAN_SECTIONS:
        paper = plan_document(plan, (name,))
        assert paper.blocks, name
        assert paper.words.has_cover == (name == "cover")
    assert [*BUILDING_SECTIONS] == ["buildings_cover", "buildings", "origin"]
    with pytest.raises(UnknownSection):
        plan_document(plan, ("nirgends",))


def test_the_years_are_drawn_and_the_gains_add_up_to_the_prediction(planned: EstateSession) -> None:
    plan = plan_snapshot_of(planned, "zh")
    (timeline,) = [one for one in phases(plan) if isinstance(one, Timeline)]
    assert timeline.years == ("第1年", "第2年", "第3年")
    assert {row.year for row in timeline.rows} == {1, 2, 3}
    before, after = plan.total.today, plan.total.after
    assert before.low is not None
    assert before.high is not None
    assert after.low is not None
    assert after.high is not None
    gained = sum(one.low + one.high for one in plan.gains)
    assert before.low + before.high + gained == after.low + after.high


def test_a_budget_is_held_against_the_best_plan_or_said_not_to_reach(planned: EstateSession) -> None:
    assert plan_snapshot_of(planned, "zh").best == ()
    Alternatives(planned).set_years(MAIN, [1_00])
    (clash,) = plan_snapshot_of(planned, "zh").best
    assert "做不下必须做的" in clash
    Alternatives(planned).set_years(MAIN, [900_000_000, 900_000_000])
    plan = plan_snapshot_of(planned, "zh")
    assert plan.best[0].startswith("各年资金合计 18,000,000.00 元之内的最优方案")


def test_the_same_data_give_the_same_bytes_in_pdf_and_word(small: EstateSession) -> None:
    assert written(small, Form.PDF) == written(small, Form.PDF)
    word = written(small, Form.DOCX)
    assert word == written(small, Form.DOCX)
    heads = [one.text for one in docx.Document(io.BytesIO(word)).paragraphs if one.style.name == "Heading 1"]
    assert [head for head in heads if head[:1] in "一二三四五六" and "、" in head] == [
        "一、工程设计方案",
        "二、工程预算",
        "三、资金筹集方案",
        "四、业主自筹资金额度",
        "五、后续物业管理机制",
        "六、社区治理体系建设",
    ]


def test_english_has_its_own_sentences(planned: EstateSession) -> None:
    paper = document(planned, language="en")
    assert paper.words.header_right.startswith("Example, not for approval")
    heads = [one.text for one in paper.blocks if isinstance(one, Heading) and one.level == 1]
    assert "2. Budget" in heads
    assert not any("report_reno" in cell for cell in cells(paper))


def test_lights_and_what_management_mends_come_from_the_handbook(sample: EstateSession) -> None:
    plan = plan_snapshot_of(sample, "zh")
    first, *_, common = plan.sheets
    assert [one.name for one in first.lights] == ["屋顶不漏", "底层不堵", "楼道不暗", "管线不乱", "上楼不难"]
    assert first.lights[0].word == "● 红灯"
    assert len(common.lights) == 6
    assert plan.governance.problems
    assert all(one.sentence and one.remedy for one in plan.governance.problems)


def test_the_plan_of_the_demo_keeps_the_order_of_the_works(sample: EstateSession) -> None:
    told = adopt_sample_plan(sample, DAY)
    plan = plan_snapshot_of(sample, "zh")
    assert plan.is_adopted
    assert plan.early == ()
    assert plan.money is not None
    assert plan.funding is not None
    assert (plan.money.total.likely, plan.funding.gap.likely) == (told.total, told.gap)
    assert {one.year for one in plan.works if one.is_urgent} == {1}
    assert plan.years == 3


def test_a_chinese_plan_ends_with_a_page_in_english_on_request(planned: EstateSession) -> None:
    paper = make_paper(planned, Kind.PLAN, PaperOptions(with_english=True))
    at = [one.text for one in paper.blocks if isinstance(one, Heading) and one.level == 1]
    assert at[-1] == "Plan summary in English"
    begin = next(number for number, one in enumerate(paper.blocks) if one == Heading(text=at[-1]))
    said = " ".join(texts_of(paper.blocks[begin:]))
    assert "Storm and foul sewers, " in said
    assert "Local matching funds" in said
    assert "Example prices, not for approval" in said
    assert set(re.findall(r"[㐀-鿿]+", said)) <= {"号楼", "号楼结构安全鉴定", "片区停车统筹"}


def test_a_paper_of_another_plan_is_known_again(planned: EstateSession, tmp_path: Path) -> None:
    key, _ = Alternatives(planned).add("少花钱", MAIN)
    out = tmp_path / "other.docx"
    write_paper(planned, Kind.BUILDINGS, None, out, PaperOptions(plan=key))
    found = verify_paper(planned, out)
    assert (found.verdict, found.mark.plan) == (Verdict.SAME, key)


def test_fiscal_money_that_carries_everything_and_unknown_areas_are_warned_of(small: EstateSession) -> None:
    roof = {"leaking": Fraction(3), "top_units": Fraction(6), "repair_m2": Fraction(40)}
    for number in ("1", "2"):
        Answers(small).record("A2.1", Place(building=number), Observation(inputs=roof))
    RegisterService(small).set_fields(B1, {"floor_area_m2": "2000"})
    Prices(small).use("price_example", on=DAY)
    payers = Payers(small)
    payers.share_out("B-M1", {"FD-CX1": Fraction(100)})
    assert "财政资金大包大揽" in titles(document(small), "bad")
    payers.share_out("B-M1", {"FD-CX4": Fraction(50)})
    bills = plan_snapshot_of(small, "zh").bills
    assert bills is not None
    assert (bills.missing, [place for place, _ in bills.unbilled]) == (("2号楼",), ["2号楼"])
    paper = document(small)
    assert "财政资金大包大揽" not in titles(paper, "bad")
    assert "1 栋没有登记面积，按面积分摊算不到它们" in titles(paper, "warn")
    assert any(one.startswith("资金缺口 ") for one in titles(paper, "warn"))


def test_the_rows_and_fields_it_reads_are_those_of_the_shipped_packs(session: EstateSession) -> None:
    tree, register = session.forms.tree, session.forms.register
    known = {one.code for one in (*tree.items, *tree.groups)}
    for part in chosen_rows().values():
        assert set(part.get("rows", ())) <= known
        assert set(part["fields"]) <= {field.name for field in register.fields}


def test_rules_of_consent_stand_in_the_words_of_their_documents(sample: EstateSession) -> None:
    plan = plan_snapshot_of(sample, "zh")
    assert plan.governance.consent_local == ""
    assert plan.governance.consent_rules
    RegisterService(sample).set_fields(ESTATE, {"rule_jurisdiction": "楚雄"})
    local = plan_snapshot_of(sample, "zh").governance
    assert local.consent_local == "楚雄"
    assert local.consent_rules[0].source.startswith("楚住建城〔2020〕1号")
    assert len(local.consent_rules) > len(plan.governance.consent_rules)
