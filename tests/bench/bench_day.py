"""A scripted day: 12 buildings of 4 entrances typed key by key into the window; keys and time for each.

python tests/bench/bench_day.py
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, large_estate, machine, middle, seconds, spread
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from renodesk.app import Desk
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerStatus
from renodesk.services.environment import Environment
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.settings import Preferences

BUILDINGS, ENTRANCES = 12, 4
ENTER, NONE = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PER_KEY = 0.28
"""Seconds a key costs a practised typist who reads from paper (Card, Moran, Newell 1983: average skill)."""
READING = 1.35
"""Seconds to find the next value on the sheet (their mental operator)."""
Key = tuple[Qt.Key, Qt.KeyboardModifier] | str


def entrance(random: Random) -> Iterator[Key]:
    """Yield the keys of an entrance: 13 values and 4 ticks, and on to the next place.

    As one meets them: a graded door with two quantities, a ramp with a tick, five parts of the stairwell with
    a tick, two lamp counts, extinguishers with two ticks, a graded escape route.
    """
    yield str(random.randint(1, 5))
    for _ in range(2):
        yield (ENTER, NONE)
        yield str(random.randint(0, 1))
    yield (ENTER, NONE)
    yield "0"
    yield (Qt.Key.Key_1, ALT)
    yield (Qt.Key.Key_Down, NONE)
    for _ in range(5):
        yield str(random.randint(0, 1))
        yield (ENTER, NONE)
    yield (Qt.Key.Key_1, ALT)
    yield (Qt.Key.Key_Down, NONE)
    yield (ENTER, NONE)
    yield str(random.randint(2, 6))
    yield (Qt.Key.Key_Down, NONE)
    yield str(random.randint(0, 2))
    yield (Qt.Key.Key_1, ALT)
    yield (Qt.Key.Key_2, ALT)
    yield (Qt.Key.Key_Down, NONE)
    yield str(random.randint(1, 5))
    yield (Qt.Key.Key_Return, CONTROL)


VALUES = 13


def press(application: QApplication, key: Key) -> float:
    """Return the seconds from a key to the last thing that was painted for it."""
    target = application.focusWidget()

    def act() -> None:
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key[0], key[1])
        application.processEvents()

    return seconds(act)


def typed(application: QApplication, desk: Desk, places: list[Place]) -> tuple[list[float], list[float], int]:
    """Return the seconds of every key, of every entrance, and the keys of an entrance."""
    random, strokes, entrances, count = Random(1), [], [], 0
    for place in places:
        desk.workbench.go(("A3.3", place))
        application.processEvents()
        times = [press(application, key) for key in entrance(random)]
        strokes += times
        entrances.append(sum(times))
        count = len(times)
    return strokes, entrances, count


def late(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def day(folder: Path) -> Path:
    """Make the estate of the day: registered, nothing answered."""
    path = folder / "day.reno"
    with EstateSession.create(path, "古城南路西小区", AUTHOR, Environment()) as session:
        register = RegisterService(session)
        for number in range(1, BUILDINGS + 1):
            fields = {"floors": "6", "households": "48", "built_year": "1985"}
            register.add_building(f"{number}号楼", units=ENTRANCES, fields=fields)
    return path


def main() -> None:
    """Print the tables."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        application = QApplication([])
        preferences = Preferences(folder / "settings.json")
        preferences.choose("person", "甲")
        desk = Desk(application, preferences, Environment())
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.window.exchange.open_path(day(folder))
        application.processEvents()
        walk = [
            Place(building=str(building), unit=str(unit))
            for building in range(1, BUILDINGS + 1)
            for unit in range(1, ENTRANCES + 1)
        ]
        strokes, entrances, count = typed(application, desk, walk)
        scores = desk.workbench.estate.session.scores.answers
        spots = [spot for spot in scores if spot[1] in walk]
        done = sum(1 for spot in spots if scores[spot].status == AnswerStatus.SCORED)
        person = count * PER_KEY + VALUES * READING
        large = folder / "large.reno"
        large_estate(large).close()
        desk.window.exchange.open_path(large)
        application.processEvents()
        many = [Place(building=str(1 + at % 40), unit=str(1 + at // 40)) for at in range(0, 120, 3)]
        large_strokes, large_entrances, _ = typed(application, desk, many)
        print(machine())
        print(f"\n{len(walk)} entrances typed, {done} of {len(spots)} items scored, {count} keys each\n")
        print("| | 12 buildings, empty | 40 buildings, 120 entrances, all answered |\n|---|---|---|")
        both = [spread(times).replace("|", "and") for times in (strokes, large_strokes)]
        print(f"| a key, p50 and p99 | {both[0]} | {both[1]} |")
        print(f"| a key, p95 | {late(strokes) * 1000:.1f} ms | {late(large_strokes) * 1000:.1f} ms |")
        print(
            f"| the program's part of an entrance | {middle(entrances) * 1000:.0f} ms |"
            f" {middle(large_entrances) * 1000:.0f} ms |"
        )
        print(f"| a person's part ({count} keys, {VALUES} values looked up) | {person:.0f} s | |")
        desk.window.close()


if __name__ == "__main__":
    main()
