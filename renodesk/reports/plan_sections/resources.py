"""存量资源: idle rooms and ground, and what that serves a shortfall they could become; never works."""

from collections.abc import Iterator

from renodesk.domain.numbers import write_number
from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.ledger_snapshot import ResourceEntry
from renodesk.reports.plan_sections.kept import kept
from renodesk.reports.plan_sections.saying import NONE
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text
from renodesk.texts import joined


def resources(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter; nothing where the pack names no uses and no ledger has a row."""
    if not plan.resources and not plan.chapters.kept.get("resources"):
        return
    yield Heading(text=text(plan, "reno_resources"), flows=True)
    if plan.resources:
        yield from _uses(plan)
    yield from kept(plan, "resources")


def _uses(plan: PlanSnapshot) -> Iterator[Block]:
    """Yield what the diagnosis found idle, and what it could become."""
    yield Paragraph(text=text(plan, "reno_resources_note"))
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_space"), width=0.24),
            Column(title=text(plan, "reno_col_size"), width=0.1, align="right"),
            Column(title=text(plan, "reno_col_use"), width=0.2),
            Column(title=text(plan, "reno_col_serves"), width=0.24),
            Column(title=text(plan, "reno_col_fits"), width=0.22),
        ),
        rows=tuple(_rows(plan)),
    )


def _rows(plan: PlanSnapshot) -> Iterator[tuple[Cell, ...]]:
    spaces = dict.fromkeys((one.place, one.kind) for one in plan.resources)
    for place, kind in spaces:
        lines = [one for one in plan.resources if (one.place, one.kind) == (place, kind)]
        wanted = [one for one in lines if one.is_wanted]
        for at, one in enumerate(wanted or lines[:1]):
            yield (
                Cell(text=f"{kind}　{place}" if not at else "", is_bold=True),
                Cell(text=_size(plan, one) if not at else ""),
                Cell(text=one.use if one in wanted else text(plan, "reno_no_use") if one.size else NONE),
                Cell(text=one.needs if one in wanted else NONE),
                Cell(text=_fits(plan, one) if one in wanted else NONE, tone="quiet"),
            )
        notes = [one.note for one in lines[:1] if one.note]
        for note in notes:
            yield (Cell(text=""), Cell(text=""), Cell(text=note, tone="quiet"), Cell(text=""), Cell(text=""))


def _size(plan: PlanSnapshot, one: ResourceEntry) -> str:
    if one.size is None:
        return text(plan, "reno_not_looked")
    return f"{write_number(one.size)} {one.unit}".strip()


def _fits(plan: PlanSnapshot, one: ResourceEntry) -> str:
    if one.least is None:
        return one.use_note or NONE
    code = {None: "reno_least", True: "reno_large_enough", False: "reno_too_small"}[one.is_large_enough]
    size = f"{write_number(one.least)} {one.unit}".strip()
    return joined("；", filter(None, (text(plan, code, least=size), one.use_note)), plan.language)
