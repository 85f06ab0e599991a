"""The marks of a Word paper: logo in its header, the draft mark behind its pages, its mark for machines."""

import io
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.shared import Pt

from renodesk.reports.docx.markup import paragraph, run
from renodesk.reports.paper_files import CUSTOM
from renodesk.reports.paper_mark import chunked

_LOGO_HIGH = 14
_VML = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def put_logo(part: Any, logo: bytes) -> None:
    """Put a logo before the words of a header."""
    line = part.paragraphs[0]
    added = line.add_run()
    added.add_picture(io.BytesIO(logo), height=Pt(_LOGO_HIGH))
    added.add_text(" ")
    first = next((one for one in line._p if one.tag.endswith("}r")), None)
    if first is not None and first is not added._r:
        first.addprevious(added._r)


def put_draft_mark(part: Any, word: str, number: int) -> None:
    """Put a word across each page that has this header; Word takes it for a watermark of its own."""
    wide = 140 * max(2, len(word)) * (1.0 if ord(word[0]) >= 0x2E80 else 0.62)
    shape = (
        f"<w:r {_VML}><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
        '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>'
        '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
        ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136"'
        f' style="position:absolute;margin-left:0;margin-top:0;width:{wide:.0f}pt;height:150pt;rotation:315;'
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f"'
        ' fillcolor="#e6e6e6" stroked="f"><v:fill opacity=".6"/>'
        f'<v:textpath style="font-family:&quot;Microsoft YaHei&quot;;font-size:1pt"'
        f" string={quoteattr(word)}/>"
        "</v:shape></w:pict></w:r>"
    )
    part.paragraphs[0]._p.append(parse_xml(shape))


def with_properties(parts: Mapping[str, bytes], marks: Mapping[str, str]) -> dict[str, bytes]:
    """Return the parts of a Word file with the mark of its paper as custom properties."""
    found = dict(parts)
    if not marks:
        return found
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{at}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(chunked(marks), 2)
    )
    found[CUSTOM] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}">{rows}</Properties>'
    ).encode()
    override = f'<Override PartName="/{CUSTOM}" ContentType="{_TYPE}"/>'
    relation = f'<Relationship Id="rIdMark" Type="{_RELATION}" Target="{CUSTOM}"/>'
    for name, more in (("[Content_Types].xml", override), ("_rels/.rels", relation)):
        start, end, rest = found[name].rpartition(b"</")
        found[name] = start + more.encode() + end + rest
    return found


def cover_lines(office: str, picture: str) -> Iterator[str]:
    """Yield whose paper it is, over the title of the cover: its logo, then its name."""
    if picture:
        yield paragraph(picture, "RDCoverLine")
    if office:
        yield paragraph(run(office), "RDCoverLine")
