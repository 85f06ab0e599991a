"""Annex: which data and which packs this paper was made from."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.saying import text
from renodesk.reports.plan_snapshot import PlanSnapshot


def origin(plan: PlanSnapshot) -> Iterator[Block]:
    """Return packs and digest."""
    yield Heading(text=text(plan, "origin"), flows=True)
    yield Paragraph(
        text=text(plan, "origin_digest", digest=plan.digest, date=plan.date, version=plan.version)
    )
    yield Table(
        columns=(
            Column(title=text(plan, "col_pack"), width=0.3),
            Column(title=text(plan, "col_version"), width=0.08, align="center"),
            Column(title=text(plan, "col_statement"), width=0.42),
            Column(title=text(plan, "col_sha256"), width=0.2),
        ),
        rows=tuple(
            (
                Cell(text=pack.title, is_bold=True),
                Cell(text=pack.version),
                Cell(text=pack.statement, tone="quiet"),
                Cell(text=pack.sha256[:16], tone="quiet"),
            )
            for pack in plan.packs
        ),
    )
    for pack in plan.packs:
        yield Paragraph(text=text(plan, "pack_source", title=pack.title, source=pack.source), tone="quiet")
