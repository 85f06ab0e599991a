"""What a table of the index is that is made from an estate's file and its assessment."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Table

from renodesk.estates.assessing import Assessment
from renodesk.storage.estate_file import EstateFile

Values = Mapping[str, str | int | None]
"""One row by its columns, without `estate`; exact numbers as `domain.numbers.write_number` writes them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A table with a column `estate`, and what makes its rows of one estate from the estate's file."""

    table: Table
    rows: Callable[[EstateFile, Assessment], Iterable[Values]]
