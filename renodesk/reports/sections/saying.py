"""What several sections of a report say alike."""

from renodesk.reports.blocks import Tone
from renodesk.reports.saying import text
from renodesk.reports.snapshot import Interval, Snapshot


def no_problems(snapshot: Snapshot, not_known: int) -> str:
    """Return that no problem is listed, and how many nobody has looked for."""
    return text(snapshot, "no_problems_yet" if not_known else "no_problems", count=not_known)


def tone_of(interval: Interval) -> Tone:
    """Return the tone of a score: bad below 60, warn below 80, by its low end."""
    if interval.low is None:
        return "quiet"
    return "bad" if interval.low < 60 else "warn" if interval.low < 80 else "plain"
