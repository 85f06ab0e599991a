"""What idle space could be used for, as pack data: each slip named, and never a quantity of works."""

import pytest
from packs.packs_copy import TREE, USES, PacksCopy

from renodesk.packs import load_forms
from renodesk.paths import forms_dir

ROOM = "B1.1.idle_room_m2"


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("input", "B1.1.idle_rooms", "pack_link_unknown"),
        ("input", "B9.9.idle_room_m2", "pack_link_unknown"),
        ("input", "", "pack_link_unknown"),
        ("needs", "D1.1;D9.9", "pack_link_unknown"),
        ("needs", "", "pack_key_missing"),
        ("name_zh", "", "pack_key_missing"),
        ("least", "很大", "pack_not_a_number"),
        ("least", "-3", "pack_not_a_number"),
        ("source", "", "pack_key_missing"),
        ("source_status", "HEARSAY", "pack_provenance_unknown"),
    ],
)
def test_a_slip_is_named_with_row_and_column(column: str, value: str, code: str, packs: PacksCopy) -> None:
    row = packs.put(USES, ROOM, column, value)
    found = [(one.code, one.spot.file, one.spot.row, one.spot.column) for one in packs.complaints()]
    assert (code, "uses.csv", row, column) in found


def test_the_size_of_idle_space_may_not_be_a_quantity_of_works(packs: PacksCopy) -> None:
    packs.put(TREE, "B1.1", "remedies", "P-U4.area<=idle_room_m2")
    assert "pack_use_is_works" in {one.code for one in packs.complaints()}


def test_a_tree_may_be_without_uses(packs: PacksCopy) -> None:
    packs.describe("liveability", 'uses = "uses.csv"\n', "")
    (packs.folder / USES).unlink()
    assert packs.complaints() == []
    assert load_forms(packs.folder).tree.uses == ()


def test_the_shipped_uses_have_sources_and_serve_what_the_tree_judges() -> None:
    tree = load_forms(forms_dir()).tree
    assert {(use.item, use.input) for use in tree.uses} == {
        ("B1.1", "idle_room_m2"),
        ("B1.1", "idle_ground_m2"),
    }
    assert all(use.source and use.provenance for use in tree.uses)
    assert len({(use.input, use.name) for use in tree.uses}) == len(tree.uses)
