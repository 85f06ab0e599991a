"""Costing: quantities and a price book in, cost lines with their reasons out.

`cost_of(works, checklist, book.at(day, region))` gives lines and what is missing; `sum_of`, `sums_by` and
`grouped` add them up. Amounts are whole fen (`renodesk.domain.money` states the rounding rule).
"""

from renodesk.domain.costing.extra import Extra
from renodesk.domain.costing.lines import (
    Costing,
    CostLine,
    Lack,
    LackKind,
    Work,
    cost_line,
    cost_of,
    parts_of,
)
from renodesk.domain.costing.prices import Price, PriceBook, PricesOfDay
from renodesk.domain.costing.totals import Grouping, Sum, SumsBy, added, grouped, sum_of, sums_by

__all__ = [
    "CostLine",
    "Costing",
    "Extra",
    "Grouping",
    "Lack",
    "LackKind",
    "Price",
    "PriceBook",
    "PricesOfDay",
    "Sum",
    "SumsBy",
    "Work",
    "added",
    "cost_line",
    "cost_of",
    "grouped",
    "parts_of",
    "sum_of",
    "sums_by",
]
