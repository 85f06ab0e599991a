"""An office that takes its inbox in and dies at a step of it, or finds its disk full; run as a program.

    PYTHONPATH=tests python -m office.crashing PLACE OUT EVERY [--full] [--give | --store]

With `--give` it is a laptop that writes a bundle of PLACE/e.reno to PLACE/stick, over the one there. With
`--store` the archive is in a store, PLACE/share, and the office works on it in a folder of its own.

PLACE has `inbox`, and may have `archive`. Whatever a process does to a disk (a commit, a checkpoint, an
fsync, a rename, a removal) is a step. It goes through once (OUT/0); then, for every EVERYth step, through a
copy of PLACE (OUT/STEP) in a process that is gone before that step, as by kill -9, and in one that goes
through; OUT/STEP-then is as it was between the two. With `--full` every write is a step too, SQLite's own as
well; the step finds no room on the disk, and neither does any after it. Prints what each process said.
"""

import errno
import json
import os
import shutil
import sqlite3
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from office.full_disk import fill

from renodesk.bundles.sshsig import BUNDLE
from renodesk.domain.changes import Author
from renodesk.errors import RenodeskError
from renodesk.estates.bundling import write_bundle
from renodesk.estates.receipts import parse_receipt
from renodesk.services.archive_places import work_folder
from renodesk.services.device_key import DeviceKeys
from renodesk.services.environment import Environment
from renodesk.services.intake import take_inbox
from renodesk.services.receipts import answer
from renodesk.services.session import EstateSession

NOW = 1_760_000_000_000


class Steps:
    """Counts what is done to the disk, and ends or refuses it at one of these."""

    def __init__(self, last: int, *, is_full: bool) -> None:
        self.last = last
        self.is_full = is_full
        self.count = 0

    def step(self, *, wants_room: bool = False) -> bool:
        """Take a step; return whether there is no room for it."""
        self.count += 1
        if self.last and self.count >= self.last:
            if not self.is_full:
                os._exit(9)
            return wants_room
        return False


def watch(steps: Steps) -> None:
    """Make every step to the disk one of `steps`."""

    def guarded(does: Callable[..., Any], *, wants_room: bool) -> Callable[..., Any]:
        def step(*words: Any, **options: Any) -> Any:
            if steps.step(wants_room=wants_room):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return does(*words, **options)

        return step

    for name in ("fsync", "mkdir", "link"):
        setattr(os, name, guarded(getattr(os, name), wants_room=True))
    for name in ("replace", "rename", "unlink", "remove"):
        setattr(os, name, guarded(getattr(os, name), wants_room=False))
    if steps.is_full:
        fill(lambda: not steps.step(wants_room=True))
    else:
        sqlite3.connect = sqlite3.dbapi2.connect = _connecting(steps, sqlite3.connect)  # type: ignore[misc]


def _connecting(steps: Steps, connects: Callable[..., Any]) -> Callable[..., Any]:
    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *words: Any) -> Any:
            if sql.startswith(("COMMIT", "PRAGMA wal_checkpoint", "PRAGMA journal_mode")):
                steps.step()
            return super().execute(sql, *words)

        def commit(self) -> None:
            steps.step()
            super().commit()

    def connect(*words: Any, **options: Any) -> Any:
        return connects(*words, **{"factory": Connection, **options})

    return connect


def archive_of(place: Path) -> Path:
    """Return the folder of the archive: in a store where there is a share."""
    share = place / "share"
    return work_folder(share.as_uri(), place / "machine") if share.exists() else place / "archive"


def take(place: Path) -> None:
    """Take the inbox in, with signed receipts."""
    keys = DeviceKeys(folder=place / "own", device="office")
    environment = Environment(clock=lambda: NOW, keys=lambda: keys)
    author = Author(person="办公室", device="office")
    for one in take_inbox(
        archive_of(place), place / "inbox", author, environment, language="zh", office="办公室"
    ):
        print(one.ingested.file, one.ingested.error.code if one.ingested.error else "taken")


def give(place: Path) -> None:
    """Write a signed bundle over the one on the stick, then a receipt over the one there."""
    keys = DeviceKeys(folder=place / "own", device="laptop")
    environment = Environment(clock=lambda: NOW, keys=lambda: keys)
    with EstateSession.open(place / "e.reno", Author(person="甲", device="d"), environment) as session:
        target = place / "stick" / "e.zip"
        write_bundle(session.file, environment.forms, target, sign=lambda text: keys.sign(text, BUNDLE))
        ranges = session.file.ranges()
    line = json.loads((place / "receipt.json").read_text(encoding="utf-8"))
    receipt = parse_receipt(json.dumps(line).encode() + b"\n", "receipt")
    answer(replace(receipt, holds=ranges), place / "stick" / "e.zip", place / "own", environment)


def run(place: Path, step: int, *, is_full: bool, does: Callable[[Path], None]) -> tuple[int, str]:
    """Take the inbox in, in a process of its own; return how it ended and what it said."""
    said = place / "said"
    child = os.fork()
    if not child:
        sys.stdout = sys.stderr = said.open("w", encoding="utf-8")
        steps = Steps(step, is_full=is_full)
        watch(steps)
        code = 0
        try:
            does(place)
        except RenodeskError as error:
            print("refused", error.code)
        except BaseException:
            traceback.print_exc()
            code = 1
        print("steps", steps.count, flush=True)
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.read_text(encoding="utf-8")


def main(place: Path, out: Path, every: int, *, is_full: bool, does: Callable[[Path], None]) -> None:
    """Run all of them, and tell of each as a line of JSON."""
    if "--store" in sys.argv:
        place = Path(shutil.copytree(place, out / "place"))
        (place / "share").mkdir()
    shutil.copytree(place, out / "0")
    code, said = run(out / "0", 0, is_full=is_full, does=does)
    print(json.dumps([0, code, said]), flush=True)
    for step in range(1, int(said.split()[-1]) + 1, every):
        shutil.copytree(place, out / str(step))
        code, said = run(out / str(step), step, is_full=is_full, does=does)
        print(json.dumps([step, code, said]), flush=True)
        shutil.copytree(out / str(step), out / f"{step}-then")
        code, said = run(out / str(step), 0, is_full=False, does=does)
        print(json.dumps([step, code, said]), flush=True)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        int(sys.argv[3]),
        is_full="--full" in sys.argv,
        does=give if "--give" in sys.argv else take,
    )
