"""Amounts, years and lists of a plan document in its language."""

from collections.abc import Iterable

from renodesk.domain.money import Amounts, yuan_shown
from renodesk.reports.blocks import Cell, Column, Heading, Paragraph, Table, Together
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text

NONE = "—"


def likely(amounts: Amounts | None) -> str:
    """Return the likely end in yuan; a dash for none."""
    return NONE if amounts is None else yuan_shown(amounts.likely)


def ends(amounts: Amounts | None) -> str:
    """Return the low and the high end in yuan; a dash for none, one number where they agree."""
    if amounts is None:
        return NONE
    low, high = yuan_shown(amounts.low), yuan_shown(amounts.high)
    return low if low == high else f"{low} – {high}"


def listed(plan: PlanSnapshot, names: Iterable[str], *, is_long: bool = False) -> str:
    """Return names as a list in the language of the paper; long ones are parted more strongly."""
    if plan.language == "en":
        return ("; " if is_long else ", ").join(names)
    return ("；" if is_long else "、").join(names)


def unseen_text(plan: PlanSnapshot) -> str:
    """Return that what nobody has seen yet may still add to a list, or nothing."""
    return text(plan, "reno_unseen_may_add", count=len(plan.unseen)) if plan.unseen else ""


def year_text(plan: PlanSnapshot, year: int) -> str:
    """Return a year of the plan, or that there is none yet."""
    return text(plan, "reno_year", year=year) if year else text(plan, "reno_no_year")


def to_fill(plan: PlanSnapshot, title: str, labels: Iterable[str]) -> Together:
    """Return a form with a line to fill by hand for each label, under its heading."""
    form = Table(
        columns=(
            Column(title=text(plan, "reno_fill_what"), width=0.3),
            Column(title=text(plan, "reno_fill_here"), width=0.7),
        ),
        rows=tuple((Cell(text=label), Cell(text="")) for label in labels),
        is_form=True,
    )
    why = Paragraph(text=text(plan, "reno_not_recorded_fill"), tone="warn")
    return Together(blocks=(Heading(text=title, level=2), why, form))
