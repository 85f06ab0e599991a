"""Whether this machine's clock can be right beside what the log already knows; order never depends on it."""

from datetime import UTC, datetime

from renodesk.domain.log import utc_text
from renodesk.domain.log.clock import EARLIEST_MS, END_MS, STEP
from renodesk.services.moments import local_text
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

TOLERATED_MS = 600_000
"""So far apart the clocks of two laptops may be without anybody being told."""


def clock_doubt(session: EstateSession, language: Language) -> str:
    """Return what is wrong with this machine's clock, in words; "" where it may be right."""
    now = session.environment.clock()
    shown = local_text(utc_text(now))
    if not EARLIEST_MS <= now < END_MS:
        return say("clock_outside", language, now=shown)
    latest = session.file.latest()
    if latest is None or latest.hlc // STEP <= now + TOLERATED_MS:
        return ""
    known = datetime.fromtimestamp(latest.hlc // STEP / 1000, tz=UTC).astimezone()
    return say("clock_behind", language, now=shown, known=f"{known:%Y-%m-%d %H:%M}")
