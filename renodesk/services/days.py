"""Days as people write them, and today by the clock of this machine."""

import datetime

from renodesk.domain.canonical import Json
from renodesk.errors import DayMalformed, DaysReversed
from renodesk.services.session import EstateSession


def today(session: EstateSession) -> datetime.date:
    """Return today, here."""
    moment = datetime.datetime.fromtimestamp(session.environment.clock() / 1000, datetime.UTC)
    return moment.astimezone().date()


def day_of(text: str) -> datetime.date:
    """Return the day a person wrote: 2026-11-27, 2026/11/27, 2026.11.27 or 2026年11月27日.

    Raises:
        DayMalformed: it is none.
    """
    plain = (
        text.strip().rstrip("日").replace("年", "-").replace("月", "-").replace("/", "-").replace(".", "-")
    )
    parts = plain.split("-")
    try:
        if len(parts) != 3:
            raise ValueError(text)
        year, month, day = map(int, parts)
        found = datetime.date(year, month, day)
    except (ValueError, OverflowError):
        raise DayMalformed(value=text) from None
    if not 1949 <= found.year <= 2100:
        raise DayMalformed(value=text)
    return found


def day_said(value: Json) -> datetime.date | None:
    """Return the day a cell holds, None where it holds none."""
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def in_order(begin: datetime.date | None, end: datetime.date | None) -> None:
    """Refuse an end before its begin.

    Raises:
        DaysReversed: it is.
    """
    if begin is not None and end is not None and end < begin:
        raise DaysReversed(begin=begin.isoformat(), end=end.isoformat())
