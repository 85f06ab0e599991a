"""Sentences of a report in its language."""

from renodesk.reports.blocks import Tone
from renodesk.reports.snapshot import Interval, Snapshot
from renodesk.texts import Language, say


def text(snapshot: Snapshot, code: str, **facts: object) -> str:
    """Return a sentence of `resources/texts/reports.toml`."""
    language: Language = "en" if snapshot.language == "en" else "zh"
    return say("report_" + code, language, **facts)


def no_problems(snapshot: Snapshot, not_known: int) -> str:
    """Return that no problem is listed, and how many nobody has looked for."""
    return text(snapshot, "no_problems_yet" if not_known else "no_problems", count=not_known)


def tone_of(interval: Interval) -> Tone:
    """Return the tone of a score: bad below 60, warn below 80, by its low end."""
    if interval.low is None:
        return "quiet"
    return "bad" if interval.low < 60 else "warn" if interval.low < 80 else "plain"
