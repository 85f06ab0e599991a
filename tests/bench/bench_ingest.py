"""An incremental bundle of 500 changes and no photos into the archive, bundle after bundle.

    python tests/bench/bench_ingest.py [--bundles 12]

A colleague answers 500 times over in an estate whose archive file has everything before; each bundle carries
only what the last receipt says is lacking. Verification, index and receipt are measured apart; what is left
is reading the log, merging and the durable commits. Judging the estate, which the index and the stored scores
are made of, is shown apart and together with merging; the budget is held against both. The floor, which tells
one machine's speed from another's, is reading the same lines by `json.loads` and one durable commit of them
as rows.
"""

import argparse
import json
import sqlite3
import sys
from fractions import Fraction
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, large_estate, machine, middle, peak_megabytes, seconds, verdict

from renodesk.bundles.reading import open_bag
from renodesk.domain import vocabulary
from renodesk.domain.form import InputType, Item
from renodesk.domain.reading import observation_json
from renodesk.domain.receipt import Receipt
from renodesk.domain.survey import Observation, Value
from renodesk.estates.bundling import write_bundle
from renodesk.office.archive import Archive
from renodesk.office.index import Entry, Index
from renodesk.office.ingest import Ingest
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession

CHANGES = 500
SIZES = ((6, 3, 0.050), (40, 3, 0.250))
COLUMNS = (
    "buildings",
    "whole",
    "verification",
    "index, receipt",
    "judging",
    "merging",
    "with judging",
    "floor",
    "ratio",
    "budget",
    "merging within",
    "both within",
)


class TimedIndex(Index):
    """An index that keeps the time its own rows take to be made, and that of judging the estate for them."""

    apart = judging = 0.0

    def read(self, *words: Any) -> Entry:
        found: list[Entry] = []
        before = self.apart
        whole = seconds(lambda: found.append(super(TimedIndex, self).read(*words)))
        self.judging += whole - (self.apart - before)
        return found[0]

    def entry_of(self, *words: Any) -> Entry:
        found: list[Entry] = []
        self.apart += seconds(lambda: found.append(super(TimedIndex, self).entry_of(*words)))
        return found[0]


class Timed(Ingest):
    """An ingest that keeps the time of what the budget leaves apart."""

    apart = 0.0

    def _receipt(self, *words: Any) -> Receipt:
        found: list[Receipt] = []
        self.apart += seconds(lambda: found.append(super(Timed, self)._receipt(*words)))
        return found[0]

    def _indexed(self, *words: Any) -> bool:
        found: list[bool] = []
        self.apart += seconds(lambda: found.append(super(Timed, self)._indexed(*words)))
        return found[0]


def answered(session: EstateSession, random: Random) -> None:
    """Answer 500 times in one act, each time something that can be judged."""
    items = {item.code: item for item in session.forms.tree.items}
    spots = list(session.survey.answers)
    with session.act() as act:
        for number in range(CHANGES):
            code, place = random.choice(spots)
            observation = observed(items[code], random, reason=str(number))
            act.put(vocabulary.answer_cell(session.round, code, place), observation_json(observation))


def observed(item: Item, random: Random, reason: str) -> Observation:
    """Return a valid answer by chance; no two have one `reason`."""
    inputs: dict[str, Value] = {
        box.name: Fraction(random.randrange(2 if box.type == InputType.BOOL else 5)) for box in item.inputs
    }
    grade = Fraction(random.choice(sorted(item.grade_points))) if item.is_graded else None
    return Observation(grade=grade, inputs=inputs, reason=reason)


def floor(folder: Path, bundle: Path) -> float:
    """Return what reading a bundle's lines and one durable commit of them take."""
    with open_bag(bundle) as bag:
        lines = b"".join(bag.chunks("changes.jsonl")).splitlines()[1:]
    connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS line (number INTEGER, text BLOB)")

    def commit() -> None:
        rows = [(json.loads(line)["hlc"], line) for line in lines]
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO line VALUES (?, ?)", rows)
        connection.execute("COMMIT")

    found = seconds(commit)
    connection.close()
    return found


def bundle_after_bundle(folder: Path, buildings: int, units: int, count: int) -> tuple[list[float], ...]:
    """Take bundle after bundle in; return for each the times of the columns and of the floor."""
    environment, random = Environment(), Random(1)
    archive = Archive(folder / "archive")
    index = TimedIndex.beside(archive.folder)
    work = Timed(archive, index, AUTHOR, clock=environment.clock, packs_folder=environment.forms)
    whole, verified, apart, judged, bare = [], [], [], [], []
    with large_estate(folder / "e.reno", buildings=buildings, units=units) as session:
        since = None
        for number in range(count + 1):
            bundle = folder / f"{number}.zip"
            write_bundle(session.file, environment.forms, bundle, since=since)
            before, judging = work.apart + index.apart, index.judging
            taken: list[Any] = []
            took = seconds(lambda b=bundle, t=taken: t.append(work.take(b)))
            assert taken[0].error is None
            since = taken[0].receipt
            if number:
                whole.append(took)
                verified.append(seconds(lambda b=bundle: _open(b)))
                apart.append(work.apart + index.apart - before)
                judged.append(index.judging - judging)
                bare.append(floor(folder, bundle))
            answered(session, random)
    index.close()
    return whole, verified, apart, judged, bare


def _open(bundle: Path) -> None:
    with open_bag(bundle):
        pass


def main(count: int) -> None:
    """Print the table."""
    print(machine() + "\n")
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---" * len(COLUMNS) + "|")
    for buildings, units, budget in SIZES:
        with TemporaryDirectory(dir=Path.cwd()) as place:
            found = bundle_after_bundle(Path(place), buildings, units, count)
        own = [all_ - check - other for all_, check, other, *_ in zip(*found, strict=True)]
        merging = [all_ - judging for all_, judging in zip(own, found[3], strict=True)]
        shown = [f"{middle(part) * 1000:.1f} ms" for part in (*found[:4], merging, own, found[4])]
        row = " | ".join([*shown, f"{middle(own) / middle(found[4]):.1f}", f"{budget * 1000:.0f} ms"])
        held = " | ".join(verdict(middle(part) <= budget) for part in (merging, own))
        print(f"| {buildings} | {row} | {held} |")
    print(f"\nPeak: {peak_megabytes():.0f} MB.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundles", type=int, default=12)
    main(parser.parse_args().bundles)
