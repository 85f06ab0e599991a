"""What the plan in force of an estate costs by item of the 36, as rows of the office's index."""

from collections.abc import Iterator

from renodesk.domain.costing import Grouping, Sum
from renodesk.estates.assessing import Assessment
from renodesk.office.index.city import COSTS, OUTSIDE, WHOLE
from renodesk.office.index.part import Part, Values
from renodesk.services.plan_reading import PlanReading
from renodesk.services.planning.money import PlanMoney
from renodesk.storage.estate_file import EstateFile


def cost_part(reading: PlanReading) -> Part:
    """Return the table of costs and what fills it; files without a plan have no rows in it."""

    def rows(file: EstateFile, assessment: Assessment) -> Iterator[Values]:
        found = reading.plan(file, assessment)
        if found is not None:
            yield from _rows(found.money, {item.code for item in assessment.forms.checklist.items})

    return Part(table=COSTS, rows=rows)


def _rows(money: PlanMoney | None, known: set[str]) -> Iterator[Values]:
    if money is None:
        yield {"item": WHOLE, "low": None, "likely": None, "high": None, "lacks": 0}
        return
    yield _row(WHOLE, money.whole)
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
