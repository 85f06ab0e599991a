"""What is still unseen or contested: a report says what it does not know."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.sections.saying import text
from renodesk.reports.snapshot import Snapshot


def unseen(snapshot: Snapshot) -> Iterator[Block]:
    """Return the list of what is open."""
    yield Heading(text=text(snapshot, "unseen"), flows=True)
    if snapshot.unseen:
        yield Table(
            columns=(
                Column(title=text(snapshot, "col_item"), width=0.32),
                Column(title=text(snapshot, "col_places"), width=0.3),
                Column(title=text(snapshot, "col_reason"), width=0.38),
            ),
            rows=tuple(
                (
                    Cell(text=f"{one.code} {one.name}"),
                    Cell(text=one.places),
                    Cell(text=one.reason, tone="quiet"),
                )
                for one in snapshot.unseen
            ),
        )
    else:
        yield Paragraph(text=text(snapshot, "nothing_unseen"))
    if snapshot.contested:
        yield Heading(text=text(snapshot, "contested"), level=2)
        yield Bullets(lines=snapshot.contested)
    if snapshot.warnings:
        yield Heading(text=text(snapshot, "warnings"), level=2)
        yield Bullets(lines=snapshot.warnings)
