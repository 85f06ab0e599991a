"""From what is needed to a plan: measures in their order, what they change, where the ground is opened."""

from renodesk.domain.planning.measure import Measure, Origin
from renodesk.domain.planning.order import Early, Order, Rank, early_works, related
from renodesk.domain.planning.prediction import Gain, Predictor, Step
from renodesk.domain.planning.trenches import Trench, opened_again, trenches

__all__ = [
    "Early",
    "Gain",
    "Measure",
    "Order",
    "Origin",
    "Predictor",
    "Rank",
    "Step",
    "Trench",
    "early_works",
    "opened_again",
    "related",
    "trenches",
]
