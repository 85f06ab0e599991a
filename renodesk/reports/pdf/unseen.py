"""What is laid out but not drawn, in a pass that only learns where things stand: it need not take so long."""

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from renodesk.reports.lines import Paragraph


class _UnseenParagraph(Paragraph):
    """A paragraph that takes its room; what it is split into does too."""

    def draw(self) -> None:
        """Draw nothing."""


class _UnseenGrid(Grid):
    """A table that takes its room; what it is split into does too."""

    def draw(self) -> None:
        """Draw nothing."""


def unseen(one: Flowable) -> Flowable:
    """Return a flowable that is as large and draws nothing, where it is text or a table."""
    if type(one) is Paragraph:
        one.__class__ = _UnseenParagraph
    elif type(one) is Grid:
        one.__class__ = _UnseenGrid
    return one
