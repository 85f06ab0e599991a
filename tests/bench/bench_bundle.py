"""A bundle written and verified, against a bare loop that reads, CRC-32s and SHA-256s (and writes) the bytes.

    python tests/bench/bench_bundle.py

200 photos of 3 MB in an estate file. The loop reads them from plain files; when it writes, it makes its one
file as durable as a bundle is. The report that travels along has a benchmark of its own. What a shared disk
does to 600 MB is worth more than the difference, so the budget is held against the fastest round of each.
"""

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, fresh, in_turns, large_estate, machine, middle, peak_megabytes, seconds, verdict

from renodesk.bundles.verifying import verify_bag
from renodesk.estates.bundling import write_bundle
from renodesk.services.environment import Environment
from renodesk.storage.estate_file import EstateFile

COUNTS = (50, 200)
BYTES = 3_000_000
ROUNDS = 5
CHUNK = 1 << 20
BUDGET = 1.2


def fill(folder: Path, count: int) -> Path:
    """Return an estate file with `count` photos; the same bytes lie in files beside it."""
    path = folder / f"estate-{count}.reno"
    with large_estate(path, buildings=6) as session:
        for number in range(count):
            original = Random(number).randbytes(BYTES)
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
            session.file.keep_photo(facts, original, {})
            (folder / f"photo-{number:04}").write_bytes(original)
    return path


def checked_pieces(files: list[Path]) -> Iterator[bytes]:
    """Yield the files' bytes, each CRC-32ed and SHA-256ed."""
    for path in files:
        crc, digest = 0, hashlib.sha256()
        with path.open("rb") as file:
            while piece := file.read(CHUNK):
                crc = zlib.crc32(piece, crc)
                digest.update(piece)
                yield piece
        digest.hexdigest()


def loop_write(files: list[Path], out: Path) -> None:
    """Be the floor of writing."""
    with out.open("wb") as target:
        for piece in checked_pieces(files):
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())


def loop_verify(files: list[Path]) -> None:
    """Be the floor of verifying."""
    for _ in checked_pieces(files):
        pass


def settle(out: Path) -> None:
    """Remove what an earlier round wrote and let the disk finish with it."""
    out.unlink(missing_ok=True)
    if hasattr(os, "sync"):
        os.sync()


def floor_write(files: list[Path], out: Path) -> float:
    """Return the seconds of the floor."""
    settle(out)
    return seconds(lambda: loop_write(files, out))


def write(estate: Path, out: Path) -> float:
    """Return the seconds of writing a bundle."""
    environment = Environment()
    settle(out)
    with EstateFile.open(estate, AUTHOR, clock=environment.clock) as file:
        return seconds(lambda: write_bundle(file, environment.forms, out))


def verify(bundle: Path) -> float:
    """Return the seconds of verifying one."""
    report = []
    took = seconds(lambda: report.append(verify_bag(bundle)))
    assert report[0].ok
    return took


def compare(folder: Path, estate: Path, bundle: Path) -> None:
    """Print both ratios, each measured in turns."""
    files = sorted(folder.glob("photo-*"))
    print("| | bare loop, median | RenoDesk, median | fastest | fastest | ratio | budget, 1.2 × |")
    print("|---|---|---|---|---|---|---|")
    works = {
        "write": (
            lambda: seconds(lambda: loop_write(files, folder / "floor")),
            lambda: write(estate, bundle),
        ),
        "verify": (lambda: seconds(lambda: loop_verify(files)), lambda: verify(bundle)),
    }
    for name, (floor, ours) in works.items():
        found = in_turns(ROUNDS, floor, ours)
        medians = " | ".join(f"{middle(times):.2f} s" for times in found)
        fastest = " | ".join(f"{min(times):.2f} s" for times in found)
        ratio = min(found[1]) / min(found[0])
        print(f"| {name} | {medians} | {fastest} | {ratio:.2f} | {verdict(ratio <= BUDGET)} |")


def main() -> None:
    """Print the tables."""
    print(machine() + "\n")
    with TemporaryDirectory() as place:
        folder = Path(place)
        estates = {count: fill(folder, count) for count in COUNTS}
        bundle = folder / "bundle.zip"
        write(estates[COUNTS[-1]], bundle)
        print(f"{COUNTS[-1]} photos, {bundle.stat().st_size / 1e6:.0f} MB\n")
        compare(folder, estates[COUNTS[-1]], bundle)
        print("\n| photos | write, peak memory | verify, peak memory |\n|---|---|---|")
        for count, estate in estates.items():
            peaks = [fresh(__file__, act, estate, bundle)["peak"] for act in ("--write", "--verify")]
            print(f"| {count} | {peaks[0]:.0f} MB | {peaks[1]:.0f} MB |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), Path(sys.argv[3]))
        print(json.dumps({"peak": peak_megabytes()}))
    elif sys.argv[1:2] == ["--verify"]:
        verify(Path(sys.argv[3]))
        print(json.dumps({"peak": peak_megabytes()}))
    else:
        main()
