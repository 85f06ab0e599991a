"""The canvas the sample scenes are drawn on: flat shapes, gradients, stains, glows, and a camera's finish."""

from collections.abc import Mapping, Sequence
from functools import cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from renodesk.paths import resource
from renodesk.photos.scenery.plane import Point

WIDTH, HEIGHT = 1600, 1200
_SCALE = 1.5

Colour = tuple[int, int, int]

PALETTE: Mapping[str, Colour] = {
    "sky": (122, 168, 214), "haze": (222, 232, 238), "dusk": (24, 34, 66), "glow": (255, 214, 140),
    "white": (244, 244, 240), "plaster": (214, 203, 184), "plaster dark": (168, 156, 138),
    "paint green": (138, 172, 150), "concrete": (172, 172, 168), "concrete dark": (112, 112, 110),
    "brick": (158, 88, 68), "mortar": (190, 172, 156), "asphalt": (92, 94, 98), "asphalt dark": (58, 60, 64),
    "kerb": (196, 194, 188), "steel": (154, 162, 170), "steel dark": (84, 92, 102), "rust": (142, 78, 40),
    "black": (22, 24, 28), "glass": (132, 164, 184), "glass dark": (52, 72, 92), "leaf": (92, 142, 62),
    "leaf dark": (42, 84, 42), "grass": (118, 156, 80), "soil": (146, 116, 84), "wood": (150, 108, 66),
    "red": (196, 42, 34), "blue": (38, 104, 176), "yellow": (236, 190, 48), "green": (40, 134, 84),
    "grey": (128, 132, 136), "card": (190, 148, 98), "paper": (248, 246, 238), "cable": (32, 32, 36),
}  # fmt: skip


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the bold Chinese face at a size in canvas pixels."""
    return ImageFont.truetype(resource("fonts", "NotoSansSC_700Bold.ttf"), round(size * _SCALE))


class Canvas:
    """One picture being drawn, 1600 × 1200; what is random follows from the seed alone."""

    def __init__(self, seed: str) -> None:
        """Begin with a white picture."""
        self.random = Random(seed)
        self._image = Image.new("RGB", (round(WIDTH * _SCALE), round(HEIGHT * _SCALE)), "white")
        self._draw = ImageDraw.Draw(self._image)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Fill a polygon."""
        self._draw.polygon(_scaled(points), fill=PALETTE[colour])

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: str, radius: float = 0
    ) -> None:
        """Fill a rectangle, with round corners if wished."""
        corners = _scaled([(left, top), (right, bottom)])
        self._draw.rounded_rectangle(corners, radius * _SCALE, fill=PALETTE[colour])

    def disc(self, x: float, y: float, radius: float, colour: str, flat: float = 1.0) -> None:
        """Fill a circle, or an ellipse that is `flat` times as high."""
        tall = radius * flat
        self._draw.ellipse(_scaled([(x - radius, y - tall), (x + radius, y + tall)]), fill=PALETTE[colour])

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """Draw a circle line."""
        corners = _scaled([(x - radius, y - radius), (x + radius, y + radius)])
        self._draw.ellipse(corners, outline=PALETTE[colour], width=round(width * _SCALE))

    def line(self, points: Sequence[Point], colour: str, width: float = 2) -> None:
        """Draw a line with round bends."""
        self._draw.line(
            _scaled(points), fill=PALETTE[colour], width=max(1, round(width * _SCALE)), joint="curve"
        )

    def write(self, x: float, y: float, words: str, size: int, colour: str) -> None:
        """Write words centred on a point."""
        self._draw.text((x * _SCALE, y * _SCALE), words, PALETTE[colour], font(size), anchor="mm")

    def fade(self, points: Sequence[Point], first: str, second: str, sideways: bool = False) -> None:
        """Fill a polygon with one colour that turns into another downwards, or to the right."""
        corner, size, mask = self._mask(points)
        ramp = Image.linear_gradient("L")
        ramp = (ramp.rotate(90) if sideways else ramp).resize(size)
        self._image.paste(PALETTE[first], corner, mask)
        self._image.paste(PALETTE[second], corner, ImageChops.multiply(mask, ramp))

    def tube(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Fill a box as a round pipe along its longer side, lit from above or from the left."""
        lies = right - left > bottom - top
        corner, size, mask = self._mask([(left, top), (right, top), (right, bottom), (left, bottom)])
        strip = Image.new("L", (1, 64))
        strip.putdata([round(255 * max(0.0, 1 - abs(at - 18) / 40) ** 1.4) for at in range(64)])
        light = (strip if lies else strip.rotate(90, expand=True)).resize(size)
        self._image.paste(_mixed(PALETTE[colour], (0, 0, 0), 0.6), corner, mask)
        self._image.paste(_mixed(PALETTE[colour], (255, 255, 255), 0.35), corner, light)

    def shade(self, points: Sequence[Point], strength: float, colour: str = "black", soft: float = 0) -> None:
        """Lay a see-through colour over a polygon, with soft edges if wished: shadows, light, dirt."""
        corner, size, mask = self._mask(points, round(soft * 2))
        if soft:
            mask = mask.resize((size[0] // 4 + 1, size[1] // 4 + 1)).filter(
                ImageFilter.GaussianBlur(soft * _SCALE / 4)
            )
            mask = mask.resize(size)
        self._image.paste(PALETTE[colour], corner, mask.point(lambda value: value * strength))

    def stain(self, points: Sequence[Point], colour: str, strength: float, size: float = 60) -> None:
        """Mottle a polygon with blotches about `size` pixels wide."""
        corner, extent, mask = self._mask(points)
        cells = tuple(max(2, round(side / size / _SCALE)) for side in extent)
        noise = Image.frombytes("L", (cells[0], cells[1]), self.random.randbytes(cells[0] * cells[1]))
        blotches = noise.resize(extent, Image.Resampling.BICUBIC)
        blotches = blotches.point(lambda value: max(0, value - 110) * 1.7 * strength)
        self._image.paste(PALETTE[colour], corner, ImageChops.multiply(mask, blotches))

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float) -> None:
        """Lay a round light that fades outwards."""
        side = round(radius * 2 * _SCALE)
        light = ImageChops.invert(Image.radial_gradient("L")).point(
            lambda value: max(0, value - 75) * 1.4 * strength
        )
        at = (round((x - radius) * _SCALE), round((y - radius) * _SCALE))
        self._image.paste(PALETTE[colour], at, light.resize((side, side)))

    def drawn(self) -> Image.Image:
        """Return the picture as it was drawn, with smooth edges."""
        return self._image.copy()

    def photographed(self) -> Image.Image:
        """Return the picture as a phone would take it: smooth edges, darker corners, fine grain."""
        image = self._image.resize((WIDTH, HEIGHT), Image.Resampling.HAMMING).filter(
            ImageFilter.GaussianBlur(0.5)
        )
        corners = (
            Image.radial_gradient("L").resize(image.size).point(lambda value: max(0, value - 130) * 0.36)
        )
        image.paste(PALETTE["black"], (0, 0), corners)
        tile = Image.frombytes("L", (400, 400), self.random.randbytes(160_000))
        grain = Image.new("L", image.size)
        for x in range(0, WIDTH, 400):
            for y in range(0, HEIGHT, 400):
                grain.paste(tile.transpose(self.random.choice(list(Image.Transpose))), (x, y))
        image = Image.blend(image, ImageChops.overlay(image, Image.merge("RGB", [grain] * 3)), 0.09)
        return ImageEnhance.Contrast(image).enhance(1.06)

    def _mask(
        self, points: Sequence[Point], margin: int = 0
    ) -> tuple[tuple[int, int], tuple[int, int], Image.Image]:
        """Return where a polygon's box begins, the box's size, and the polygon as a mask in it."""
        scaled = _scaled(points)
        around = round(margin * _SCALE)
        left, right = min(x for x, _y in scaled) - around, max(x for x, _y in scaled) + around
        top, bottom = min(y for _x, y in scaled) - around, max(y for _x, y in scaled) + around
        size = max(1, right - left), max(1, bottom - top)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in scaled], fill=255)
        return (left, top), size, mask


def area(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the corners of an upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _scaled(points: Sequence[Point]) -> list[tuple[int, int]]:
    return [(round(x * _SCALE), round(y * _SCALE)) for x, y in points]


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
