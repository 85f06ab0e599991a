"""The yearly plan: which estates of the reserve are renovated in which year, within money and capacity."""

from renodesk.services.yearly.keeping import freeze_year_plan, year_plan, year_plan_names
from renodesk.services.yearly.making import make_year_plan
from renodesk.services.yearly.model import ForcedPrice, Wish, YearLine, YearPlan, YearSum
from renodesk.services.yearly.taking import Taken, YearTaking, take_year_plan

__all__ = [
    "ForcedPrice",
    "Taken",
    "Wish",
    "YearLine",
    "YearPlan",
    "YearSum",
    "YearTaking",
    "freeze_year_plan",
    "make_year_plan",
    "take_year_plan",
    "year_plan",
    "year_plan_names",
]
