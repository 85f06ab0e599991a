"""Flowables in larger letters: scaled as they are drawn, laid out for the width they then have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

_STEP = 0.05


class Scaled(Flowable):
    """A flowable `factor` times as large; it breaks over pages where the one inside does."""

    def __init__(self, inner: Flowable, factor: float) -> None:
        """Draw `inner` larger."""
        super().__init__()
        self._inner = inner
        self._factor = factor

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of what is inside, times the factor."""
        canvas: Any = getattr(self, "canv", None)  # none where somebody only asks for the size
        wide, high = self._inner.wrapOn(canvas, width / self._factor, height / self._factor)
        self.width, self.height = wide * self._factor, high * self._factor
        return (self.width, self.height)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the parts of what is inside, each scaled."""
        canvas: Any = getattr(self, "canv", None)
        parts = self._inner.splitOn(canvas, width / self._factor, height / self._factor)
        return [Scaled(one, self._factor) for one in parts]

    def getSpaceBefore(self) -> float:
        """Return the space before what is inside, times the factor."""
        return float(self._inner.getSpaceBefore()) * self._factor

    def getSpaceAfter(self) -> float:
        """Return the space after what is inside, times the factor."""
        return float(self._inner.getSpaceAfter()) * self._factor

    def draw(self) -> None:
        """Draw what is inside."""
        self.canv.saveState()
        self.canv.scale(self._factor, self._factor)
        self._inner.drawOn(self.canv, 0, 0)
        self.canv.restoreState()


def enlarged(flowables: Iterable[Flowable], factor: float) -> Iterator[Flowable]:
    """Yield flowables in larger letters; breaks of a page stay what they are."""
    for one in flowables:
        if isinstance(one, PageBreak):
            yield one
        elif isinstance(one, CondPageBreak):
            yield CondPageBreak(one.height * factor)
        elif isinstance(one, Spacer):
            yield Spacer(1, one.height * factor)
        else:
            yield Scaled(one, factor)


class FittedPage(Flowable):
    """What fills one page: in the largest letters with which it fits, else broken in the smallest."""

    def __init__(self, make: Callable[[float], Sequence[Flowable]], largest: float, smallest: float) -> None:
        """Lay out what `make` returns for a width."""
        super().__init__()
        self._make = make
        self._factors = (largest, smallest)
        self._chosen: list[Flowable] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Find the letters; the page is taken whole where they fit."""
        largest, smallest = self._factors
        steps = round((largest - smallest) / _STEP)
        for factor in [largest - _STEP * step for step in range(steps)] + [smallest]:
            self._chosen = [
                one
                for one in enlarged(self._make(width / factor), factor)
                if not isinstance(one, (CondPageBreak, PageBreak))
            ]
            self.width, self.height = width, self._high(width, height)
            if self.height <= height:
                break
        return (self.width, self.height)

    def _high(self, width: float, height: float) -> float:
        canvas: Any = getattr(self, "canv", None)
        high = after = 0.0
        for number, one in enumerate(self._chosen):
            before = one.getSpaceBefore() if number else 0.0
            high += max(after, before) + one.wrapOn(canvas, width, height)[1]
            after = one.getSpaceAfter()
        return high

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return the pieces in the smallest letters, for more than a page."""
        self.wrap(width, height)
        return self._chosen

    def draw(self) -> None:
        """Draw from top to bottom."""
        y, after = self.height, 0.0
        for number, one in enumerate(self._chosen):
            y -= max(after, one.getSpaceBefore() if number else 0.0) + one.height
            one.drawOn(self.canv, 0, y)
            after = one.getSpaceAfter()
