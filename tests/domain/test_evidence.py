"""What is still missing of the photos an item asks for, read from the pack's own words."""

from dataclasses import replace

import pytest

from renodesk import paths
from renodesk.domain.evidence import kinds_asked, photo_need
from renodesk.domain.form import Item
from renodesk.packs import load_forms


@pytest.fixture(scope="module")
def item() -> Item:
    """Return an item that asks for two photos."""
    found = load_forms(paths.forms_dir()).tree.item("A1.2")
    assert found is not None
    return replace(found, min_photos=2, photo_rule="按问题：每处2张：全景1张、近景1张；备注必填")


def test_a_rule_that_lists_as_many_as_are_asked_for_tells_what_they_show(item: Item) -> None:
    assert kinds_asked(item) == (("全景", 1), ("近景", 1))


@pytest.mark.parametrize(
    "rule", ["每小区夜间2张；标黑点位置", "每处1张", "", "按问题：全景1张、细部", "每处：全景2张、近景1张"]
)
def test_any_other_rule_tells_none(item: Item, rule: str) -> None:
    assert kinds_asked(replace(item, photo_rule=rule)) == ()


def test_a_remark_in_brackets_does_not_hide_a_kind(item: Item) -> None:
    rule = "每小区2张：车棚1张、飞线1张（没有飞线的拍车棚内外）"
    assert kinds_asked(replace(item, photo_rule=rule)) == (("车棚", 1), ("飞线", 1))


def test_a_caption_tells_which_kind_is_there(item: Item) -> None:
    need = photo_need(item, 2, ["东侧全景"])
    assert (need.missing, need.kinds, need.is_one_of) == (1, (("近景", 1),), False)


def test_a_photo_that_says_nothing_leaves_both_kinds_open(item: Item) -> None:
    need = photo_need(item, 2, [""])
    assert (need.missing, need.kinds, need.is_one_of) == (1, (("全景", 1), ("近景", 1)), True)


def test_three_spots_ask_for_three_of_each_kind(item: Item) -> None:
    need = photo_need(item, 6, ["全景", "全景 2", "近景"])
    assert (need.missing, need.kinds) == (3, (("全景", 1), ("近景", 2)))


def test_nothing_is_missing_where_there_are_enough(item: Item) -> None:
    need = photo_need(item, 2, ["", "", ""])
    assert (need.missing, need.kinds) == (0, ())
    assert photo_need(item, 0, []).missing == 0


def test_the_shipped_pack_tells_kinds_wherever_it_lists_them() -> None:
    tree = load_forms(paths.forms_dir()).tree
    told = {item.code: [name for name, _ in kinds_asked(item)] for item in tree.items if kinds_asked(item)}
    assert told["A2.1"] == ["屋面全景", "渗漏点"]
    assert told["A1.1"] == ["远景", "带比例尺近景"]
    assert told["E1.1"] == ["最窄处", "占用处"]
    assert "B2.1" not in told
