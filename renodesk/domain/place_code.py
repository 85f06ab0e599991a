"""The text in a printed or shown QR code: a place of an estate, or the time a clock shows."""

from dataclasses import dataclass
from datetime import datetime

from renodesk.domain.places import Place, place_of_key

_PLACE, _CLOCK = "reno:", "reno-clock:"
_LONGEST = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceCode:
    """What the code on a field sheet says: which estate, which place of it."""

    estate: str
    place: Place


def place_code(estate: str, place: Place) -> str:
    """Return the text for the sheet of a place: `reno:<estate id>/<place key>`."""
    return f"{_PLACE}{estate}/{place.key}"


def clock_code(moment: datetime) -> str:
    """Return the text a clock shows: `reno-clock:YYYY-MM-DDTHH:MM:SS`, local time."""
    return f"{_CLOCK}{moment.replace(tzinfo=None).isoformat(timespec='seconds')}"


def is_own_code(text: str) -> bool:
    """Return whether a code found in a picture is one of ours, and so worth keeping."""
    return read_place_code(text) is not None or read_clock_code(text) is not None


def read_place_code(text: str) -> PlaceCode | None:
    """Return the place a code names; None where it is another code."""
    estate, slash, key = text.removeprefix(_PLACE).partition("/")
    if not text.startswith(_PLACE) or not estate or not slash or len(text) > _LONGEST:
        return None
    try:
        return PlaceCode(estate=estate, place=place_of_key(key))
    except ValueError:
        return None


def read_clock_code(text: str) -> datetime | None:
    """Return the local time a clock showed; None where it is another code."""
    if not text.startswith(_CLOCK) or len(text) > _LONGEST:
        return None
    try:
        return datetime.fromisoformat(text.removeprefix(_CLOCK)).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None
