"""The axes and weights of the ranking: data, proposed, every slip named."""

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.form import Axis
from renodesk.errors import PackFaulty
from renodesk.packs import read_pack, weights_of
from renodesk.paths import forms_dir

AXES = "ranking/axes.csv"


@pytest.mark.parametrize(
    ("code", "key", "column", "old", "new"),
    [
        ("pack_word_not_allowed", "willingness", "code", "willingness", "beauty"),
        ("pack_code_twice", "willingness", "code", "willingness", "need"),
        ("pack_need_missing", "need", "code", "need", "willingness"),
        ("pack_weights_sum", "need", "weight", "80", "70"),
        ("pack_not_a_number", "need", "weight", "80", "80.5"),
        ("pack_not_a_number", "need", "weight", "80", "many"),
        ("pack_not_a_number", "need", "weight", "80", "180"),
        ("pack_key_missing", "need", "name_zh", "设施状况（需求）", ""),
        ("pack_key_missing", "need", "source", "建办城", ""),
        ("pack_provenance_unknown", "need", "source_status", "PROPOSED", "HEARSAY"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, key: str, column: str, old: str, new: str) -> None:
    if new:
        packs.replace(AXES, key, column, old, new)
    else:
        packs.put(AXES, key, column, "")
    assert code in {one.code for one in packs.complaints()}
    with pytest.raises(PackFaulty):
        weights_of(read_pack(packs.folder / "ranking"))


def test_a_missing_row_is_named(packs: PacksCopy) -> None:
    packs.describe("ranking", "axes = 2", "axes = 3")
    assert {one.code for one in packs.complaints()} == {"pack_count_differs"}


def test_the_shipped_weights_are_proposed_and_name_the_clause_they_lean_on() -> None:
    weights = weights_of(read_pack(forms_dir() / "ranking"))
    assert [one.axis for one in weights.axes] == [Axis.NEED, Axis.WILLINGNESS]
    assert sum(one.weight for one in weights.axes) == 100
    assert weights.identity.status == "proposed"
    assert all("PROPOSED" in one.provenance and "50号" in one.source for one in weights.axes)


def test_a_pack_of_another_kind_holds_no_weights() -> None:
    with pytest.raises(PackFaulty):
        weights_of(read_pack(forms_dir() / "consent"))
