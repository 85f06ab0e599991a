"""What an office notes of no single estate, in its archive: cells read, acted on, and taken back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from renodesk.domain.canonical import Json, dumps
from renodesk.domain.changes import Author
from renodesk.domain.log import utc_text
from renodesk.domain.office_log import Cell, OfficeCell, OfficeLine, Put, cells_of, text_of
from renodesk.errors import FileMissing, NothingToUndo, WrongUsage
from renodesk.office.archive import Archive
from renodesk.office.kept_lines import KeptLines, kept_names
from renodesk.packs import PackText
from renodesk.services.environment import Environment

PACK: Cell = ("@pack",)
MOST_LETTERS = 2000


class OfficeBook:
    """One list of acts (`assessments/performance100-2026`). An act replaces what was read last, no more."""

    def __init__(
        self, archive: Path, folder: str, name: str, author: Author, environment: Environment
    ) -> None:
        """Open a book of an archive; it is made with the first act.

        Raises:
            FileMissing: there is no such archive.
            NotReadable, ArchiveTrouble: it cannot be read.
        """
        self._kept = KeptLines(opened(archive), folder, name)
        self._author, self._environment = author, environment
        self.lines: Sequence[OfficeLine] = ()
        self.cells: Mapping[Cell, OfficeCell] = {}
        self.read()

    def read(self) -> None:
        """Read the book as it stands now.

        Raises:
            NotReadable, ArchiveTrouble: it cannot be read.
        """
        self.lines = self._kept.lines()
        self.cells = cells_of(self.lines)

    def value(self, cell: Cell) -> Json:
        """Return what a cell shows, None where nothing stands."""
        found = self.cells.get(cell)
        return found.value if found is not None else None

    def heads(self, cell: Cell) -> tuple[Json, ...]:
        """Return every value that stands in a cell."""
        found = self.cells.get(cell)
        return tuple(one.value for one in found.heads) if found is not None else ()

    def below(self, *start: str) -> Mapping[Cell, OfficeCell]:
        """Return the cells whose key begins so and that hold something."""
        return {
            cell: found
            for cell, found in self.cells.items()
            if cell[: len(start)] == start and found.value is not None
        }

    def act(self, values: Mapping[Cell, Json], reason: str = "") -> OfficeLine | None:
        """Put values into cells as one act; None where they stand there already.

        Raises:
            WrongUsage: a text is too long.
            NotReadable, NotWritable, DiskFull, FileHeld, ArchiveTrouble: nothing was kept.
        """
        puts = [
            Put(cell=cell, value=value, replaces=self._standing(cell))
            for cell, value in values.items()
            if not self._stands(cell, value)
        ]
        return self._add(puts, reason) if puts else None

    def undo(self) -> OfficeLine:
        """Take back the last act of this person on this computer, where nobody acted on it since.

        Raises:
            NothingToUndo: there is none.
            NotReadable, NotWritable, DiskFull, FileHeld, ArchiveTrouble: nothing was taken back.
        """
        undone = {one.undoes for one in self.lines}
        own = (self._author.person, self._author.device)
        for line in reversed(self.lines):
            if (line.by, line.device) != own or line.undoes or line.id in undone:
                continue
            by_id = {one.id: one for one in self.lines}
            puts = []
            for put in line.puts:
                now = self.cells.get(put.cell)
                standing = [_origin(head.line, put.cell, by_id) for head in now.heads] if now else []
                if standing != [line.id] or put.cell == PACK:
                    continue
                before = _before(line, put.cell, by_id)
                value = _value(before, put.cell) if before is not None else None
                puts.append(Put(cell=put.cell, value=value, replaces=self._standing(put.cell)))
            if puts:
                return self._add(puts, "", line.id)
        raise NothingToUndo

    def keep_pack(self, text: PackText) -> dict[Cell, Json]:
        """Return what an act puts besides so that the book keeps the pack it stands on; nothing twice."""
        if self.value(PACK) is not None:
            return {}
        kept: Json = {"id": text.id, "version": text.version, "sha256": text.sha256, "text": text.text}
        return {PACK: kept}

    def kept_pack(self) -> PackText | None:
        """Return the pack the book stands on; of two the first that was kept."""
        found = self.cells.get(PACK)
        value = found.heads[0].value if found is not None else None
        if not isinstance(value, Mapping):
            return None
        return PackText(**{name: str(value.get(name)) for name in ("id", "version", "sha256", "text")})

    def _standing(self, cell: Cell) -> tuple[str, ...]:
        found = self.cells.get(cell)
        return tuple(head.line.id for head in found.heads) if found is not None else ()

    def _stands(self, cell: Cell, value: Json) -> bool:
        found = self.cells.get(cell)
        if found is None:
            return value is None
        return not found.is_contested and dumps(found.value) == dumps(value)

    def _add(self, puts: Sequence[Put], reason: str, undoes: str = "") -> OfficeLine:
        at = utc_text(self._environment.clock())

        def make(lines: Sequence[OfficeLine]) -> str:
            number = max((one.number for one in lines), default=0) + 1
            return text_of(number, at, self._author.person, self._author.device, reason, puts, undoes)

        if max((len(text) for text in _texts(puts)), default=0) > MOST_LETTERS:
            raise WrongUsage(what="text", value=str(MOST_LETTERS))
        line = self._kept.add(make)
        self.read()
        return line


def opened(archive: Path) -> Archive:
    """Return an archive that is there.

    Raises:
        FileMissing: there is none.
    """
    if not archive.is_dir():
        raise FileMissing(file=archive.name)
    return Archive(archive)


def book_names(archive: Path, folder: str) -> list[str]:
    """Return the names of the books in a folder of an archive.

    Raises:
        FileMissing: there is no such archive.
        ArchiveTrouble: its store is away.
    """
    return kept_names(opened(archive), folder)


def _before(line: OfficeLine, cell: Cell, by_id: Mapping[str, OfficeLine]) -> OfficeLine | None:
    """Return the line whose value a line replaced in a cell; of several the last."""
    replaced = next((put.replaces for put in line.puts if put.cell == cell), ())
    known = [by_id[one] for one in replaced if one in by_id]
    return max(known, key=lambda one: one.order, default=None)


def _origin(line: OfficeLine, cell: Cell, by_id: Mapping[str, OfficeLine]) -> str:
    """Return the act a value in a cell is of: what was taken back lets an earlier one stand again."""
    found: OfficeLine | None = line
    while found is not None and found.undoes in by_id:
        found = _before(by_id[found.undoes], cell, by_id)
    return found.id if found is not None else ""


def _value(line: OfficeLine, cell: Cell) -> Json:
    return next((put.value for put in line.puts if put.cell == cell), None)


def _texts(puts: Sequence[Put]) -> list[str]:
    return [put.value for put in puts if isinstance(put.value, str)]
