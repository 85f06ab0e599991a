"""What the plan in force of an estate costs by item of the 36, as rows of the office's index."""

from collections.abc import Iterator

from renodesk.domain.changes import Author
from renodesk.domain.costing import Grouping, Sum
from renodesk.estates.assessing import Assessment
from renodesk.office.index.city import COSTS, OUTSIDE, WHOLE
from renodesk.office.index.part import Part, Values
from renodesk.services.environment import Environment
from renodesk.services.planning.in_force import plan_in_force
from renodesk.services.planning.lines import PlanLines
from renodesk.services.planning.money import PlanMoneys
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile

_PLANNED = ("measure", "alternative")
"""Entities without which nobody has planned anything: then the survey need not be read again."""


def cost_part(environment: Environment) -> Part:
    """Return the table of costs and what fills it; files without a plan have no rows in it."""

    def rows(file: EstateFile, assessment: Assessment) -> Iterator[Values]:
        begun = (next(file.states(entity, f"{assessment.round}/"), None) for entity in _PLANNED)
        if not any(begun):
            return
        yield from _rows(EstateSession(file, Author(person="office", device=""), environment))

    return Part(table=COSTS, rows=rows)


def _rows(session: EstateSession) -> Iterator[Values]:
    plan = plan_in_force(session)
    if plan is None:
        return
    money = PlanMoneys(session).of(PlanLines(session, plan.key).lines())
    if money is None:
        yield {"item": WHOLE, "low": None, "likely": None, "high": None, "lacks": 0}
        return
    yield _row(WHOLE, money.whole)
    known = {item.code for item in session.forms.checklist.items}
    outside = Sum()
    has_outside = False
    for code, total in money.sums[Grouping.ITEM].items():
        if code in known:
            yield _row(code, total)
        else:
            outside, has_outside = outside + total, True
    if has_outside:
        yield _row(OUTSIDE, outside)


def _row(item: str, total: Sum) -> Values:
    amounts = total.total
    is_known = amounts.high > 0
    return {
        "item": item,
        "low": amounts.low if is_known else None,
        "likely": amounts.likely if is_known else None,
        "high": amounts.high if is_known else None,
        "lacks": total.lacks,
    }
