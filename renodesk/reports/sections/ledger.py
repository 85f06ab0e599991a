"""The problem ledger (问题台账), building by building; the handbook prints no columns for it."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.problem_rows import repeated
from renodesk.reports.problem_snapshot import ProblemEntry
from renodesk.reports.saying import text
from renodesk.reports.sections.saying import no_problems
from renodesk.reports.snapshot import Snapshot
from renodesk.texts import joined


def ledger(snapshot: Snapshot) -> Iterator[Block]:
    """Return the ledger: building by building, then the estate."""
    part = snapshot.problems
    if part is None:
        return
    yield Heading(text=text(snapshot, "ledger"))
    yield Paragraph(text=text(snapshot, "ledger_note"), tone="quiet")
    if not part.problems:
        yield Paragraph(text=no_problems(snapshot, part.open))
        return
    names = dict.fromkeys(name for one in part.problems for name, _ in one.buildings)
    rows = [
        (name, one, units)
        for name in sorted(names, key=lambda name: _order(snapshot, name))
        for one in part.problems
        for at, units in one.buildings
        if at == name
    ]
    yield Table(
        columns=tuple(
            Column(title=text(snapshot, title), width=width)
            for title, width in (
                ("col_place", 0.1),
                ("col_code", 0.07),
                ("col_found", 0.24),
                ("col_spot", 0.12),
                ("col_urgency", 0.1),
                ("col_responsible", 0.14),
                ("col_due", 0.11),
                ("col_solving", 0.12),
            )
        ),
        rows=tuple(
            (
                repeated(name, is_first=not at or rows[at - 1][0] != name),
                Cell(text=one.code, tone="quiet"),
                Cell(text=one.name),
                Cell(text=units or text(snapshot, "whole")),
                Cell(text=one.urgency, tone="bad" if one.is_urgent else "plain"),
                Cell(text=one.responsible),
                Cell(text=one.due or "—"),
                Cell(text=_solving(snapshot, one)),
            )
            for at, (name, one, units) in enumerate(rows)
        ),
    )


def _solving(snapshot: Snapshot, one: ProblemEntry) -> str:
    """Return how far solving is, whether an earlier round found the problem already, and the note."""
    unsolved = text(snapshot, "unsolved") if one.is_unsolved else ""
    return joined("；", (part for part in (one.status, unsolved, one.note) if part), snapshot.language)


def _order(snapshot: Snapshot, name: str) -> int:
    """Order by the register's own walk, what is no building last."""
    names = [building.name for building in snapshot.buildings]
    return names.index(name) if name in names else len(names)
