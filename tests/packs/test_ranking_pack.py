"""The axes and weights of the ranking: data, proposed, every slip named."""

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.plan_quality import PlanPart
from renodesk.domain.ranking import RankedBy
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
        ("pack_weights_sum", "need", "weight", "60", "50"),
        ("pack_not_a_number", "need", "weight", "60", "60.5"),
        ("pack_not_a_number", "need", "weight", "60", "many"),
        ("pack_not_a_number", "need", "weight", "60", "180"),
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


@pytest.mark.parametrize(
    ("code", "key", "column", "new"),
    [
        ("pack_word_not_allowed", "musts", "code", "beauty"),
        ("pack_word_not_allowed", "musts", "axis", "need"),
        ("pack_code_twice", "musts", "code", "costs"),
        ("pack_weights_sum", "urgent", "weight", "20"),
        ("pack_key_missing", "urgent", "name_en", ""),
    ],
)
def test_every_slip_in_the_parts_of_plans_is_named(
    packs: PacksCopy, code: str, key: str, column: str, new: str
) -> None:
    packs.put("ranking/parts.csv", key, column, new)
    assert code in {one.code for one in packs.complaints()}


def test_a_pack_that_ranks_by_nothing_of_plans_needs_no_parts(packs: PacksCopy) -> None:
    rows = packs.rows(AXES)
    packs.write(AXES, rows[:3])
    packs.put(AXES, "need", "weight", "80")
    packs.describe("ranking", 'parts = "parts.csv"\n', "")
    packs.describe("ranking", "axes = 4\nparts = 8", "axes = 2")
    assert packs.complaints() == []
    assert weights_of(read_pack(packs.folder / "ranking")).parts == ()


def test_a_missing_row_is_named(packs: PacksCopy) -> None:
    packs.describe("ranking", "axes = 4", "axes = 3")
    assert {one.code for one in packs.complaints()} == {"pack_count_differs"}


def test_the_shipped_weights_are_proposed_and_name_the_clause_they_lean_on() -> None:
    weights = weights_of(read_pack(forms_dir() / "ranking"))
    assert [one.axis for one in weights.axes] == list(RankedBy)
    assert sum(one.weight for one in weights.axes) == 100
    assert weights.identity.status == "proposed"
    assert all("PROPOSED" in one.provenance and "50号" in one.source for one in weights.axes)


def test_a_pack_of_another_kind_holds_no_weights() -> None:
    with pytest.raises(PackFaulty):
        weights_of(read_pack(forms_dir() / "consent"))


def test_every_part_of_a_plan_is_weighed_and_says_where_it_comes_from() -> None:
    weights = weights_of(read_pack(forms_dir() / "ranking"))
    assert {one.part for one in weights.parts} == set(PlanPart)
    assert all("PROPOSED" in one.provenance and one.source and one.note for one in weights.parts)
