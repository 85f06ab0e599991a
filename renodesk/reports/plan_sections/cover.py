"""The cover: which plan of which estate, adopted or not, by which prices, and who answers for it."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cover
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text


def cover(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the cover of the plan document."""
    yield cover_of(plan, text(plan, "reno_title"))


def cover_of(plan: PlanSnapshot, title: str) -> Cover:
    """Return a cover under a title; where prices are invented it says so first."""
    warning = (text(plan, "reno_example"),) if plan.is_example else ()
    return Cover(
        title=title,
        subtitle=plan.estate,
        lines=(
            *warning,
            text(plan, "reno_cover_plan", title=plan.title, state=state_text(plan)),
            text(plan, "cover_round", round=plan.round),
            text(plan, "reno_cover_seal", seal=plan.seal),
            _book(plan),
            text(plan, "cover_id", id=plan.estate_id),
            text(plan, "cover_digest", digest=plan.digest),
        ),
        signatures=(
            (text(plan, "prepared"), plan.prepared),
            (text(plan, "checked"), plan.checked),
            (text(plan, "reviewed"), plan.reviewed),
            (text(plan, "date"), plan.date),
            (text(plan, "stamp"), ""),
        ),
        note=plan.statement + text(plan, "reno_cover_note"),
    )


def state_text(plan: PlanSnapshot) -> str:
    """Return whether the plan is adopted."""
    return text(plan, "reno_adopted" if plan.is_adopted else "reno_not_adopted")


def _book(plan: PlanSnapshot) -> str:
    if plan.money is None:
        return text(plan, "reno_cover_no_book")
    return text(plan, "reno_cover_book", book=plan.money.book, version=plan.money.version, on=plan.money.on)
