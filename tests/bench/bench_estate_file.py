"""The estate file against a bare durable commit: one answer, opening, a large merge, a photo, a backup.

    python tests/bench/bench_estate_file.py [--changes 200000]

The floor is one row in one table, WAL and `synchronous=FULL`, on the same disk, measured turn by turn with
ours, so that a busy machine slows both. No rescoring is in these figures; they are the file's own share.
"""

import argparse
import hashlib
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from renodesk.domain.changes import Author, Cell, Change, ChangeId, Writer
from renodesk.storage.estate_file import EstateFile

AUTHOR = Author(person="甲", device="bench")
NOON = 1_760_000_000_000
STROKES = 1000
ITEMS = 55
PLACES = [str(number) for number in range(1, 41)] + [f"{b}/{u}" for b in range(1, 41) for u in range(1, 4)]


def clock() -> int:
    """Return the wall clock in milliseconds."""
    return time.time_ns() // 1_000_000


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long this took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(times: Sequence[float]) -> str:
    """Return p50 and p99."""
    return f"p50 {statistics.median(times):7.3f} ms   p99 {statistics.quantiles(times, n=100)[98]:7.3f} ms"


def full_estate(path: Path) -> EstateFile:
    """Make an estate of 40 buildings and 120 entrances with every answer given."""
    file = EstateFile.create(path, AUTHOR, clock=clock, journal_folder=path.parent / "journal")
    with file.act() as act:
        act.put(Cell(entity="estate", key="estate", field="id"), "bench")
        for place in PLACES:
            act.put(Cell(entity="unit" if "/" in place else "building", key=place, field="name"), place)
        for item in range(ITEMS):
            for place in PLACES:
                act.put(answer(item, place), {"status": "answered", "grade": item % 5})
    return file


def answer(item: int, place: str) -> Cell:
    """Return an answer's cell."""
    return Cell(entity="answer", key=f"baseline/I{item}/{place}", field="observation")


