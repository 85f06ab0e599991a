"""Where the consent of residents stands, as recorded; a plan never takes silence for consent."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Callout, Cell, Column, Heading, Paragraph, Table
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
    yield from _rules(plan)
    yield Paragraph(text=text(plan, "reno_consent_note"), tone="quiet")


def _rules(plan: PlanSnapshot) -> Iterator[Block]:
    """Yield what has to be reached, in the documents' own words."""
    part = plan.governance
    yield Heading(text=text(plan, "reno_consent_rules"), level=2)
    yield _whose(plan)
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_stage"), width=0.16),
            Column(title=text(plan, "reno_col_rule_text"), width=0.54),
            Column(title=text(plan, "col_provenance"), width=0.3),
        ),
        rows=tuple(
            (Cell(text=one.stage, is_bold=True), Cell(text=one.text), Cell(text=one.source, tone="quiet"))
            for one in part.consent_rules
        ),
    )


def _whose(plan: PlanSnapshot) -> Paragraph:
    """Return whose rules these are, and who said so."""
    profile, local = plan.governance.consent_profile, plan.governance.consent_local
    if not profile and not local:
        return Paragraph(text=text(plan, "reno_consent_no_local"), tone="warn")
    if not profile:
        return Paragraph(text=text(plan, "reno_consent_local", place=local), tone="quiet")
    if not local:
        return Paragraph(text=text(plan, "reno_consent_profile_only", profile=profile), tone="warn")
    return Paragraph(text=text(plan, "reno_consent_profile", profile=profile, place=local), tone="quiet")
