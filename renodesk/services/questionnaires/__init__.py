"""What residents answered: forms kept in the log, judged by their questionnaire, and counted."""

from renodesk.services.questionnaires.acting import FormActs, Kept, NewForm, Way, revealed, usual_phase
from renodesk.services.questionnaires.reading import (
    Beside,
    FormBook,
    Order,
    Results,
    Stack,
    StandingForm,
    next_number,
)

__all__ = [
    "Beside",
    "FormActs",
    "FormBook",
    "Kept",
    "NewForm",
    "Order",
    "Results",
    "Stack",
    "StandingForm",
    "Way",
    "next_number",
    "revealed",
    "usual_phase",
]