def floor(path: Path) -> sqlite3.Connection:
    """Open the bare peer."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("page_size = 16384", "journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE line (number INTEGER PRIMARY KEY, text TEXT)")
    return connection


def keystrokes(folder: Path) -> None:
    """Measure one answer, durable, beside one bare commit with and without its checkpoint."""
    file, bare = full_estate(folder / "full.reno"), floor(folder / "floor.db")
    random, ours, commits, checkpointed = Random(1), [], [], []
    for number in range(STROKES):
        cell = answer(random.randrange(ITEMS), random.choice(PLACES))

        def stroke(cell: Cell = cell, number: int = number) -> None:
            with file.act() as act:
                act.put(cell, {"status": "answered", "grade": number % 5, "inputs": {"n": number}})

        def commit(number: int = number) -> None:
            bare.execute("INSERT INTO line VALUES (?, ?)", (number, "x" * 300))

        def checkpoint() -> None:
            bare.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

        ours.append(milliseconds(stroke))
        commits.append(milliseconds(commit))
        checkpointed.append(commits[-1] + milliseconds(checkpoint))
    bare.close()
    print(f"one answer, durable (and in the journal)  {spread(ours)}")
    print(f"floor: one bare commit                    {spread(commits)}")
    print(f"floor: bare commit and checkpoint         {spread(checkpointed)}")
    above = statistics.median(ours) - statistics.median(checkpointed)
    print(f"above commit and checkpoint, p50          {above:7.3f} ms")
    print(f"undo                                      {milliseconds(file.undo):7.3f} ms")
    print(f"a building removed (its 220 answers seen) {milliseconds(lambda: removed(file)):7.3f} ms")
    print(f"one answer after that                     {milliseconds(lambda: put_after(file)):7.3f} ms")
    file.close()


def removed(file: EstateFile) -> None:
    """Remove a building in one act."""
    with file.act() as act:
        act.remove("building", "7")


def put_after(file: EstateFile) -> None:
    """Write an answer in a file that has a removal."""
    with file.act() as act:
        act.put(answer(1, "8"), {"status": "answered", "grade": 0, "inputs": {"n": "after"}})


def opening(folder: Path) -> None:
    """Measure opening to the first cell, and reading every answer."""
    path = folder / "full.reno"
    first, whole = [], []
    for _ in range(15):
        start = time.perf_counter()
        with EstateFile.open(path, AUTHOR, clock=clock) as file:
            assert file.state(answer(0, "1")) is not None
            first.append((time.perf_counter() - start) * 1000)
            whole.append(milliseconds(lambda file=file: list(file.states("answer"))))
    print(f"open to the first cell                    p50 {statistics.median(first):7.3f} ms   (budget 200)")
    print(f"read all {ITEMS * len(PLACES)} answers with their heads   p50 {statistics.median(whole):7.3f} ms")


def many_changes(count: int) -> Iterator[Change]:
    """Yield a log of four writers who work on the same answers, each following its own last value."""
    last: dict[tuple[int, int], ChangeId] = {}
    for number in range(count):
        who, which = number % 4, (number // 4) % 20_000
        one = ChangeId(writer=f"{who:016x}", seq=number // 4 + 1)
        replaced = last.get((who, which))
        last[who, which] = one
        yield Change(
            id=one,
            hlc=(NOON + number) * 65536,
            at="2025-10-09T08:53:20.000Z",
            act=one.seq,
            undoes=None,
            cell=answer(which % ITEMS, f"{which // ITEMS % 400}/{who % 2}"),
            value=f'{{"grade":{number % 5},"status":"answered"}}',
            replaces=() if replaced is None else (replaced,),
            reason="",
        )


def merging(folder: Path, count: int) -> None:
    """Measure a large merge, the same again, and the projections made anew."""
    writers = [
        Writer(
            id=f"{who:016x}", person=f"p{who}", device="d", app_version="1", started="2025-10-09T00:00:00Z"
        )
        for who in range(4)
    ]
    changes = list(many_changes(count))
    with EstateFile.create(folder / "merged.reno", AUTHOR, clock=clock) as file:
        took = milliseconds(lambda: file.merge(writers, changes, {})) / 1000
        print(f"{count} changes merged                   {took:9.2f} s  (budget 10 for 200000)")
        again = milliseconds(lambda: file.merge(writers, changes, {})) / 1000
        print(f"the same bundle again                     {again:7.2f} s")
        print(f"projections rebuilt                       {milliseconds(file.rebuild) / 1000:7.2f} s")
        print(f"ranges and gaps                           {milliseconds(file.gaps):7.1f} ms")


def photos_and_backup(folder: Path) -> None:
    """Measure photos of 3 MB, and a backup that is read back and compared."""
    with EstateFile.open(folder / "full.reno", AUTHOR, clock=clock) as file:
        times = []
        for number in range(40):
            original = Random(number).randbytes(3_000_000)
            facts = SimpleNamespace(
                sha256=hashlib.sha256(original).hexdigest(),
                media_type="image/jpeg",
                size=len(original),
                width=4032,
                height=3024,
                taken_at=None,
                taken_offset=None,
                latitude=None,
                longitude=None,
                camera=None,
                orientation=1,
            )
            renditions = {"thumbnail": original[:15_000], "report": original[:150_000]}
            times.append(milliseconds(lambda f=facts, o=original, r=renditions: file.keep_photo(f, o, r)))
        print(f"a 3 MB photo with renditions, durable     {spread(times)}")
        took = milliseconds(lambda: file.backup(folder / "backups")) / 1000
        size = file.path.stat().st_size / 1e6
        print(f"backup, read back and compared            {took:7.2f} s for {size:.0f} MB")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=200_000)
    count = parser.parse_args().changes
    with TemporaryDirectory() as name:
        folder = Path(name)
        keystrokes(folder)
        opening(folder)
        photos_and_backup(folder)
        merging(folder, count)


if __name__ == "__main__":
    main()
