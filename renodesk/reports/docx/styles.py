"""The styles of a Word paper: an office changes one of them and the whole paper follows."""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from renodesk.reports.docx.markup import twips
from renodesk.reports.inks import TONES

FONT = "Microsoft YaHei"
"""On every Windows with Chinese; offices without it get the font they have for Chinese."""
INK, INK2, INK3, LINE, PALE = "1B2430", "5B6776", "8B96A5", "E1E5EA", "F3F5F7"
_KEPT = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}


def _letters(size: float, *, bold: bool = False, ink: str = INK) -> str:
    weight = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    half = round(size * 2)
    return (
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{weight}'
        f'<w:color w:val="{ink}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def _lines(size: float, before: float = 0, after: float = 0, leading: float = 0) -> str:
    return (
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"'
        f' w:line="{twips(leading or size * 1.5)}" w:lineRule="atLeast"/>'
    )


def _style(
    kind: str, key: str, name: str, inner: str, *, based: str = "", after: str = "", seen: int = 1
) -> str:
    custom = ' w:customStyle="1"' if key.startswith("RD") else ""
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    following = f'<w:next w:val="{after}"/>' if after else ""
    listed = '<w:uiPriority w:val="1"/><w:qFormat/>' if seen else '<w:uiPriority w:val="99"/>'
    return (
        f'<w:style {nsdecls("w")} w:type="{kind}"{custom} w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{basis}{following}{listed}{inner}</w:style>"
    )


def _text(key: str, name: str, size: float, inner: str = "", **look: Any) -> str:
    """Return a paragraph style; `inner` are its properties before spacing, `end` those behind it."""
    spacing = _lines(size, look.get("before", 0), look.get("space", 0), look.get("leading", 0))
    letters = _letters(size, bold=look.get("bold", False), ink=look.get("ink", INK))
    properties = f"<w:pPr>{inner}{spacing}{look.get('end', '')}</w:pPr><w:rPr>{letters}</w:rPr>"
    return _style(
        "paragraph", key, name, properties, based=look.get("based", "Normal"), after=look.get("after", "")
    )


def _heading(level: int, size: float, before: float, space: float) -> str:
    begins = "<w:pageBreakBefore/>" if level == 1 else ""
    inner = f"<w:keepNext/><w:keepLines/>{begins}"
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return _text(
        f"Heading{level}", f"heading {level}", size, inner, bold=True, before=before, space=space,
        after="Normal", end=outline,
    )  # fmt: skip


def _box(key: str, name: str, tone: str, *, is_title: bool) -> str:
    """Return a style of a callout: a bar of its colour on the left, its paper pale."""
    bar = f'<w:pBdr><w:left w:val="single" w:sz="20" w:space="8" w:color="{tone}"/></w:pBdr>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_pale(tone)}"/>'
    size, ink = (9.5, tone) if is_title else (8.5, INK)
    keep = "<w:keepNext/>" if is_title else ""
    return _text(
        key, name, size, f"{keep}<w:keepLines/>{bar}{shade}", bold=is_title, ink=ink,
        end=f'<w:ind w:left="{twips(10)}"/>',
    )  # fmt: skip


def _pale(ink: str) -> str:
    parts = [int(ink[at : at + 2], 16) for at in (0, 2, 4)]
    return "".join(f"{round(255 - (255 - part) * 0.1):02X}" for part in parts)


def _border(side: str, size: int, ink: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{ink}"/>'


def _margins(top: float, side: float, bottom: float) -> str:
    sides = (("top", top), ("left", side), ("bottom", bottom), ("right", side))
    inner = "".join(f'<w:{name} w:w="{twips(points)}" w:type="dxa"/>' for name, points in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _table(key: str, name: str, borders: str, margins: str, more: str = "") -> str:
    inner = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{margins}</w:tblPr>{more}"
    return _style("table", key, name, inner, based="TableNormal")


def _all() -> list[str]:
    rule = '<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="4" w:color="' + LINE + '"/></w:pBdr>'
    shaded = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr>'
    head = f'<w:tblStylePr w:type="firstRow">{shaded}</w:tblStylePr>'
    bar = f'<w:shd w:val="clear" w:color="auto" w:fill="{TONES["plain"].removeprefix("#")}"/>'
    hair = "".join(_border(side, 3, LINE) for side in ("top", "bottom", "insideH"))
    grid = "".join(
        _border(side, 4, "8A94A0") for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    dashed = "".join(
        f'<w:{side} w:val="dashed" w:sz="4" w:space="6" w:color="{INK3}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    inks = {tone: ink.removeprefix("#") for tone, ink in TONES.items()}
    names = {"plain": "提示", "good": "良好", "warn": "注意", "bad": "严重", "quiet": "次要"}
    found = [
        _heading(1, 18, 0, 10),
        _heading(2, 12, 12, 5),
        _heading(3, 10.5, 9, 3),
        _text("RDBody", "RenoDesk 正文", 9.5, space=5),
        _text("RDSmall", "RenoDesk 小字", 8.5, space=5, ink=INK2),
        _text("RDBullet", "RenoDesk 要点", 9.5, space=2, end='<w:ind w:left="160" w:hanging="160"/>'),
        _text("RDCell", "RenoDesk 表格文字", 8.5),
        _text("RDCellHead", "RenoDesk 表头", 8, "<w:keepNext/>", bold=True, ink=INK2),
        _text("RDGap", "RenoDesk 间隔", 4, leading=8),
        _text("RDFigure", "RenoDesk 图", 9.5, before=4, end='<w:jc w:val="center"/>'),
        _text("RDChart", "RenoDesk 图表", 9.5, before=2, space=4),
        _text("RDMissing", "RenoDesk 缺图", 9, f"<w:pBdr>{dashed}</w:pBdr>", before=8, space=8, ink=INK3,
              end=f'<w:ind w:left="{twips(8)}" w:right="{twips(8)}"/><w:jc w:val="center"/>'),
        _text("Caption", "caption", 7.5, "<w:keepLines/>", before=2, space=6, ink=INK2),
        _text("RDCoverBar", "RenoDesk 封面色条", 5, bar, before=36, leading=5,
              end=f'<w:ind w:right="{twips(436)}"/>'),
        _text("Title", "Title", 30, before=30, space=12, leading=42, bold=True),
        _text("Subtitle", "Subtitle", 20, space=26, leading=30),
        _text("RDCoverLine", "RenoDesk 封面信息", 10, leading=17, ink=INK2),
        _text("RDSign", "RenoDesk 签署", 10.5, before=14, space=4, leading=18),
        _text("RDCoverNote", "RenoDesk 封面说明", 8.5, rule.format(side="top"), before=60, leading=13,
              ink=INK3),
        _text("RDKeyLabel", "RenoDesk 总分名称", 10, "<w:keepNext/>", space=2, ink=INK2),
        _text("RDKeyValue", "RenoDesk 总分", 30, "<w:keepNext/>", space=3, leading=34, bold=True),
        _text("RDKeyWord", "RenoDesk 总分等级", 14, "<w:keepNext/>", space=4, bold=True),
        _text("RDKeyNote", "RenoDesk 总分说明", 8, space=10, ink=INK2),
        _text("Header", "header", 8, rule.format(side="bottom"), ink=INK3, leading=12),
        _text("Footer", "footer", 8, rule.format(side="top"), ink=INK3, leading=12),
        _text("TOCHeading", "TOC Heading", 18, "<w:keepNext/><w:pageBreakBefore/>", bold=True, space=10),
        _text("TOC1", "toc 1", 9.5, space=5),
        _text("TOC2", "toc 2", 9, space=3, end='<w:ind w:left="200"/>'),
        _table("RDTable", "RenoDesk 表格", hair, _margins(2.5, 5, 3.5), head),
        _table("RDForm", "RenoDesk 表单", grid, _margins(5, 5, 7), head),
        _table("RDLayout", "RenoDesk 版面", "", _margins(0, 0, 0)),
    ]  # fmt: skip
    for tone, ink in inks.items():
        found.append(_box(f"RDCall{tone}", f"RenoDesk {names[tone]}框标题", ink, is_title=True))
        found.append(_box(f"RDBox{tone}", f"RenoDesk {names[tone]}框文字", ink, is_title=False))
        if tone != "plain":
            color = f'<w:rPr><w:color w:val="{ink}"/></w:rPr>'
            key = f"RD{tone.capitalize()}"
            found.append(
                _style("character", key, f"RenoDesk {names[tone]}文字", color, based="DefaultParagraphFont")
            )
    return found


def dress(word: WordDocument) -> None:
    """Give a document our styles in place of those of python-docx's own."""
    styles = word.styles.element
    for one in list(styles.style_lst):
        if one.get(_W + "styleId") not in _KEPT:
            styles.remove(one)
    defaults = styles.find(_W + "docDefaults")
    styles.replace(defaults, parse_xml(_defaults()))
    normal = word.styles["Normal"].element
    for one in (normal.pPr, normal.rPr):
        if one is not None:
            normal.remove(one)
    normal.append(parse_xml(f"<w:pPr {nsdecls('w')}>{_CHINESE}</w:pPr>"))
    normal.append(parse_xml(f"<w:rPr {nsdecls('w')}>{_letters(9.5)}</w:rPr>"))
    for markup in _all():
        styles.append(parse_xml(markup))


_CHINESE = (
    "<w:widowControl/><w:kinsoku/><w:wordWrap/><w:overflowPunct/>"
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
)
"""No line begins with a closing mark or ends with an opening one; marks may hang over the edge."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _defaults() -> str:
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_letters(9.5)}{language}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_CHINESE}{_lines(9.5)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
