"""Bundles of an inbox taken by one and by two workers, with the index on SQLite and on PostgreSQL.

    python tests/bench/bench_workers.py [--estates 200] [--turns 3]

Workers are processes of their own, as on two machines: each has loaded what it needs and waits for the word.
The wall time is that of all workers together; the time of the processor is that of workers and server, so
that a machine which is busy with something else can be told from workers that wait for each other.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil
from bench_office import city
from measuring import AUTHOR, in_turns, installed, machine, middle, verdict
from office.servers import Server

from renodesk.services.environment import Environment
from renodesk.services.intake import ingest, take_inbox
from renodesk.services.office_index import upgrade_index

BUDGET = 1.6


def worker(archive: str, inbox: str, index_url: str) -> None:
    """Be one worker: get ready, wait for the word, take what the inbox has."""
    environment = Environment()
    ingest(Path(archive), [], AUTHOR, environment, index_url=index_url)
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.process_time()
    arrived = take_inbox(Path(archive), Path(inbox), AUTHOR, environment, language="zh", index_url=index_url)
    taken = [one.ingested for one in arrived]
    assert all(one.error is None and not one.is_index_behind for one in taken)
    print(json.dumps({"taken": len(taken), "cpu": time.process_time() - began}), flush=True)


def run(bundles: list[Path], folder: Path, count: int, server: Server | None) -> dict[str, float]:
    """Return the seconds that `count` workers took for all bundles, and the processor's seconds."""
    with TemporaryDirectory(dir=folder) as place:
        archive, inbox = Path(place) / "archive", Path(place) / "inbox"
        inbox.mkdir()
        for bundle in bundles:
            os.link(bundle, inbox / bundle.name)
        index_url = server.url(server.new_database()) if server is not None else ""
        if index_url:
            upgrade_index(index_url)
        with started([archive, inbox, index_url], count) as workers, counted(server) as spent:
            began, busy = time.perf_counter(), busy_seconds()
            for one in workers:
                one.stdin.write("go\n")
                one.stdin.flush()
            said = [json.loads(one.stdout.readline()) for one in workers]
            wall, busy = time.perf_counter() - began, busy_seconds() - busy
    assert sum(one["taken"] for one in said) == len(bundles)
    cpu = sum(one["cpu"] for one in said)
    others = max(0.0, busy - cpu - spent[0]) / wall
    return {"wall": wall, "cpu": cpu, "server": spent[0], "others": others}


@contextmanager
def started(words: list[object], count: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Give workers that wait for the word."""
    command = [sys.executable, __file__, "--worker", *map(str, words)]
    pipe = subprocess.PIPE
    workers = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=installed()) for _ in range(count)
    ]
    for one in workers:
        assert one.stdout.readline() == "ready\n"
    yield workers
    for one in workers:
        assert one.wait() == 0


@contextmanager
def counted(server: Server | None) -> Iterator[list[float]]:
    """Give a list that holds the processor's seconds of a server at the end."""
    spent = [0.0]
    began = server_seconds(server)
    yield spent
    spent[0] = server_seconds(server) - began


def busy_seconds() -> float:
    """Return what all processors of the machine have worked so far, for whomever."""
    times = psutil.cpu_times()
    return sum(times) - times.idle - getattr(times, "iowait", 0.0)


def server_seconds(server: Server | None) -> float:
    """Return what a server and its processes have used so far."""
    if server is None:
        return 0.0
    first = psutil.Process(int((server.folder / "data" / "postmaster.pid").read_text().split()[0]))
    spent = 0.0
    for one in first.children():
        with suppress(psutil.NoSuchProcess):  # it ended just now, and is its parent's
            spent += sum(one.cpu_times()[:2])
    return spent + sum(first.cpu_times()[:4])


def main(estates: int, turns: int) -> None:
    """Print the tables."""
    print(machine() + "\n")
    server = Server(is_durable=True)
    try:
        with TemporaryDirectory() as place:
            bundles = city(Path(place), estates)
            half = bundles[: estates // 2]
            kinds = {"SQLite": None, "PostgreSQL": server}
            works = [
                lambda base=base, part=part, count=count: run(part, Path(place), count, base)
                for base in kinds.values()
                for part, count in ((half, 1), (bundles, 1), (bundles, 2))
            ]
            found = in_turns(turns, *works)
            shutil.rmtree(Path(place) / "made", ignore_errors=True)
    finally:
        server.end()
    print("| index | bundles | workers | wall | each | workers' processor | server's processor |")
    print("|---|---|---|---|---|---|---|")
    rows = iter(found)
    for name in kinds:
        sizes = ((len(half), 1), (estates, 1), (estates, 2))
        three = [next(rows) for _ in sizes]
        for (size, count), times in zip(sizes, three, strict=True):
            wall, cpu, base = (middle([one[key] for one in times]) for key in ("wall", "cpu", "server"))
            each = f"{wall / size * 1000:.1f} ms"
            print(f"| {name} | {size} | {count} | {wall:.1f} s | {each} | {cpu:.1f} s | {base:.1f} s |")
        lower, one, two = ([turn["wall"] for turn in times] for times in three)
        gains = [single / double for single, double in zip(one, two, strict=True)]
        noise = [max(turn["others"] for turn in turn_of) for turn_of in zip(*three[1:], strict=True)]
        quiet = gains[noise.index(min(noise))]
        spent = [middle([turn["cpu"] + turn["server"] for turn in times]) for times in three]
        at_best = 2 * spent[1] / spent[2]
        linear = middle(one) / len(bundles) / (middle(lower) / len(half))
        print(
            f"\n{name}: two workers {quiet:.2f} × one in the quietest turn (turns: {worded(gains)}; ", end=""
        )
        print(f"processors at work for others: {worded(noise)}; ", end="")
        print(f"by the processor's time alone {at_best:.2f}; ", end="")
        print(f"budget {BUDGET}: {verdict(quiet >= BUDGET)}); twice as many: {linear:.2f} × each.\n")


def worded(numbers: list[float]) -> str:
    """Return numbers in a row."""
    return ", ".join(f"{number:.2f}" for number in numbers)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        worker(*sys.argv[2:5])
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("--estates", type=int, default=200)
        parser.add_argument("--turns", type=int, default=3)
        main(**vars(parser.parse_args()))
