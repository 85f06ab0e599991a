"""The papers for people that travel in a bundle: diagnosis, plan and ledgers as the settings want papers."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from renodesk.errors import ComponentMissing, Refused, RenodeskError
from renodesk.reports.papers import Form, Kind, PaperOptions
from renodesk.services.environment import Progress, no_progress
from renodesk.services.reporting import read_logo, write_paper_to
from renodesk.services.session import EstateSession
from renodesk.tables.writing import scratch_beside

REPORT, PLAN, LEDGERS = "diagnosis.pdf", "plan.docx", "ledgers.xlsx"


@dataclass(frozen=True, kw_only=True, slots=True)
class BundlePapers:
    """The papers that could be made, as open files by name, and what stood in the way of the others."""

    files: tuple[tuple[str, BinaryIO], ...] = ()
    unmade: Mapping[str, RenodeskError] = field(default_factory=dict)


@contextmanager
def papers_for(
    session: EstateSession,
    out: Path,
    office: str = "",
    logo: bytes | None = None,
    progress: Progress = no_progress,
    *,
    is_sealed: bool = False,
) -> Iterator[BundlePapers]:
    """Make the papers in nameless files that are gone when the block ends.

    They lie on the disk of `out`, or, where the bundle is to be sealed, among this machine's own. A paper
    that cannot be made (a character no font can draw) keeps nothing else from travelling.

    Raises:
        NotWritable, DiskFull: there is no room for them.
    """
    options = PaperOptions(office=office, logo=logo)
    files: list[tuple[str, BinaryIO]] = []
    unmade: dict[str, RenodeskError] = {}
    with ExitStack() as stack:
        for name, make in _MAKERS.items():
            file = stack.enter_context(_own_scratch() if is_sealed else scratch_beside(out))
            try:
                make(session, file, options, progress)
            except (Refused, ComponentMissing) as error:
                unmade[name] = error
            else:
                files.append((name, file))
        yield BundlePapers(files=tuple(files), unmade=unmade)


def paper_logo(file: str) -> bytes | None:
    """Return the logo a setting names, None where there is none or it is no picture any more."""
    try:
        return read_logo(Path(file)) if file.strip(" .") else None
    except RenodeskError:
        return None


@contextmanager
def _own_scratch() -> Iterator[BinaryIO]:
    with cast(BinaryIO, TemporaryFile()) as file:
        yield file


def _diagnosis(session: EstateSession, out: BinaryIO, options: PaperOptions, progress: Progress) -> None:
    write_paper_to(session, Kind.DIAGNOSIS, Form.PDF, out, options, progress)


def _plan(session: EstateSession, out: BinaryIO, options: PaperOptions, progress: Progress) -> None:
    write_paper_to(session, Kind.PLAN, Form.DOCX, out, options, progress)


def _ledgers(session: EstateSession, out: BinaryIO, options: PaperOptions, progress: Progress) -> None:
    from renodesk.services.reporting.ledgers.writing import write_ledgers_to  # a start need not wait for it

    write_ledgers_to(session, out, options, progress)


_MAKERS: Mapping[str, Callable[[EstateSession, BinaryIO, PaperOptions, Progress], None]] = {
    REPORT: _diagnosis,
    PLAN: _plan,
    LEDGERS: _ledgers,
}
