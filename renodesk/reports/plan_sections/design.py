"""一 工程设计方案: what is done by class and by place, where quantities come from, and in which order."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Bullets, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.saying import NONE, year_text
from renodesk.reports.plan_sections.summary import DUTIES
from renodesk.reports.plan_snapshot import Duty, PlanSnapshot, SheetPart, WorkLine
from renodesk.reports.saying import text
from renodesk.texts import joined


def design(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    yield Heading(text=text(plan, "reno_design"))
    if not plan.works:
        yield Callout(
            title=text(plan, "reno_no_works"), lines=(text(plan, "reno_no_works_why"),), tone="warn"
        )
        return
    yield Paragraph(text=text(plan, "reno_design_note"), tone="quiet")
    for duty in DUTIES:
        works = [one for one in plan.works if one.duty == duty]
        if works:
            yield from _duty(plan, duty, works)
    yield from _by_place(plan)
    yield from _order(plan)
    yield from _trenches(plan)


def _duty(plan: PlanSnapshot, duty: Duty, works: list[WorkLine]) -> Iterator[Block]:
    yield Heading(
        text=text(plan, f"reno_design_{duty}", count=len({one.code or one.name for one in works})), level=2
    )
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_work"), width=0.18),
            Column(title=text(plan, "col_class"), width=0.1),
            Column(title=text(plan, "col_places"), width=0.18),
            Column(title=text(plan, "reno_col_quantity"), width=0.21),
            Column(title=text(plan, "reno_col_asked"), width=0.23),
            Column(title=text(plan, "reno_col_year"), width=0.1),
        ),
        rows=tuple(_row(plan, one) for one in works),
    )


def _row(plan: PlanSnapshot, one: WorkLine) -> tuple[Cell, ...]:
    note = f"；{one.note}" if one.note else ""
    marks = (one.group, text(plan, "reno_urgent") if one.is_urgent else "")
    return (
        Cell(text=f"{one.code} {one.name}".strip(), is_bold=True),
        Cell(text=" ".join(mark for mark in marks if mark), tone="bad" if one.is_urgent else "quiet"),
        Cell(text=one.places),
        Cell(text=f"{one.quantities or NONE}（{one.origin}{note}）"),
        Cell(text=one.asked or text(plan, "reno_not_asked"), tone="plain" if one.asked else "quiet"),
        Cell(text=year_text(plan, one.year), tone="plain" if one.year else "quiet"),
    )


def _by_place(plan: PlanSnapshot) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_by_place"), level=2)
    yield Table(
        columns=(
            Column(title=text(plan, "col_places"), width=0.18),
            *(Column(title=text(plan, f"reno_duty_{duty}"), width=0.1, align="right") for duty in DUTIES),
            Column(title=text(plan, "reno_col_work"), width=0.52),
        ),
        rows=tuple(_place(plan, sheet) for sheet in plan.sheets),
    )


def _place(plan: PlanSnapshot, sheet: SheetPart) -> tuple[Cell, ...]:
    counts = [len({one.code or one.name for one in sheet.works if one.duty == duty}) for duty in DUTIES]
    names = dict.fromkeys(one.code or one.name for one in sheet.works)
    return (
        Cell(text=sheet.name, is_bold=True),
        *(Cell(text=str(count)) for count in counts),
        Cell(
            text=joined("、", names, plan.language) or text(plan, "reno_nothing_here"),
            tone="plain" if names else "quiet",
        ),
    )


def _order(plan: PlanSnapshot) -> Iterator[Block]:
    """Yield the works by phase; `works` stand in their order already."""
    yield Heading(text=text(plan, "reno_order"), level=2)
    yield Paragraph(text=text(plan, "reno_order_note"), tone="quiet")
    phases: dict[str, dict[str, None]] = {}
    for one in plan.works:
        phase = one.phase or text(plan, "reno_before_all")
        phases.setdefault(phase, {})[f"{one.code} {one.name}".strip()] = None
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_order"), width=0.08, align="right"),
            Column(title=text(plan, "reno_col_phase"), width=0.2),
            Column(title=text(plan, "reno_col_work"), width=0.72),
        ),
        rows=tuple(
            (Cell(text=str(number)), Cell(text=phase, is_bold=True), Cell(text=" → ".join(names)))
            for number, (phase, names) in enumerate(phases.items(), 1)
        ),
    )
    if plan.early:
        yield Callout(title=text(plan, "reno_early_title"), lines=plan.early, tone="bad")


def _trenches(plan: PlanSnapshot) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_dig_once"), level=2)
    if not plan.trenches:
        yield Paragraph(text=text(plan, "reno_no_trenches"))
        return
    yield Paragraph(text=text(plan, "reno_dig_once_note"), tone="quiet")
    yield Table(
        columns=(
            Column(title=text(plan, "col_places"), width=0.22),
            Column(title=text(plan, "reno_col_year"), width=0.14),
            Column(title=text(plan, "reno_col_together"), width=0.64),
        ),
        rows=tuple(
            (
                Cell(text=one.place, is_bold=True),
                Cell(text=year_text(plan, one.year), tone="bad" if one.is_again else "plain"),
                Cell(text=one.works),
            )
            for one in plan.trenches
        ),
    )
    if plan.digging_lacks:
        yield Bullets(lines=plan.digging_lacks)
    again = dict.fromkeys(one.place for one in plan.trenches if one.is_again)
    if again:
        yield Bullets(lines=tuple(text(plan, "reno_dug_twice", place=place) for place in again))
