"""Scoring: observations in, exact scores with their reasons out."""

from renodesk.domain.scoring.answer import score_answer
from renodesk.domain.scoring.effects import apply_effect
from renodesk.domain.scoring.fields import Fields
from renodesk.domain.scoring.scorer import Scorer
from renodesk.domain.scoring.status import propose_status, status_sources
from renodesk.domain.scoring.suggesting import spared_inputs, suggested_inputs

__all__ = [
    "Fields",
    "Scorer",
    "apply_effect",
    "propose_status",
    "score_answer",
    "spared_inputs",
    "status_sources",
    "suggested_inputs",
]
