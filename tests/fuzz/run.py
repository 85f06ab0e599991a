"""Fuzz every reader of what comes from outside, for minutes; nothing but a RenodeskError may come out.

    python tests/fuzz/run.py [--minutes 10] [--seed N] [--only bundle,receipt]

What was found is kept in `tests/fuzz/found/`: the input, and beside it the trace. The same seed feeds the
same inputs in the same order, as far as it gets.
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from fuzz.loop import fuzz, keep  # noqa: E402
from fuzz.targets import targets_in  # noqa: E402

FOUND = Path(__file__).parent / "found"


def main() -> int:
    """Feed each target its share of the time; return 1 where something was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    found = []
    with TemporaryDirectory() as folder:
        targets = targets_in(Path(folder))
        wanted = [one for one in targets if not given.only or one.name in given.only.split(",")]
        whole = sum(one.share for one in wanted) or 1
        print(f"seed {given.seed}\n\n| reader | inputs | a second | answers | slowest | unexpected |")
        print("|---|---|---|---|---|---|", flush=True)
        for target in wanted:
            began, share = time.monotonic(), given.minutes * 60 * target.share / whole
            run = fuzz(target, given.seed, seconds=share)
            rate = run.fed / (time.monotonic() - began)
            row = f"{run.target} | {run.fed:,} | {rate:,.0f} | {len(run.said)} | {run.slowest:.1f} s"
            print(f"| {row} | {len(run.found)} |", flush=True)
            found += keep(run, FOUND)
    for path in found:
        print(f"\n{path}\n{path.with_suffix('.txt').read_text(encoding='utf-8')}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
