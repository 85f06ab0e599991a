"""Forms are remembered by what their packs are called, and never under a name that is not theirs."""

from dataclasses import replace

import pytest

from renodesk.packs import PackText, forms_of, read_packs
from renodesk.packs.remembered import RememberedForms
from renodesk.paths import forms_dir


@pytest.fixture(scope="module")
def texts() -> tuple[PackText, ...]:
    """The packs of the shipped forms."""
    wanted = ("liveability", "checklist36", "register")
    return tuple(pack for pack in read_packs(forms_dir()) if pack.id in wanted)


def names(texts: tuple[PackText, ...]) -> list[tuple[str, str, str]]:
    return [(pack.id, pack.version, pack.sha256) for pack in texts]


def test_forms_are_remembered_by_all_their_packs(texts: tuple[PackText, ...]) -> None:
    known, forms = RememberedForms(), forms_of(texts)
    known.remember(texts, forms)
    assert known.of(reversed(names(texts))) is forms
    assert known.of(names(texts[1:])) is None


def test_a_text_that_is_not_what_its_digest_says_is_not_remembered(texts: tuple[PackText, ...]) -> None:
    known = RememberedForms()
    altered = (replace(texts[0], text=texts[0].text + " "), *texts[1:])
    known.remember(altered, forms_of(texts))
    assert known.of(names(altered)) is None


def test_a_pack_under_another_name_is_another_pack(texts: tuple[PackText, ...]) -> None:
    known = RememberedForms()
    renamed = (replace(texts[0], id="other"), *texts[1:])
    known.remember(renamed, forms_of(texts))
    assert known.of(names(texts)) is None


def test_the_ones_remembered_first_are_forgotten_first(texts: tuple[PackText, ...]) -> None:
    known, forms = RememberedForms(most=2), forms_of(texts)
    for version in "abc":
        known.remember([replace(texts[0], version=version)], forms)
    kept = [version for version in "abc" if known.of(names((replace(texts[0], version=version),)))]
    assert kept == ["b", "c"]
