"""An office takes in and ranks many small estates: growth, memory, and the floor of hashing the same bytes.

python tests/bench/bench_office.py [--estates 1000]
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, fresh, peak_megabytes, seconds

from renodesk.services.environment import Environment
from renodesk.services.office import ingest, ranking
from renodesk.services.sample_city import make_city


def take_in(archive: str, city: str, count: str) -> None:
    """Be a fresh process that takes so many bundles in, ranks, and takes them in again."""
    bundles = sorted(Path(city).glob("*.zip"))[: int(count)]
    taken = seconds(lambda: ingest(Path(archive), bundles, AUTHOR, Environment()))
    peak = peak_megabytes()
    ranked = seconds(lambda: ranking(Path(archive)))
    again = seconds(lambda: ingest(Path(archive), bundles[: len(bundles) // 10], AUTHOR, Environment()))
    print(json.dumps({"take": taken, "rank": ranked, "again": again * 10, "peak": peak}))


def hashed(bundles: list[Path]) -> None:
    """Read and hash the bundles: nobody who checks them can be quicker."""
    for bundle in bundles:
        hashlib.sha256(bundle.read_bytes()).hexdigest()


def main(estates: int) -> None:
    """Print the table."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        bundles = sorted(make_city(folder / "city", Environment(), AUTHOR, count=estates))
        size = sum(bundle.stat().st_size for bundle in bundles)
        floor = seconds(lambda: hashed(bundles))
        print(
            f"{estates} estates, bundles of {size / estates / 1000:.0f} KB; hashing them all: {floor:.2f} s\n"
        )
        print(
            "| estates | ingest | per estate | ranking | the same again | peak memory |\n"
            "|---|---|---|---|---|---|"
        )
        for count in (estates // 4, estates // 2, estates):
            found = fresh(__file__, "--take-in", folder / f"archive-{count}", folder / "city", count)
            print(
                f"| {count} | {found['take']:.1f} s | {found['take'] / count * 1000:.1f} ms "
                f"| {found['rank'] * 1000:.0f} ms | {found['again']:.1f} s | {found['peak']:.0f} MB |"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take-in"]:
        take_in(*sys.argv[2:5])
    else:
        parser = argparse.ArgumentParser()
        parser.add_argument("--estates", type=int, default=1000)
        main(parser.parse_args().estates)
