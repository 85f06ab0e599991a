"""Which data and which packs this paper was made from."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.sections.saying import text
from renodesk.reports.snapshot import Snapshot


def origin(snapshot: Snapshot) -> Iterator[Block]:
    """Return packs and digest."""
    yield Heading(text=text(snapshot, "origin"), flows=True)
    yield Paragraph(
        text=text(
            snapshot, "origin_digest", digest=snapshot.digest, date=snapshot.date, version=snapshot.version
        )
    )
    yield Table(
        columns=(
            Column(title=text(snapshot, "col_pack"), width=0.3),
            Column(title=text(snapshot, "col_version"), width=0.08, align="center"),
            Column(title=text(snapshot, "col_statement"), width=0.42),
            Column(title=text(snapshot, "col_sha256"), width=0.2),
        ),
        rows=tuple(
            (
                Cell(text=pack.title, is_bold=True),
                Cell(text=pack.version),
                Cell(text=pack.statement, tone="quiet"),
                Cell(text=pack.sha256[:16], tone="quiet"),
            )
            for pack in snapshot.packs
        ),
    )
    for pack in snapshot.packs:
        yield Paragraph(
            text=text(snapshot, "pack_source", title=pack.title, source=pack.source), tone="quiet"
        )
