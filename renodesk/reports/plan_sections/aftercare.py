"""五 后续物业管理机制: what is recorded of property management and upkeep, and lines for what is not."""

from collections.abc import Iterator, Sequence

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.plan_sections.kept import kept
from renodesk.reports.plan_sections.saying import to_fill
from renodesk.reports.plan_sections.states import checked, recorded
from renodesk.reports.plan_snapshot import ManagementLine, PlanSnapshot
from renodesk.reports.saying import text

_LINES = 6


def aftercare(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter; no mechanism is made up."""
    part = plan.governance
    yield Heading(text=text(plan, "reno_aftercare"))
    yield Paragraph(text=text(plan, "reno_honest"), tone="quiet")
    yield Heading(text=text(plan, "reno_today"), level=2)
    yield from recorded(plan, part.property_facts, part.property_open, part.property_rows)
    yield from checked(plan, "property")
    yield from kept(plan, "property")
    yield from _problems(plan, part.problems)
    yield Heading(text=text(plan, "reno_management_works"), level=2)
    if part.management:
        yield Bullets(lines=part.management)
    else:
        yield Paragraph(text=text(plan, "reno_no_management_works"))
    yield Heading(text=text(plan, "reno_practices"), level=2)
    yield Paragraph(text=text(plan, "reno_practices_note"), tone="quiet")
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_channel"), width=0.22),
            Column(title=text(plan, "reno_col_payer"), width=0.18),
            Column(title=text(plan, "reno_col_says"), width=0.6),
        ),
        rows=tuple(
            (
                Cell(text=f"{one.code} {one.name}", is_bold=True),
                Cell(text=one.payer),
                Cell(text=f"{one.rule}（{one.source}）"),
            )
            for one in part.practices
        ),
    )
    labels = [text(plan, f"reno_aftercare_line{at}") for at in range(1, _LINES + 1)]
    yield to_fill(plan, text(plan, "reno_aftercare_fill"), labels)


def _problems(plan: PlanSnapshot, lines: Sequence[ManagementLine]) -> Iterator[Block]:
    """Yield the problems of the diagnosis that works do not mend."""
    if not lines:
        return
    yield Heading(text=text(plan, "reno_management_problems"), level=2)
    undecided = text(plan, "reno_undecided")
    yield Table(
        columns=(
            Column(title=text(plan, "col_problem"), width=0.36),
            Column(title=text(plan, "col_remedy"), width=0.3),
            Column(title=text(plan, "reno_col_responsible"), width=0.2),
            Column(title=text(plan, "reno_col_due"), width=0.14),
        ),
        rows=tuple(
            (
                Cell(text=one.sentence),
                Cell(text=one.remedy),
                Cell(text=one.responsible or undecided),
                Cell(
                    text=" ".join(part for part in (_urgent(plan, one), one.due or undecided) if part),
                    tone="bad" if one.is_urgent else "plain",
                ),
            )
            for one in lines
        ),
    )


def _urgent(plan: PlanSnapshot, one: ManagementLine) -> str:
    return text(plan, "urgent") if one.is_urgent else ""
