"""`plan`: the renovation plan of a round, what it would change and cost, and its alternatives."""

from renodesk.cli.planning import best, measures, money
from renodesk.cli.planning.group import plan_group

COMMANDS = (plan_group,)

__all__ = ["COMMANDS", "best", "measures", "money"]
