"""The 20 items of the standard: texts with their source, every slip named, clauses that add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packs.packs_copy import PacksCopy

from renodesk.domain.standard import Facts, Fulfilment, add_up
from renodesk.errors import PackFaulty
from renodesk.packs import read_pack, standard_of
from renodesk.paths import forms_dir

ROWS = "standard20/rows.csv"
MET, PARTLY, NOT_MET, NA = Fulfilment


@pytest.mark.parametrize(
    ("code", "key", "column", "new"),
    [
        ("pack_code_twice", "T1.4.1", "code", "T1.4.2"),
        ("pack_link_unknown", "T1.4.1", "parent", "T9"),
        ("pack_link_unknown", "T1.4.1", "parent", "T1.1"),
        ("pack_key_missing", "T1.4.1", "answer_type", ""),
        ("pack_key_missing", "T1.4.1", "scope", ""),
        ("pack_key_missing", "T1.4.1", "name_zh", ""),
        ("pack_word_not_allowed", "T1.4.1", "scope", "village"),
        ("pack_word_not_allowed", "T1.4.1", "facts", "rumours"),
        ("pack_word_not_allowed", "T2.1.1", "fulfilment_from", "G2.1.party == 1:splendid"),
        ("pack_link_unknown", "T2.1.1", "fulfilment_from", "G2.1.choir == 1:met"),
        ("pack_field_undeclared", "T1.2.2", "fulfilment_from", '@blessed == "yes":met'),
        ("pack_link_unknown", "T1.5.1", "facts", "shortfalls:tier=1:A,Z"),
        ("pack_provenance_unknown", "T1.4.1", "source_status", "HEARSAY"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, key: str, column: str, new: str) -> None:
    packs.put(ROWS, key, column, new)
    assert code in {one.code for one in packs.complaints()}


def test_a_faulty_standard_is_not_used(packs: PacksCopy) -> None:
    packs.put(ROWS, "T1.4.1", "scope", "village")
    with pytest.raises(PackFaulty):
        standard_of(read_pack(packs.folder / "standard20"))


def test_the_standard_has_20_items_and_36_rows_to_answer() -> None:
    standard = standard_of(read_pack(forms_dir() / "standard20"))
    assert [len(standard.below(code)) for code in ("T1", "T2")] == [10, 10]
    asked = (*standard.asked("estate"), *standard.asked("county"))
    assert len(asked) == 36
    assert all(one.text and "50号" in one.source and "SEED" in one.provenance for one in asked)
    assert {one.telling.facts for one in asked if one.telling} == set(Facts)


def test_clauses_add_up_to_their_item_and_an_open_one_leaves_it_open() -> None:
    standard = standard_of(read_pack(forms_dir() / "standard20"))
    answers = {"T2.1.1": MET, "T2.1.2": MET}
    assert standard.fulfilment("T2.1", answers) is None
    assert standard.fulfilment("T2.1", {**answers, "T2.1.3": NA}) == MET
    assert standard.fulfilment("T2.1", {**answers, "T2.1.3": PARTLY}) == PARTLY
    assert standard.fulfilment("T2.1", {"T2.1.1": NOT_MET}) == NOT_MET
    assert standard.fulfilment("T1.1", {}) is None
    assert standard.fulfilment("T1.4", {"T1.4.2": MET}) is None
    assert standard.fulfilment("T1.4", {"T1.4.2": MET}, "estate") == MET
    assert [standard.concerns(code, "estate") for code in ("T1", "T1.4", "T1.1", "T2.7")] == [
        True,
        True,
        False,
        False,
    ]


@given(st.lists(st.sampled_from([*Fulfilment, None])), st.randoms())
def test_order_never_matters_and_what_does_not_apply_changes_nothing(
    parts: list[Fulfilment | None], chance: object
) -> None:
    whole = add_up(parts)
    assert add_up(reversed(parts)) == whole
    assert add_up([*parts, NA]) == whole
    assert (whole == NA) == all(one == NA for one in parts)
