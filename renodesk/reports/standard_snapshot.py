"""The whole input of the paper of an estate's self-check by the measuring standard, in words."""

from dataclasses import dataclass

from renodesk.reports.blocks import Tone
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardPaperRow:
    """A row: what it says, what was answered, what the program tells beside it, and what bears it out.

    `depth` is 1 for the two parts, 2 for their items, 3 for clauses.
    """

    depth: int
    code: str
    name: str
    text: str
    answer: str
    tone: Tone
    told: str
    evidence: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardSnapshot:
    """Everything the paper prints; the same data give the same paper."""

    language: Language
    estate: str
    estate_id: str
    year: int
    date: str
    digest: str
    office: str
    sums: str
    rows: tuple[StandardPaperRow, ...]
    open: tuple[str, ...]
    statement: str
    source: str
    pack: str
