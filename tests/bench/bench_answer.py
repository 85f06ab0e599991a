"""One answer to durable and rescored, on 40 buildings and 120 entrances, against a bare durable commit.

    python tests/bench/bench_answer.py

The floor is one row, WAL, `synchronous=FULL`, on the same disk, in turns with ours. Then: opening that file.
"""

import json
import sqlite3
import sys
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, fresh, large_estate, peak_megabytes, seconds, spread

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.outline import Outline
from renodesk.services.session import EstateSession

STROKES = 1000
ITEM = "E2.2"


def bare(path: Path) -> sqlite3.Connection:
    """Open the peer."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA page_size = 16384")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, value TEXT)")
    return connection


def strokes(folder: Path) -> None:
    """Print both spreads and what RenoDesk adds."""
    peer = bare(folder / "peer.db")
    with large_estate(folder / "estate.reno") as session:
        answers = Answers(session)
        floor, ours = [], []
        for number in range(STROKES):
            place = Place(building=str(1 + number % 40), unit=str(1 + number % 3))
            observation = Observation(grade=Fraction(1 + (number // 120) % 5))
            floor.append(seconds(lambda n=number: peer.execute("INSERT INTO answer VALUES (?, 'x')", (n,))))
            ours.append(seconds(lambda p=place, o=observation: answers.record(ITEM, p, o)))
        count = len(session.scores.answers)
    print(f"{count} answers in the estate, {STROKES} acts\n")
    print(f"| one bare commit | {spread(floor)} |\n| one answer, durable and rescored | {spread(ours)} |")


def open_once(path: str) -> None:
    """Be a fresh process that opens the file and reads the first cell, then everything the window shows."""
    sessions: list[EstateSession] = []

    def begin() -> None:
        sessions.append(EstateSession.open(Path(path), AUTHOR, Environment()))

    opened = seconds(begin)
    shown = seconds(lambda: (Outline(sessions[0]).places(), Outline(sessions[0]).totals()))
    sessions[0].close()
    print(json.dumps({"open": opened, "shown": shown, "peak": peak_megabytes()}))


def main() -> None:
    """Print the tables."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        strokes(folder)
        found = [fresh(__file__, "--open", folder / "estate.reno") for _ in range(5)]
        middle = sorted(found, key=lambda one: one["open"])[2]
        print(f"| opening it, read and scored whole | {middle['open'] * 1000:.0f} ms |")
        print(f"| its outline and totals | {middle['shown'] * 1000:.0f} ms |")
        print(f"| peak memory of that process | {middle['peak']:.0f} MB |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--open"]:
        open_once(sys.argv[2])
    else:
        main()
