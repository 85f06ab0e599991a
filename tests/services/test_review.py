"""What stands between a round and its seal, and remarks until they are accepted."""

from fractions import Fraction

import pytest

from renodesk.domain import vocabulary
from renodesk.domain.findings import FindingKind, FindingLevel
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import ReasonMissing, RoundSealed, UnknownRemark, WrongUsage
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.history import History
from renodesk.services.outline import Outline
from renodesk.services.register import RegisterService
from renodesk.services.remarks import Remarks, RemarkState
from renodesk.services.review import Finding, Review
from renodesk.services.session import EstateSession

FIRST = Place(building="1")
ENTRANCE = Place(building="1", unit="1")


def found(
    session: EstateSession, kind: FindingKind, item: str = "", place: Place | None = None
) -> list[Finding]:
    """Return the findings of a kind, of one item or place where given."""
    return [
        one
        for one in Review(session, "zh").findings()
        if one.kind == kind and (not item or one.item == item) and (place is None or one.place == place)
    ]


def test_every_spot_nobody_answered_is_listed_once(session: EstateSession) -> None:
    listed = [(one.item, one.place) for one in found(session, FindingKind.UNANSWERED)]
    assert len(listed) == len(set(listed)) == len(Outline(session).spots())
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(5)))
    assert ("E2.2", ENTRANCE) in listed
    assert not found(session, FindingKind.UNANSWERED, "E2.2", ENTRANCE)


def test_an_answer_that_does_not_fit_or_is_not_whole_says_what_is_wrong(session: EstateSession) -> None:
    answers = Answers(session)
    answers.record("A3.2", ENTRANCE, Observation(inputs={"should": Fraction(6), "lit": "许多"}))
    answers.record("A3.2", Place(building="1", unit="2"), Observation(inputs={"should": Fraction(6)}))
    (invalid,) = found(session, FindingKind.INVALID)
    assert invalid.place == ENTRANCE
    assert "能亮灯数" in invalid.text
    assert [one.item for one in found(session, FindingKind.INCOMPLETE)] == ["A3.2"]


def test_what_could_not_be_seen_is_a_note_with_its_reason(session: EstateSession) -> None:
    Answers(session).record("E2.2", ENTRANCE, Observation(status="unseen", reason="锁门"))
    (one,) = found(session, FindingKind.UNSEEN)
    assert (one.level, one.is_settled) == (FindingLevel.NOTE, True)
    assert "锁门" in one.text


def test_missing_evidence_says_how_much(session: EstateSession) -> None:
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(1)))
    needed = session.scores.answers["E2.2", ENTRANCE].photos_needed
    (one,) = found(session, FindingKind.EVIDENCE_MISSING, "E2.2")
    assert needed > 0
    assert f"{needed} 张" in one.text


def test_a_wrong_register_value_is_listed_where_it_stands(session: EstateSession) -> None:
    RegisterService(session).set_fields(FIRST, {"floors": "六"})
    (one,) = found(session, FindingKind.REGISTER_WRONG)
    assert one.place == FIRST
    assert "六" in one.text


def test_a_threshold_that_no_decimal_can_write_fits_its_box(session: EstateSession) -> None:
    RegisterService(session).set_fields(ESTATE, {"consent_t": "200/3"})
    assert not found(session, FindingKind.REGISTER_WRONG)
    assert session.fields.number(ESTATE, "consent_t") == Fraction(200, 3)


def test_a_must_item_the_diagnosis_asks_for_wants_a_conclusion_and_a_skipped_one_a_reason(
    session: EstateSession,
) -> None:
    leaks = {"leaking": Fraction(3), "top_units": Fraction(4), "repair_m2": Fraction(90)}
    Answers(session).record("A2.1", FIRST, Observation(inputs=leaks))
    service = ChecklistService(session)
    assert service.row("B-M1", FIRST).proposed_status == "need"
    assert found(session, FindingKind.MUST_OPEN, "B-M1", FIRST)
    service.record("B-M1", FIRST, CheckRecord(status="none"))
    assert not found(session, FindingKind.MUST_OPEN, "B-M1", FIRST)
    assert found(session, FindingKind.MUST_SKIPPED, "B-M1", FIRST)
    service.record("B-M1", FIRST, CheckRecord(status="none", reason="已由单位修好"))
    assert not found(session, FindingKind.MUST_SKIPPED, "B-M1", FIRST)


def test_a_warning_stays_with_a_reason_which_can_be_taken_back_and_undone(session: EstateSession) -> None:
    review = Review(session, "zh")
    one = found(session, FindingKind.UNANSWERED)[0]
    assert not one.is_settled
    review.confirm(one.key, "物业不配合")
    again = next(other for other in review.findings() if other.key == one.key)
    assert (again.reason, again.is_settled) == ("物业不配合", True)
    History(session).undo()
    assert not next(other for other in review.findings() if other.key == one.key).reason


def test_keys_of_findings_are_different(session: EstateSession) -> None:
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(1)))
    keys = [one.key for one in Review(session, "en").findings()]
    assert len(keys) == len(set(keys))


def test_a_seal_wants_a_reason_and_keeps_the_names(session: EstateSession) -> None:
    review = Review(session, "zh")
    with pytest.raises(ReasonMissing):
        review.seal(" ", {})
    review.seal("现场体检完成", {"prepared": "甲", "checked": "乙", "reviewed": "丙"})
    assert session.seal is not None
    assert session.seal.names == {"prepared": "甲", "checked": "乙", "reviewed": "丙"}
    with pytest.raises(RoundSealed):
        review.seal("再封", {})


def test_a_remark_is_open_until_it_is_done_and_accepted(session: EstateSession) -> None:
    remarks = Remarks(session)
    remarks.add(vocabulary.about_place(FIRST), "补拍1号楼北立面")
    remarks.add(vocabulary.about_answer("E2.2", ENTRANCE), "与照片不符")
    first, second = remarks.rows()
    assert (first.text, first.place, first.item, first.person) == ("补拍1号楼北立面", FIRST, "", "甲")
    assert (second.item, second.place) == ("E2.2", ENTRANCE)
    assert len(found(session, FindingKind.REMARK_OPEN)) == 2
    remarks.set_state(first.key, RemarkState.DONE)
    assert [one.item for one in found(session, FindingKind.REMARK_OPEN)] == ["E2.2"]
    remarks.set_state(first.key, RemarkState.ACCEPTED)
    assert remarks.rows()[0].state == RemarkState.ACCEPTED


def test_a_remark_can_be_taken_back_and_brought_again(session: EstateSession) -> None:
    remarks = Remarks(session)
    remarks.add(vocabulary.about_place(ESTATE), "请补")
    (one,) = remarks.rows()
    remarks.remove(one.key)
    assert remarks.rows() == ()
    History(session).undo()
    assert [other.text for other in remarks.rows()] == ["请补"]
    History(session).undo()
    assert remarks.rows() == ()


def test_a_remark_without_words_or_of_no_key_is_refused(session: EstateSession) -> None:
    with pytest.raises(WrongUsage):
        Remarks(session).add(vocabulary.about_place(ESTATE), "  ")
    with pytest.raises(UnknownRemark):
        Remarks(session).set_state("nobody", RemarkState.DONE)
