"""The register: facts of the estate and its buildings."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.saying import text
from renodesk.reports.shared_blocks import buildings_blocks
from renodesk.reports.snapshot import Snapshot


def register(snapshot: Snapshot) -> Iterator[Block]:
    """Return estate facts in two columns and a table of buildings."""
    yield Heading(text=text(snapshot, "register"), flows=True)
    if snapshot.facts:
        yield Table(
            columns=(
                Column(title=text(snapshot, "col_field"), width=0.45),
                Column(title=text(snapshot, "col_value"), width=0.55),
            ),
            rows=tuple(
                (Cell(text=fact.label, tone="quiet"), Cell(text=fact.value)) for fact in snapshot.facts
            ),
        )
    else:
        yield Paragraph(text=text(snapshot, "no_facts"), tone="quiet")
    yield from buildings_blocks(snapshot, snapshot.building_columns, snapshot.buildings)
