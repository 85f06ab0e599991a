"""The notice of a ballot's result: what it says, that no single vote leaves, and the days of the way."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.ballots import Voice
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.votes import Vote
from renodesk.reports.blocks import Block, Callout, Cell, Heading, Paragraph, Table
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.ballots import BallotActs, BallotBook
from renodesk.services.procedure.timeline import timeline
from renodesk.services.register import RegisterService
from renodesk.services.reporting import write_paper
from renodesk.services.reporting.papers import make_paper
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1"), Place(building="2")


def told(blocks: list[Block]) -> str:
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found.append(block.text)
            case Callout():
                found += [block.title, *block.lines]
            case Table():
                found += [" ".join(cell.text for cell in row if isinstance(cell, Cell)) for row in block.rows]
            case _:
                pass
    return "\n".join(found)


def paper(session: EstateSession, *sections: str, language: str = "zh") -> str:
    options = PaperOptions(language=language, sections=sections)  # type: ignore[arg-type]
    return told(list(make_paper(session, Kind.BALLOTS, options).blocks))


@pytest.fixture
def voted(session: EstateSession) -> EstateSession:
    """Return an estate of which 1号楼 told a total and three households of 2号楼 spoke one by one."""
    fields = {"owner_households": "48", "exclusive_area_m2": "3840", "rule_jurisdiction": "楚雄"}
    RegisterService(session).set_fields(ESTATE, fields)
    acts = BallotActs(session)
    key = acts.begin("改造方案", Stage.SCHEME_VOTE, begun="2026-05-01", closing="2026-05-20", way="written")
    said = {Counted.HOUSEHOLDS: "20", Counted.AREA: "1600"}
    acts.enter(key, FIRST, {Voice.AGREE: said, Voice.AGAINST: {Counted.HOUSEHOLDS: "2", Counted.AREA: "160"}})
    votes = [(SECOND, Vote(number=f"{one}03室", voice=Voice.AGREE, area=Fraction(80))) for one in (1, 2)]
    acts.votes(
        key, [*votes, (SECOND, Vote(number="301", voice=Voice.ABSTAIN, area=Fraction(80), name="王建国"))]
    )
    acts.say(key, {"public_from": "2026-05-21", "public_until": "2026-05-28"})
    return session


def test_the_notice_says_sums_verdict_and_clause_and_that_it_is_not_final(voted: EstateSession) -> None:
    found = paper(voted)
    assert "关于“改造方案”表决结果的公示" in found
    assert "第 1 次表决（书面），时间：2026-05-01～2026-05-20" in found
    assert "同意 22 1760 –" in found
    assert "没有表态 23 1840 –" in found
    assert "总数 48 3840 –" in found
    assert "还差 10 户、800 m²" in found
    assert "三(三)5" in found
    assert "不是最后的结果" in found
    assert "公示期：2026-05-21 至 2026-05-28" in found
    key = BallotActs(voted)._book.ballots()[0].key
    BallotActs(voted).close(key, date(2026, 5, 20))
    assert "不是最后的结果" not in paper(voted)


def test_a_ballot_closed_before_its_day_says_the_day_it_was_closed(voted: EstateSession) -> None:
    key = BallotBook(voted).ballots()[0].key
    BallotActs(voted).close(key, date(2026, 5, 18))
    assert "时间：2026-05-01～2026-05-18" in paper(voted)


def test_what_counts_already_is_said_by_the_names_of_the_places(voted: EstateSession) -> None:
    key = BallotBook(voted).ballots()[0].key
    BallotActs(voted).enter(key, Place(building="1", unit="1"), {Voice.AGREE: {Counted.HOUSEHOLDS: "3"}})
    assert "1号楼 1单元已算在1号楼的合计里，没再计" in paper(voted)
    english = paper(voted, language="en")
    assert "still missing: 10 households, 800 m²" in english


def test_no_single_vote_stands_in_any_paper(voted: EstateSession, tmp_path: Path) -> None:
    found = paper(voted)
    assert not [one for one in ("王建国", "103室", "301") if one in found]
    places = paper(voted, "ballot_places")
    assert "1号楼 不分列" in places, "who takes it off the total has the few of 2号楼"
    assert "2号楼 不分列" in places
    RegisterService(voted).add_building("3号楼", units=1, fields={"households": "24"})
    acts = BallotActs(voted)
    key = acts._book.ballots()[0].key
    acts.enter(key, Place(building="3"), {Voice.AGREE: {Counted.HOUSEHOLDS: "9", Counted.AREA: "700"}})
    places = paper(voted, "ballot_places")
    assert "1号楼 20 2 0 0 1600" in places
    assert "2号楼 不分列" in places
    assert "3号楼 不分列" in places
    for form in (Form.PDF, Form.DOCX):
        outs = [tmp_path / f"{number}.{form.value}" for number in (1, 2)]
        for out in outs:
            write_paper(voted, Kind.BALLOTS, form, out, PaperOptions())
        assert outs[0].read_bytes() == outs[1].read_bytes()


def test_without_a_ballot_the_paper_says_so(session: EstateSession) -> None:
    assert "还没有表决" in paper(session)


def test_days_of_ballots_stand_on_the_estates_way(voted: EstateSession) -> None:
    events = [(one.day.isoformat(), one.text) for one in timeline(voted, "zh") if one.kind == "ballot"]
    assert events == [
        ("2026-05-01", "“改造方案”表决开始（全小区）"),
        ("2026-05-20", "“改造方案”表决截止（全小区）"),
        ("2026-05-21", "“改造方案”开始公示（全小区）"),
        ("2026-05-28", "“改造方案”公示期满（全小区）"),
    ]
