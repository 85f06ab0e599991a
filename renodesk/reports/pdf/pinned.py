"""A picture with numbered pins over it, drawn as lines and letters: sharp, and plain in black and white."""

import math

from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from renodesk.reports import blocks
from renodesk.reports.inks import BOLD, FONT, INK, INK3, LINE, tone_color
from renodesk.reports.pdf.streaming import Jpeg, draw_jpeg

MOST_HEIGHT = 500.0
RADIUS, HALO = 8.0, 1.4
_SIDE = 0.9
"""A square as large to the eye as a disc of radius 1 has half this side."""


class PinnedPlan(Flowable):
    """A plan across the text, smaller where it would be taller than a page allows; never split."""

    def __init__(self, block: blocks.PinnedPicture, *, is_drawn: bool) -> None:
        """Show a plan; a first pass that only counts pages leaves the picture out."""
        super().__init__()
        self._block = block
        self._is_drawn = is_drawn
        self._wide = self._left = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the whole width and the height of the plan."""
        scale = min(width / self._block.width, MOST_HEIGHT / self._block.height)
        self._wide = self._block.width * scale
        self._left = (width - self._wide) / 2
        self.width, self.height = width, self._block.height * scale
        return (self.width, self.height)

    def draw(self) -> None:
        """Draw picture, frame and pins."""
        canvas: Canvas = self.canv
        data = self._block.read() if self._is_drawn else None
        if data is not None:
            size = (self._wide, self.height)
            draw_jpeg(canvas, Jpeg(data), self._block.read, (self._left, 0), size)
        elif self._is_drawn:
            canvas.setFont(FONT, 9)
            canvas.setFillColor(INK3)
            canvas.drawCentredString(self.width / 2, self.height / 2, self._block.missing)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.rect(self._left, 0, self._wide, self.height)
        for mark in self._block.marks:
            canvas.saveState()
            canvas.translate(self._left + float(mark.x) * self._wide, (1 - float(mark.y)) * self.height)
            _draw(canvas, mark)
            canvas.restoreState()


def _draw(canvas: Canvas, mark: blocks.PinMark) -> None:
    """Draw a pin around the origin: a white edge, its shape, its number, its flag."""
    is_box = mark.shape == "box"
    canvas.setLineWidth(1.0)
    _shape(canvas, mark.shape, RADIUS + HALO, white, white)
    _shape(canvas, mark.shape, RADIUS, white if is_box else tone_color(mark.tone), INK)
    size = 8.5 if mark.number < 100 else 6.5
    canvas.setFont(BOLD, size)
    canvas.setFillColor(INK if is_box else white)
    canvas.drawCentredString(0, -0.36 * size, str(mark.number))
    if mark.has_flag:
        _flag(canvas)


def _shape(canvas: Canvas, shape: str, radius: float, fill: Color, edge: Color) -> None:
    canvas.setFillColor(fill)
    canvas.setStrokeColor(edge)
    if shape == "disc":
        canvas.circle(0, 0, radius, stroke=1, fill=1)
        return
    if shape == "diamond":
        reach = radius * math.sqrt(2) * 0.96
        corners = [(0.0, reach), (reach, 0.0), (0.0, -reach), (-reach, 0.0)]
    else:
        across, along = radius * _SIDE * (1.25 if shape == "box" else 1), radius * _SIDE
        corners = [(-across, along), (across, along), (across, -along), (-across, -along)]
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _flag(canvas: Canvas) -> None:
    """Draw a small black flag at the upper right, edged in white."""
    foot, top = RADIUS * 0.6, RADIUS * 2.1
    for width, ink in ((3.2, white), (1.1, INK)):
        canvas.setStrokeColor(ink)
        canvas.setFillColor(INK)
        canvas.setLineWidth(width)
        canvas.line(foot, foot, foot, top)
        path = canvas.beginPath()
        path.moveTo(foot, top)
        path.lineTo(foot + 8, top - 2.8)
        path.lineTo(foot, top - 5.6)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)
