"""Tables of a pack: decoding what a spreadsheet saved, and rows with their numbers."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renodesk.packs.complaints import Complaints, Spot

MAX_ROWS = 5_000


def decode_csv(data: bytes) -> str | None:
    """Return text saved as UTF-8.

    (with or without mark) or, by a Chinese Excel, GB 18030; None if it is neither.
    """
    for coding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a pack table: its cells by column name, and where it stands."""

    spot: Spot
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell, without the blank that guards a leading `@`, `=`, `+` or `-`."""
        return self.cells.get(column, "").strip()

    def at(self, column: str) -> Spot:
        """Return where a cell stands."""
        return Spot(pack=self.spot.pack, file=self.spot.file, row=self.spot.row, column=column)


def read_rows(text: str, spot: Spot, columns: tuple[str, ...], complaints: Complaints) -> list[Row]:
    """Return the rows of a table that hold anything.

    Complain about a header that lacks `columns` or doubles one.
    """
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        complaints.add(spot, "pack_csv_broken", detail=error)
        return []
    if not lines:
        complaints.add(spot, "pack_table_empty")
        return []
    header = [cell.strip() for cell in lines[0]]
    for column in columns:
        if column not in header:
            complaints.add(
                Spot(pack=spot.pack, file=spot.file, row=1, column=column),
                "pack_column_missing",
                column=column,
            )
    for column in sorted({name for name in header if name and header.count(name) > 1}):
        complaints.add(
            Spot(pack=spot.pack, file=spot.file, row=1, column=column), "pack_column_twice", column=column
        )
    if len(lines) > MAX_ROWS:
        complaints.add(spot, "pack_too_many_rows", most=MAX_ROWS)
    return list(_rows(lines[1:MAX_ROWS], header, spot))


def _rows(lines: list[list[str]], header: list[str], spot: Spot) -> Iterator[Row]:
    for number, line in enumerate(lines, 2):
        if any(cell.strip() for cell in line):
            cells = dict(zip(header, line, strict=False))
            yield Row(spot=Spot(pack=spot.pack, file=spot.file, row=number), cells=cells)
