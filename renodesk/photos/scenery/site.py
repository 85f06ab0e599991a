"""A site plan of an estate, drawn from above: lanes, buildings with their names, green, parking, a gate."""

from collections.abc import Iterable
from dataclasses import dataclass

from renodesk.photos.scenery.canvas import HEIGHT, WIDTH, Canvas, area


@dataclass(frozen=True, kw_only=True, slots=True)
class Patch:
    """A rectangle of the plan: its kind, its name ("" for none) and its sides in canvas pixels."""

    kind: str
    name: str
    left: float
    top: float
    right: float
    bottom: float


_FILLS = {
    "lane": "kerb",
    "green": "grass",
    "parking": "concrete",
    "building": "plaster",
    "small": "white",
    "gate": "red",
}
KINDS = tuple(_FILLS)


def site(canvas: Canvas, title: str, patches: Iterable[Patch]) -> None:
    """Draw the patches one over the other, with a frame, a title and where north is.

    Raises:
        KeyError: a patch of an unknown kind.
    """
    canvas.box(0, 0, WIDTH, HEIGHT, "white")
    _outline(canvas, 30, 30, WIDTH - 30, HEIGHT - 30, 3)
    for patch in patches:
        _patch(canvas, patch)
    canvas.write(WIDTH / 2, 85, title, 40, "black")
    _north(canvas, 1480, 95)


def _patch(canvas: Canvas, patch: Patch) -> None:
    canvas.box(patch.left, patch.top, patch.right, patch.bottom, _FILLS[patch.kind])
    middle = (patch.left + patch.right) / 2, (patch.top + patch.bottom) / 2
    if patch.kind == "parking":
        for at in range(round(patch.left), round(patch.right), 45):
            canvas.line([(at, patch.top), (at, patch.bottom)], "white", 3)
    if patch.kind == "green":
        for at in range(round(patch.left) + 30, round(patch.right), 75):
            canvas.disc(at, patch.top + (patch.bottom - patch.top) * (0.35 + at % 2 * 0.3), 13, "leaf")
    if patch.kind in ("building", "small"):
        _outline(
            canvas, patch.left, patch.top, patch.right, patch.bottom, 4 if patch.kind == "building" else 2
        )
    if patch.name:
        size = 34 if patch.kind == "building" else 16
        canvas.write(*middle, patch.name, size, "white" if patch.kind == "gate" else "black")


def _outline(canvas: Canvas, left: float, top: float, right: float, bottom: float, width: float) -> None:
    corners = area(left, top, right, bottom)
    canvas.line([*corners, corners[0]], "black", width)


def _north(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape([(x, y - 42), (x - 16, y + 30), (x, y + 16), (x + 16, y + 30)], "black")
    canvas.write(x - 38, y, "北", 26, "black")
