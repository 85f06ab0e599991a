"""Tables of a Word paper: the head on every page, rows whole, widths as in the block."""

from renodesk.reports import blocks
from renodesk.reports.docx.markup import cell, paragraph, row, run, table

_TALL = 300.0
_AREA = 8.5 * 8.5 * 1.5
"""What a letter of a table takes, in square points."""


def grid(block: blocks.Table, width: float, *, keep: bool = False) -> str:
    """Return a table; `keep` ties its rows to each other and to what follows."""
    widths = tuple(column.width * width for column in block.columns)
    aligned = list(zip(block.columns, widths, strict=True))
    has_head = any(column.title for column in block.columns)
    rows = []
    if has_head:
        titles = "".join(
            cell(paragraph(run(column.title), "RDCellHead", align=column.align), wide)
            for column, wide in aligned
        )
        rows.append(row(titles, is_head=True))
    count = len(block.rows)
    pairs = {0, count - 2} if count > 2 else set()  # no row stands alone, below the head or at the end
    for at, line in enumerate(block.rows):
        tall = any(len(one.text) * _AREA / wide > _TALL for one, (_, wide) in zip(line, aligned, strict=True))
        tied = keep or (at in pairs and not tall)
        cells = "".join(
            cell(
                paragraph(
                    run(one.text, tone=one.tone, is_bold=one.is_bold), "RDCell", keep=tied, align=column.align
                ),
                wide,
            )
            for one, (column, wide) in zip(line, aligned, strict=True)
        )
        rows.append(row(cells, may_split=tall))
    return table("".join(rows), "RDForm" if block.is_form else "RDTable", widths, has_head=has_head)
