"""Ledgers that a chapter is about: how they stand, and the rows that are open first."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.chapters_snapshot import KeptLedger, KeptRow
from renodesk.reports.plan_sections.saying import NONE
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text


def kept(plan: PlanSnapshot, chapter: str) -> Iterator[Block]:
    """Yield each ledger of a chapter that has rows."""
    for ledger in plan.chapters.kept.get(chapter, ()):
        yield Heading(text=text(plan, "reno_ledger", title=ledger.title), level=2)
        yield Paragraph(text=ledger.sums)
        yield _table(plan, ledger)
        if ledger.more:
            yield Paragraph(text=text(plan, "reno_ledger_more", count=ledger.more), tone="quiet")
        yield Paragraph(text=ledger.source, tone="quiet")


def _table(plan: PlanSnapshot, ledger: KeptLedger) -> Table:
    return Table(
        columns=(
            Column(title=text(plan, "reno_col_number"), width=0.12),
            Column(title=text(plan, "reno_col_entry"), width=0.58),
            Column(title=text(plan, "reno_col_due"), width=0.15),
            Column(title=text(plan, "reno_col_state"), width=0.15),
        ),
        rows=tuple(map(_row, ledger.rows)),
    )


def _row(one: KeptRow) -> tuple[Cell, ...]:
    return (
        Cell(text=one.number, is_bold=one.is_open),
        Cell(text=one.said or NONE),
        Cell(text=one.due or NONE, tone="bad" if one.is_late else "plain"),
        Cell(text=one.state, tone="plain" if one.is_open else "quiet"),
    )
