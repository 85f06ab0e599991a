"""The cover page as one drawing that fills its frame."""

import io

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from renodesk.reports import blocks
from renodesk.reports.inks import BOLD, FONT, INK, INK2, INK3, LINE, tone_color
from renodesk.reports.lines import broken, cut
from renodesk.reports.pdf.around import fitted

MOST_LETTERS = 120
_LOGO = (170.0, 30.0)
"""The box of a logo over the title."""


def _short(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1] + "…"


class CoverPage(Flowable):
    """Title, estate, facts, signature lines, and the statement of what is proposed."""

    def __init__(self, cover: blocks.Cover, width: float) -> None:
        """Draw `cover` over a text width."""
        super().__init__()
        self._cover = cover
        self.width = width

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take all there is."""
        self.width, self.height = width, height - 1
        return (self.width, self.height)

    def draw(self) -> None:
        """Draw the page from top to bottom."""
        canvas: Canvas = self.canv
        self._whose()
        y = self.height - (140 if self._cover.office or self._cover.logo else 96)
        canvas.setFillColor(tone_color("plain"))
        canvas.rect(0, y + 62, 46, 5, stroke=0, fill=1)
        y = self._lines(self._cover.title, BOLD, 30, 42, y)
        canvas.setFillColor(INK)
        y = self._lines(_short(self._cover.subtitle), FONT, 20, 30, y - 12)
        y -= 26
        for line in self._cover.lines:
            canvas.setFillColor(INK2)
            y = self._lines(line, FONT, 10, 17, y)
        self._signatures(236)
        canvas.setStrokeColor(LINE)
        canvas.line(0, 58, self.width, 58)
        canvas.setFillColor(INK3)
        self._lines(self._cover.note, FONT, 8.5, 13, 40)

    def _whose(self) -> None:
        """Draw logo and office over the title."""
        canvas: Canvas = self.canv
        x = 0.0
        if self._cover.logo:
            picture = ImageReader(io.BytesIO(self._cover.logo))
            wide, high = fitted(picture, *_LOGO)
            canvas.drawImage(picture, 0, self.height - high, wide, high)
            x = wide + 12
        if self._cover.office:
            canvas.setFont(FONT, 13)
            canvas.setFillColor(INK)
            beside = self.height - (_LOGO[1] / 2 + 4 if self._cover.logo else 13)
            canvas.drawString(x, beside, cut(self._cover.office, self.width - x, FONT, 13))

    def _lines(self, text: str, font: str, size: float, leading: float, y: float) -> float:
        self.canv.setFont(font, size)
        if font == BOLD:
            self.canv.setFillColor(INK)
        for line in broken(text, self.width, font, size):
            self.canv.drawString(0, y, line)
            y -= leading
        return y

    def _signatures(self, top: float) -> None:
        canvas: Canvas = self.canv
        half = self.width / 2
        for at, (role, name) in enumerate(self._cover.signatures):
            x, y = (at % 2) * half, top - (at // 2) * 44
            canvas.setFont(FONT, 10.5)
            canvas.setFillColor(INK2)
            canvas.drawString(x, y, role)
            canvas.setFillColor(INK)
            canvas.drawString(x + 46, y, cut(name, half - 72, FONT, 10.5))
            canvas.setStrokeColor(INK3)
            canvas.setLineWidth(0.6)
            canvas.line(x + 42, y - 5, x + half - 26, y - 5)
