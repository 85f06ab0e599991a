"""Fonts and inks of papers and charts."""

from reportlab.lib.colors import Color, HexColor

from renodesk.reports.blocks import Tone

FONT, BOLD = "RenoSans", "RenoSansBold"
TONES: dict[Tone, str] = {
    "plain": "#0F6FC6",
    "good": "#2E7D4F",
    "warn": "#B26A00",
    "bad": "#C0362C",
    "quiet": "#5B6776",
}
INK, INK2, INK3, LINE = HexColor("#1B2430"), HexColor("#5B6776"), HexColor("#8B96A5"), HexColor("#E1E5EA")
TRACK = HexColor("#EEF1F4")


def tone_color(tone: Tone, alpha: float = 1.0) -> Color:
    """Return the colour of a tone.

    Paler ones are mixed with white, so that they print without transparency.
    """
    base = HexColor(TONES[tone])
    mixed = [1 - (1 - part) * alpha for part in (base.red, base.green, base.blue)]
    return Color(*mixed)
