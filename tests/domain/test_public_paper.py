"""A photo may hang in public only as somebody looked at it."""

from renodesk.domain.public_paper import Publicness, public_mark, publicness

BLURRED = {"version": 1, "shapes": [{"kind": "blur", "x": 0, "y": 0, "x2": 1, "y2": 1}]}


def test_a_mark_stands_for_the_picture_and_the_shapes_that_were_seen() -> None:
    mark = public_mark("ab", BLURRED)
    assert publicness(mark, "ab", BLURRED, is_contested=False) is Publicness.CHECKED
    assert publicness(mark, "ab", None, is_contested=False) is Publicness.CHANGED
    assert publicness(mark, "cd", BLURRED, is_contested=False) is Publicness.CHANGED
    assert publicness(mark, "ab", BLURRED, is_contested=True) is Publicness.CHANGED


def test_anything_else_in_the_cell_is_no_permission() -> None:
    for mark in (None, "", True, "yes", "checked", {"checked": True}):
        found = publicness(mark, "ab", None, is_contested=False)
        assert found is (Publicness.CHANGED if mark == "checked" else Publicness.UNCHECKED)
