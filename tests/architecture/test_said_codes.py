"""Every code that can reach a person has a sentence in both languages, with the same facts."""

import ast
import re
import string
from collections.abc import Iterator

import pytest
from architecture.sources import calls, nodes, texts_of

from renodesk import errors
from renodesk.domain.scores import AnswerStatus
from renodesk.settings import SETTINGS
from renodesk.texts import catalogue, say

FIRST, SECOND = 0, 1
SPOKEN = {
    "say": FIRST,
    "progress": FIRST,
    "_progress": FIRST,
    "words": FIRST,
    "done": FIRST,
    "Broken": FIRST,
    "ChangeFault": FIRST,
    "ExpressionFault": FIRST,
    "Unfit": FIRST,
    "_fault": SECOND,
    "_line_fault": SECOND,
    "_notice": SECOND,
    "add": SECOND,
    "faulty": SECOND,
}
"""Which argument of these calls is a code."""
PREFIXED = {("reports/", "text"): (SECOND, "report_"), ("services/reporting/", "_say"): (FIRST, "report_")}
PREFIXED |= {
    ("reports/poster", "_say"): (FIRST, "poster_"),
    ("reports/meeting_notice", "_say"): (FIRST, "notice_"),
}
PREFIXED |= {("services/demo", "_say"): (FIRST, "demo_step_"), ("cli/", "text"): (FIRST, "")}
TELLING = ("say", "words", "done", "text", "_fault")
"""Calls that take the facts of the sentence as keywords."""
KEYWORDS = {
    ("Fault", "code"),
    ("Reason", "code"),
    ("PhotoRefused", "reason"),
    ("LogoRefused", "reason"),
    ("PaperUnreadable", "reason"),
}


def error_classes(root: type[errors.RenodeskError] = errors.RenodeskError) -> Iterator[type]:
    """Yield every class of expected failures."""
    yield root
    for one in root.__subclasses__():
        yield from error_classes(one)


def spoken() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield (where, code as a pattern, call) for every code the source hands on to be said."""
    for where, called, call in calls():
        at, prefix = SPOKEN.get(called), ""
        for (folder, name), (position, before) in PREFIXED.items():
            if where.startswith(folder) and called == name:
                at, prefix = position, before
        if at is not None and len(call.args) > at:
            for text in texts_of(call.args[at]):
                yield where, prefix + text, call
        for keyword in call.keywords:
            if (called, keyword.arg) in KEYWORDS:
                yield from ((where, text, call) for text in texts_of(keyword.value) if text)


def facts_of(sentence: str) -> set[str]:
    """Return the facts a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("error", list(error_classes()), ids=lambda error: error.__name__)
def test_an_expected_failure_has_its_own_code_and_is_drawn_in_the_tree(error: type) -> None:
    assert error.code in catalogue()
    assert [one for one in error_classes() if one.code == error.code] == [error]
    assert re.search(rf"\b{error.__name__}\b", errors.__doc__ or "")


def test_the_tree_of_failures_names_no_class_that_is_not_there() -> None:
    lines = [line for line in (errors.__doc__ or "").splitlines() if "─" in line]
    drawn = {name for line in lines for name in re.findall(r"\b[A-Z][a-z]+(?:[A-Z][a-z]*)+\b", line)}
    assert drawn - {one.__name__ for one in error_classes()} == set()


def test_every_class_with_a_code_has_a_sentence() -> None:
    found = {
        (name, statement.value.value)
        for name, within in nodes().items()
        for node in within
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, (ast.Assign, ast.AnnAssign))
        and "code" in ast.unparse(statement).partition("=")[0].split(":")[0].split()
        and isinstance(statement.value, ast.Constant)
    }
    assert len(found) > 30
    assert {one for one in found if one[1] and one[1] not in catalogue()} == set()


def test_every_code_in_the_source_has_a_sentence() -> None:
    codes = catalogue()
    found = list(spoken())
    assert len(found) > 250
    assert [(w, c) for w, c, _ in found if not any(re.fullmatch(c, known) for known in codes)] == []


def test_every_code_is_said_in_both_languages_with_the_same_facts() -> None:
    for code, sentences in catalogue().items():
        assert set(sentences) == {"zh", "en"}, code
        assert facts_of(sentences["zh"]) == facts_of(sentences["en"]), code
        assert all(sentence.strip() for sentence in sentences.values()), code


def test_whoever_says_a_sentence_gives_every_fact_it_names() -> None:
    missing = []
    for where, code, call in spoken():
        given = {keyword.arg for keyword in call.keywords}
        known = catalogue().get(code.replace("\\", ""))
        if code == "report_page":  # filled in page by page
            continue
        if known and None not in given and ast.unparse(call.func).endswith(TELLING):
            missing += [(where, code, fact) for fact in sorted(facts_of(known["zh"]) - given)]
    assert missing == []


@pytest.mark.parametrize("status", list(AnswerStatus), ids=lambda status: status.value)
def test_every_state_of_an_answer_has_a_word(status: AnswerStatus) -> None:
    assert f"status_{status.value}" in catalogue()


@pytest.mark.parametrize("name", [setting.name for setting in SETTINGS])
def test_every_setting_has_a_label(name: str) -> None:
    assert say(f"setting_{name}", "zh") != say(f"setting_{name}", "en")
    assert f"setting_{name}" in catalogue()


def test_no_word_to_translate_stands_within_an_f_string() -> None:
    """The tool that gathers words for the translator does not look there."""
    hidden = [
        f"{name}:{call.lineno}"
        for name, within in nodes().items()
        for joined in within
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr"
    ]
    assert not hidden
