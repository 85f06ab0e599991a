"""The whole input of the papers of a procedure, in words: steps, lists, eligibility, joint form, the way."""

from dataclasses import dataclass

from renodesk.reports.blocks import Tone
from renodesk.texts import Language

Words = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a table, with the tone of its verdict."""

    cells: Words
    tone: Tone = "plain"


@dataclass(frozen=True, kw_only=True, slots=True)
class WayPart:
    """A procedure gone step by step: its name, its source, how far it is, and every step."""

    title: str
    source: str
    summary: str
    steps: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SpecialPart:
    """A special project: its name, whether it keeps step, its rows and stages."""

    title: str
    word: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WayLine:
    """Something on a day; planned things are in grey."""

    day: str
    kind: str
    text: str
    is_planned: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ProcedureSnapshot:
    """Everything the papers of a procedure print; no name or phone of anybody.

    `date` is the data's day, by which lateness is counted, so that the same data give the same paper.
    """

    language: Language
    estate: str
    estate_id: str
    date: str
    digest: str
    office: str
    statement: str
    verdict: str
    verdict_tone: Tone
    conditions: tuple[Row, ...]
    verdict_remarks: Words
    verdict_statement: str
    ways: tuple[WayPart, ...]
    papers: tuple[Row, ...]
    ones: tuple[Row, ...]
    ones_word: str
    ones_source: str
    specials: tuple[SpecialPart, ...]
    roles: tuple[Row, ...]
    meetings: tuple[Row, ...]
    meeting_words: Words
    questions: tuple[Row, ...]
    promises: tuple[Row, ...]
    guarded: tuple[str, ...]
    """What the promises are about, a line each."""
    exempt: bool | None
    exempt_word: str
    form_parts: tuple[tuple[str, str], ...]
    form_opinions: tuple[Row, ...]
    form_days: str
    form_source: str
    way: tuple[WayLine, ...]
