"""How long somebody who types has to wait while a colleague's bundle is merged into the open estate.

    python tests/bench/bench_merge.py [--changes 500 5000 20000 200000]

An estate of 40 buildings and 120 entrances; one thread takes the bundle in as the window does (read,
checked line by line, merged, rescored), another records an answer every 50 ms. The floor is the
same typing while nothing is merged.
"""

import argparse
import sys
import threading
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_changes import COLLEAGUE, colleagues
from measuring import AUTHOR, large_estate, late, machine, middle, seconds

from renodesk.domain.changes import Writer
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.estates.bundling import write_bundle
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle
from renodesk.services.session import EstateSession

PAUSE = 0.05
AT_LEAST = 20


def theirs(path: Path, count: int) -> Path:
    """Return a bundle of the estate at `path` in which a colleague made `count` more changes."""
    copy = path.with_name(f"theirs-{count}.reno")
    copy.write_bytes(path.read_bytes())
    writer = Writer(id=COLLEAGUE, person="乙", device="d", app_version="1", started="2026-10-09T00:00:00Z")
    with EstateSession.open(copy, AUTHOR, Environment()) as session:
        session.file.merge([writer], colleagues(session, count), {})
        out = path.with_name(f"theirs-{count}.zip")
        write_bundle(session.file, session.environment.forms, out)
    return out


def typed(session: EstateSession, is_over: Callable[[], bool]) -> list[float]:
    """Record answers until it is over; return how long each took until durable and rescored."""
    item = next(one for one in session.forms.tree.items if one.scope == "estate" and one.is_graded)
    found: list[float] = []
    while len(found) < AT_LEAST or not is_over():
        grade = Observation(grade=Fraction(1 + len(found) % 5))
        found.append(seconds(lambda g=grade: Answers(session).record(item.code, ESTATE, g)))
        time.sleep(PAUSE)
    return found


def beside(session: EstateSession, bundle: Path) -> tuple[float, list[float]]:
    """Take a bundle in while somebody types; return how long it took, and each wait."""
    took: list[float] = []
    worker = threading.Thread(target=lambda: took.append(seconds(lambda: merge_bundle(session, bundle))))
    worker.start()
    waits = typed(session, lambda: not worker.is_alive())
    worker.join()
    return took[0], waits


def main(counts: list[int]) -> None:
    """Print the table."""
    print(machine() + "\n")
    with TemporaryDirectory(dir=Path.cwd()) as place:
        path = Path(place) / "estate.reno"
        large_estate(path).close()
        bundles = {count: theirs(path, count) for count in counts}
        whole = path.read_bytes()
        print("| changes merged | it took | an answer meanwhile, p50 | p99 | longest |")
        print("|---|---|---|---|---|")
        for count in (0, *counts):
            ours = path.with_name(f"ours-{count}.reno")
            ours.write_bytes(whole)
            with EstateSession.open(ours, AUTHOR, Environment()) as session:
                took, waits = (
                    beside(session, bundles[count]) if count else (0.0, typed(session, lambda: True))
                )
            shown = " | ".join(f"{one * 1000:.0f} ms" for one in (middle(waits), late(waits), max(waits)))
            print(f"| {count:,} | {took:.2f} s | {shown} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, nargs="+", default=[500, 5000, 20_000, 200_000])
    main(parser.parse_args().changes)
