"""Drawings as SVG for the window: in its font, and in the inks of its theme."""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, HexColor, white

from renodesk.reports.blocks import Tone
from renodesk.reports.fonts import register_fonts
from renodesk.reports.inks import BOLD, FONT, INK, INK2, INK3, LINE, TRACK, tone_color

_FAMILY = "Noto Sans SC"
_CLIP = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)
"""The window's renderer draws it as a black page; nothing leaves a drawing that would have to be cut.

The library also writes None where it means none, which that renderer takes for black.
"""
_COLOR = re.compile(r"rgb\((\d+)%,(\d+)%,(\d+)%\)")
_TONE_INKS: Mapping[Tone, str] = {
    "plain": "accent",
    "good": "good",
    "warn": "warn",
    "bad": "bad",
    "quiet": "ink2",
}


def to_svg(drawing: Drawing, text: str = "", inks: Mapping[str, str] | None = None) -> str:
    """Return a drawing as SVG; `text` says the same in words.

    `inks` are #RRGGBB by the names surface, line, ink, ink2, ink3, accent, good, warn, bad; pale colours are
    mixed anew with that surface.
    """
    register_fonts()
    svg = str(renderSVG.drawToString(drawing))
    svg = _CLIP.sub("", svg).replace("clip-path: url(#clip)", "").replace("fill: None;", "fill: none;")
    svg = svg.replace("<title>...</title>", "").replace("<desc>...</desc>", f"<desc>{escape(text)}</desc>")
    svg = svg.replace(f"font-family: {BOLD};", f"font-family: {_FAMILY}; font-weight: bold;")
    svg = svg.replace(f"font-family: {FONT};", f"font-family: {_FAMILY};")
    if inks is None:
        return svg
    known = dict(_recolored(inks))
    return _COLOR.sub(lambda match: known.get((match[1], match[2], match[3]), match[0]), svg)


def _recolored(inks: Mapping[str, str]) -> Iterator[tuple[tuple[str, str, str], str]]:
    surface = HexColor(inks["surface"])
    for tone, token in _TONE_INKS.items():
        for percent in range(10, 101):
            share = percent / 100
            yield _key(tone_color(tone, share)), _mixed(HexColor(inks[token]), surface, share)
    for color, name in ((INK, "ink"), (INK2, "ink2"), (INK3, "ink3"), (LINE, "line"), (white, "surface")):
        yield _key(color), inks[name]
    yield _key(TRACK), _mixed(HexColor(inks["line"]), surface, 0.6)


def _mixed(ink: Color, surface: Color, share: float) -> str:
    pairs = ((ink.red, surface.red), (ink.green, surface.green), (ink.blue, surface.blue))
    return "#" + "".join(f"{round((under + (over - under) * share) * 255):02x}" for over, under in pairs)


def _key(color: Color) -> tuple[str, str, str]:
    red, green, blue = (str(int(part * 100)) for part in (color.red, color.green, color.blue))
    return (red, green, blue)
