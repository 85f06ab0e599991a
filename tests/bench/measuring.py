"""What every benchmark needs: turns, spreads, peaks of fresh processes, a large estate, pictures."""

import json
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.reading import observation_json
from renodesk.domain.survey import Observation
from renodesk.services.environment import Environment
from renodesk.services.register import add_place
from renodesk.services.session import EstateSession

AUTHOR = Author(person="甲", device="bench")


def seconds(work: Callable[[], object]) -> float:
    """Return how long this took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def middle(times: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(times)


def late(times: Sequence[float]) -> float:
    """Return the 99th percentile."""
    return statistics.quantiles(times, n=100)[98]


def spread(times: Sequence[float]) -> str:
    """Return p50 and p99 of seconds, in milliseconds."""
    return f"{middle(times) * 1000:.2f} ms | {late(times) * 1000:.2f} ms"


def verdict(is_kept: bool) -> str:
    """Return how a budget came out."""
    return "kept" if is_kept else "**missed**"


def machine() -> str:
    """Return what was measured on, and how busy it was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if os.name != "nt" else 0
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {python}, SQLite {sqlite3.sqlite_version}{load}"


def peak_megabytes() -> float:
    """Return this process's own peak; Linux's `getrusage` counts that of the parent before `exec` in."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def installed() -> dict[str, str]:
    """Return an environment in which Python keeps its bytecode, as an installed program has it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def fresh(file: str, *words: object) -> Any:
    """Run a benchmark file again in a process of its own and return the JSON it prints last."""
    command = [sys.executable, file, *map(str, words)]
    done = subprocess.run(command, env=installed(), check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def in_turns(rounds: int, *works: Callable[[], Any]) -> list[list[Any]]:
    """Return what each work gives, run in turns so that a busy machine slows all of them."""
    found: list[list[Any]] = [[] for _ in works]
    for _ in range(rounds):
        for at, work in enumerate(works):
            found[at].append(work())
    return found


def large_estate(path: Path, *, buildings: int = 40, units: int = 3, grade: int = 3) -> EstateSession:
    """Return an open estate with every answer given: by default 40 buildings and 120 entrances."""
    environment = Environment(journal_folder=path.parent / "journal")
    session = EstateSession.create(path, "测试小区", AUTHOR, environment)
    with session.act() as act:
        places = [ESTATE]
        for building in range(1, buildings + 1):
            place = Place(building=str(building))
            places.append(place)
            add_place(act, place, f"{building}号楼")
            for unit in range(1, units + 1):
                entrance = Place(building=str(building), unit=str(unit))
                places.append(entrance)
                add_place(act, entrance, str(unit))
        for item in session.forms.tree.items:
            inputs = {box.name: Fraction(1 + index) for index, box in enumerate(item.inputs)}
            for place in places:
                if item.scope == place.scope:
                    observation = Observation(
                        grade=Fraction(grade) if item.is_graded else None, inputs=inputs
                    )
                    cell = vocabulary.answer_cell(session.round, item.code, place)
                    act.put(cell, observation_json(observation))
    return session


def pictures(count: int, width: int, height: int) -> Iterator[bytes]:
    """Yield JPEGs, no two alike and about as detailed as a phone's: windows of one scene with grain."""
    from PIL import Image, ImageFilter

    random, room = Random(1), 400
    wide, high = width + room, height + room
    small = (wide // 12, high // 12)
    shapes = Image.frombytes("RGB", small, random.randbytes(small[0] * small[1] * 3))
    scene = shapes.filter(ImageFilter.GaussianBlur(1)).resize((wide, high), Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", (wide, high), random.randbytes(wide * high)).convert("RGB")
    whole = Image.blend(scene, grain, 0.09)
    for number in range(count):
        left, top = number % 20 * 20, number // 20 * 20 % room
        stream = BytesIO()
        whole.crop((left, top, left + width, top + height)).save(stream, "JPEG", quality=88)
        yield stream.getvalue() + number.to_bytes(8, "big")
