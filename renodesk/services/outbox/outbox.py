"""The outbox of one installation: bundles put in, held back, taken out."""

import hashlib
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from renodesk.domain.log import utc_text
from renodesk.errors import FileMissing, NotWritable, UnknownPosting
from renodesk.services.environment import Environment, token
from renodesk.services.giving import Given
from renodesk.services.outbox.ledger import Ledger
from renodesk.services.outbox.posting import Posting, State
from renodesk.services.session import EstateSession
from renodesk.services.ways import Ways, ways_of
from renodesk.tables.writing import file_trouble

FOLDER = "outbox"
_ODD = re.compile(r"[^\w.()（）+-]+")
Give = Callable[[Path], Given]
"""Writes a bundle to a path, maybe in parts, and reads it back."""


class Outbox:
    """Keeps bundles in a folder of its own until the office says it has them."""

    def __init__(self, folder: Path, ways: Ways, clock: Callable[[], int]) -> None:
        """Work in the `outbox` of an installation's folder."""
        self.folder = folder / FOLDER
        self.ways = ways
        self._ledger = Ledger(self.folder)
        self._clock = clock

    def postings(self) -> tuple[Posting, ...]:
        """Return everything in it, in the order it was put in.

        Raises:
            NotReadable: its list cannot be read.
        """
        return self._ledger.postings()

    def get(self, given: str) -> Posting:
        """Return a posting by its name, or by any part of it that only one has.

        Raises:
            UnknownPosting: none is meant, or several are.
        """
        all_of_them = self.postings()
        found = [one for one in all_of_them if one.id == given] or [
            one for one in all_of_them if given and given in one.id
        ]
        if len(found) != 1:
            raise UnknownPosting(given=given)
        return found[0]

    def put(self, session: EstateSession, way: str, name: str, give: Give) -> tuple[Given, list[Posting]]:
        """Write the estate's bundle into the outbox, to go by a way; each file of it is a posting.

        Raises:
            UnknownWay: there is no such way; nothing was written.
            NotWritable, DiskFull, BundleFaulty, KeyLocked …: as `give`.
        """
        self.ways.get(way)
        desk = self._desk()
        try:
            given = give(desk / name)
            made = []
            for path, digest in zip(given.paths, given.digests, strict=True):
                file, size = self._kept(path)
                now = utc_text(self._clock())
                posting = Posting(
                    id=file.name,
                    way=way,
                    file=file,
                    estate=session.path.absolute(),
                    name=session.name,
                    digest=digest,
                    bytes=size,
                    state=State.WRITTEN,
                    added=now,
                    at=now,
                )
                self._ledger.note(posting, is_new=True)
                made.append(posting)
        finally:
            shutil.rmtree(desk, ignore_errors=True)
        return given, made

    def note(self, posting: Posting) -> Posting:
        """Say what a posting is from now on, durably.

        Raises:
            NotWritable: it was not said.
        """
        now = replace(posting, at=utc_text(self._clock()))
        self._ledger.note(now)
        if now.state == State.MERGED:
            with suppress(OSError):
                now.file.unlink(missing_ok=True)
        return now

    def pause(self, given: str, *, is_paused: bool = True) -> Posting:
        """Hold a posting back, or let it go on.

        Raises:
            UnknownPosting: none is meant, or several are.
        """
        return self.note(replace(self.get(given), is_paused=is_paused))

    def again(self, given: str) -> Posting:
        """Send a posting anew: one that was returned, or whose file the office says it never saw.

        Raises:
            UnknownPosting: none is meant, or several are.
            FileMissing: its file is gone; the office has it, or it has to be written anew.
        """
        posting = self.get(given)
        if not posting.file.is_file():
            raise FileMissing(file=posting.id)
        return self.note(replace(posting, state=State.WRITTEN, is_paused=False, trouble=None, words=""))

    def forget(self, given: str) -> Posting:
        """Take a posting out, with its file here; what was sent stays where it is.

        Raises:
            UnknownPosting: none is meant, or several are.
            NotWritable: it is still there.
        """
        posting = self.get(given)
        self._ledger.forget([posting.id])
        with suppress(OSError):
            posting.file.unlink(missing_ok=True)
        return posting

    def _desk(self) -> Path:
        """Return a folder to write a bundle in, on the disk of the outbox."""
        desk = self.folder / f".{token(6)}"
        try:
            desk.mkdir(parents=True)
        except OSError as error:
            raise NotWritable(file=FOLDER) from error
        return desk

    def _kept(self, path: Path) -> tuple[Path, int]:
        """Give a bundle the name it travels under."""
        with path.open("rb") as file:
            piece = hashlib.file_digest(file, "sha256").hexdigest()[:10]
        stem = path.name.removesuffix(".age").removesuffix(".zip")
        ending = path.name[len(stem) :]
        kept = self.folder / f"{_ODD.sub('_', stem)}-{piece}{ending}"
        try:
            os.replace(path, kept)
            return kept, kept.stat().st_size
        except OSError as error:
            raise file_trouble(kept, error) from error


def outbox_of(environment: Environment) -> Outbox:
    """Return the outbox of an installation.

    Raises:
        FileMissing: it has no folder of its own.
    """
    ways = ways_of(environment)
    assert environment.own_folder is not None
    return Outbox(environment.own_folder, ways, environment.clock)
