"""Shapes over a photo: what is drawn comes back exactly, what is strange is kept and never refused."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain import canonical
from renodesk.domain.annotation import (
    Annotation,
    Shape,
    ShapeKind,
    annotation_from,
    annotation_json,
    coordinate,
)

places = st.integers(0, 10_000).map(lambda step: Fraction(step, 10_000))
shapes = st.builds(
    Shape,
    kind=st.sampled_from(ShapeKind),
    x=places,
    y=places,
    x2=places,
    y2=places,
    text=st.text(max_size=20),
).map(
    lambda one: (
        Shape(kind=one.kind, x=one.x, y=one.y, x2=one.x, y2=one.y, text=one.text)
        if one.kind.is_point
        else one
    )
)


@given(st.lists(shapes, min_size=1, max_size=8))
def test_what_is_drawn_comes_back_exactly_from_the_log(drawn: list[Shape]) -> None:
    annotation = Annotation(shapes=tuple(drawn))
    text = canonical.dumps(annotation_json(annotation))
    again = annotation_from(canonical.loads(text))
    assert canonical.dumps(annotation_json(again)) == text


def test_nothing_drawn_is_an_empty_cell() -> None:
    assert annotation_json(Annotation()) is None
    assert annotation_from(None) == Annotation()


@pytest.mark.parametrize(
    "strange",
    [
        {"kind": "spiral", "x": 0, "y": 0},
        {"kind": "arrow", "x": 0, "y": 0, "x2": 2, "y2": 0},
        {"kind": "arrow", "x": "0", "y": 0, "x2": 1, "y2": 0},
        {"kind": "text", "x": True, "y": 0, "text": "x"},
        {"kind": "text", "x": 0, "y": 0, "text": 5},
        "arrow",
        None,
    ],
)
def test_a_shape_nobody_can_draw_is_kept_as_it_is(strange: Any) -> None:
    found = annotation_from({"version": 9, "shapes": [strange]})
    assert (found.shapes, found.unknown) == ((), (strange,))
    kept = annotation_json(found)
    assert isinstance(kept, dict)
    assert kept["shapes"] == [strange]


@pytest.mark.parametrize("raw", ["", 5, [], {}, {"shapes": 5}, {"shapes": "arrow"}])
def test_a_cell_that_is_no_annotation_shows_nothing(raw: Any) -> None:
    assert annotation_from(raw) == Annotation()


@given(shapes, places, places)
def test_a_shape_is_moved_no_further_than_the_edge(shape: Shape, right: Fraction, down: Fraction) -> None:
    for sign in (1, -1):
        moved = shape.moved(sign * right, sign * down)
        assert all(0 <= one <= 1 for one in (moved.x, moved.y, moved.x2, moved.y2))
        assert (moved.x2 - moved.x, moved.y2 - moved.y) == (shape.x2 - shape.x, shape.y2 - shape.y)


def test_numbers_count_on() -> None:
    one = Shape(kind=ShapeKind.NUMBER, x=Fraction(0), y=Fraction(0), x2=Fraction(0), y2=Fraction(0), text="7")
    assert Annotation().next_number == "1"
    assert Annotation(shapes=(one,)).next_number == "8"


def test_places_are_decimals_of_four_digits_within_the_picture() -> None:
    assert [coordinate(one) for one in (-0.2, 0.33333, 1.7)] == [0, Fraction(3333, 10_000), 1]
