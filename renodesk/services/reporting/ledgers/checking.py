"""Whether a ledger still holds what its data give: made again and compared, by bytes or cell by cell."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from renodesk.reports.papers import PaperOptions
from renodesk.services.reporting.ledgers.writing import write_ledgers
from renodesk.services.session import EstateSession
from renodesk.tables.book_reading import read_cells

Cells = Mapping[tuple[str, str], object]
_NEAR = 1e-12
"""A spreadsheet keeps 15 digits of a number."""


def is_as_written(session: EstateSession, path: Path, options: PaperOptions) -> tuple[bool, tuple[str, ...]]:
    """Return whether the file is the one this program writes, and the cells that hold something else.

    A workbook that somebody only opened and saved is another file with the same cells.
    """
    with TemporaryDirectory(prefix="renodesk-") as folder:
        again = Path(folder, "again.xlsx")
        write_ledgers(session, again, options)
        if again.read_bytes() == path.read_bytes():
            return True, ()
        return False, tuple(_differing(read_cells(again), read_cells(path)))


def _differing(ours: Cells, theirs: Cells) -> Iterator[str]:
    for spot in dict.fromkeys((*ours, *theirs)):
        if not _is_same(ours.get(spot), theirs.get(spot)):
            yield f"{spot[0]}!{spot[1]}"


def _is_same(first: object, second: object) -> bool:
    if isinstance(first, int | float) and isinstance(second, int | float):
        return abs(first - second) <= _NEAR * max(1.0, abs(first))
    return first == second
