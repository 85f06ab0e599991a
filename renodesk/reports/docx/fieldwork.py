"""Field sheets as Word shows them: plain lines with boxes to tick and lines to write on."""

from collections.abc import Iterator

from renodesk.reports import blocks
from renodesk.reports.docx.markup import paragraph, run

_BOX, _LINE = "□", "________"


def sheet_head(block: blocks.SheetHead) -> Iterator[str]:
    """Yield what stands at the top of a place's sheet."""
    yield paragraph(run(block.title), "Heading1")
    for line in block.lines:
        yield paragraph(run(line, tone="quiet"), "RDCell", keep=True)
    blanks = [f"{_BOX} {block.locked} {_LINE}", *(f"{label} {_LINE}" for label in block.blanks)]
    yield paragraph(run("　".join(blanks)), "RDBody")


def sheet_row(block: blocks.SheetRow) -> Iterator[str]:
    """Yield what is asked of an item, all of it on one page."""
    yield paragraph(run(f"{block.title}　{block.marks}"), "Heading3")
    for line in (block.guide, *block.quiet):
        if line:
            yield paragraph(run(line, tone="quiet"), "RDCell", keep=True)
    if block.ticks:
        yield paragraph(run("　".join(f"{_BOX} {tick}" for tick in block.ticks)), "RDBody", keep=True)
    for grade, text in block.grades:
        yield paragraph(run(f"{_BOX} {grade} {text}"), "RDCell", keep=True)
    for blank in block.blanks:
        yield paragraph(run(_blank(blank)), "RDCell", keep=True)
    yield paragraph(run(f"{block.note} {_LINE * 4}"), "RDBody")


def _blank(blank: blocks.Blank) -> str:
    match blank.kind:
        case "tick":
            return f"{_BOX} {blank.label}"
        case "choose":
            return f"{blank.label}　" + "　".join(f"{_BOX} {one}" for one in blank.choices)
        case "write":
            return f"{blank.label} {_LINE} {blank.unit}".rstrip()
