"""Open a bundle to take from it: only after the whole of it was checked, through the same open file."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from renodesk.bundles.container import Broken, Fault
from renodesk.bundles.members import read_member
from renodesk.bundles.sealing import plain
from renodesk.bundles.verifying import (
    FOREIGN,
    STRAY,
    BagReport,
    Progress,
    no_progress,
    open_file,
    verify_stream,
)
from renodesk.errors import BundleFaulty, BundleForeign, NewerBundle


class Bag:
    """A bundle that was checked and is open."""

    def __init__(self, path: Path, file: BinaryIO, report: BagReport) -> None:
        """Use `open_bag`."""
        self._path = path
        self._file = file
        self.report = report
        self.info = report.info
        self.digest = report.digest

    def names(self, below: str = "") -> list[str]:
        """Return the payload's names (without `data/`) that begin so, in order."""
        prefix = "data/" + below
        return sorted(name[5:] for name in self.report.entries if name.startswith(prefix))

    def sha256(self, name: str) -> str:
        """Return the SHA-256 of a payload file's bytes, "" where no manifest names it by that."""
        return self.report.digests.get("data/" + name, "")

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a payload file's bytes.

        Raises:
            BundleFaulty: it is not there, or the file changed since it was checked.
        """
        entry = self.report.entries.get("data/" + name)
        if entry is None:
            raise BundleFaulty(file=self._path.name, faults=(), count=1, detail=name)
        try:
            yield from read_member(self._file, entry)
        except Broken as broken:
            raise BundleFaulty(file=self._path.name, faults=(broken.fault,), count=1) from broken

    def read(self, name: str, *, most: int) -> bytes:
        """Return a payload file of at most `most` bytes.

        Raises:
            BundleFaulty: it is not there or is larger.
        """
        entry = self.report.entries.get("data/" + name)
        if entry is None or entry.size > most:
            raise BundleFaulty(file=self._path.name, faults=(), count=1, detail=name)
        return b"".join(self.chunks(name))


@contextmanager
def open_bag(path: Path, progress: Progress = no_progress, identities: Sequence[str] = ()) -> Iterator[Bag]:
    """Check a bundle whole and open it, with one of the secret keys where it is sealed.

    Raises:
        FileMissing, NotReadable: the file cannot be had.
        NewerBundle: a newer RenoDesk wrote it.
        BundleSealed: it is sealed, and not for any of these keys.
        BundleFaulty: something is wrong with it; every fault is in `faults`.
    """
    with open_file(path) as raw, plain(raw, path.name, identities) as file:
        report = verify_stream(file, progress)
        newer = newer_in(report)
        if newer is not None:
            raise NewerBundle(file=path.name, version=newer.facts["version"], needs=newer.facts["needs"])
        if report.faults:
            raise faulty(report, path.name)
        yield Bag(path, file, report)


def faulty(report: BagReport, name: str) -> BundleFaulty:
    """Return the failure that says why nothing is taken from a bundle with faults."""
    codes = {fault.code for fault in report.faults} - {STRAY}
    is_foreign = bool(codes) and codes <= FOREIGN
    kind = BundleForeign if is_foreign else BundleFaulty
    return kind(file=name, faults=report.faults, count=len(report.faults))


def newer_in(report: BagReport) -> Fault | None:
    """Return the fault that says a bundle is of a newer format, where what says so was not altered.

    Its other faults may be nothing but what the newer format allows.
    """
    altered = ("bundle_digest_differs", "bundle_not_listed", "bundle_member_damaged")
    if any(one.member == "bag-info.txt" and one.code in altered for one in report.faults):
        return None
    return next((one for one in report.faults if one.code == "bundle_newer"), None)
