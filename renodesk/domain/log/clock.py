"""The hybrid logical clock.

Later than everything known, and close to the wall clock where that can be believed.
"""

import datetime

STEP = 65536
EARLIEST_MS = 1_577_836_800_000
"""2020-01-01 UTC; an earlier wall clock is ignored."""
END_MS = 4_133_980_800_000
"""2101-01-01 UTC; a clock from here on is ignored, a change from outside refused."""


def next_hlc(known: int, clock_ms: int) -> int:
    """Return one more than the largest known or the clock, whichever is larger."""
    wall = clock_ms * STEP if EARLIEST_MS <= clock_ms < END_MS else 0
    return max(known, wall) + 1


def is_believable(hlc: int) -> bool:
    """Return whether a change from outside may carry this clock."""
    return 0 < hlc < END_MS * STEP


def utc_text(clock_ms: int) -> str:
    """Return what the clock said, `YYYY-MM-DDTHH:MM:SS.mmmZ`.

    A clock beyond all years reads as the nearest end.
    """
    seconds, ms = divmod(min(max(clock_ms, 0), 253_402_300_799_999), 1000)
    moment = datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{ms:03d}Z"
