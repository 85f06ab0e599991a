"""Breaking Chinese lines.

No line begins with a closing mark or ends with an opening one, words stay whole.
"""

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Paragraph as PlainParagraph

from renodesk.reports.fonts import width

NEVER_STARTS = set("，。、；：？！）〕】》〉」』”’％%…—～·,.;:?!)]}°℃㎡")
NEVER_ENDS = set("（〔【《〈「『“‘([{￥$第共")


def pieces(text: str) -> Iterator[str]:
    """Yield the smallest parts a line may be broken between.

    A Chinese character, or a whole word or number.
    """
    word = ""
    for character in text:
        if character == " " or ord(character) >= 0x2E80:
            if word:
                yield word
                word = ""
            yield character
        else:
            word += character
    if word:
        yield word


def glued(text: str) -> list[str]:
    """Return parts joined with the marks that may not begin or end a line."""
    parts: list[str] = []
    for piece in pieces(text):
        if parts and (piece[0] in NEVER_STARTS or parts[-1][-1] in NEVER_ENDS or _is_open(parts[-1])):
            parts[-1] += piece
        else:
            parts.append(piece)
    return parts


def _is_open(part: str) -> bool:
    """Return whether a short mark such as 【红旗】 has begun and not ended."""
    return "】" not in part.rpartition("【")[2] and "【" in part and len(part) < 8


def broken(text: str, most: float, font: str, size: float) -> list[str]:
    """Return the lines of a text; a part wider than a line is cut where it must."""
    lines: list[str] = []
    line, used = "", 0.0
    for part in glued(text):
        wide = width(part, font, size)
        if line and used + wide > most:
            lines.append(line.rstrip(" "))
            line, used = "", 0.0
            if part == " ":
                continue
        while wide > most and len(part) > 1:
            cut = _fitting(part, most, font, size)
            lines.append(part[:cut])
            part = part[cut:]
            wide = width(part, font, size)
        line, used = line + part, used + wide
    if line.strip():
        lines.append(line.rstrip(" "))
    return lines or [""]


def cut(text: str, most: float, font: str, size: float) -> str:
    """Return a text that fits one line, with … where something was left out."""
    if width(text, font, size) <= most:
        return text
    return text[: _fitting(text, most - width("…", font, size), font, size)] + "…"


def _fitting(part: str, most: float, font: str, size: float) -> int:
    cut = 1
    while cut < len(part) and width(part[: cut + 1], font, size) <= most:
        cut += 1
    return cut


class Paragraph(PlainParagraph):
    """A paragraph of one style that breaks its lines by our rules, once for each width."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the width and the height of its lines; ReportLab asks several times."""
        if getattr(self, "_broken_at", None) != availWidth or not hasattr(self, "blPara"):
            self._size = super().wrap(availWidth, availHeight)
            self._broken_at = availWidth
        return self._size

    def breakLinesCJK(self, maxWidths: Any) -> Any:
        """Return the lines, as ReportLab wants them: (space left, [text])."""
        widths = list(maxWidths) if isinstance(maxWidths, (list, tuple)) else [maxWidths]
        if len(self.frags) != 1 or getattr(self, "_splitpara", False):
            return super().breakLinesCJK(widths)
        frag = self.frags[0]
        most = float(widths[-1])
        text = frag.text if hasattr(frag, "text") else "".join(getattr(frag, "words", []))
        lines = [
            (most - width(line, frag.fontName, frag.fontSize), [line])
            for line in broken(text, most, frag.fontName, frag.fontSize)
        ]
        return frag.clone(kind=0, lines=lines, ascent=frag.fontSize, descent=-0.2 * frag.fontSize)
