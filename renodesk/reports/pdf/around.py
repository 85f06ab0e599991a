"""What stands around the text of every page: header with logo, footer, the draft mark across."""

import io
from collections.abc import Mapping

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from renodesk.reports.draft_mark import draft_picture
from renodesk.reports.fonts import width
from renodesk.reports.inks import FONT, INK3, LINE
from renodesk.reports.lines import cut
from renodesk.reports.papers import PageWords
from renodesk.reports.pdf.metadata import describe
from renodesk.reports.pdf.styles import MARGIN

_LOGO_HIGH, _LOGO_WIDE = 14.0, 90.0
_ACROSS = 0.62
"""Share of the page's diagonal the draft mark takes."""
_MOST_THICK = 0.3
"""… and of its width, across."""


class Around:
    """Draws it on each page; a logo is decoded once and stands once in the file."""

    def __init__(
        self,
        words: PageWords,
        size: tuple[float, float],
        logo: bytes | None = None,
        marks: Mapping[str, str] | None = None,
    ) -> None:
        """Draw around pages of a size."""
        self._marks = marks or {}
        self._words = words
        self._size = size
        self._logo = ImageReader(io.BytesIO(logo)) if logo else None
        self._mark = ImageReader(io.BytesIO(draft_picture(words.draft))) if words.draft else None

    def describe(self, canvas: Canvas) -> None:
        """Say to machines what the paper is."""
        describe(canvas, self._words, self._marks)

    def draft(self, canvas: Canvas) -> None:
        """Draw the draft mark across the page, under its text."""
        if self._mark is None:
            return
        wide, high = self._size
        long, thick = fitted(self._mark, _ACROSS * (wide**2 + high**2) ** 0.5, _MOST_THICK * wide)
        canvas.saveState()
        canvas.translate(wide / 2, high / 2)
        canvas.rotate(45)
        canvas.drawImage(self._mark, -long / 2, -thick / 2, long, thick)
        canvas.restoreState()

    def header_and_footer(self, canvas: Canvas, pages: int) -> None:
        """Write header and footer; `pages` is how many the paper has."""
        words = self._words
        canvas.saveState()
        canvas.setFont(FONT, 8)
        canvas.setFillColor(INK3)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        right = self._size[0] - MARGIN
        top, bottom = self._size[1] - MARGIN + 12, MARGIN - 14
        left = MARGIN + self._draw_logo(canvas, MARGIN, top + 1)
        space = right - left - width(words.header_right, FONT, 8) - 20
        canvas.drawString(left, top + 4, cut(words.header, space, FONT, 8))
        canvas.drawRightString(right, top + 4, words.header_right)
        canvas.line(MARGIN, top - 1, right, top - 1)
        canvas.line(MARGIN, bottom + 3, right, bottom + 3)
        number = words.page.format(page=canvas.getPageNumber(), pages=pages)
        canvas.drawRightString(right, bottom - 8, number)
        room = right - MARGIN - width(number, FONT, 8) - 12
        canvas.drawString(MARGIN, bottom - 8, cut(words.footer, room, FONT, 8))
        canvas.restoreState()

    def _draw_logo(self, canvas: Canvas, x: float, y: float) -> float:
        """Draw the logo and return how much room it takes."""
        if self._logo is None:
            return 0.0
        wide, high = fitted(self._logo, _LOGO_WIDE, _LOGO_HIGH)
        canvas.drawImage(self._logo, x, y, wide, high)
        return wide + 6


def fitted(picture: ImageReader, wide: float, high: float) -> tuple[float, float]:
    """Return the size of a picture within a box."""
    own_wide, own_high = picture.getSize()
    scale = min(wide / own_wide, high / own_high)
    return (own_wide * scale, own_high * scale)
