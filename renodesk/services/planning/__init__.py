"""The renovation plan of a round: its alternatives, their lines, and what they would change."""

from renodesk.services.planning.alternatives import MAIN, Alternative, Alternatives
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.planner import Planner
from renodesk.services.planning.predicting import Outlook, Predicting

__all__ = [
    "MAIN",
    "Alternative",
    "Alternatives",
    "Outlook",
    "PlanLine",
    "PlanLines",
    "Planner",
    "Predicting",
]
