"""Sizes and inks of the papers."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus.paraparser import ParaFrag

from renodesk.reports.blocks import Align, Tone
from renodesk.reports.inks import BOLD, FONT, INK, INK2, tone_color
from renodesk.reports.lines import Paragraph
from renodesk.reports.typography import typeset

MARGIN = 20 * mm
_ALIGN: Mapping[Align, Literal[0, 1, 2]] = {"left": 0, "center": 1, "right": 2}
"""ReportLab's TA_LEFT, TA_CENTER, TA_RIGHT."""
_BREAKS = str.maketrans(dict.fromkeys("\r\n\t\v\f", " "))
_BLANKS = re.compile(" {2,}")
WIDE = "\u00a0" * 4
"""A wide blank in blanks that do not break: ReportLab makes one narrow blank of every other kind."""


@lru_cache(maxsize=256)
def style(
    size: float,
    *,
    bold: bool = False,
    tone: Tone = "plain",
    align: Align = "left",
    after: float = 0,
    before: float = 0,
    leading: float = 0,
) -> ParagraphStyle:
    """Return a paragraph style, one for the same wishes; `plain` is the ink, other tones their colours."""
    ink = INK if tone == "plain" else INK2 if tone == "quiet" else tone_color(tone)
    font = BOLD if bold else FONT
    return ParagraphStyle(
        name=f"{font}-{size}-{tone}-{align}-{after}-{before}-{leading}",
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading or size * 1.5,
        textColor=ink,
        alignment=_ALIGN[align],
        spaceAfter=after,
        spaceBefore=before,
        wordWrap="CJK",
    )


def paragraph(text: str, look: ParagraphStyle) -> Paragraph:
    """Return a paragraph of plain text; nothing in it is markup, and a wide blank stays wide."""
    plain = _BLANKS.sub(" ", typeset(text).translate(_BREAKS).replace("　", WIDE)).strip(" ")
    return Paragraph(plain, look, frags=[_piece(plain, look)] if plain else [])


def _piece(text: str, look: ParagraphStyle) -> ParaFrag:
    """Return a text of one look as ReportLab's parser would, which is slow and cuts it at every &."""
    return ParaFrag(
        text=text,
        fontName=look.fontName,
        fontSize=look.fontSize,
        textColor=look.textColor,
        bold=0,
        italic=0,
        rise=0,
        greek=0,
        link=[],
        us_lines=[],
    )


HEADINGS = {
    1: style(18, bold=True, after=10),
    2: style(12, bold=True, after=5, before=12),
    3: style(10.5, bold=True, after=3, before=9),
}
CAPTION = style(7.5, tone="quiet")
BODY = 9.5
SMALL = 8.5
