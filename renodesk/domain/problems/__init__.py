"""The handbook's problems as readings of a round: there, absent or open; sentences, urgency, lights."""

from renodesk.domain.problems.indicators import (
    Differing,
    Reading,
    Result,
    TreeRow,
    read_both,
    read_indicators,
    unlinked_rows,
)
from renodesk.domain.problems.lights import LightReading, LightState, read_lights
from renodesk.domain.problems.presence import (
    Finding,
    Observed,
    Presence,
    Said,
    SaidAt,
    Spot,
    find_problem,
    find_problems,
)
from renodesk.domain.problems.sentence import (
    PlaceNames,
    Sentence,
    Sentences,
    buildings_of,
    number_text,
    placeholders,
)
from renodesk.domain.problems.urgency import IN_TIME, Urgency, Urging, unsolved_places, urgency_of

__all__ = [
    "IN_TIME",
    "Differing",
    "Finding",
    "LightReading",
    "LightState",
    "Observed",
    "PlaceNames",
    "Presence",
    "Reading",
    "Result",
    "Said",
    "SaidAt",
    "Sentence",
    "Sentences",
    "Spot",
    "TreeRow",
    "Urgency",
    "Urging",
    "buildings_of",
    "find_problem",
    "find_problems",
    "number_text",
    "placeholders",
    "read_both",
    "read_indicators",
    "read_lights",
    "unlinked_rows",
    "unsolved_places",
    "urgency_of",
]
