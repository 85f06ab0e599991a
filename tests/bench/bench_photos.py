"""Photo intake against bare Pillow making the same renditions, and peak memory at 50 and 500 photos.

    python tests/bench/bench_photos.py

Bare means: read the file, `draft` + `load`, encode the report image, resize it and encode the thumbnail.
It tells no facts, takes no hash and trusts every file.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image, ImageFilter

from renodesk.photos.intake import TakenPhoto, read_photo, take_in

WIDTH, HEIGHT = 4032, 3024
ROUNDS = 7


def camera_photo(seed: int) -> bytes:
    """Return a 12-megapixel JPEG of about 3 MB with EXIF, as detailed as a phone's."""
    random = Random(seed)
    small = (WIDTH // 12, HEIGHT // 12)
    shapes = Image.frombytes("RGB", small, random.randbytes(small[0] * small[1] * 3))
    scene = shapes.filter(ImageFilter.GaussianBlur(1)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", (WIDTH, HEIGHT), random.randbytes(WIDTH * HEIGHT)).convert("RGB")
    exif = Image.Exif()
    exif[271], exif[272], exif[274] = "BENCH", "P60", 1
    exif.get_ifd(0x8769).update({36867: "2025:11:03 14:02:11", 36881: "+08:00"})
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 27.0), 3: "E", 4: (116.0, 13.0, 12.0)})
    stream = BytesIO()
    Image.blend(scene, grain, 0.09).save(stream, "JPEG", quality=88, exif=exif)
    return stream.getvalue()


def bare(path: Path) -> tuple[bytes, bytes]:
    """Make the same two renditions with nothing but Pillow."""
    with Image.open(BytesIO(path.read_bytes()), formats=["JPEG"]) as image:
        image.draft("RGB", (WIDTH // 4, HEIGHT // 4))
        image.load()
    report, thumbnail = BytesIO(), BytesIO()
    image.save(report, "JPEG", quality=85)
    image.resize((320, 240), Image.Resampling.BICUBIC, reducing_gap=2.0).save(thumbnail, "JPEG", quality=85)
    return report.getvalue(), thumbnail.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Return how long this took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def two_at_a_time(files: Sequence[Path]) -> None:
    """Run the bare loop on two threads."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(bare, files))


def forget(_path: Path, _photo: TakenPhoto) -> None:
    """Stand for the estate file, which keeps a photo on disk and forgets it."""


def unheard(_message: str, _fraction: float) -> None:
    """Ignore progress."""


def compare(title: str, count: int, floor: Callable[[], object], ours: Callable[[], object]) -> None:
    """Print both rates, measured in turns so that a busy machine slows both."""
    pairs = [(seconds(floor), seconds(ours)) for _ in range(ROUNDS)]
    floor_rate = count / statistics.median(pair[0] for pair in pairs)
    our_rate = count / statistics.median(pair[1] for pair in pairs)
    share = statistics.median(pair[0] / pair[1] for pair in pairs)
    print(f"| {title} | {floor_rate:.1f} photos/s | {our_rate:.1f} photos/s | {share:.0%} |")


def write_card(folder: Path, count: int) -> list[Path]:
    """Write so many files of different bytes (a few scenes, each with its own trailing number)."""
    scenes = [camera_photo(seed) for seed in range(4)]
    files = [folder / f"IMG_{number:05}.jpg" for number in range(count)]
    for number, file in enumerate(files):
        file.write_bytes(scenes[number % len(scenes)] + number.to_bytes(8, "big"))
    return files


def peak_megabytes(folder: Path, count: int) -> float:
    """Return the peak memory of a fresh process that takes `count` photos in."""
    command = [sys.executable, __file__, "--take-in", str(folder), str(count)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / 1024


def take_in_and_print_peak(folder: Path, count: int) -> None:
    """Be that fresh process."""
    take_in(sorted(folder.iterdir())[:count], forget, unheard)
    print(peak_kilobytes())


def peak_kilobytes() -> int:
    """Return this process's own peak; Linux's `getrusage` counts that of the parent before `exec` in."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Print the two tables."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        files = write_card(folder, 500)
        few = files[:8]
        print(f"12 MP JPEG, {files[0].stat().st_size / 1e6:.2f} MB each; {os.cpu_count()} cores\n")
        print("| intake | bare Pillow | RenoDesk | share |\n|---|---|---|---|")
        compare("one thread", 8, lambda: [bare(f) for f in few], lambda: [read_photo(f) for f in few])
        more = files[:24]
        compare("two threads", 24, lambda: two_at_a_time(more), lambda: take_in(more, forget, unheard))
        print("\n| photos in one run | peak memory |\n|---|---|")
        for count in (50, 500):
            print(f"| {count} | {peak_megabytes(folder, count):.0f} MB |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take-in"]:
        take_in_and_print_peak(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
