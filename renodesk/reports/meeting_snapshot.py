"""The whole input of residents' papers, resolved and in plain words: poster, order form, notice, sheets."""

from dataclasses import dataclass

from renodesk.reports.snapshot import Interval, PhotoLine
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """Places in words, and the same in few letters for where there is no room."""

    full: str
    short: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something that is bad, as residents say it; its photo only where it may hang in public."""

    code: str
    plain: str
    where: Where
    is_urgent: bool
    photo: PhotoLine | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """An upgrade residents may ask for; its number is its place among all of the pack, so that it stays."""

    number: int
    code: str
    plain: str
    name: str
    is_suggested: bool
    is_planned: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedWork:
    """A work of the plan with all its places; `payers` says who pays what part, as far as it is known."""

    code: str
    plain: str
    name: str
    is_must: bool
    where: Where
    payers: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleLine:
    """A rule of consent: before what, in the document's words, and where it stands."""

    stage: str
    text: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingSnapshot:
    """Everything the papers of a residents' meeting print; no name, phone or vote of anybody.

    `date` is the data's day; `unseen` answers nobody could give yet; `local` whose rules of consent hold, ""
    where nobody said so, of those `local_known`; `profile` the one somebody chose, "" where nobody did.
    `photos_told` says how many photos were left out and why.
    """

    language: Language
    estate: str
    estate_id: str
    address: str
    round: str
    date: str
    digest: str
    seal: str
    is_sealed: bool
    is_proposed: bool
    office: str
    score: Interval
    word: str
    unseen: int
    findings: tuple[Finding, ...]
    more_findings: int
    works: tuple[PlannedWork, ...]
    plan: str
    is_adopted: bool
    menu: tuple[Choice, ...]
    not_offered: int
    buildings: str
    building_count: int
    households: int | None
    rules: tuple[RuleLine, ...]
    local: str
    profile: str
    local_known: tuple[str, ...]
    rules_statement: str
    is_example: bool
    photos_told: str

    @property
    def musts(self) -> tuple[PlannedWork, ...]:
        """Return the 必改 of the plan."""
        return tuple(one for one in self.works if one.is_must)
