"""The indicator table (一表): the handbook's results, the tree's scores beside them, and why they differ."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table, Tone
from renodesk.reports.problem_snapshot import IndicatorEntry, ProblemsPart
from renodesk.reports.saying import text
from renodesk.reports.snapshot import Snapshot
from renodesk.texts import joined


def handbook(snapshot: Snapshot) -> Iterator[Block]:
    """Return the table for dwellings and for the estate; nothing without a handbook."""
    part = snapshot.problems
    if part is None:
        return
    yield Heading(text=text(snapshot, "handbook"))
    yield Paragraph(text=text(snapshot, "handbook_note", title=part.title, version=part.version))
    yield Paragraph(text=part.statement, tone="quiet")
    if part.open:
        yield Paragraph(text=text(snapshot, "handbook_open", count=part.open), tone="warn")
    for is_dwelling in (True, False):
        yield Heading(text=text(snapshot, f"dimension_{_dimension(is_dwelling)}"), level=2)
        yield _table(snapshot, part, is_dwelling=is_dwelling)
    if part.unlinked:
        yield Heading(text=text(snapshot, "handbook_unlinked"), level=2)
        yield Paragraph(text=joined("；", part.unlinked, snapshot.language))


def _dimension(is_dwelling: bool) -> str:
    return "dwelling" if is_dwelling else "estate"


def _table(snapshot: Snapshot, part: ProblemsPart, *, is_dwelling: bool) -> Block:
    return Table(
        columns=(
            Column(title=text(snapshot, "col_number"), width=0.06, align="center"),
            Column(title=text(snapshot, "col_indicator"), width=0.2),
            Column(title=text(snapshot, "col_result"), width=0.11, align="right"),
            Column(title=text(snapshot, "col_handbook_says"), width=0.15),
            Column(title=text(snapshot, "col_tree_says"), width=0.16),
            Column(title=text(snapshot, "col_why"), width=0.32),
        ),
        rows=tuple(_row(one) for one in part.indicators if one.is_dwelling == is_dwelling),
    )


def _row(one: IndicatorEntry) -> tuple[Cell, ...]:
    tones: dict[str, Tone] = {"present": "bad", "open": "warn", "absent": "good", "na": "quiet"}
    return (
        Cell(text=str(one.number), tone="quiet"),
        Cell(text=f"{one.code} {one.name}", is_bold=True),
        Cell(text=one.result, is_bold=True),
        Cell(text=one.handbook, tone=tones[one.presence]),
        Cell(text=one.tree),
        Cell(text=one.explanation, tone="quiet" if one.is_same else "plain"),
    )
