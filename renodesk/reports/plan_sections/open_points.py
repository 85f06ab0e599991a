"""What of a plan is not settled yet, a line each."""

from collections.abc import Iterator

from renodesk.domain.money import yuan_shown
from renodesk.reports.plan_sections.saying import listed
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text


def open_points(plan: PlanSnapshot) -> Iterator[str]:
    """Yield what stays open, the gravest first; nothing where all is settled."""
    no_reason = [one for one in plan.left_out if one.is_asked and not one.reason]
    if no_reason:
        names = listed(plan, dict.fromkeys(one.name for one in no_reason))
        yield text(plan, "reno_open_no_reason", count=len(no_reason), names=names)
    if plan.urgent_open:
        yield text(plan, "reno_open_urgent", count=plan.urgent_open)
    yield from _money(plan)
    if not plan.consent.ballots and not any(row.said for row in plan.governance.consent_rows):
        yield text(plan, "reno_open_consent")
    for one in plan.consent.ready:
        if one.tone == "bad":
            yield text(plan, "reno_open_gate", stage=one.stage, why=one.sentence)
    if not plan.is_adopted:
        yield text(plan, "reno_open_not_adopted")
    if not plan.is_sealed:
        yield text(plan, "reno_open_not_sealed")
    if plan.works and not any(one.year for one in plan.works):
        yield text(plan, "reno_open_no_years")
    if plan.unseen:
        yield text(plan, "reno_open_unseen", count=len(plan.unseen))
    if plan.contested:
        yield text(plan, "reno_open_contested", count=len(plan.contested))


def _money(plan: PlanSnapshot) -> Iterator[str]:
    if plan.money is None or plan.funding is None:
        yield text(plan, "reno_open_no_book")
        return
    if plan.funding.gap.likely:
        yield text(
            plan, "reno_open_gap", amount=yuan_shown(plan.funding.gap.likely), count=len(plan.funding.open)
        )
    if plan.funding.is_all_fiscal:
        yield text(plan, "reno_all_fiscal")
    if plan.money.lacks:
        yield text(plan, "reno_open_lacks", count=plan.money.lack_count)
    over = [one for one in plan.money.years if one.over]
    if over:
        yield text(plan, "reno_open_over", years=listed(plan, (str(one.year) for one in over)))
    if plan.bills is not None and plan.bills.open and not plan.bills.total.likely:
        yield text(plan, "reno_open_residents", count=len(plan.bills.open))
