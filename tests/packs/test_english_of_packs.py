"""Every word of the shipped packs that people read has English, and a pack without any still says itself."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, cast

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.consent import Consent
from renodesk.domain.eligibility import Eligibility
from renodesk.domain.expression import Expression
from renodesk.domain.form import PackIdentity, ScoreWord
from renodesk.domain.procedure import Procedures
from renodesk.domain.translated import in_language
from renodesk.packs import PackText, Spot, kind_of, load_forms, profile_texts, read_packs
from renodesk.packs.complaints import Complaints
from renodesk.packs.description import Description
from renodesk.packs.english import TABLE
from renodesk.packs.registry import KINDS, Content
from renodesk.paths import forms_dir

TEXTS = (*read_packs(forms_dir()), *profile_texts(forms_dir(), Complaints()))
AS_WRITTEN = {
    "source",
    "clause",
    "jurisdiction",
    "everywhere",
    "consent",
    "region",
    "synonyms",
    "formula",
    "threshold",
    "sentence",
    "wording",
    "best_word_with_red_flag",
    "ConsentRule.text",
}
"""Names of documents and places, quotations, words by which something is found, sentences of the handbook."""
NOTES_READ_ON_SCREEN = {"RegisterField", "Respondent"}
NOTES_OF_PROCEDURES = {"Origin", "Target"}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_every_word_of_a_pack_that_people_read_has_english(text: PackText) -> None:
    content = _content(text)
    english = content.identity.english
    said = {*english.values(), *english} & {*english.values(), *_kept_by_name(content)}
    notes = NOTES_READ_ON_SCREEN
    notes = notes | NOTES_OF_PROCEDURES if isinstance(content, (Procedures, Eligibility)) else notes
    found = _chinese(in_language(content, "en"), "", notes)
    left = [f"{where}: {word}" for where, word in found if word not in said]
    assert not left


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_every_pack_says_itself_in_english(text: PackText) -> None:
    identity = _content(text).identity
    assert identity.title_en
    assert identity.statement_en
    assert not _is_chinese(identity.title_en)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_no_english_is_for_words_that_were_changed_since(text: PackText) -> None:
    others = [part.replace('""', '"') for name, part in text.files().items() if name != f"{TABLE}.csv"]
    words = _content(text).identity.english
    assert [word for word in words if not any(word in part for part in others)] == []


def test_the_codes_and_rules_of_forms_are_the_same_in_both_languages() -> None:
    forms = load_forms(forms_dir())
    english = in_language(forms, "en")
    assert in_language(forms, "zh") is forms
    assert in_language(forms, "en") is english
    for one, other in zip(forms.tree.items, english.tree.items, strict=True):
        assert (one.code, one.formula, one.bands, one.scope) == (
            other.code,
            other.formula,
            other.bands,
            other.scope,
        )
        assert [flag.name for flag in one.flags] == [flag.name for flag in other.flags]
    assert english.tree.identity is forms.tree.identity
    assert english.tree.words == forms.tree.words


def test_a_pack_without_english_words_stays_chinese(packs: PacksCopy) -> None:
    packs.describe("liveability", 'english = "english.csv"\n', "")
    (packs.folder / "liveability" / "english.csv").unlink()
    assert packs.complaints() == []
    item = in_language(load_forms(packs.folder), "en").tree.items[0]
    assert item.name == item.name_en
    assert item.guide == load_forms(packs.folder).tree.items[0].guide


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("新的字,", "pack_key_missing", "en"),
        (",All", "pack_key_missing", "zh"),
        ("全部,All of them", "pack_name_twice", "zh"),
    ],
)
def test_a_slip_in_the_english_is_named_with_row_and_column(
    line: str, code: str, column: str, packs: PacksCopy
) -> None:
    file = packs.folder / "liveability" / "english.csv"
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    file.write_text("\n".join([*lines, line]), encoding="utf-8-sig")
    spot = Spot(pack="liveability", file="english.csv", row=len(lines) + 1, column=column)
    assert [(one.code, one.spot) for one in packs.complaints()] == [(code, spot)]


def _kept_by_name(content: Content) -> Iterator[str]:
    """Yield words that are kept as they are, and shown by `said_in`: papers of steps, matters of votes."""
    if isinstance(content, Procedures):
        yield from (paper for one in content.procedures for step in one.steps for paper in step.produces)
    if isinstance(content, Consent):
        yield from (rule.matter for rule in content.rules)


def _content(text: PackText) -> Content:
    complaints = Complaints()
    content = KINDS[kind_of(text)](Description(text, complaints))
    assert not complaints.found
    return content


def _chinese(value: object, where: str, notes: set[str]) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if type(value) is str and _is_chinese(value):
            yield where, value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _chinese(one, where, notes)
    elif isinstance(value, (tuple, frozenset)):
        for one in value:
            yield from _chinese(one, where, notes)
    elif is_dataclass(value) and not isinstance(value, (type, Expression, PackIdentity, ScoreWord)):
        kind = type(value).__name__
        for field in fields(cast(Any, value)):
            if field.name in AS_WRITTEN or f"{kind}.{field.name}" in AS_WRITTEN:
                continue
            if field.name == "note" and kind not in notes:
                continue
            yield from _chinese(getattr(value, field.name), f"{kind}.{field.name}", notes)


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= one <= "\u9fff" for one in text)
