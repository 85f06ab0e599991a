"""Letters of some paragraphs larger than their styles say, for papers that are read before a wall."""

import re
from collections.abc import Mapping

_SIZES: Mapping[str, float] = {
    "RDBody": 9.5,
    "RDSmall": 8.5,
    "RDBullet": 9.5,
    "RDCell": 8.5,
    "RDCellHead": 8.0,
    "Heading1": 18.0,
    "Heading2": 12.0,
    "Heading3": 10.5,
    "RDKeyLabel": 10.0,
    "RDKeyNote": 8.0,
}
"""What `styles` gives them; a paragraph of another style stays as it is."""
_PARAGRAPH = re.compile(r'<w:p><w:pPr><w:pStyle w:val="(\w+)"/>.*?</w:p>', re.DOTALL)


def enlarged(markup: str, factor: float) -> str:
    """Return the markup of blocks with letters `factor` times as large."""

    def larger(found: re.Match[str]) -> str:
        size = _SIZES.get(found[1])
        if size is None:
            return found[0]
        half = round(size * factor * 2)
        letters = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        said = found[0].replace("</w:rPr>", f"{letters}</w:rPr>")
        return said.replace("<w:r><w:t", f"<w:r><w:rPr>{letters}</w:rPr><w:t")

    return _PARAGRAPH.sub(larger, markup)
