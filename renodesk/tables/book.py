"""A workbook of ledgers as values: sheets with typed columns, and sums a spreadsheet can work out again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

Number = Fraction | int


class ColumnKind(StrEnum):
    """What the cells of a column hold; anywhere a text may stand instead, and None is an empty cell."""

    TEXT = "text"
    WORDS = "words"
    """Sentences: as wide as they need up to a limit, then on several lines."""
    COUNT = "count"
    NUMBER = "number"
    """A quantity: whole, or with up to two decimals."""
    MONEY = "money"
    """Whole fen, shown in yuan."""
    PERCENT = "percent"
    """0 to 100."""
    SCORE = "score"
    DATE = "date"
    TIME = "time"


class Look(StrEnum):
    """How a row stands out."""

    PLAIN = "plain"
    GROUP = "group"
    SUBGROUP = "subgroup"
    BAD = "bad"
    QUIET = "quiet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Across:
    """The sum of the columns `first` to `last` of its own row, as the program says it."""

    first: int
    last: int
    value: Number


@dataclass(frozen=True, kw_only=True, slots=True)
class Plus:
    """Some columns of its own row added up, as the program says it."""

    columns: tuple[int, ...]
    value: Number


@dataclass(frozen=True, kw_only=True, slots=True)
class Below:
    """What the `count` rows under it come to in its own column."""

    count: int
    value: Number


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """What a column of another sheet comes to over all its rows."""

    sheet: str
    column: int
    value: Number


@dataclass(frozen=True, kw_only=True, slots=True)
class Matching:
    """What the rows of another sheet come to whose column `match` says what column `own` of this row says."""

    sheet: str
    match: int
    amount: int
    own: int
    value: Number


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """The name of another sheet, which leads there."""

    sheet: str


Worked = Across | Plus | Below | Whole | Matching
"""A formula, with what it comes to."""
CellValue = str | Number | date | datetime | Worked | Link | None


@dataclass(frozen=True, kw_only=True, slots=True)
class BookColumn:
    """A column; `total` is what the program says its rows come to, None where they are not added up.

    A number below `bad_below` stands out.
    """

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    total: Number | None = None
    bad_below: Fraction | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BookRow:
    """A row; `depth` is how deep it lies in an outline that can be folded."""

    cells: tuple[CellValue, ...]
    look: Look = Look.PLAIN
    depth: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class BookSheet:
    """A table under its title and notes; the columns left of `frozen` stay in view."""

    key: str
    name: str
    title: str
    columns: tuple[BookColumn, ...]
    rows: tuple[BookRow, ...]
    notes: tuple[str, ...] = ()
    total_label: str = ""
    frozen: int = 0
    has_filter: bool = True

    @property
    def first_row(self) -> int:
        """Return the row of the first line of the table, counted from 0: under title, notes and heads."""
        return 2 + len(self.notes)

    @property
    def has_totals(self) -> bool:
        """Return whether a row of sums stands under the table."""
        return bool(self.rows) and any(column.total is not None for column in self.columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """A workbook; `day` is that of its data, so that the same data are the same bytes.

    Header and footer stand on every printed page; `page` has {page} and {pages}.
    """

    sheets: tuple[BookSheet, ...]
    title: str
    author: str
    subject: str
    day: date
    header_left: str
    header_right: str
    footer_left: str
    footer_right: str
    page: str
    facts: Mapping[str, str] = field(default_factory=dict)
    """Properties of the file by name, for whoever sorts many of them."""
