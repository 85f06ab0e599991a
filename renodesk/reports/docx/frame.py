"""What lies around the text of a Word paper: page, header and footer, properties, settings."""

import datetime
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from renodesk.reports.docx.marks import put_draft_mark, put_logo, with_properties
from renodesk.reports.docx.markup import field, paragraph, run, twips
from renodesk.reports.docx.styles import FONT, dress
from renodesk.reports.papers import Document, PageSize

MARGIN = 20 * 72 / 25.4
SIZES: Mapping[PageSize, tuple[float, float]] = {"A4": (595.3, 841.9), "A3": (841.9, 1190.55)}
BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
_LEFT_OUT = ("stylesWithEffects", "thumbnail", "customXml", "numbering", "webSettings")
_NO_DAY = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_NEVER_STARTS = "!%),.:;?]}°·—’”…‰℃、。〉》」』】〕〗！％），．：；？］｝～㎡"
_NEVER_ENDS = "$([{£¥‘“〈《「『【〔〖（［｛￥"


def frame_parts(document: Document) -> dict[str, bytes]:
    """Return the parts of an empty Word paper for a document, by name; its body awaits the text."""
    word = docx.Document()
    dress(word)
    _page(word, document)
    _properties(word, document)
    _settings(word)
    made = io.BytesIO()
    for relation in [one for one in word.part.rels.values() if _is_left_out(one.reltype)]:
        word.part.rels.pop(relation.rId)
    for relation in [one for one in word.part.package.rels.values() if _is_left_out(one.reltype)]:
        word.part.package.rels.pop(relation.rId)
    word.save(made)
    with zipfile.ZipFile(made) as parts:
        found = {name: parts.read(name) for name in parts.namelist()}
    found["docProps/app.xml"] = _APPLICATION
    found["word/fontTable.xml"] = _FONTS.encode()
    return with_properties(found, document.marks)


def text_width(document: Document) -> float:
    """Return how wide the text of a document is, in points."""
    return SIZES[document.size][0] - 2 * MARGIN


def _is_left_out(kind: str) -> bool:
    return kind.rpartition("/")[2] in _LEFT_OUT


def _page(word: WordDocument, document: Document) -> None:
    section, words = word.sections[0], document.words
    wide, high = SIZES[document.size]
    section.page_width, section.page_height = Pt(wide), Pt(high)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(MARGIN)
    section.header_distance = section.footer_distance = Pt(MARGIN - 26)
    section.different_first_page_header_footer = words.has_cover
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    right = text_width(document)
    page, pages = field("PAGE", "1"), field("NUMPAGES", "1")
    number = "".join(
        {"{page}": page, "{pages}": pages}.get(part, run(part) if part else "")
        for part in words.page.replace("{pages}", "\0{pages}\0").replace("{page}", "\0{page}\0").split("\0")
    )
    _fill(
        section.header,
        "Header",
        run(_short(words.header, words.header_right)),
        run(words.header_right),
        right,
    )
    _fill(section.footer, "Footer", run(words.footer), number, right)
    headers = [section.header]
    if words.has_cover:
        for one in (section.first_page_header, section.first_page_footer):
            _put(one, paragraph("", "RDCell"))
        headers.append(section.first_page_header)
    if document.logo:
        put_logo(section.header, document.logo)
    if words.draft:
        for at, one in enumerate(headers, 1):
            put_draft_mark(one, words.draft, at)


def _fill(part: Any, style: str, left: str, right_side: str, right: float) -> None:
    """Fill a header or footer with words at its left and right end."""
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{twips(right)}"/></w:tabs>'
    _put(part, paragraph(left + "<w:r><w:tab/></w:r>" + right_side, style, more=stop))


def _put(part: Any, line: str) -> None:
    part.is_linked_to_previous = False
    kept = part.paragraphs[0]._p
    kept.getparent().replace(kept, parse_xml(line.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def _short(left: str, right: str) -> str:
    """Return what of a header leaves room for its other end on one line."""
    room = 58 - sum(1 if ord(one) >= _CHINESE else 0.55 for one in right)
    for at, one in enumerate(left):
        room -= 1 if ord(one) >= _CHINESE else 0.55
        if room < 0:
            return left[: max(1, at - 1)] + "…"
    return left


_CHINESE = 0x2E80


def _properties(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    day = _day(document.date)
    about.title, about.author, about.last_modified_by = (
        document.words.title[:255],
        document.words.author[:255],
        "",
    )
    about.subject = about.category = ""
    about.keywords = " ".join(filter(None, map(document.marks.get, ("kind", "estate", "digest"))))[:255]
    about.comments = document.digest
    about.created = about.modified = day
    about.revision = 1
    about.language = "zh-CN"


def _day(date: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(date[:10]).replace(tzinfo=datetime.UTC)
    except ValueError:
        return _NO_DAY


def _settings(word: WordDocument) -> None:
    """Let Word break Chinese lines by its rules, and be as new as it is."""
    old = word.settings.element
    language = "zh-CN"
    new = parse_xml(
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f'<w:noLineBreaksAfter w:lang="{language}" w:val="{_NEVER_ENDS}"/>'
        f'<w:noLineBreaksBefore w:lang="{language}" w:val="{_NEVER_STARTS}"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        f"{''.join(_compat(name, value) for name, value in _COMPAT)}</w:compat>"
        f'<w:themeFontLang w:val="en-US" w:eastAsia="{language}"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )
    for one in list(old):
        old.remove(one)
    for one in list(new):
        old.append(one)


def _compat(name: str, value: int) -> str:
    return (
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    )


_COMPAT = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>RenoDesk</Application></Properties>"
)
_FONTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:fonts {nsdecls("w")}><w:font w:name="{FONT}"><w:altName w:val="微软雅黑"/>'
    '<w:panose1 w:val="020B0503020204020204"/><w:charset w:val="86"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
