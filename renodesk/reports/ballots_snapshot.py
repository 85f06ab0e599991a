"""What the notice of a ballot's result prints: sums alone, no name, door or single vote of anybody."""

from dataclasses import dataclass

from renodesk.reports.consent_snapshot import GateLine
from renodesk.texts import Language

Row = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticePart:
    """A ballot as it is posted.

    `voices` is a row for each voice, one for who said nothing and one of all there are; `places` a row a
    building. `public` is "" where nobody said from when to when it is posted.
    """

    matter: str
    place: str
    asked: str
    public: str
    is_closed: bool
    voices: tuple[Row, ...]
    gates: tuple[GateLine, ...]
    places: tuple[Row, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotsSnapshot:
    """Everything of one moment; `digest` is of exactly these data, `date` their day."""

    language: Language
    estate: str
    estate_id: str
    date: str
    digest: str
    office: str
    statement: str
    notices: tuple[NoticePart, ...]
