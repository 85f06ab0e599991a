"""A QR code in a PDF: drawn as bars, so that it stays sharp at any size."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from renodesk.reports import blocks
from renodesk.reports.inks import INK
from renodesk.reports.pdf.styles import SMALL, paragraph, style

_GAP = 4.0


def draw_code(canvas: Canvas, code: tuple[tuple[bool, ...], ...], x: float, y: float, size: float) -> None:
    """Draw a code into a square with its lower left corner at `x`, `y`, row by row, dark runs as one bar."""
    if not code:
        return
    side = size / len(code)
    canvas.setFillColor(INK)
    for number, row in enumerate(code):
        low = y + size - (number + 1) * side
        at = 0
        while at < len(row):
            end = at
            while end < len(row) and row[end]:
                end += 1
            if end > at:
                canvas.rect(x + at * side, low, (end - at) * side, side + 0.05, stroke=0, fill=1)
            at = max(end, at + 1)


class CodeBox(Flowable):
    """A code with a caption under it, at the right of the room it is given."""

    def __init__(self, block: blocks.Code) -> None:
        """Draw `block`."""
        super().__init__()
        self._block = block
        self._caption = paragraph(block.caption, style(SMALL, tone="quiet", align="right"))

    def wrap(self, available: float, _: float) -> tuple[float, float]:
        """Return the room it takes: the whole width."""
        self._width = available
        self._under = self._caption.wrap(available, 1000)[1]
        return available, self._block.points + _GAP + self._under

    def draw(self) -> None:
        """Draw the code and its caption."""
        self._caption.drawOn(self.canv, 0, 0)
        x = self._width - self._block.points
        draw_code(self.canv, self._block.modules, x, self._under + _GAP, self._block.points)
