"""The renovation plan of a round: its alternatives, their lines, their money and what they would change."""

from renodesk.services.planning.alternatives import MAIN, Alternative, Alternatives
from renodesk.services.planning.comparing import Compared, Comparing, YearSpent
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.money import LineMoney, PlanMoney, PlanMoneys
from renodesk.services.planning.planner import Planner
from renodesk.services.planning.predicting import Outlook, Predicting

__all__ = [
    "MAIN",
    "Alternative",
    "Alternatives",
    "Compared",
    "Comparing",
    "LineMoney",
    "Outlook",
    "PlanLine",
    "PlanLines",
    "PlanMoney",
    "PlanMoneys",
    "Planner",
    "Predicting",
    "YearSpent",
]
