"""A copy of the shipped packs that a test may damage, one cell at a time."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from renodesk.packs import Complaint, check_packs

TREE = "liveability/items.csv"
WEIGHTS = "liveability/weights.csv"
USES = "liveability/uses.csv"
CHECKLIST = "checklist36/items.csv"
COSTS = "checklist36/costs.csv"
PRICES = "price-example/prices.csv"
LIMITS = "price-example/limits.csv"
REGISTER = "register/fields.csv"
RESPONDENTS = "register/respondents.csv"
PAPERS = "register/papers.csv"
TALK = "register/talk.csv"


@dataclass(frozen=True)
class PacksCopy:
    """The packs in a folder of the test's own."""

    folder: Path

    def rows(self, file: str) -> list[list[str]]:
        """Return a table as the spreadsheet shows it: row 1 of the sheet is the first of the list."""
        text = (self.folder / file).read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))

    def write(self, file: str, rows: list[list[str]]) -> None:
        """Save a table as a spreadsheet does."""
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerows(rows)
        (self.folder / file).write_bytes(out.getvalue().encode("utf-8-sig"))

    def row_of(self, file: str, key: str) -> int:
        """Return the number the spreadsheet gives the row whose first cell is `key`."""
        return next(number for number, row in enumerate(self.rows(file), 1) if row[0] == key)

    def cell(self, file: str, key: str, column: str) -> str:
        """Return one cell."""
        rows = self.rows(file)
        return rows[self.row_of(file, key) - 1][rows[0].index(column)]

    def put(self, file: str, key: str, column: str, value: str) -> int:
        """Overwrite one cell and return the number of its row."""
        rows, at = self.rows(file), self.row_of(file, key)
        rows[at - 1][rows[0].index(column)] = value
        self.write(file, rows)
        return at

    def replace(self, file: str, key: str, column: str, old: str, new: str) -> int:
        """Change a part of one cell, which must be there, and return the number of its row."""
        before = self.cell(file, key, column)
        assert old in before
        return self.put(file, key, column, before.replace(old, new))

    def describe(self, pack: str, old: str, new: str) -> None:
        """Change a part of a pack's description, which must be there."""
        file = self.folder / pack / "pack.toml"
        before = file.read_text(encoding="utf-8")
        assert old in before
        file.write_text(before.replace(old, new, 1), encoding="utf-8")

    def complaints(self) -> list[Complaint]:
        """Return every complaint about the folder."""
        return check_packs(self.folder)

    def codes_at(self, file: str, row: int, column: str) -> list[str]:
        """Return the codes of the complaints about one cell."""
        pack, _, name = file.partition("/")
        return [
            one.code
            for one in self.complaints()
            if (one.spot.pack, one.spot.file, one.spot.row, one.spot.column) == (pack, name, row, column)
        ]
