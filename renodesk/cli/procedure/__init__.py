"""`procedure` and `eligibility`: the estate's way through approvals, and whether it may be renovated."""

from renodesk.cli.procedure import steps
from renodesk.cli.procedure.group import procedure_group

COMMANDS = (procedure_group,)

__all__ = ["COMMANDS", "steps"]
