"""What was checked and how: provenance, how each value is known, what a score means."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Bullets, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.saying import text
from renodesk.reports.snapshot import Snapshot
from renodesk.reports.words import score_text


def method(snapshot: Snapshot) -> Iterator[Block]:
    """Return the chapter on method."""
    yield Heading(text=text(snapshot, "method"), flows=True)
    yield Callout(
        title=text(snapshot, "proposed" if snapshot.is_proposed else "official"),
        lines=(snapshot.statement,),
        tone="warn",
    )
    yield Paragraph(
        text=text(
            snapshot,
            "method_scope",
            buildings=len(snapshot.buildings),
            scored=snapshot.scored,
            applicable=snapshot.applicable,
            completion=score_text(snapshot.completion),
            dealt=score_text(snapshot.dealt_with),
        )
    )
    yield Bullets(
        lines=tuple(
            text(snapshot, code) for code in ("method_score", "method_interval", "method_red", "method_na")
        )
    )
    yield Heading(text=text(snapshot, "method_basis"), level=2)
    if snapshot.bases:
        yield Table(
            columns=(
                Column(title=text(snapshot, "col_basis"), width=0.7),
                Column(title=text(snapshot, "col_count"), width=0.3, align="right"),
            ),
            rows=tuple((Cell(text=word), Cell(text=str(count))) for word, count in snapshot.bases),
        )
    yield Paragraph(text=text(snapshot, "method_provenance"), tone="quiet")
