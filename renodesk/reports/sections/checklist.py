"""The renovation items with what was said of them and what the diagnosis proposes."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.sections.saying import text
from renodesk.reports.snapshot import Snapshot


def checklist(snapshot: Snapshot) -> Iterator[Block]:
    """Return the table of the 36."""
    yield Heading(text=text(snapshot, "checklist"))
    yield Paragraph(text=text(snapshot, "checklist_note"), tone="quiet")
    yield Table(
        columns=(
            Column(title=text(snapshot, "col_code"), width=0.08),
            Column(title=text(snapshot, "col_check"), width=0.23),
            Column(title=text(snapshot, "col_class"), width=0.08),
            Column(title=text(snapshot, "col_said"), width=0.17),
            Column(title=text(snapshot, "col_quantity"), width=0.21),
            Column(title=text(snapshot, "col_proposed"), width=0.23),
        ),
        rows=tuple(
            (
                Cell(text=one.code, tone="quiet"),
                Cell(text=one.name),
                Cell(text=one.kind, is_bold=True),
                Cell(text=one.said),
                Cell(text=one.quantities),
                Cell(text=one.proposed, tone="warn" if one.proposed else "plain"),
            )
            for one in snapshot.checks
        ),
    )
