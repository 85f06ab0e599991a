"""A bundle written and verified, against a bare loop that reads, CRC-32s and SHA-256s (and writes) the bytes.

    python tests/bench/bench_bundle.py

340 photos of 3 MB in an estate file, 1 GB; every bundle is signed. The loop reads them from plain files; when
it writes, it makes its one file as durable as a bundle is. Sealed, the floor is that loop and then age alone
(pyrage) over the same bytes, or age alone and then the loop. The report that travels along has a benchmark
of its own. What a shared disk does to 1 GB is worth more than the difference, so the budget is held against
the fastest round of each.
"""

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, TemporaryFile
from types import SimpleNamespace
from typing import BinaryIO, cast

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, fresh, in_turns, large_estate, machine, middle, peak_megabytes, seconds, verdict

from renodesk.bundles.sealing import new_identity, seal_to
from renodesk.bundles.sshsig import BUNDLE, sign
from renodesk.bundles.trust import Standing, Trust
from renodesk.bundles.verifying import verify_bag
from renodesk.estates.bundling import write_bundle
from renodesk.services.environment import Environment
from renodesk.storage.estate_file import EstateFile

COUNTS = (50, 340)
BYTES = 3_000_000
ROUNDS = 5
CHUNK = 1 << 20
BUDGET, MOST_MEGABYTES = 1.2, 150
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


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


def sealed_loop_write(files: list[Path], out: Path, public: str) -> None:
    """Be the floor of writing a sealed bundle: the loop into a nameless file, and age from there."""
    with cast(BinaryIO, TemporaryFile()) as plain, out.open("wb") as target:
        for piece in checked_pieces(files):
            plain.write(piece)
        plain.seek(0)
        pyrage.encrypt_io(plain, target, [pyrage.x25519.Recipient.from_str(public)])
        target.flush()
        os.fsync(target.fileno())


def sealed_loop_verify(sealed: Path, secret: str) -> None:
    """Be the floor of verifying a sealed bundle: age into a nameless file, and the loop from there."""
    with cast(BinaryIO, TemporaryFile()) as plain, sealed.open("rb") as source:
        pyrage.decrypt_io(source, plain, [pyrage.x25519.Identity.from_str(secret)])
        plain.seek(0)
        crc, digest = 0, hashlib.sha256()
        while piece := plain.read(CHUNK):
            crc = zlib.crc32(piece, crc)
            digest.update(piece)
        digest.hexdigest()


def settle(out: Path) -> None:
    """Remove what an earlier round wrote and let the disk finish with it."""
    out.unlink(missing_ok=True)
    if hasattr(os, "sync"):
        os.sync()


def floor_write(files: list[Path], out: Path, public: str = "") -> float:
    """Return the seconds of the floor."""
    settle(out)
    if public:
        return seconds(lambda: sealed_loop_write(files, out, public))
    return seconds(lambda: loop_write(files, out))


def write(estate: Path, out: Path, public: str = "") -> float:
    """Return the seconds of writing a signed bundle, sealed for a key where one is given."""
    environment = Environment()
    settle(out)
    seal = seal_to([public]) if public else None
    with EstateFile.open(estate, AUTHOR, clock=environment.clock) as file:
        return seconds(
            lambda: write_bundle(
                file, environment.forms, out, sign=lambda manifest: sign(KEY, manifest, BUNDLE), seal=seal
            )
        )


def verify(bundle: Path, secret: str = "") -> float:
    """Return the seconds of verifying one with its signature."""
    report = []
    took = seconds(lambda: report.append(verify_bag(bundle, identities=[secret] if secret else [])))
    assert report[0].ok
    assert Trust().of_bag(report[0]).standing == Standing.UNKNOWN
    return took


def compare(folder: Path, estate: Path, bundle: Path) -> None:
    """Print the ratios, each measured in turns."""
    files = sorted(folder.glob("photo-*"))
    floor, sealed = folder / "floor", bundle.with_suffix(".zip.age")
    secret, public = new_identity()
    print("| | bare loop, median | RenoDesk, median | fastest | fastest | ratio | budget, 1.2 × |")
    print("|---|---|---|---|---|---|---|")
    works = {
        "write, signed": (lambda: floor_write(files, floor), lambda: write(estate, bundle)),
        "verify": (lambda: seconds(lambda: loop_verify(files)), lambda: verify(bundle)),
        "write, sealed": (lambda: floor_write(files, floor, public), lambda: write(estate, sealed, public)),
        "verify, sealed": (
            lambda: seconds(lambda: sealed_loop_verify(sealed, secret)),
            lambda: verify(sealed, secret),
        ),
    }
    for name, (bare, ours) in works.items():
        found = in_turns(ROUNDS, bare, ours)
        medians = " | ".join(f"{middle(times):.2f} s" for times in found)
        fastest = " | ".join(f"{min(times):.2f} s" for times in found)
        ratio = min(found[1]) / min(found[0])
        print(f"| {name} | {medians} | {fastest} | {ratio:.2f} | {verdict(ratio <= BUDGET)} |", flush=True)
    floor.unlink()
    sealed.unlink()


def main() -> None:
    """Print the tables."""
    print(machine() + "\n")
    secret, public = new_identity()
    with TemporaryDirectory() as place:
        folder = Path(place)
        estates = {count: fill(folder, count) for count in COUNTS}
        bundle = folder / "bundle.zip"
        write(estates[COUNTS[-1]], bundle)
        print(f"{COUNTS[-1]} photos, {bundle.stat().st_size / 1e6:.0f} MB\n")
        compare(folder, estates[COUNTS[-1]], bundle)
        print("\n| photos | write | verify | write, sealed | verify, sealed | peak memory, budget 150 MB |")
        print("|---|---|---|---|---|---|")
        for count, estate in estates.items():
            peaks = [
                fresh(__file__, act, estate, bundle, key)["peak"]
                for key in (("", ""), (public, secret))
                for act, key in (("--write", key[0]), ("--verify", key[1]))
            ]
            row = " | ".join(f"{peak:.0f} MB" for peak in peaks)
            print(f"| {count} | {row} | {verdict(max(peaks) <= MOST_MEGABYTES)} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
        print(json.dumps({"peak": peak_megabytes()}))
    elif sys.argv[1:2] == ["--verify"]:
        verify(Path(sys.argv[3]), sys.argv[4])
        print(json.dumps({"peak": peak_megabytes()}))
    else:
        main()
