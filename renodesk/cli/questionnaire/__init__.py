"""`questionnaire`: what residents are asked and answered (问卷), and what they order (点单)."""

from renodesk.cli.questionnaire import exchange, forms, results
from renodesk.cli.questionnaire.group import questionnaire_group

__all__ = ["COMMANDS", "exchange", "forms", "results"]
COMMANDS = (questionnaire_group,)
