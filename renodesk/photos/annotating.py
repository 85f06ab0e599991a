"""The picture that leaves: a rendition turned as it was turned, its shapes drawn in, its blurs burnt in."""

import math
from fractions import Fraction
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from renodesk.domain.annotation import Annotation, Shape, ShapeKind
from renodesk.paths import resource
from renodesk.photos.renditions import encode

RED, WHITE = (226, 43, 38), (255, 255, 255)
_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
Point = tuple[float, float]


def annotated(
    rendition: bytes, annotation: Annotation, rotation: int = 0, aspect: Fraction | None = None
) -> bytes:
    """Return a JPEG of an upright rendition with its shapes, turned clockwise by `rotation` degrees.

    An `aspect` (width by height) cuts it around its middle, so that two photos can be seen side by side.

    A blur leaves at most a few blocks of what it covers: nothing beneath can be brought back.
    """
    with Image.open(BytesIO(rendition), formats=("JPEG",)) as opened:
        image = opened.convert("RGB")
    for shape in annotation.shapes:
        if shape.kind == ShapeKind.BLUR:
            _blur(image, shape)
    if rotation in _TURNS:
        image = image.transpose(_TURNS[rotation])
    pen = _Pen(image, rotation)
    for shape in annotation.shapes:
        pen.draw(shape)
    return encode(image if aspect is None else image.crop(_middle(image.size, aspect)))


def _middle(size: tuple[int, int], aspect: Fraction) -> tuple[int, int, int, int]:
    """Return the largest box of a shape around the middle."""
    width, height = min(size[0], round(size[1] * aspect)), min(size[1], round(size[0] / aspect))
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return (left, top, left + width, top + height)


def _blur(image: Image.Image, shape: Shape) -> None:
    width, height = image.size
    left, right = sorted((float(shape.x) * width, float(shape.x2) * width))
    top, bottom = sorted((float(shape.y) * height, float(shape.y2) * height))
    box = (math.floor(left), math.floor(top), min(width, math.ceil(right)), min(height, math.ceil(bottom)))
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide < 1 or high < 1:
        return
    blocks = (max(1, min(6, wide // 12)), max(1, min(6, high // 12)))
    part = image.crop(box).resize(blocks, Image.Resampling.BOX)
    part = part.resize((wide, high), Image.Resampling.NEAREST)
    image.paste(part.filter(ImageFilter.GaussianBlur(max(wide, high) / 30)), box)


class _Pen:
    """Draws shapes on a picture that is turned already."""

    def __init__(self, image: Image.Image, rotation: int) -> None:
        self._draw = ImageDraw.Draw(image)
        self._size = image.size
        self._rotation = rotation
        self._width = max(3, round(max(image.size) / 260))

    def draw(self, shape: Shape) -> None:
        """Draw one shape; a blur is in the picture already."""
        start, end = self._at(shape.x, shape.y), self._at(shape.x2, shape.y2)
        match shape.kind:
            case ShapeKind.ARROW:
                self._arrow(start, end)
            case ShapeKind.ELLIPSE | ShapeKind.RECTANGLE:
                self._outline(shape.kind, start, end)
            case ShapeKind.NUMBER:
                self._number(start, shape.text)
            case ShapeKind.TEXT:
                self._text(start, shape.text)

    def _at(self, x: object, y: object) -> Point:
        across, down = float(x), float(y)  # type: ignore[arg-type]
        turned = {90: (1 - down, across), 180: (1 - across, 1 - down), 270: (down, 1 - across)}
        across, down = turned.get(self._rotation, (across, down))
        return (across * self._size[0], down * self._size[1])

    def _outline(self, kind: ShapeKind, start: Point, end: Point) -> None:
        left, right = sorted((start[0], end[0]))
        top, bottom = sorted((start[1], end[1]))
        draw = self._draw.ellipse if kind == ShapeKind.ELLIPSE else self._draw.rectangle
        edge = max(1, self._width // 3)
        draw(
            (left - edge, top - edge, right + edge, bottom + edge),
            outline=WHITE,
            width=self._width + 2 * edge,
        )
        draw((left, top, right, bottom), outline=RED, width=self._width)

    def _arrow(self, start: Point, end: Point) -> None:
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        length = 6 * self._width
        neck = (end[0] - length * 0.8 * math.cos(angle), end[1] - length * 0.8 * math.sin(angle))
        wings = [
            (end[0] - length * math.cos(angle + turn), end[1] - length * math.sin(angle + turn))
            for turn in (0.45, -0.45)
        ]
        edge = max(1, self._width // 3)
        self._draw.line((start, neck), fill=WHITE, width=self._width + 2 * edge)
        self._draw.polygon([end, *wings], outline=WHITE, width=2 * edge)
        self._draw.line((start, neck), fill=RED, width=self._width)
        self._draw.polygon([end, *wings], fill=RED)

    def _number(self, at: Point, text: str) -> None:
        radius = 5 * self._width
        box = (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)
        self._draw.ellipse(box, fill=RED, outline=WHITE, width=max(2, self._width // 2))
        size = radius * (1.3 if len(text) < 3 else 0.9)
        self._draw.text(at, text, WHITE, _font(round(size)), anchor="mm")

    def _text(self, at: Point, text: str) -> None:
        font = _font(round(6 * self._width))
        self._draw.text(
            at, text, RED, font, anchor="lm", stroke_width=max(2, self._width // 2), stroke_fill=WHITE
        )


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(resource("fonts", "NotoSansSC_700Bold.ttf"), size)
