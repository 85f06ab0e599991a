"""One answer to durable and rescored, on 40 buildings and 120 entrances, against a bare durable commit.

    python tests/bench/bench_answer.py

The floor is one row, WAL, `synchronous=FULL`, on the same disk, in turns with ours; its checkpoint is
measured apart. Then: opening that file.
"""

import json
import sqlite3
import sys
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import (
    AUTHOR,
    fresh,
    large_estate,
    late,
    machine,
    middle,
    peak_megabytes,
    seconds,
    spread,
    verdict,
)

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.domain.vocabulary import estate_cell
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.outline import Outline
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile

STROKES = 1000
ROOM = 0.002
"""Seconds over one commit that an answer may take (p50 and p99, checkpoint apart)."""
OPENING = 0.2
"""Seconds to the first cell."""


def bare(path: Path) -> sqlite3.Connection:
    """Open the peer."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("page_size = 16384", "journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, value TEXT)")
    return connection


def strokes(folder: Path) -> None:
    """Print three spreads and what RenoDesk adds; items and places are taken by chance."""
    peer, chance = bare(folder / "peer.db"), Random(1)
    with large_estate(folder / "estate.reno") as session:
        answers = Answers(session)
        graded = [item for item in session.forms.tree.items if item.is_graded]
        places = {scope: [] for scope in ("estate", "building", "unit_entrance")}
        for (_, place), _answer in session.scores.answers.items():
            if place not in places[place.scope]:
                places[place.scope].append(place)
        floor, checkpointed, ours = [], [], []
        for number in range(STROKES):
            item = chance.choice(graded)
            place: Place = chance.choice(places[item.scope])
            observation = Observation(grade=Fraction(chance.randint(1, 5)))
            floor.append(seconds(lambda n=number: peer.execute("INSERT INTO answer VALUES (?, 'x')", (n,))))
            checkpoint = seconds(lambda: peer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone())
            checkpointed.append(floor[-1] + checkpoint)
            ours.append(seconds(lambda i=item, p=place, o=observation: answers.record(i.code, p, o)))
        count = len(session.scores.answers)
    print(f"{count} answers in the estate, {STROKES} acts\n")
    print("| | p50 | p99 |\n|---|---|---|")
    print(
        f"| a bare commit | {spread(floor)} |\n| a bare commit with its checkpoint | {spread(checkpointed)} |"
    )
    print(f"| one answer, durable and rescored, with its checkpoint and journal | {spread(ours)} |")
    over = middle(ours) - middle(checkpointed), late(ours) - late(checkpointed)
    print(f"| over commit and checkpoint | {over[0] * 1000:.2f} ms | {over[1] * 1000:.2f} ms |")
    print(f"| budget, 2 ms over | {verdict(over[0] <= ROOM)} | {verdict(over[1] <= ROOM)} |")


def open_once(path: str) -> None:
    """Be a fresh process that opens the file and reads the first cell, then everything the window shows."""
    sessions: list[EstateSession] = []

    def first_cell() -> None:
        with EstateFile.open(Path(path), AUTHOR, clock=Environment().clock) as file:
            assert file.state(estate_cell("name")) is not None

    first = seconds(first_cell)

    def begin() -> None:
        sessions.append(EstateSession.open(Path(path), AUTHOR, Environment()))

    opened = seconds(begin)
    shown = seconds(lambda: (Outline(sessions[0]).places(), Outline(sessions[0]).totals()))
    sessions[0].close()
    print(json.dumps({"first": first, "open": opened, "shown": shown, "peak": peak_megabytes()}))


def main() -> None:
    """Print the tables."""
    print(machine() + "\n")
    with TemporaryDirectory() as place:
        folder = Path(place)
        strokes(folder)
        found = [fresh(__file__, "--open", folder / "estate.reno") for _ in range(7)]
        one = sorted(found, key=lambda run: run["open"])[3]
        size = (folder / "estate.reno").stat().st_size / 1e6
        print(f"\n| that file, {size:.1f} MB, in a fresh process | |\n|---|---|")
        print(f"| opened to the first cell, and closed | {one['first'] * 1000:.0f} ms |")
        print(f"| budget, 200 ms to the first cell | {verdict(one['first'] <= OPENING)} |")
        print(f"| opened, read and scored whole | {one['open'] * 1000:.0f} ms |")
        print(f"| its outline and totals | {one['shown'] * 1000:.0f} ms |")
        print(f"| peak memory | {one['peak']:.0f} MB |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--open"]:
        open_once(sys.argv[2])
    else:
        main()
