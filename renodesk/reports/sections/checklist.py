"""The renovation items with what was said of them and what the diagnosis proposes."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.saying import text
from renodesk.reports.snapshot import Snapshot


def checklist(snapshot: Snapshot) -> Iterator[Block]:
    """Return the table of the 36."""
    yield Heading(text=text(snapshot, "checklist"))
    yield Paragraph(text=text(snapshot, "checklist_note"), tone="quiet")
    has_wishes = any(one.wish for one in snapshot.checks)
    widths = (0.08, 0.2, 0.07, 0.14, 0.17, 0.18, 0.16) if has_wishes else (0.08, 0.23, 0.08, 0.17, 0.21, 0.23)
    titles = ("col_code", "col_check", "col_class", "col_said", "col_quantity", "col_proposed", "col_wish")
    yield Table(
        columns=tuple(
            Column(title=text(snapshot, title), width=width)
            for title, width in zip(titles, widths, strict=False)
        ),
        rows=tuple(
            (
                Cell(text=one.code, tone="quiet"),
                Cell(text=one.name),
                Cell(text=one.kind, is_bold=True),
                Cell(text=one.said),
                Cell(text=one.quantities),
                Cell(text=one.proposed, tone="warn" if one.proposed else "plain"),
                *((Cell(text=one.wish),) if has_wishes else ()),
            )
            for one in snapshot.checks
        ),
    )
