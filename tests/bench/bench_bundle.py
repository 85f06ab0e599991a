"""Writing and checking a bundle against a bare loop over the same bytes, and how memory grows.

    python tests/bench/bench_bundle.py [--photos 200]

Bare writing reads each photo, takes its CRC-32 and SHA-256 and writes it; bare checking does all but write.
"""

import argparse
import hashlib
import json
import os
import statistics
import sys
import zlib
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, fresh, large_estate, peak_megabytes, seconds

from renodesk.bundles.verifying import verify_bag
from renodesk.estates.bundling import write_bundle
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession

ROUNDS = 5
PHOTO_BYTES = 3_000_000


def estate_with(folder: Path, photos: int) -> Path:
    """Make an estate with so many photos of 3 MB, and the same bytes as loose files beside it."""
    path, loose = folder / "estate.reno", folder / "loose"
    loose.mkdir()
    random = Random(7)
    with large_estate(path, buildings=6) as session:
        for number in range(photos):
            data = b"\xff\xd8\xff" + random.randbytes(PHOTO_BYTES)
            facts = SimpleNamespace(
                sha256=hashlib.sha256(data).hexdigest(),
                media_type="image/jpeg",
                size=len(data),
                width=4032,
                height=3024,
                taken_at=None,
                taken_offset=None,
                latitude=None,
                longitude=None,
                camera=None,
                orientation=1,
            )
            session.file.keep_photo(facts, data, {})
            (loose / f"{number:05d}.jpg").write_bytes(data)
    return path


def bare(loose: Path, out: Path | None) -> None:
    """Read, CRC-32, SHA-256 and (with `out`) write the same bytes."""
    target = None if out is None else out.open("wb")
    for file in sorted(loose.iterdir()):
        crc, digest = 0, hashlib.sha256()
        with file.open("rb") as opened:
            while chunk := opened.read(1 << 20):
                crc = zlib.crc32(chunk, crc)
                digest.update(chunk)
                if target is not None:
                    target.write(chunk)
    if target is not None:
        target.flush()
        os.fsync(target.fileno())
        target.close()


def write(estate: Path, out: Path) -> None:
    """Write the bundle."""
    out.unlink(missing_ok=True)
    with EstateSession.open(estate, AUTHOR, Environment(), read_only=True) as session:
        write_bundle(session.file, forms_dir(), out, [])


def alone(estate: str, out: str) -> None:
    """Be a fresh process that writes and checks once, and tell its peak."""
    write(Path(estate), Path(out))
    written = peak_megabytes()
    assert verify_bag(Path(out)).ok
    print(json.dumps({"write": written, "verify": peak_megabytes()}))


def main(photos: int) -> None:
    """Print the tables."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        estate = estate_with(folder, photos)
        out = folder / "bundle.zip"
        writes, checks = [], []
        for _ in range(ROUNDS):
            floor = seconds(lambda: bare(folder / "loose", folder / "bare.bin"))
            writes.append((floor, seconds(lambda: write(estate, out))))
            floor = seconds(lambda: bare(folder / "loose", None))
            checks.append((floor, seconds(lambda: verify_bag(out))))
        megabytes = out.stat().st_size / 1e6
        print(
            f"{photos} photos, {megabytes:.0f} MB\n\n"
            "| work | bare loop | RenoDesk | ratio |\n|---|---|---|---|"
        )
        for title, pairs in (("write", writes), ("verify", checks)):
            floor, ours = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
            ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
            print(f"| {title} | {floor:.2f} s | {ours:.2f} s | {ratio:.2f} |")
        peak = fresh(__file__, "--alone", estate, folder / "again.zip")
    print(f"\n| photos | peak, writing | peak, checking too |\n|---|---|---|\n{line(photos, peak)}")
    with TemporaryDirectory() as place:
        estate = estate_with(Path(place), photos // 4)
        print(line(photos // 4, fresh(__file__, "--alone", estate, Path(place) / "again.zip")))


def line(photos: int, peak: dict[str, float]) -> str:
    """Return a row of the memory table."""
    return f"| {photos} | {peak['write']:.0f} MB | {peak['verify']:.0f} MB |"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        alone(sys.argv[2], sys.argv[3])
    else:
        parser = argparse.ArgumentParser()
        parser.add_argument("--photos", type=int, default=120)
        main(parser.parse_args().photos)
