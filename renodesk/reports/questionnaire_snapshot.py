"""The whole input of the papers of the questionnaire, in words: the form, results, order, drafts."""

from dataclasses import dataclass

from renodesk.reports.blocks import Tone
from renodesk.texts import Language

Words = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedRow:
    """A question of the paper form: what is asked, of whom, and what is ticked or written."""

    code: str
    text: str
    hint: str
    ticks: Words
    writes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedPart:
    """A part of the paper form."""

    title: str
    rows: tuple[AskedRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceRow:
    """A row of results, in the tone of its verdict."""

    cells: Words
    tone: Tone = "plain"


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftPart:
    """A draft that went to residents, and what they replied."""

    title: str
    sums: str
    replies: tuple[VoiceRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResidentsPart:
    """What residents said so far: questionnaires, order, drafts; nothing of anybody in particular."""

    sums: str = ""
    sample: str = ""
    questions: tuple[VoiceRow, ...] = ()
    checks: tuple[VoiceRow, ...] = ()
    building_sums: str = ""
    buildings: tuple[VoiceRow, ...] = ()
    beside: tuple[VoiceRow, ...] = ()
    order_sums: str = ""
    order: tuple[VoiceRow, ...] = ()
    drafts: tuple[DraftPart, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionnaireSnapshot:
    """Everything the papers of the questionnaire print."""

    language: Language
    estate: str
    estate_id: str
    date: str
    digest: str
    office: str
    phase: str
    version: str
    statement: str
    form: tuple[AskedPart, ...]
    residents: ResidentsPart
