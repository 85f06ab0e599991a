"""The register: facts of the estate and its buildings."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.sections.saying import text
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
    yield Heading(text=text(snapshot, "buildings"), level=2)
    if not snapshot.buildings:
        yield Paragraph(text=text(snapshot, "no_buildings"), tone="quiet")
        return
    share = 0.82 / max(1, len(snapshot.building_columns))
    yield Table(
        columns=(
            Column(title=text(snapshot, "col_building"), width=0.18),
            *(Column(title=title, width=share, align="right") for title in snapshot.building_columns),
        ),
        rows=tuple(
            (Cell(text=one.name, is_bold=True), *(Cell(text=value) for value in one.values))
            for one in snapshot.buildings
        ),
    )
