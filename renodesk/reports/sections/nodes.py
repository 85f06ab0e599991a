"""The whole tree: 55 rows with score, word, how known, and where each comes from."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Table
from renodesk.reports.saying import text
from renodesk.reports.sections.saying import tone_of
from renodesk.reports.snapshot import NodeLine, Snapshot
from renodesk.reports.words import interval_text


def nodes(snapshot: Snapshot) -> Iterator[Block]:
    """Return a table for each first-level node."""
    yield Heading(text=text(snapshot, "nodes"))
    for group in snapshot.groups:
        lines = [
            node for node in snapshot.nodes if node.code.startswith(group.code) and node.code != group.code
        ]
        yield Heading(
            text=f"{group.code} {group.name}　{interval_text(group.interval)}　{group.word}", level=2
        )
        yield Table(
            columns=(
                Column(title=text(snapshot, "col_code"), width=0.07),
                Column(title=text(snapshot, "col_item"), width=0.3),
                Column(title=text(snapshot, "col_score"), width=0.14, align="right"),
                Column(title=text(snapshot, "col_word"), width=0.09, align="center"),
                Column(title=text(snapshot, "col_basis"), width=0.11),
                Column(title=text(snapshot, "col_provenance"), width=0.29),
            ),
            rows=tuple(_row(snapshot, line) for line in lines),
        )


def _row(snapshot: Snapshot, line: NodeLine) -> tuple[Cell, ...]:
    is_group = line.level == 2
    marks = [text(snapshot, "mark_red")] if line.is_red and not is_group else []
    marks += [text(snapshot, "mark_contested")] if line.is_contested and not is_group else []
    name = line.name + ("　" + "　".join(marks) if marks else "")
    return (
        Cell(text=line.code, tone="quiet", is_bold=is_group),
        Cell(text=name, is_bold=is_group),
        Cell(text=interval_text(line.interval), tone=tone_of(line.interval), is_bold=True),
        Cell(text=line.word),
        Cell(text=line.basis, tone="quiet"),
        Cell(text=line.provenance, tone="quiet"),
    )
