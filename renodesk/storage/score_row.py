"""A node's score as the `score` projection keeps it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreRow:
    """Exact numbers as text (None: not applicable), and an explanation of codes and numbers as JSON."""

    code: str
    low: str | None
    high: str | None
    is_red_flag: bool
    explanation: str
