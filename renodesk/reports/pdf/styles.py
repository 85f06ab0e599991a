"""Sizes and inks of the papers."""

from collections.abc import Mapping
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from renodesk.reports.blocks import Align, Tone
from renodesk.reports.inks import BOLD, FONT, INK, INK2, tone_color
from renodesk.reports.lines import Paragraph

MARGIN = 20 * mm
_ALIGN: Mapping[Align, Literal[0, 1, 2]] = {"left": 0, "center": 1, "right": 2}
"""ReportLab's TA_LEFT, TA_CENTER, TA_RIGHT."""
WIDE = "\u00a0" * 4
"""A wide blank in blanks that do not break: ReportLab makes one narrow blank of every other kind."""


def style(
    size: float,
    *,
    bold: bool = False,
    tone: Tone = "plain",
    align: Align = "left",
    after: float = 0,
    before: float = 0,
) -> ParagraphStyle:
    """Return a paragraph style; `plain` is the ink, other tones their colours."""
    ink = INK if tone == "plain" else INK2 if tone == "quiet" else tone_color(tone)
    font = BOLD if bold else FONT
    return ParagraphStyle(
        name=f"{font}-{size}-{tone}-{align}-{after}-{before}",
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=size * 1.5,
        textColor=ink,
        alignment=_ALIGN[align],
        spaceAfter=after,
        spaceBefore=before,
        wordWrap="CJK",
    )


def paragraph(text: str, look: ParagraphStyle) -> Paragraph:
    """Return a paragraph of plain text; nothing in it is markup, and a wide blank stays wide."""
    plain = "".join(" " if one in "\r\n\t\v\f" else one for one in text).replace("　", WIDE)
    return Paragraph(escape(plain), look)


HEADINGS = {
    1: style(18, bold=True, after=10),
    2: style(12, bold=True, after=5, before=12),
    3: style(10.5, bold=True, after=3, before=9),
}
CAPTION = style(7.5, tone="quiet")
BODY = 9.5
SMALL = 8.5
