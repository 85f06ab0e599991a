"""Why a score is what it is: rule, inputs, bands, flags, source, and what would raise it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.form import Group, Item
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore, NodeScore
from renodesk.errors import UnknownItem, UnknownPlace
from renodesk.services.diagnosis import reason_text
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """An explanation as plain values and as sentences."""

    value: dict[str, Json]
    lines: tuple[str, ...]
