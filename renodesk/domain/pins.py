"""Pins on a site plan: what kind each is of, and how bad what it marks is."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.about import About
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore


class PinKind(StrEnum):
    """What a pin marks; each kind has a shape of its own: disc, square, diamond, white box."""

    PROBLEM = "problem"
    PHOTO = "photo"
    PLACE = "place"
    NOTE = "note"


class Severity(StrEnum):
    """How bad it is there: a red flag, below the pass mark, or neither."""

    RED = "red"
    LOW = "low"
    NONE = "none"


def pin_kind(about: About) -> PinKind:
    """Return the kind of a pin that is about something."""
    if about.use:
        return PinKind.PHOTO
    if about.place is None:
        return PinKind.NOTE
    return PinKind.PROBLEM if about.item else PinKind.PLACE


def severity_of(answer: AnswerScore | None, pass_mark: Fraction) -> Severity:
    """Return how bad one answer is."""
    if answer is None:
        return Severity.NONE
    if answer.is_red_flag:
        return Severity.RED
    return Severity.LOW if answer.is_below(pass_mark) else Severity.NONE


def worst(found: Iterable[Severity]) -> Severity:
    """Return the worst of several."""
    there = set(found)
    return next((one for one in (Severity.RED, Severity.LOW) if one in there), Severity.NONE)


def turned(x: Fraction, y: Fraction, rotation: int) -> tuple[Fraction, Fraction]:
    """Return where a place of a picture lies once the picture is turned clockwise by quarters."""
    return {90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}.get(rotation, (x, y))


def speaks_for(place: Place, other: Place) -> bool:
    """Return whether a pin on a place is about another: itself, and of a building its entrances too."""
    return place == other or (bool(place.building) and place.contains(other))
