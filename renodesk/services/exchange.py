"""Giving an estate to a colleague or the office, and taking theirs in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from renodesk.bundles.verifying import BagReport, verify_bag
from renodesk.bundles.writing import WrittenBag
from renodesk.domain.changes import Author, Changes
from renodesk.estates import bundling
from renodesk.estates.incoming import open_incoming
from renodesk.estates.merging import Merged, keep_photo_in, take_in
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.moments import MomentKind, Moments
from renodesk.services.reporting import write_report_to
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile
from renodesk.tables.writing import scratch_beside

REPORT = "diagnosis.pdf"
__all__ = ["REPORT", "Merged", "merge_bundle", "open_bundle", "verify_bundle", "write_bundle"]


def write_bundle(
    session: EstateSession, out: Path, progress: Progress = no_progress, *, organization: str = ""
) -> WrittenBag:
    """Write everything this estate holds, with its report, as one bundle that names who sends it.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    with scratch_beside(out) as paper:
        write_report_to(session, paper)
        return bundling.write_bundle(
            session.file, session.environment.forms, out, [(REPORT, paper)], progress, organization
        )


def verify_bundle(path: Path, progress: Progress = no_progress) -> BagReport:
    """Return every fault of a bundle.

    Raises:
        FileMissing, NotReadable: the file itself cannot be had.
    """
    return verify_bag(path, progress)


def merge_bundle(session: EstateSession, path: Path, progress: Progress = no_progress) -> Merged:
    """Take a bundle (or a colleague's estate file) of the same estate into the open one.

    What both changed apart becomes contested.

    Raises:
        BundleFaulty, NewerBundle, OtherEstate, SameIdOtherContent: nothing of its log was taken.
        ReadOnly, DiskFull: likewise.
    """
    if session.is_read_only:
        raise session.file.refusal()
    held = session.file.ranges()
    with open_incoming(path, progress) as incoming:
        merged = take_in(session.file, incoming, keep_photo_in(session.file), progress)
    Moments(session).note(MomentKind.BUNDLE, held)
    session.took(Changes(cells=merged.cells, person=session.author.person))
    return merged


@contextmanager
def open_bundle(
    path: Path,
    target: Path,
    author: Author,
    environment: Environment,
    progress: Progress = no_progress,
) -> Iterator[EstateSession]:
    """Start a new estate file from a bundle, as on a new laptop.

    Raises:
        BundleFaulty, NewerBundle: nothing was made.
        FileExists, NotWritable, DiskFull: nothing was made.
    """
    with open_incoming(path, progress) as incoming:
        file = EstateFile.create(
            target, author, clock=environment.clock, journal_folder=environment.journal_folder
        )
        try:
            with file:
                take_in(file, incoming, keep_photo_in(file), progress)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    with EstateSession.open(target, author, environment) as session:
        yield session
