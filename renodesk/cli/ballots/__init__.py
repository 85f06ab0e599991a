"""`ballot`: votes of residents, their counts, and what they come to."""

from renodesk.cli.ballots import entering, judging, tables
from renodesk.cli.ballots.group import ballot_group

COMMANDS = (ballot_group,)

__all__ = ["COMMANDS", "entering", "judging", "tables"]
