"""What a growing archive costs: disk, the index made again, the ranking, one bundle more.

    python tests/bench/bench_scale.py [--sizes 250 1000] [--photos 8]

Each size is an archive of whole estate files (see city_archive.py). Every step is a process of its own, so
that peaks are its own; in brackets stands its processor time, start included. The floor of making the
index again is reading every estate file once.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_office import renamed
from city_archive import make_archive
from measuring import AUTHOR, fresh, machine, peak_megabytes, seconds

from renodesk.office.archive import Archive
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.office_index import reindex_archive
from renodesk.services.ranking import ranking
from renodesk.services.sample_city import make_city

TAKEN = 40
"""Bundles of new estates that are taken into an archive that is there."""


def made(folder: str, estates: str, photos: str) -> None:
    """Be a fresh process that makes an archive."""
    took = seconds(lambda: make_archive(Path(folder), estates=int(estates), photos=int(photos)))
    print(json.dumps({"seconds": took, "processor": time.process_time(), "peak": peak_megabytes()}))


def floor(folder: str) -> None:
    """Be a fresh process that reads each estate file once."""
    files = Archive(Path(folder)).files()
    took = seconds(lambda: [path.read_bytes() for path in files])
    size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    print(json.dumps({"seconds": took, "bytes": size}))


def indexed(folder: str) -> None:
    """Be a fresh process that makes the index again."""
    took = seconds(lambda: reindex_archive(Path(folder), AUTHOR, Environment()))
    print(json.dumps({"seconds": took, "processor": time.process_time(), "peak": peak_megabytes()}))


def ranked(folder: str) -> None:
    """Be a fresh process that ranks an archive."""
    took = seconds(lambda: ranking(Path(folder), Environment()))
    print(json.dumps({"seconds": took, "processor": time.process_time(), "peak": peak_megabytes()}))


def taken(folder: str, bundles: str) -> None:
    """Be a fresh process that takes bundles of new estates."""
    found = sorted(Path(bundles).glob("*.zip"))
    results = []
    took = seconds(lambda: results.extend(ingest(Path(folder), found, AUTHOR, Environment())))
    assert all(one.error is None and one.new_changes for one in results)
    processor = time.process_time() / len(found)
    print(json.dumps({"seconds": took / len(found), "processor": processor, "peak": peak_megabytes()}))


STEPS = {one.__name__: one for one in (made, floor, indexed, ranked, taken)}


def main(sizes: list[int], photos: int) -> None:
    """Print the table."""
    print(machine() + "\n")
    titles = (
        "estates",
        "made",
        "on disk",
        "read once",
        "index made again",
        "each",
        "ranking",
        "one bundle more",
    )
    print("| " + " | ".join(titles) + " |\n" + "|---" * len(titles) + "|")
    for size in sizes:
        with TemporaryDirectory() as place:
            archive, bundles = Path(place) / "archive", Path(place) / "bundles"
            bundles.mkdir()
            new = make_city(Path(place) / "made", Environment(), AUTHOR, count=5)
            for number in range(TAKEN):
                renamed(new[number % len(new)], bundles, number)
            making = fresh(__file__, "made", archive, size, photos)
            reading = fresh(__file__, "floor", archive)
            index = fresh(__file__, "indexed", archive)
            ranks = fresh(__file__, "ranked", archive)
            more = fresh(__file__, "taken", archive, bundles)
        cells = (
            f"{size:,}",
            f"{making['seconds']:.0f} s",
            f"{reading['bytes'] / 1e6:,.0f} MB",
            f"{reading['seconds']:.1f} s",
            timed(index),
            f"{index['seconds'] / size * 1000:.1f} ms",
            timed(ranks),
            timed(more),
        )
        print("| " + " | ".join(cells) + " |", flush=True)


def timed(step: dict[str, float]) -> str:
    """Return how long a step took by the clock and by the processor, and what memory it needed at most."""
    return f"{step['seconds']:.3g} s ({step['processor']:.3g} s), {step['peak']:.0f} MB"


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in STEPS:
        STEPS[sys.argv[1]](*sys.argv[2:])
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000])
        parser.add_argument("--photos", type=int, default=8)
        chosen = parser.parse_args()
        main(chosen.sizes, chosen.photos)
