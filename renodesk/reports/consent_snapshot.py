"""What papers print of ballots and gates: who was asked, what it comes to, and what is still missing."""

from dataclasses import dataclass

from renodesk.reports.blocks import Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class GateLine:
    """A gate: before what it stands, what it comes to, the figures of its rules and their clauses."""

    stage: str
    name: str
    is_local: bool
    word: str
    tone: Tone
    sentence: str
    figures: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotLine:
    """A ballot: what was asked of whom, when, what was said in all, and what is wrong with it."""

    matter: str
    stage: str
    place: str
    days: str
    public: str
    voices: str
    evidence: str
    marks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadyLine:
    """Whether the estate is ready for a stage as far as consent goes, and why not."""

    stage: str
    word: str
    tone: Tone
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentPart:
    """Ballots, gates and readiness of an estate; no name, door or single vote of anybody."""

    ready: tuple[ReadyLine, ...] = ()
    gates: tuple[GateLine, ...] = ()
    ballots: tuple[BallotLine, ...] = ()
    missing: tuple[str, ...] = ()
