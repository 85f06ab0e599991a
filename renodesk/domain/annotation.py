"""Shapes drawn over a photo: places as fractions of the upright picture, never its pixels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.canonical import Json

VERSION = 1
_STEPS = 10_000
MOST_SHAPES, MOST_LETTERS = 200, 200


class ShapeKind(StrEnum):
    """What a shape is. Text and number stand at one point, the others between two."""

    ARROW = "arrow"
    ELLIPSE = "ellipse"
    RECTANGLE = "rectangle"
    TEXT = "text"
    NUMBER = "number"
    BLUR = "blur"

    @property
    def is_point(self) -> bool:
        """Return whether it stands at one point."""
        return self in (ShapeKind.TEXT, ShapeKind.NUMBER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """A shape from (x, y) to (x2, y2): 0 to 1 from the top left of the upright picture, exact decimals.

    An arrow points at (x2, y2). `text` is what a text says, or the number.
    """

    kind: ShapeKind
    x: Fraction
    y: Fraction
    x2: Fraction
    y2: Fraction
    text: str = ""

    def moved(self, right: Fraction, down: Fraction) -> "Shape":
        """Return the shape elsewhere, as far as it stays within the picture."""
        right = max(-min(self.x, self.x2), min(right, 1 - max(self.x, self.x2)))
        down = max(-min(self.y, self.y2), min(down, 1 - max(self.y, self.y2)))
        return replace(self, x=self.x + right, y=self.y + down, x2=self.x2 + right, y2=self.y2 + down)


@dataclass(frozen=True, kw_only=True, slots=True)
class Annotation:
    """The shapes of one use of a photo, in drawing order; `unknown` are shapes of a newer version, kept."""

    shapes: tuple[Shape, ...] = ()
    unknown: tuple[Json, ...] = ()

    @property
    def next_number(self) -> str:
        """Return the number that a new number shape gets."""
        used = [int(one.text) for one in self.shapes if one.kind == ShapeKind.NUMBER and one.text.isdecimal()]
        return str(max(used, default=0) + 1)


def coordinate(value: float | Fraction) -> Fraction:
    """Return a place within the picture as an exact decimal of four digits."""
    return Fraction(min(_STEPS, max(0, round(value * _STEPS))), _STEPS)


def annotation_json(annotation: Annotation) -> Json:
    """Return what the `annotation` cell holds; None where nothing is drawn."""
    shapes: list[Json] = [*(_shape_json(one) for one in annotation.shapes), *annotation.unknown]
    return {"version": VERSION, "shapes": shapes} if shapes else None


def annotation_from(raw: Json) -> Annotation:
    """Return the shapes a cell holds; what cannot be drawn is kept as unknown, nothing is refused."""
    listed = raw.get("shapes") if isinstance(raw, Mapping) else None
    found: list[Shape] = []
    unknown: list[Json] = []
    if isinstance(listed, Sequence) and not isinstance(listed, str):
        for one in listed[:MOST_SHAPES]:
            shape = _shape_from(one)
            if shape is None:
                unknown.append(one)
            else:
                found.append(shape)
    return Annotation(shapes=tuple(found), unknown=tuple(unknown))


def _shape_json(shape: Shape) -> Json:
    members: dict[str, Json] = {"kind": shape.kind.value, "x": shape.x, "y": shape.y}
    if not shape.kind.is_point:
        members |= {"x2": shape.x2, "y2": shape.y2}
    if shape.text:
        members["text"] = shape.text
    return members


def _shape_from(raw: Json) -> Shape | None:
    if not isinstance(raw, Mapping) or raw.get("kind") not in set(ShapeKind):
        return None
    kind = ShapeKind(str(raw["kind"]))
    places = list(_places(raw, ("x", "y") if kind.is_point else ("x", "y", "x2", "y2")))
    text = raw.get("text", "")
    if any(place is None for place in places) or not isinstance(text, str):
        return None
    x, y, *end = [place or Fraction(0) for place in places]
    x2, y2 = end or (x, y)
    return Shape(kind=kind, x=x, y=y, x2=x2, y2=y2, text=text[:MOST_LETTERS])


def _places(raw: Mapping[str, Json], names: Sequence[str]) -> Iterator[Fraction | None]:
    for name in names:
        value = raw.get(name)
        is_number = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
        yield Fraction(value) if is_number and 0 <= value <= 1 else None  # type: ignore[arg-type,operator]
