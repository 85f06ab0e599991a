"""A rolling copy at close beside bare copies: 40 buildings, 120 entrances, 2,000 photos.

    python tests/bench/bench_copies.py [--photos 2000]

The floors are the same number of bytes written and synced, and the whole file copied, turn by turn with ours.
"""

import argparse
import hashlib
import os
import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from measuring import AUTHOR, in_turns, large_estate, late, machine, middle, seconds

from renodesk.domain import vocabulary
from renodesk.services.environment import Environment
from renodesk.services.rolling_copies import close_with_copy
from renodesk.services.session import EstateSession

ORIGINAL, THUMBNAIL, REPORT = 300_000, 12_000, 120_000
NAMES = "media_type taken_at taken_offset latitude longitude camera"


def with_photos(session: EstateSession, count: int) -> None:
    """Keep photos with their renditions, and say of each where it belongs."""
    random, places = Random(1), [building.place for building in session.survey.buildings]
    for number in range(count):
        data = random.randbytes(ORIGINAL)
        sha256 = hashlib.sha256(data).hexdigest()
        numbers = {"size": ORIGINAL, "width": 4032, "height": 3024, "orientation": 1}
        facts = SimpleNamespace(sha256=sha256, **dict.fromkeys(NAMES.split()), **numbers)
        session.file.keep_photo(facts, data, {"thumbnail": data[:THUMBNAIL], "report": data[:REPORT]})
        with session.file.act() as act:
            for field, value in (
                ("photo", sha256),
                ("round", session.round),
                ("item", "A1.1"),
                ("place", places[number % len(places)].key),
                ("name", f"IMG_{number:04}.jpg"),
                ("taken_at", "2026-05-06T09:00:00"),
                ("time_from", "exif"),
            ):
                act.put(vocabulary.photo_use_cell(f"{number:016x}", field), value)


def written(out: Path, data: bytes) -> None:
    """Write bytes and sync them."""
    with out.open("wb") as file:
        file.write(data)
        os.fsync(file.fileno())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=2000)
    count = parser.parse_args().photos
    print(machine())
    with TemporaryDirectory(dir=Path.cwd()) as place:
        folder = Path(place)
        path, environment = folder / "estate.reno", Environment(copies_folder=folder / "copies")
        with large_estate(path) as session:
            with_photos(session, count)
        made = 0

        def close(*, copying: bool) -> float:
            nonlocal made
            made += 1
            session = EstateSession.open(path, AUTHOR, environment)
            with session.act() as act:
                act.put(vocabulary.estate_cell("address"), f"{made}")
            work = (lambda: close_with_copy(session, wait=60)) if copying else session.close
            return seconds(work)

        close(copying=True)
        copy = max((folder / "copies").rglob("*.reno"))
        data = copy.read_bytes()
        ours, closed, bare, whole = in_turns(
            15,
            lambda: close(copying=True),
            lambda: close(copying=False),
            lambda: seconds(lambda: written(folder / "bare", data)),
            lambda: seconds(lambda: shutil.copyfile(path, folder / "whole")),
        )
        print(f"estate file {path.stat().st_size / 1e6:.0f} MB, its copy {len(data) / 1e6:.1f} MB")
        for name, times in (
            ("close with a rolling copy", ours),
            ("close without", closed),
            ("the copy's bytes written and synced", bare),
            ("the whole file copied, not synced", whole),
        ):
            print(f"{name:38} p50 {middle(times) * 1000:8.1f} ms   p99 {late(times) * 1000:8.1f} ms")
        print(f"the copy itself, p50 {(middle(ours) - middle(closed)) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
