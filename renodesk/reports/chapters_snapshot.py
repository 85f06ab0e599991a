"""What the plan's chapters print of procedure, self-check and questionnaires."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renodesk.reports.blocks import Tone
from renodesk.reports.procedure_snapshot import WayPart


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedLine:
    """A clause of the measuring standard: the answer given, and what the estate file tells of it."""

    code: str
    name: str
    word: str
    tone: Tone
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedPart:
    """What residents answered on questionnaires, a sentence each; only counts and shares."""

    sums: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptRow:
    """A row of a ledger: what its listed columns say, without names."""

    number: str
    said: str
    due: str
    state: str
    is_open: bool
    is_late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptLedger:
    """A ledger of the estate: how it stands, its first rows, and how many `more` there are."""

    title: str
    sums: str
    rows: tuple[KeptRow, ...]
    more: int
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChaptersPart:
    """`checked` are clauses of the self-check by chapter, `kept` the ledgers with rows by chapter.

    `ways` are the procedures with every step.
    """

    ways: tuple[WayPart, ...] = ()
    asked: AskedPart = AskedPart()
    check: str = ""
    """Of which year the self-check is, and of which document."""
    checked: Mapping[str, tuple[CheckedLine, ...]] = field(default_factory=dict)
    kept: Mapping[str, tuple[KeptLedger, ...]] = field(default_factory=dict)
