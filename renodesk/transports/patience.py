"""Trying again after a break: more and more rarely, and for as long as whoever waits agrees."""

import time
from collections.abc import Callable
from typing import TypeVar

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_base, wait_random_exponential

from renodesk.errors import WayAltered, WayAway
from renodesk.transports.transport import Progress, no_progress

Result = TypeVar("Result")
ATTEMPTS, LONGEST = 5, 30.0
_SLICE = 0.25


def patiently(
    act: Callable[[], Result],
    progress: Progress = no_progress,
    *,
    attempts: int = ATTEMPTS,
    wait: wait_base | None = None,
) -> Result:
    """Do something that may break off, again after 1, 2, 4 … seconds (with chance in it, at most 30).

    While it waits, `progress` is told, and may raise `Cancelled`.

    Raises:
        WayTrouble: that of the last attempt; all but broken connections at once.
    """

    def sleep(seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            progress("way_waiting", 0.0)
            time.sleep(min(_SLICE, left))

    return Retrying(
        retry=retry_if_exception_type((WayAway, WayAltered)),
        stop=stop_after_attempt(attempts),
        wait=wait or wait_random_exponential(multiplier=1, max=LONGEST),
        sleep=sleep,
        reraise=True,
    )(act)
