"""One filled form held against its questionnaire, and what a stack of them comes to; exact."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renodesk.domain.filled_form import Answer, Judged, judge, put, shown_answer, typed
from renodesk.domain.questionnaire import Phase, Questionnaire
from renodesk.domain.questionnaire_results import outcomes, ranking, voices
from renodesk.domain.sampling import sample_checks
from renodesk.packs import questionnaire_of, read_pack
from renodesk.paths import forms_dir

BOOK: Questionnaire = questionnaire_of(read_pack(forms_dir() / "questionnaire"))
ASKED = put(BOOK, Phase.BEFORE)


def answers(**words: str) -> dict[str, Answer]:
    """Return answers as typed."""
    found: dict[str, Answer] = {}
    for code, text in words.items():
        question = BOOK.question(code)
        assert question is not None
        said = typed(BOOK, question, text)
        if said is not None:
            found[code] = said
    return found


def judged(said: Mapping[str, Answer]) -> Judged:
    return judge(BOOK, ASKED, said)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("QA1", "4", ("4",)),
        ("QA1F", "13", ("H01.2", "H01.5")),
        ("QA1F", "1,3", ("H01.2", "H01.5")),
        ("QM1", "3 12 1", ("B-M3", "B-U2", "B-M1")),
        ("QM1", "12", ("B-U2",)),
        ("QW4", "1.5", Fraction(3, 2)),
        ("QW4", "不愿意", "不愿意"),
        ("QZ1", " 快点修 ", "快点修"),
        ("QA1", "7", ("7",)),
        ("QA1", "  ", None),
    ],
)
def test_numbers_before_the_options_are_read(code: str, text: str, said: Answer | None) -> None:
    question = BOOK.question(code)
    assert question is not None
    assert typed(BOOK, question, text) == said
    if said is not None and code != "QZ1":
        assert typed(BOOK, question, shown_answer(BOOK, question, said)) == said


def test_skip_rules_ask_follow_ups_of_those_who_are_not_satisfied_only() -> None:
    found = judged(answers(QA1="2", QA1F="1", QA2="9", QA3="4", QA3F="1"))
    assert "QA1F" in found.shown
    assert not {"QA2F", "QA3F", "QA4F"} & set(found.shown)
    assert found.beyond == ("QA3F",)
    assert "QA4" in found.missing
    assert "QP0" not in found.missing


def test_who_is_too_young_ends_the_form_and_misses_nothing() -> None:
    found = judged(answers(QP1="0"))
    assert (found.ended, found.missing) == ("QP1", ())
    assert found.shown[-1] == "QP1"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (answers(QA1="7"), "form_option_unknown"),
        (answers(QA1="4 5"), "form_too_many"),
        (answers(QM1="1 1"), "form_option_twice"),
        (answers(QM1="1 2 3 4 5 6 7 8 9 10 11"), "form_too_many"),
        (answers(QM1="1 2", QM2="3"), "form_not_chosen_before"),
        (answers(QW9="1 4"), "form_excludes"),
        (answers(QW4="1.55"), "form_number_step"),
        (answers(QW4="-1"), "form_number_beyond"),
        (answers(QW4="不愿意"), "form_no_number"),
        (answers(QP9="1/0"), "form_parts"),
        ({"QS4": ("5",)}, "form_question_unknown"),
    ],
)
def test_what_cannot_be_is_named(said: dict[str, Answer], code: str) -> None:
    assert [one.code for one in judged(said).slips] == [code]


def test_counts_shares_and_scores_are_exact_and_leave_out_what_does_not_count() -> None:
    said = [answers(QA1=text, QP9="1/0/2") for text in ("5", "2", "9", "4")]
    said.append(answers(QA1="7"))
    forms = [(one, judged(one)) for one in said]
    found = {one.question.code: one for one in outcomes(BOOK, ASKED, forms)}
    first = found["QA1"]
    assert (first.asked, first.answered, first.excluded, first.valid) == (5, 4, 1, 3)
    assert first.mean == 70
    assert first.counts[0].share == Fraction(1, 4)
    assert first.is_small
    assert found["QA1F"].asked == 1
    assert (found["QP9"].parts, found["QP9"].known) == ((4, 0, 8), 4)
    voice = next(one for one in voices(BOOK, found.values()) if one.item == "A1.1")
    assert (voice.score, voice.answers) == (70, 3)


def test_the_sample_is_held_against_quotas_that_include_their_ends() -> None:
    ages = "1" * 7 + "2" * 10 + "3" * 3
    forms = [(said, judged(said)) for said in (answers(QP1=age, QP3="2") for age in ages)]
    found = {one.question.code: one for one in outcomes(BOOK, ASKED, forms)}
    checks = {
        (one.rule.value, one.option.code if one.option else ""): one
        for one in sample_checks(BOOK, found, len(forms))
        if one.question.code in ("QP0", "QP1", "QP3")
    }
    assert {key: one.holds for key, one in checks.items()} == {
        ("size", ""): True,
        ("share", "1"): True,
        ("share", "2"): True,
        ("share", "3"): True,
        ("most", "2"): False,
    }
    assert checks["share", "2"].found == 50
    empty = {one.question.code: one for one in outcomes(BOOK, ASKED, [])}
    assert {one.holds for one in sample_checks(BOOK, empty, 0)} == {None, False}


def test_works_are_ranked_by_how_many_want_them_and_then_by_places_put_first() -> None:
    said = [answers(QM1="1 2 3", QM2="2 1"), answers(QM1="1 2", QM2="2"), answers(QM1="5")]
    forms, wanted = ranking(BOOK, [(one, judged(one)) for one in said])
    assert forms == 3
    assert [(one.rank, one.option.code, one.count, one.places) for one in wanted[:4]] == [
        (1, "B-M2", 2, (2, 0, 0)),
        (2, "B-M1", 2, (0, 1, 0)),
        (3, "B-M3", 1, (0, 0, 0)),
        (3, "B-M5", 1, (0, 0, 0)),
    ]
    assert wanted[-1].rank == 5


forms_strategy = st.lists(
    st.fixed_dictionaries({}, optional={code: st.sampled_from("123459") for code in ("QA1", "QA2", "QB1")}),
    max_size=12,
)


@settings(max_examples=25)
@given(forms_strategy, st.randoms())
def test_the_order_of_the_stack_changes_nothing_and_counts_add_up(
    said: list[dict[str, str]], chance: object
) -> None:
    forms = [(one, judged(one)) for one in (answers(**words) for words in said)]
    found = outcomes(BOOK, ASKED, forms)
    assert found == outcomes(BOOK, ASKED, forms[::-1])
    for one in found:
        if one.question.is_single:
            assert sum(counted.count for counted in one.counts) == one.answered <= one.asked <= len(forms)
        assert one.mean is None or 0 <= one.mean <= 100
