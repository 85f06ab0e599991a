"""The draft mark as a picture: what one copies out of a page stays free of it."""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from renodesk.paths import resource
from renodesk.reports.fonts import FILES
from renodesk.reports.inks import BOLD

_LETTER, _STROKE = 300, 3
_INK = 218


@lru_cache(maxsize=8)
def draft_picture(word: str) -> bytes:
    """Return a word as pale outlines on white, as PNG as large as it needs."""
    font = ImageFont.truetype(str(resource("fonts", FILES[BOLD])), _LETTER)
    left, top, right, bottom = font.getbbox(word, stroke_width=_STROKE)
    picture = Image.new("L", (int(right - left) + 2, int(bottom - top) + 2), 255)
    drawn = ImageDraw.Draw(picture)
    spot = (1 - left, 1 - top)
    drawn.text(spot, word, font=font, fill=_INK, stroke_width=_STROKE, stroke_fill=_INK)
    drawn.text(spot, word, font=font, fill=255)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
