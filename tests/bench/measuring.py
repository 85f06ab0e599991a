"""What every benchmark needs: turns, spreads, peaks of fresh processes, and one large estate."""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

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


def spread(times: Sequence[float]) -> str:
    """Return p50 and p99 of seconds, in milliseconds."""
    middle, late = statistics.median(times) * 1000, statistics.quantiles(times, n=100)[98] * 1000
    return f"p50 {middle:.2f} ms, p99 {late:.2f} ms"


def peak_megabytes() -> float:
    """Return this process's own peak; Linux's `getrusage` counts that of the parent before `exec` in."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fresh(file: str, *words: object) -> Any:
    """Run a benchmark file again in a process of its own and return the JSON it prints last."""
    command = [sys.executable, file, *map(str, words)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def large_estate(path: Path, *, buildings: int = 40, units: int = 3) -> EstateSession:
    """Return an open estate with every answer given: by default 40 buildings and 120 entrances."""
    session = EstateSession.create(path, "测试小区", AUTHOR, Environment())
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
            inputs = {box.name: 1 + index for index, box in enumerate(item.inputs)}
            for place in places:
                if item.scope == place.scope:
                    observation = Observation(grade=3 if item.is_graded else None, inputs=inputs)
                    cell = vocabulary.answer_cell(session.round, item.code, place)
                    act.put(cell, observation_json(observation))
    return session
