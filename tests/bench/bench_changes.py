"""What changed since: 200,000 changes read beside the window, and how long the window kept still meanwhile.

    python tests/bench/bench_changes.py [--changes 200000]

The floor is the same timer in the same window while nothing is read.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import large_estate, machine, seconds
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from renodesk.app import Desk
from renodesk.domain import canonical, vocabulary
from renodesk.domain.changes import Change, ChangeId, Writer
from renodesk.domain.reading import observation_json
from renodesk.domain.survey import Observation
from renodesk.services.differences import Differences
from renodesk.services.environment import Environment
from renodesk.services.moments import Moments
from renodesk.services.session import EstateSession
from renodesk.settings import Preferences
from renodesk.ui.theme import STYLE

TICK = 5
COLLEAGUE = "c" * 16


def colleagues(session: EstateSession, count: int) -> Iterator[Change]:
    """Yield many changes of a colleague, over and over the same answers of the estate."""
    spots = list(session.survey.answers)
    last: dict[int, ChangeId] = {}
    for number in range(count):
        at = number % len(spots)
        item, place = spots[at]
        one = ChangeId(writer=COLLEAGUE, seq=number + 1)
        value = observation_json(Observation(grade=Fraction(1 + number % 5)))
        yield Change(
            id=one,
            hlc=(session.environment.clock() + number) * 65536,
            at="2026-10-09T08:53:20.000Z",
            act=one.seq,
            undoes=None,
            cell=vocabulary.answer_cell(
                session.round, item, place, ("observation", "note")[number // len(spots) % 2]
            ),
            value=canonical.dumps(value if number // len(spots) % 2 == 0 else f"{number}"),
            replaces=(last[at],) if at in last else (),
            reason="",
        )
        last[at] = one


def longest_still(application: QApplication, is_done: Callable[[], bool]) -> tuple[float, float]:
    """Turn the event loop until something is done; return how long it took, and the timer's longest gap."""
    gaps, last = [0.0], time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(TICK)
    began = time.perf_counter()
    while not is_done():
        application.processEvents()
    timer.stop()
    return time.perf_counter() - began, max(gaps)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--changes", type=int, default=200_000)
    count = parser.parse_args().changes
    print(machine())
    application = QApplication([*sys.argv[:1], *STYLE])
    with TemporaryDirectory(dir=Path.cwd()) as place:
        path = Path(place) / "estate.reno"
        with large_estate(path) as session:
            writer = Writer(
                id=COLLEAGUE, person="乙", device="d", app_version="1", started="2026-10-09T00:00:00Z"
            )
            before = session.file.ranges()
            session.file.merge([writer], colleagues(session, count), {})
        desk = Desk(application, Preferences(Path(place) / "settings.json"), Environment())
        desk.workbench.open(path)
        desk.window.show()
        estate = desk.workbench.estate
        assert estate is not None
        differences = Differences(estate.session, "zh", before, Moments(estate.session).now().ranges)
        print(f"{count} changes, touched cells found in {seconds(differences.groups) * 1000:.0f} ms")
        until = time.perf_counter() + 3
        _, still = longest_still(application, lambda: time.perf_counter() > until)
        print(f"nothing read: longest time without a tick {still * 1000:.0f} ms")
        desk.window.start("screen_changes")
        screen = desk.window.screens.currentWidget()
        took, still = longest_still(application, lambda: screen.model.rowCount() > 0)
        print(f"first lines after {took * 1000:.0f} ms, longest time without a tick {still * 1000:.0f} ms")

        def is_whole() -> bool:
            if screen.model.canFetchMore():
                screen.model.fetchMore()
            return bool(screen.model.is_whole)

        took, still = longest_still(application, is_whole)
        rows = screen.model.rowCount()
        print(f"all {rows} lines and both scores after {took:.1f} s, longest {still * 1000:.0f} ms")
        desk.window.close()


if __name__ == "__main__":
    main()
