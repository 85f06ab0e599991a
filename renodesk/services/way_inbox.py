"""The office takes its inbox from a way: bundles come here, receipts go back, then a bundle leaves there.

A program that dies in between is followed by one that fetches and takes it again, which changes nothing.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.errors import FileTrouble, NotThere, NotWritable, SendingElsewhere, WayTrouble
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.intake import Arrived, reasons
from renodesk.services.ways import ways_of
from renodesk.texts import Language
from renodesk.transports.patience import patiently
from renodesk.transports.transport import Stored, Transport

RECEIPT, RETURNED = ".receipt", ".returned.txt"
ENDINGS = (".zip", ".age")
ARRIVALS = "arrivals"
Take = Callable[[Path], Iterator[Arrived]]
"""Takes the bundles of a folder."""
Away = WayTrouble | SendingElsewhere
"""Why a way cannot be used just now."""


def arrivals_of(archive: Path, way: str) -> Path:
    """Return the folder of an archive where what comes by a way is put."""
    return archive / ARRIVALS / way


def take_way(
    archive: Path,
    way: str,
    environment: Environment,
    take: Take,
    language: Language,
    progress: Progress = no_progress,
) -> Iterator[Arrived]:
    """Fetch what lies at a way, take it, and answer each bundle there before it is taken away.

    One that could not be taken is answered with its reasons (`….returned.txt`); it lies in quarantine here.

    Raises:
        UnknownWay, ComponentMissing, WayTrouble: the way cannot be used; what was fetched stays to be taken.
        SendingElsewhere: another program works on this way for this archive.
        NotWritable, DiskFull: nothing can be kept here.
    """
    folder = arrivals_of(archive, way)
    with _alone(folder), closing(ways_of(environment).opened(way)) as transport:
        for stored in patiently(transport.stored, progress):
            if stored.name.lower().endswith(ENDINGS):
                _bring(transport, stored, folder, progress)
        for arrived in take(folder):
            _answer(transport, arrived, folder, language, progress)
            yield arrived


def _sleep(seconds: float) -> bool:
    time.sleep(seconds)
    return True


def watch_way(
    archive: Path,
    way: str,
    environment: Environment,
    take: Take,
    language: Language,
    progress: Progress = no_progress,
    *,
    every: float = 0.0,
    pause: Callable[[float], bool] = _sleep,
    away: Callable[[Away], object] = lambda _: None,
) -> Iterator[Arrived]:
    """Yield what comes by a way; with `every` (seconds) go on until `pause` says no.

    While it is watched, a way that is away is told to `away` and looked at again; once, it is raised.

    Raises:
        WayTrouble, SendingElsewhere: only where it is looked at once.
        UnknownWay, ComponentMissing, NotWritable, DiskFull: as for `take_way`.
    """
    while True:
        try:
            yield from take_way(archive, way, environment, take, language, progress)
        except (WayTrouble, SendingElsewhere) as error:
            if not every:
                raise
            away(error)
        if not every or not pause(every):
            return


def _bring(transport: Transport, stored: Stored, folder: Path, progress: Progress) -> None:
    """Fetch a bundle; one that another office took meanwhile is no matter."""
    try:
        patiently(lambda: transport.fetch(stored, folder / stored.name, progress), progress)
    except NotThere:
        return


def _answer(
    transport: Transport, arrived: Arrived, folder: Path, language: Language, progress: Progress
) -> None:
    name, error = arrived.ingested.file, arrived.ingested.error
    stem = name.removesuffix(".age").removesuffix(".zip")
    if arrived.receipt is not None:
        receipt = arrived.receipt
        patiently(lambda: transport.put(receipt, stem + RECEIPT, progress), progress)
        transport.remove(stem + RETURNED)
    elif error is not None and not isinstance(error, FileTrouble):
        words = folder / f".{stem}{RETURNED}"
        words.write_text("\n".join(reasons(arrived.ingested, language)) + "\n", encoding="utf-8")
        patiently(lambda: transport.put(words, stem + RETURNED, progress), progress)
        words.unlink()
    else:
        return  # a disk of ours failed: it stays there and is fetched again
    patiently(lambda: transport.remove(name), progress)
    if arrived.receipt is not None and arrived.receipt.parent == folder:
        arrived.receipt.unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / ".way.lock", timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise SendingElsewhere(file=folder.name) from error
    except OSError as error:
        raise NotWritable(file=folder.name) from error
    try:
        yield
    finally:
        lock.release()
