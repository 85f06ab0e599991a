"""The whole input of the paper of kept ledgers (台账), in words and without names."""

from dataclasses import dataclass

from renodesk.reports.blocks import Tone
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptLine:
    """A row: its number, what it says, who has to act, when it is due, its state, and its tone."""

    number: str
    matter: str
    who: str
    due: str
    state: str
    tone: Tone = "plain"


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPart:
    """A ledger: how it stands, every row, and where its columns come from."""

    title: str
    sums: str
    lines: tuple[KeptLine, ...]
    statement: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptSnapshot:
    """Every ledger that has rows; `overdue` are the late ones of all, by ledger title."""

    language: Language
    estate: str
    estate_id: str
    date: str
    digest: str
    office: str
    ledgers: tuple[KeptPart, ...]
    overdue: tuple[tuple[str, KeptLine], ...]
