"""The font of the papers: embedded subsets of Noto Sans SC, and names copied out of the PDF as they are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from reportlab import rl_config
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics, ttfonts

from renodesk.errors import GlyphMissing
from renodesk.paths import resource
from renodesk.reports.inks import BOLD, FONT

FILES = {FONT: "NotoSansSC_400Regular.ttf", BOLD: "NotoSansSC_700Bold.ttf"}


def to_unicode(font: str, subset: Sequence[int]) -> str:
    """Return the map by which readers copy text.

    Beyond U+FFFF it is UTF-16BE, which ReportLab's own gets wrong.
    """
    rows = "\n".join(
        f"<{at:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for at, code in enumerate(subset)
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
        f"<< /Registry ({font})\n/Ordering ({font})\n/Supplement 0\n>> def\n/CMapName /{font} def\n"
        f"/CMapType 2 def\n1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
        f"{len(subset)} beginbfchar\n{rows}\nendbfchar\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend"
    )


_CMAP = "makeToUnicodeCMap"


def register_fonts() -> None:
    """Make the fonts known, once; enough to measure and draw, not to write a paper."""
    known = pdfmetrics.getRegisteredFontNames()
    if all(name in known for name in FILES):
        return
    for name, file in FILES.items():
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(resource("fonts", file))))
    pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=BOLD, italic=FONT, boldItalic=BOLD)


@contextmanager
def fonts() -> Iterator[None]:
    """Register the fonts and set ReportLab up for one paper; its settings are put back afterwards."""
    register_fonts()
    kept = (rl_config.useA85, getattr(ttfonts, _CMAP), STATE_DEFAULTS["fontName"])
    rl_config.useA85 = 0
    setattr(ttfonts, _CMAP, to_unicode)
    STATE_DEFAULTS["fontName"] = FONT  # drawings name a font before they draw, else one that is not embedded
    try:
        yield
    finally:
        rl_config.useA85 = kept[0]
        setattr(ttfonts, _CMAP, kept[1])
        STATE_DEFAULTS["fontName"] = kept[2]


def check_glyphs(text: str, place: str = "") -> None:
    """Refuse a text with a character the font cannot draw, before anything is written.

    Raises:
        GlyphMissing: with the character, the words around it, and the place of the text.
    """
    font = pdfmetrics.getFont(FONT)
    assert isinstance(font, ttfonts.TTFont)
    face = font.face
    for at, character in enumerate(text):
        if ord(character) not in face.charToGlyph and not character.isspace():
            around = text[max(0, at - 15) : at + 15].strip()
            shown = f"{character} (U+{ord(character):04X})"
            raise GlyphMissing(character=shown, where=around, place=place)


@lru_cache(maxsize=10_000)
def width(text: str, font: str, size: float) -> float:
    """Return the width of a text in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
