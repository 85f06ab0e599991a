"""Perspective: a flat surface in space, such as a wall or a road, seen as four corners in the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plane:
    """The projective map from the unit square to a quadrilateral.

    (0, 0) is the first corner given, then clockwise: (1, 0), (1, 1), (0, 1).
    """

    origin: Point
    along: Point
    down: Point
    depth: Point

    @classmethod
    def through(cls, corners: Sequence[Point]) -> "Plane":
        """Return the plane whose unit square has these four corners (Heckbert's square-to-quad)."""
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
        dx1, dx2, dx3 = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
        dy1, dy2, dy3 = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
        whole = dx1 * dy2 - dx2 * dy1
        g, h = (dx3 * dy2 - dx2 * dy3) / whole, (dx1 * dy3 - dx3 * dy1) / whole
        return cls(
            origin=(x0, y0),
            along=(x1 - x0 + g * x1, y1 - y0 + g * y1),
            down=(x3 - x0 + h * x3, y3 - y0 + h * y3),
            depth=(g, h),
        )

    def at(self, u: float, v: float) -> Point:
        """Return where the point (u, v) of the surface is seen."""
        scale = 1 + self.depth[0] * u + self.depth[1] * v
        return (
            (self.origin[0] + self.along[0] * u + self.down[0] * v) / scale,
            (self.origin[1] + self.along[1] * u + self.down[1] * v) / scale,
        )

    def rect(self, left: float, top: float, right: float, bottom: float) -> list[Point]:
        """Return the four corners in the picture of a rectangle on the surface."""
        return [self.at(left, top), self.at(right, top), self.at(right, bottom), self.at(left, bottom)]

    def path(self, points: Sequence[Point]) -> list[Point]:
        """Return a line on the surface as it is seen."""
        return [self.at(u, v) for u, v in points]
