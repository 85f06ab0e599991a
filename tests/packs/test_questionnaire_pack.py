"""The questionnaire: every slip of its table named, its questions and rules as the source says."""

from fractions import Fraction

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.questionnaire import Phase, QuestionKind
from renodesk.errors import PackFaulty
from renodesk.packs import questionnaire_of, read_pack
from renodesk.paths import forms_dir

QUESTIONS = "questionnaire/questions.csv"


@pytest.mark.parametrize(
    ("code", "key", "column", "new"),
    [
        ("pack_code_twice", "QA2", "code", "QA1"),
        ("pack_key_missing", "QA2", "question_zh", ""),
        ("pack_key_missing", "QA2", "options", ""),
        ("pack_code_twice", "QA2", "options", "5=好|5=更好"),
        ("pack_word_not_allowed", "QA2", "type", "essay"),
        ("pack_word_not_allowed", "QA2", "phase", "during"),
        ("pack_word_not_allowed", "QA2", "rule", "required; ask_nicely"),
        ("pack_word_not_allowed", "QA2", "rule", "score:7=100"),
        ("pack_word_not_allowed", "QP1", "rule", "screen:8=end"),
        ("pack_word_not_allowed", "QW1", "rule", "count:agree=7"),
        ("pack_not_a_number", "QM1", "rule", "max=many; report=rank_by_count"),
        ("pack_link_unknown", "QM2", "rule", "from=QM9"),
        ("pack_link_unknown", "QA1F", "rule", "show_if:QB1<=2"),
        ("pack_link_unknown", "QW8", "rule", "show_if:owns_a_cat"),
        ("pack_link_unknown", "QA2", "linked_tree", "A9.9"),
        ("pack_link_unknown", "QA2", "linked_checklist", "B-M99"),
        ("pack_provenance_unknown", "QA2", "source_status", "HEARSAY"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, key: str, column: str, new: str) -> None:
    at = packs.put(QUESTIONS, key, column, new)
    found = {(one.code, one.spot.row) for one in packs.complaints()}
    assert code in {one for one, row in found if row in (at, at + 1, 0)}


def test_a_faulty_questionnaire_is_not_used(packs: PacksCopy) -> None:
    packs.put(QUESTIONS, "QA2", "type", "essay")
    with pytest.raises(PackFaulty):
        questionnaire_of(read_pack(packs.folder / "questionnaire"))


def test_the_shipped_one_asks_what_the_handbook_asks_with_its_rules() -> None:
    book = questionnaire_of(read_pack(forms_dir() / "questionnaire"))
    scales = [one.section[0] for one in book.questions if one.kind == QuestionKind.SCALE]
    assert [scales.count(section) for section in "AB"] == [8, 10]
    assert {one.code for one in book.questions if not one.is_put(Phase.BEFORE)} == {"QS2", "QS3", "QS4"}
    age = book.question("QP1")
    assert age is not None
    assert age.sampling.shares == {"1": 30, "2": 55, "3": 15}
    assert (age.sampling.tolerance, age.ends) == (Fraction(5), frozenset("0"))
    first = book.question("QM2")
    assert first is not None
    assert len(book.options_of(first)) == 36
    assert book.keys_of(first)["36"].code == "P-U9"
    assert [one.code for one in book.order] == ["QM1", "QM2", "QM3"]
    assert {one.code for one in book.questions if one.is_personal} == {"QP7", "QP8"}
    assert all(one.origin.source and one.origin.provenance for one in book.questions)
    assert book.smallest_sample == 6
