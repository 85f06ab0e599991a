"""三上三下: drafts, replies and what came of them; and the papers that tell of residents."""

from pathlib import Path

import pytest
from services.test_procedure_papers import paper, told

from renodesk.domain.changes import Author
from renodesk.errors import ReasonMissing, UnknownDraft, WrongUsage
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.contests import Contests
from renodesk.services.drafts import Came, Drafts
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.questionnaires import FormActs, NewForm
from renodesk.services.reporting import write_paper
from renodesk.services.reporting.meeting import meeting_snapshot
from renodesk.services.session import EstateSession

YI = Author(person="乙", device="d-2")


@pytest.fixture
def asked(session: EstateSession) -> EstateSession:
    """Return a session with a draft and two replies, and one form."""
    drafts = Drafts(session)
    first = drafts.add(1, "方案初稿", "1、2号楼居民代表")
    for said in ("先修屋面", "不要砍树"):
        drafts.reply(first, said, 12)
    FormActs(session).keep(NewForm(answers={"QA1": ("2",), "QM1": ("B-M1", "P-M8"), "QP8": "3号楼5层"}))
    return session


def test_replies_are_answered_with_reasons_and_undone(asked: EstateSession) -> None:
    drafts = Drafts(asked)
    (first,) = drafts.all()
    assert (first.turn, first.count(None), first.replies[0].households) == (1, 2, 12)
    with pytest.raises(ReasonMissing):
        drafts.answer(first.replies[0].key, Came.NOT)
    drafts.answer(first.replies[0].key, Came.TAKEN)
    drafts.answer(first.replies[1].key, Came.PARTLY, "两棵病树要移走")
    drafts.say(first.key, asked="全体居民")
    (now,) = drafts.all()
    assert (now.count(Came.TAKEN), now.count(Came.PARTLY), now.asked) == (1, 1, "全体居民")
    drafts.remove(now.replies[0].key, "记重了")
    assert len(drafts.draft("1").replies) == 1
    History(asked).undo()
    assert len(drafts.draft("1").replies) == 2
    drafts.remove(now.key, "换了稿")
    assert drafts.all() == ()


@pytest.mark.parametrize("turn", [0, 10])
def test_what_cannot_be_is_refused(session: EstateSession, turn: int) -> None:
    with pytest.raises(WrongUsage):
        Drafts(session).add(turn, "稿")
    with pytest.raises(WrongUsage):
        Drafts(session).add(1, " ")
    with pytest.raises(UnknownDraft):
        Drafts(session).reply("7", "好")


def test_two_who_answer_one_reply_meet_in_one_cell(asked: EstateSession, tmp_path: Path) -> None:
    (reply, _) = Drafts(asked).all()[0].replies
    write_bundle(asked, tmp_path / "a.zip")
    with open_bundle(tmp_path / "a.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        Drafts(other).answer(reply.key, Came.NOT, "没有钱")
        write_bundle(other, tmp_path / "b.zip")
    Drafts(asked).answer(reply.key, Came.TAKEN)
    merge_bundle(asked, tmp_path / "b.zip")
    assert Drafts(asked).reply_at(reply.key)[1].is_contested
    assert {one.cell.field for one in Contests(asked, "zh").listing()} == {"outcome"}


def test_papers_tell_what_residents_said_and_nothing_of_anybody(asked: EstateSession, tmp_path: Path) -> None:
    form = paper(asked, "form_blank", kind=Kind.QUESTIONNAIRE)
    assert "QA1F 哪方面不满意？\n（QA1=2/1 才答）" in form
    assert "□36 适老设施" in form
    whole = paper(asked, kind=Kind.QUESTIONNAIRE)
    assert "5层" not in whole
    assert "B-M1 屋面渗漏修缮" in whole
    assert "第1轮" in paper(asked, "form_drafts", kind=Kind.QUESTIONNAIRE)
    plan = paper(asked, "drafts", kind=Kind.PLAN)
    assert "不要砍树" in plan
    assert "only if QA1=2/1" in paper(asked, "form_blank", kind=Kind.QUESTIONNAIRE, language="en")
    for kind in (Form.PDF, Form.DOCX):
        write_paper(asked, Kind.QUESTIONNAIRE, kind, tmp_path / f"a.{kind.value}")
    assert told([]) == ""


def test_the_plan_says_that_nobody_was_asked(session: EstateSession) -> None:
    assert "还没有征求意见的稿子" in paper(session, "drafts", kind=Kind.PLAN)


def test_an_order_sheet_is_typed_by_the_numbers_it_shows(session: EstateSession) -> None:
    book = FormActs(session).book
    ranked = next(one for one in book.questions if one.is_ranked)
    codes = {key: option.code for key, option in book.keys_of(ranked).items()}
    menu = meeting_snapshot(session, PaperOptions()).menu
    assert menu
    assert [codes[str(one.number)] for one in menu] == [one.code for one in menu]
