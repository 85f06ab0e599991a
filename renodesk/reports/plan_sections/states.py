"""Rows of the tree that say how an estate is run, as a table; what nobody recorded says so."""

from collections.abc import Iterator, Sequence

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.facts import facts_table
from renodesk.reports.plan_snapshot import PlanSnapshot, StateLine
from renodesk.reports.saying import text
from renodesk.reports.snapshot import FactLine
from renodesk.reports.words import interval_text
from renodesk.texts import joined


def recorded(
    plan: PlanSnapshot, facts: Sequence[FactLine], unfilled: Sequence[str], rows: Sequence[StateLine]
) -> Iterator[Block]:
    """Yield register facts, the fields nobody filled in, and the rows of the tree."""
    if facts:
        yield facts_table(facts)
    if unfilled:
        yield Paragraph(
            text=text(plan, "reno_unfilled", fields=joined("、", unfilled, plan.language)), tone="quiet"
        )
    if rows:
        yield _table(plan, rows)


def checked(plan: PlanSnapshot, chapter: str) -> Iterator[Block]:
    """Yield the clauses of the measuring standard that a chapter is about, as they were answered."""
    lines = plan.chapters.checked.get(chapter, ())
    if not lines:
        return
    yield Heading(text=text(plan, "reno_checked"), level=2)
    yield Paragraph(text=plan.chapters.check, tone="quiet")
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_clause"), width=0.34),
            Column(title=text(plan, "reno_col_fulfilled"), width=0.14),
            Column(title=text(plan, "reno_col_told"), width=0.52),
        ),
        rows=tuple(
            (
                Cell(text=f"{one.code} {one.name}", is_bold=True),
                Cell(text=one.word, tone=one.tone),
                Cell(text=one.told, tone="quiet"),
            )
            for one in lines
        ),
    )


def _table(plan: PlanSnapshot, rows: Sequence[StateLine]) -> Table:
    return Table(
        columns=(
            Column(title=text(plan, "col_item"), width=0.26),
            Column(title=text(plan, "col_score"), width=0.18, align="right"),
            Column(title=text(plan, "reno_col_recorded"), width=0.42),
            Column(title=text(plan, "col_basis"), width=0.14),
        ),
        rows=tuple(
            (
                Cell(text=f"{one.code} {one.name}", is_bold=True),
                Cell(text=f"{interval_text(one.score)}　{one.word}"),
                Cell(text=one.said or text(plan, "reno_not_recorded"), tone="plain" if one.said else "warn"),
                Cell(text=one.basis, tone="quiet"),
            )
            for one in rows
        ),
    )
