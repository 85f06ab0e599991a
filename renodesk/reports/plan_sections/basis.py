"""On what the plan stands: provenance of tree, effects, prices and payers; the estate and its buildings."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Bullets, Callout, Heading, Paragraph
from renodesk.reports.plan_sections.facts import facts_table
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text
from renodesk.reports.shared_blocks import buildings_blocks


def basis(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter on basis and provenance."""
    yield Heading(text=text(plan, "reno_basis"))
    if plan.is_example:
        yield Callout(title=text(plan, "reno_example"), lines=(text(plan, "reno_example_why"),), tone="bad")
    if plan.is_proposed:
        yield Callout(title=text(plan, "proposed"), lines=(plan.statement,), tone="warn")
    lines = [
        text(plan, "reno_basis_chain"),
        text(plan, "reno_basis_effects"),
        text(plan, "reno_basis_quantity"),
    ]
    if plan.money is not None:
        lines.append(
            text(
                plan,
                "reno_basis_prices",
                book=plan.money.book,
                version=plan.money.version,
                region=plan.money.region,
                on=plan.money.on,
                statement=plan.money.statement,
            )
        )
    if plan.funding is not None:
        lines.append(text(plan, "reno_basis_funding", statement=plan.funding.statement))
    lines.append(text(plan, "reno_basis_law"))
    yield Bullets(lines=tuple(lines))
    yield Heading(text=text(plan, "reno_estate"), level=2)
    if plan.place_facts:
        yield facts_table(plan.place_facts)
    else:
        yield Paragraph(text=text(plan, "no_facts"), tone="quiet")
    yield from buildings_blocks(plan, plan.building_columns, plan.buildings)
