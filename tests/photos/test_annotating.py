"""What is drawn over a photo goes into what leaves on paper, and nothing under a blur does."""

from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from renodesk.domain.annotation import Annotation, Shape, ShapeKind
from renodesk.photos.annotating import annotated


def shape(kind: ShapeKind, *places: float, text: str = "") -> Shape:
    x, y, x2, y2 = (Fraction(round(one * 100), 100) for one in (*places, *places)[:4])
    return Shape(kind=kind, x=x, y=y, x2=x2, y2=y2, text=text)


@pytest.fixture
def plain(encoded: Any) -> bytes:
    return encoded(Image.new("RGB", (1200, 900), (90, 140, 90)), quality=95)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def differs(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> float:
    return sum(ImageStat.Stat(ImageChops.difference(one.crop(box), other.crop(box))).mean)


@pytest.mark.parametrize("kind", [one for one in ShapeKind if one != ShapeKind.BLUR])
def test_every_kind_of_shape_is_drawn_where_it_stands_and_nowhere_else(kind: ShapeKind, plain: bytes) -> None:
    drawn = opened(annotated(plain, Annotation(shapes=(shape(kind, 0.3, 0.3, 0.5, 0.5, text="3号"),))))
    before = opened(plain)
    assert differs(drawn, before, (300, 220, 660, 500)) > 2
    assert differs(drawn, before, (800, 600, 1200, 900)) < 1


def test_shapes_turn_with_the_photo_and_words_stay_upright(plain: bytes) -> None:
    annotation = Annotation(shapes=(shape(ShapeKind.NUMBER, 0.1, 0.2, text="1"),))
    turned = opened(annotated(plain, annotation, 90))
    assert turned.size == (900, 1200)
    red = turned.getpixel((round(0.8 * 900) + 16, round(0.1 * 1200)))
    assert isinstance(red, tuple)
    assert red[0] > 180 > red[1] + 100
    back = opened(annotated(plain, annotation, 270))
    assert back.getpixel((round(0.2 * 900) + 16, round(0.9 * 1200)))[0] > 180  # type: ignore[index]


def test_two_photos_that_differ_only_under_a_blur_leave_alike(noise: Any, encoded: Any) -> None:
    first = noise(800, 600, seed=1)
    second = first.copy()
    box = (200, 150, 400, 300)
    other = noise(200, 150, seed=9).point(lambda value: value)
    second.paste(other, box[:2])
    hidden = Annotation(shapes=(shape(ShapeKind.BLUR, 0.25, 0.25, 0.5, 0.5),))
    leaves = [opened(annotated(encoded(one, quality=95), hidden)) for one in (first, second)]
    inner = (210, 160, 390, 290)
    assert differs(*leaves, inner) < 12
    assert differs(first, second, inner) > 100
    assert max(ImageStat.Stat(leaves[0].crop(inner)).stddev) < 20


def test_a_blur_is_burnt_in_below_the_other_shapes(noise: Any, encoded: Any) -> None:
    annotation = Annotation(
        shapes=(shape(ShapeKind.NUMBER, 0.5, 0.5, text="1"), shape(ShapeKind.BLUR, 0, 0, 1, 1))
    )
    drawn = opened(annotated(encoded(noise(800, 600)), annotation))
    assert drawn.getpixel((400 + 12, 300))[0] > 180  # type: ignore[index]


def test_a_turned_photo_without_shapes_is_only_turned(picture: Any, encoded: Any) -> None:
    data = encoded(picture(96, 64), quality=95)
    assert opened(annotated(data, Annotation(), 90)).size == (64, 96)
    corner = opened(annotated(data, Annotation(), 90)).getpixel((2, 2))
    assert min(corner) > 200  # type: ignore[type-var]


def test_the_same_drawing_gives_the_same_bytes(plain: bytes) -> None:
    annotation = Annotation(shapes=(shape(ShapeKind.TEXT, 0.2, 0.2, text="裂缝"),))
    assert annotated(plain, annotation) == annotated(plain, annotation)
