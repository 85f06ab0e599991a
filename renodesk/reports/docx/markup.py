"""Pieces of WordprocessingML as text; nothing a person typed is ever markup."""

import re
from xml.sax.saxutils import escape, quoteattr

from renodesk.errors import CharacterNotKept
from renodesk.reports.blocks import Align, Tone
from renodesk.reports.typography import typeset

TWIPS = 20
"""Twentieths of a point, in which Word measures."""
EMU = 12_700
"""English metric units to a point, in which pictures are measured."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = str.maketrans(dict.fromkeys("\r\n\t\v\f", " "))
_WIDE = re.compile("[\u2e80-\U0010ffff]")
_JUSTIFY: dict[Align, str] = {
    "left": "",
    "right": '<w:jc w:val="right"/>',
    "center": '<w:jc w:val="center"/>',
}
_TONED: dict[Tone, str] = {
    "plain": "",
    "good": "RDGood",
    "warn": "RDWarn",
    "bad": "RDBad",
    "quiet": "RDQuiet",
}
"""Character styles that carry a tone."""


def check_text(text: str, place: str = "") -> None:
    """Refuse a text with a character that no file of XML can hold.

    Raises:
        CharacterNotKept: with the character, the words around it, and the place of the text.
    """
    found = _NOT_XML.search(text)
    if found:
        around = text[max(0, found.start() - 15) : found.start() + 15].strip()
        shown = _NOT_XML.sub("�", around)
        raise CharacterNotKept(
            character=f"U+{ord(found[0]):04X}", where=shown, place=_NOT_XML.sub("�", place)
        )


def run(text: str, *, tone: Tone = "plain", is_bold: bool = False) -> str:
    """Return a run of text in a tone; line ends and tabs of the text become blanks."""
    hint = '<w:rFonts w:hint="eastAsia"/>' if _WIDE.search(text) else ""
    look = f'<w:rStyle w:val="{_TONED[tone]}"/>' if _TONED[tone] else ""
    look += hint + ("<w:b/><w:bCs/>" if is_bold else "")
    said = escape(typeset(text).translate(_BREAKS))
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{said}</w:t></w:r>'


def paragraph(content: str, style: str, *, keep: bool = False, align: Align = "left", more: str = "") -> str:
    """Return a paragraph in a style, of runs that are markup already; `keep` ties it to what follows.

    `more` are further properties in the order Word wants them.
    """
    tied = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tied}{more}{_JUSTIFY[align]}</w:pPr>{content}</w:p>'


def field(code: str, shown: str) -> str:
    """Return a field with what it shows until it is reckoned anew."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{escape(shown)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(relation: str, number: int, size: tuple[float, float], text: str) -> str:
    """Return a run with a picture of a size in points; `text` says the same in words."""
    wide, high = (max(1, round(side * EMU)) for side in size)
    said = quoteattr(text.translate(_BREAKS))
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="{relation}" descr={said}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{relation}" descr={said}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def cell(content: str, wide: float, more: str = "") -> str:
    """Return a table cell of whole paragraphs, `wide` in points."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(wide)}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def row(cells: str, *, is_head: bool = False, may_split: bool = False) -> str:
    """Return a table row; a head is repeated on every page, and a row stays whole unless it may split."""
    looks = ("" if may_split else "<w:cantSplit/>") + ("<w:tblHeader/>" if is_head else "")
    return f"<w:tr>{f'<w:trPr>{looks}</w:trPr>' if looks else ''}{cells}</w:tr>"


def table(rows: str, style: str, widths: tuple[float, ...], *, has_head: bool = False) -> str:
    """Return a table of fixed widths in points."""
    grid = "".join(f'<w:gridCol w:w="{twips(wide)}"/>' for wide in widths)
    first = int(has_head)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0420 if first else 0x0400:04X}" w:firstRow="{first}" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def twips(points: float) -> int:
    """Return points in Word's measure."""
    return round(points * TWIPS)
