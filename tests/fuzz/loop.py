"""Feed one reader what was made wrong by chance, and keep whatever it says that nobody expected."""

import hashlib
import time
import traceback
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from fuzz.mutation import Change

from renodesk.errors import RenodeskError

MOST_SEEDS = 600
SLOW = 10.0
"""Seconds of the processor after which an input is told as too slow."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A reader: what it is fed at first, how that is changed, and what reads it.

    `feed` returns what the reader said, so that an input it says something new of becomes a seed.
    """

    name: str
    seeds: Sequence[bytes]
    change: Change
    feed: Callable[[bytes], Hashable]
    share: int = 1
    """How much of the time it gets, beside the others."""


@dataclass(kw_only=True, slots=True)
class Run:
    """What came of feeding one target: how often, how many different answers, and inputs nobody expected."""

    target: str
    fed: int = 0
    said: set[Hashable] = field(default_factory=set)
    found: dict[str, bytes] = field(default_factory=dict)
    traces: dict[str, str] = field(default_factory=dict)
    slowest: float = 0.0


def fuzz(target: Target, seed: int, *, count: int = 0, seconds: float = 0.0) -> Run:
    """Feed a target so often, or so long."""
    chance, run, pool = Random(f"{target.name} {seed}"), Run(target=target.name), list(target.seeds)
    for one in target.seeds:
        _feed(target, one, run)
    until = time.monotonic() + seconds
    while run.fed < count or time.monotonic() < until:
        data = target.change(chance, chance.choice(pool), chance.choice(pool))
        if _feed(target, data, run) and len(pool) < MOST_SEEDS:
            pool.append(data)
    return run


def _feed(target: Target, data: bytes, run: Run) -> bool:
    """Feed one input; return whether the reader said something new."""
    began = time.process_time()
    try:
        said: Hashable = target.feed(data)
    except RenodeskError as error:
        faults = error.facts.get("faults", ())
        codes = frozenset(getattr(one, "code", "") for one in faults) if isinstance(faults, tuple) else ""
        said = (error.code, codes)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
        run.found.setdefault(where, data)
        run.traces.setdefault(where, traceback.format_exc())
        said = where
    run.fed += 1
    took = time.process_time() - began
    run.slowest = max(run.slowest, took)
    if took > SLOW:
        run.found.setdefault("too slow", data)
    is_new = said not in run.said
    run.said.add(said)
    return is_new


def keep(run: Run, folder: Path) -> list[Path]:
    """Write what was found into a folder, each input with its trace."""
    kept = []
    for where, data in run.found.items():
        folder.mkdir(exist_ok=True)
        path = folder / f"{run.target}-{hashlib.sha256(data).hexdigest()[:12]}"
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(f"{where}\n\n{run.traces.get(where, '')}", encoding="utf-8")
        kept.append(path)
    return kept
