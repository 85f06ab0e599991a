"""The whole input of the ledgers, resolved: what the report prints, and beside it every number by place."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from renodesk.reports.ledger_money import LedgerMoney
from renodesk.reports.ledger_problems import ProblemNumbers
from renodesk.reports.snapshot import NodeLine, Snapshot


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorLine:
    """A row of the tree, its weight among its siblings, and where it falls short or has not been seen."""

    node: NodeLine
    weight: Fraction
    is_bottom_line: bool
    below: str
    below_count: int
    unseen: str
    unseen_count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixLine:
    """An indicator over the buildings: the lowest score in each, or why there is none."""

    code: str
    name: str
    is_bottom_line: bool
    cells: tuple[Fraction | str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuantityLine:
    """A quantity of one of the 36 over the estate's common parts and its buildings, as it was said.

    A text is a value that is no number, kept as it was typed; it is in no sum.
    """

    label: str
    unit: str
    cells: tuple[Fraction | str | None, ...]

    @property
    def total(self) -> Fraction:
        """Return what the numbers come to."""
        return sum((one for one in self.cells if isinstance(one, Fraction)), Fraction(0))


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksLine:
    """One of the 36 over the estate's common parts and its buildings."""

    code: str
    name: str
    kind: str
    phase: str
    statuses: tuple[str, ...]
    needed: int
    """At how many places it is needed."""
    proposed: str
    wish: str
    quantities: tuple[QuantityLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PhotoEntry:
    """A use of a photo; `taken` is its local time, None where only `taken_said` is known or nothing."""

    name: str
    sha256: str
    place: str
    item: str
    item_name: str
    role: str
    taken: datetime | None
    taken_said: str
    caption: str
    is_here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceEntry:
    """An idle space with one thing it could become ("" where nobody looked, or there is none).

    `needs` are the indicators it would serve, with their scores; `is_wanted`: one of them falls short.
    """

    place: str
    kind: str
    size: Fraction | None
    unit: str
    note: str
    photos: int
    use: str
    needs: str
    is_wanted: bool
    least: Fraction | None
    is_large_enough: bool | None
    source: str
    use_note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerSnapshot:
    """Everything the ledgers hold; `buildings` are their names in order."""

    report: Snapshot
    day: date
    pass_mark: Fraction
    buildings: tuple[str, ...]
    indicators: tuple[IndicatorLine, ...]
    matrix: tuple[MatrixLine, ...]
    works: tuple[WorksLine, ...]
    money: LedgerMoney
    problems: ProblemNumbers
    photos: tuple[PhotoEntry, ...]
    resources: tuple[ResourceEntry, ...] = ()
    office: str = ""
