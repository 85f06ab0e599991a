"""六 社区治理体系建设: which bodies are recorded and what residents confirmed, and lines for what is not."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Heading, Paragraph
from renodesk.reports.plan_sections.kept import kept
from renodesk.reports.plan_sections.saying import to_fill
from renodesk.reports.plan_sections.states import checked, recorded
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text

_LINES = 6


def governance(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter; no body and no rule is made up."""
    part = plan.governance
    yield Heading(text=text(plan, "reno_governance"), flows=True)
    yield Paragraph(text=text(plan, "reno_honest"), tone="quiet")
    yield Heading(text=text(plan, "reno_today"), level=2)
    yield from recorded(plan, part.governance_facts, part.governance_open, part.governance_rows)
    yield from checked(plan, "governance")
    yield from kept(plan, "governance")
    labels = [text(plan, f"reno_governance_line{at}") for at in range(1, _LINES + 1)]
    yield to_fill(plan, text(plan, "reno_governance_fill"), labels)
