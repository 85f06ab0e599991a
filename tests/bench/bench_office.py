"""An office takes in and ranks many small estates: growth, memory, and the floor of hashing the same bytes.

    python tests/bench/bench_office.py [--estates 1000]

A few estates are made by the services as a laptop would; the others are the same under ids of their own, in
bundles written by the same writer. Then: the ranking of 100,000 estates, from an index filled with such rows.
"""

import argparse
import hashlib
import json
import sys
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from measuring import AUTHOR, fresh, machine, peak_megabytes, seconds
from office.servers import Server

from renodesk.bundles.reading import open_bag
from renodesk.bundles.writing import Member, chunks_of, write_bag
from renodesk.office.index import Entry, Index, IndexRow
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.office_index import upgrade_index
from renodesk.services.ranking import ranking
from renodesk.services.sample_city import make_city

MADE = 25
MANY = 100_000
MOST = 100_000_000


def city(folder: Path, count: int) -> list[Path]:
    """Return bundles of `count` estates, every one with an id of its own."""
    made = make_city(folder / "made", Environment(), AUTHOR, count=min(count, MADE))
    (folder / "city").mkdir()
    return [renamed(made[number % len(made)], folder / "city", number) for number in range(count)]


def renamed(bundle: Path, folder: Path, number: int) -> Path:
    """Write a bundle again as that of another estate."""
    target = folder / f"estate-{number:06}.zip"
    with open_bag(bundle) as bag:
        old, new = bag.info["External-Identifier"], f"city-{number:06}"
        members = []
        for name in bag.names():
            data = bag.read(name, most=MOST).replace(old.encode(), new.encode())
            members.append(Member(name=name, chunks=chunks_of(data)))
        write_bag(target, members, {**bag.info, "External-Identifier": new})
    return target


def take_in(archive: str, folder: str) -> None:
    """Be a fresh process that takes a quarter in, then up to a half, then the rest; ranks after each."""
    bundles = sorted(Path(folder).glob("*.zip"))
    environment, results, steps, begun = Environment(), [], [], 0
    for end in (len(bundles) // 4, len(bundles) // 2, len(bundles)):
        part = bundles[begun:end]
        taken = seconds(lambda p=part: results.extend(ingest(Path(archive), p, AUTHOR, environment)))
        ranked = seconds(lambda: ranking(Path(archive)))
        steps.append({"end": end, "each": taken / len(part), "rank": ranked, "peak": peak_megabytes()})
        begun = end
    assert all(one.error is None and one.new_changes for one in results)
    few = bundles[:: len(bundles) // 20]
    again = seconds(lambda: ingest(Path(archive), few, AUTHOR, environment)) / len(few)
    print(json.dumps({"steps": steps, "again": again}))


def rank_many(archive: str, large: str, url: str = "") -> None:
    """Be a fresh process that fills an index with many rows like these, and ranks them."""
    folder = Path(large)
    folder.mkdir()
    if url:
        upgrade_index(url)
    index = Index.beside(Path(archive))
    rows = index.rows()
    index.close()
    index = Index(url) if url else Index.beside(folder)
    for begin in range(0, MANY, 1000):
        part = range(begin, begin + 1000)
        index.put(*(Entry(row=unlike(rows[number % len(rows)], number)) for number in part))
    index.made_again()
    index.close()
    found, began = [], time.process_time()
    ranked = seconds(lambda: found.extend(ranking(folder, index_url=url)))
    assert len(found) == MANY
    worked = time.process_time() - began
    print(json.dumps({"rank": ranked, "worked": worked, "peak": peak_megabytes()}))


def unlike(row: IndexRow, number: int) -> IndexRow:
    """Return a row with an id and numbers of its own, as no two estates have the same."""
    off = Fraction(number, 3 * MANY)

    def less(value: Fraction | None) -> Fraction | None:
        return None if value is None else value * (1 - off)

    return replace(
        row,
        id=f"many-{number:06}",
        low=less(row.low),
        high=less(row.high),
        need_low=less(row.need_low),
        need_high=less(row.need_high),
        willing_low=less(row.willing_low),
        willing_high=less(row.willing_high),
    )


def hashed(bundles: list[Path]) -> None:
    """Read and hash the bundles: nobody who checks them can be quicker."""
    for bundle in bundles:
        hashlib.sha256(bundle.read_bytes()).hexdigest()


def main(estates: int) -> None:
    """Print the tables."""
    print(machine() + "\n")
    with TemporaryDirectory() as place:
        folder = Path(place)
        bundles = city(folder, estates)
        size = sum(bundle.stat().st_size for bundle in bundles)
        floor = min(seconds(lambda: hashed(bundles)) for _ in range(3)) / estates
        archive = folder / "archive"
        found = fresh(__file__, "--take-in", archive, folder / "city")
        many = {"SQLite": fresh(__file__, "--rank-many", archive, folder / "many")}
        server = Server(is_durable=True)
        try:
            url = server.url(server.new_database())
            many["PostgreSQL"] = fresh(__file__, "--rank-many", archive, folder / "served", url)
        finally:
            server.end()
    print(f"{estates} estates, bundles of {size / estates / 1000:.0f} KB; floor {floor * 1000:.2f} ms each\n")
    print("| estates in the archive | each, of those added | times the floor | ranking | peak memory |")
    print("|---|---|---|---|---|")
    for step in found["steps"]:
        each = f"{step['each'] * 1000:.1f} ms | {step['each'] / floor:.0f}"
        print(f"| {step['end']} | {each} | {step['rank'] * 1000:.0f} ms | {step['peak']:.0f} MB |")
    growth = found["steps"][-1]["each"] / found["steps"][0]["each"]
    print(f"\nThe last half took {growth:.2f} times as long for each as the first quarter (budget: linear).")
    print(f"The same bundle again: {found['again'] * 1000:.1f} ms.")
    for name, one in many.items():
        print(
            f"Ranking {MANY:,} estates with bands, index on {name}: {one['rank']:.1f} s (budget: 5 s), ",
            end="",
        )
        print(f"of which the processor {one['worked']:.1f} s; {one['peak']:.0f} MB.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take-in"]:
        take_in(*sys.argv[2:4])
    elif sys.argv[1:2] == ["--rank-many"]:
        rank_many(*sys.argv[2:5])
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("--estates", type=int, default=1000)
        main(parser.parse_args().estates)
