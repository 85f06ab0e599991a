"""Where the consent of residents stands, as recorded; a plan never takes silence for consent."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Callout, Heading, Paragraph
from renodesk.reports.plan_sections.saying import text
from renodesk.reports.plan_sections.states import recorded
from renodesk.reports.plan_snapshot import PlanSnapshot


def consent(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    part = plan.governance
    yield Heading(text=text(plan, "reno_consent"), flows=True)
    if not any(one.said for one in part.consent_rows):
        yield Callout(
            title=text(plan, "reno_consent_none"), lines=(text(plan, "reno_consent_none_why"),), tone="warn"
        )
    yield from recorded(plan, part.consent_facts, part.consent_open, part.consent_rows)
    yield Paragraph(text=text(plan, "reno_consent_note"), tone="quiet")
