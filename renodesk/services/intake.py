"""The office takes bundles in: those it is given, and those that arrive in an inbox."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.errors import NotWritable
from renodesk.office.archive import Archive, expect_archive
from renodesk.office.inbox import Arrived, Inbox
from renodesk.office.ingest import Ingest, Ingested, refresh
from renodesk.office.intake_log import IntakeLog
from renodesk.office.stores.stored_estates import DESCRIPTION
from renodesk.services.environment import Environment
from renodesk.services.exchange import identities_of
from renodesk.services.office_index import index_of
from renodesk.services.receipts import answer
from renodesk.texts import Language, explain, say

__all__ = ["Arrived", "Ingested", "ingest", "intake", "reasons", "take_inbox"]


def ingest(
    archive: Path,
    bundles: Sequence[Path],
    author: Author,
    environment: Environment,
    *,
    is_open: bool = False,
    office: str = "",
    index_url: str = "",
) -> list[Ingested]:
    """Take bundles into an archive folder, which is made where it is missing; `office` signs the receipts.

    Where the archive has a list of devices, what others signed or nobody signed stays out unless `is_open`.

    Raises:
        NotWritable: the archive or its index cannot be written; nothing was taken.
    """
    with _working(archive, author, environment, is_open=is_open, office=office, index_url=index_url) as work:
        return work.take_all(bundles)


@contextmanager
def _working(
    archive: Path,
    author: Author,
    environment: Environment,
    *,
    is_open: bool,
    office: str,
    index_url: str,
) -> Iterator[Ingest]:
    """Open an archive and its index to take bundles in; the index first catches up with what it missed."""
    index = index_of(archive, environment, index_url)
    try:
        work = Ingest(
            Archive(archive),
            index,
            author,
            clock=environment.clock,
            packs_folder=environment.forms,
            is_open=is_open,
            identities=identities_of(environment),
            office=office,
        )
        catch_up(work, archive, author, environment)
        yield work
    finally:
        index.close()


def _sleep(seconds: float) -> bool:
    time.sleep(seconds)
    return True


def catch_up(work: Ingest, archive: Path, author: Author, environment: Environment) -> None:
    """Bring the index up to date with the archive; one that is away is left for later.

    Raises:
        IndexUnfit: it is not for this program, or this archive.
    """
    with suppress(NotWritable):
        work.index.ask_again()
        clock, packs = environment.clock, environment.forms
        refresh(Archive(archive), work.index, author, clock=clock, packs_folder=packs)
        work.catch_up()


def take_inbox(
    archive: Path,
    inbox: Path,
    author: Author,
    environment: Environment,
    *,
    language: Language,
    is_open: bool = False,
    office: str = "",
    index_url: str = "",
    every: float = 0.0,
    pause: Callable[[float], bool] = _sleep,
) -> Iterator[Arrived]:
    """Yield what becomes of each bundle of an inbox folder; with `every` (seconds) go on until stopped.

    `pause` waits so many seconds between two looks, and says whether to go on.

    A bundle whose copy still runs is left until it has stopped growing; without `every` all are taken now.

    Raises:
        NotWritable: archive, inbox or index cannot be worked in.
    """
    fallback = archive / "receipts"

    def receipt(one: Ingested, lies: Path) -> Path | None:
        return answer(one.receipt, lies, fallback, environment) if one.receipt is not None else None

    with _working(archive, author, environment, is_open=is_open, office=office, index_url=index_url) as work:
        box = Inbox(
            inbox,
            Archive(archive),
            work,
            clock=environment.clock,
            answer=receipt,
            reasons=lambda one: "\n".join(reasons(one, language)) + "\n",
        )
        while True:
            yield from box.take_all(box.settled() if every else None)
            if not every or not pause(every):
                return
            catch_up(work, archive, author, environment)


def intake(archive: Path) -> list[dict[str, Json]]:
    """Return every bundle an archive was offered, oldest first.

    Raises:
        FileMissing, NoArchive: there is no such archive.
        NotReadable: the log cannot be read.
    """
    expect_archive(archive)
    log = Archive(archive).intake_log() if (archive / DESCRIPTION).exists() else IntakeLog(archive)
    return log.lines()


def reasons(one: Ingested, language: Language) -> list[str]:
    """Return why a bundle was not taken, every fault of it."""
    if one.error is None:
        return []
    faults = [
        f"{fault.member}: {say(fault.code, language, **fault.facts)}".removeprefix(": ")
        for fault in one.faults
    ]
    return [explain(one.error, language), *faults]
