"""Where the consent of residents stands: ballots, gates, what is missing; silence is no consent."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.consent_snapshot import BallotLine, GateLine
from renodesk.reports.plan_sections.saying import NONE, listed
from renodesk.reports.plan_sections.states import recorded
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text


def consent(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter."""
    part = plan.governance
    yield Heading(text=text(plan, "reno_consent"), flows=True)
    if not plan.consent.ballots and not any(one.said for one in part.consent_rows):
        yield Callout(
            title=text(plan, "reno_consent_none"), lines=(text(plan, "reno_consent_none_why"),), tone="warn"
        )
    yield from _ready(plan)
    yield from _ballots(plan)
    yield from _missing(plan)
    yield from recorded(plan, part.consent_facts, part.consent_open, part.consent_rows)
    yield from _gates(plan)
    yield from _rules(plan)
    yield Paragraph(text=text(plan, "reno_consent_note"), tone="quiet")


def _ready(plan: PlanSnapshot) -> Iterator[Block]:
    """Yield what the estate is ready for, in the order of the works."""
    if not plan.consent.ready:
        return
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_stage"), width=0.22),
            Column(title=text(plan, "reno_col_outcome"), width=0.12),
            Column(title=text(plan, "reno_col_why"), width=0.66),
        ),
        rows=tuple(
            (Cell(text=one.stage, is_bold=True), Cell(text=one.word, tone=one.tone), Cell(text=one.sentence))
            for one in plan.consent.ready
        ),
    )


def _ballots(plan: PlanSnapshot) -> Iterator[Block]:
    """Yield who was asked what, and what they said."""
    if not plan.consent.ballots:
        return
    yield Heading(text=text(plan, "reno_ballots"), level=2)
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_matter"), width=0.24),
            Column(title=text(plan, "reno_col_days"), width=0.18),
            Column(title=text(plan, "reno_col_voices"), width=0.38),
            Column(title=text(plan, "reno_col_evidence"), width=0.2),
        ),
        rows=tuple(_ballot(plan, one) for one in plan.consent.ballots),
    )


def _ballot(plan: PlanSnapshot, one: BallotLine) -> tuple[Cell, ...]:
    days = [one.days or NONE]
    if one.public:
        days.append(text(plan, "reno_public", days=one.public))
    return (
        Cell(text=" · ".join((one.matter, one.place, one.stage)), is_bold=True),
        Cell(text=listed(plan, days, is_long=True)),
        Cell(
            text=listed(plan, (one.voices or NONE, *one.marks), is_long=True),
            tone="warn" if one.marks else "plain",
        ),
        Cell(text=one.evidence or NONE, tone="plain" if one.evidence else "warn"),
    )


def _missing(plan: PlanSnapshot) -> Iterator[Block]:
    if plan.consent.missing:
        yield Callout(title=text(plan, "reno_still_missing"), lines=plan.consent.missing, tone="warn")


def _gates(plan: PlanSnapshot) -> Iterator[Block]:
    """Yield every gate that stands here with its figures: the place's own, then those of everywhere."""
    if not plan.consent.gates:
        return
    yield Heading(text=text(plan, "reno_gates"), level=2)
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_gate"), width=0.24),
            Column(title=text(plan, "reno_col_outcome"), width=0.12),
            Column(title=text(plan, "reno_col_figures"), width=0.4),
            Column(title=text(plan, "col_provenance"), width=0.24),
        ),
        rows=tuple(_gate(plan, one) for one in plan.consent.gates),
    )


def _gate(plan: PlanSnapshot, one: GateLine) -> tuple[Cell, ...]:
    return (
        Cell(text=f"{one.stage} · {one.name}", is_bold=one.is_local),
        Cell(text=one.word, tone=one.tone),
        Cell(text=listed(plan, (one.sentence, *one.figures), is_long=True)),
        Cell(text=listed(plan, one.sources, is_long=True), tone="quiet"),
    )


def _rules(plan: PlanSnapshot) -> Iterator[Block]:
    """Yield what has to be reached, in the documents' own words."""
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
            for one in plan.governance.consent_rules
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
