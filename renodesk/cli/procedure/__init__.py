"""`procedure` and `eligibility`: the estate's way through approvals, and whether it may be renovated."""

from renodesk.cli.procedure import lists, steps
from renodesk.cli.procedure.eligible import eligibility
from renodesk.cli.procedure.group import procedure_group

COMMANDS = (procedure_group, eligibility)

__all__ = ["COMMANDS", "lists", "steps"]
