"""The whole input of a plan document (一小区一策), resolved: names, numbers, money in fen, photos."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from renodesk.domain.money import Amounts, Fen
from renodesk.reports.blocks import Tone
from renodesk.reports.chapters_snapshot import ChaptersPart
from renodesk.reports.consent_snapshot import ConsentPart
from renodesk.reports.ledger_snapshot import ResourceEntry
from renodesk.reports.meeting_snapshot import RuleLine
from renodesk.reports.plan_money_snapshot import BillPart, FundingPart, MoneyPart
from renodesk.reports.procedure_snapshot import WayLine
from renodesk.reports.questionnaire_snapshot import DraftPart
from renodesk.reports.snapshot import BuildingLine, FactLine, Interval, PackLine, PhotoLine, UnseenLine
from renodesk.texts import Language

Duty = Literal["must", "upgrade", "outside"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreLine:
    """A score of today and the one predicted after the plan, with the words of both."""

    code: str
    name: str
    today: Interval
    after: Interval
    today_word: str = ""
    after_word: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GainLine:
    """What one item adds to the total, in the order of the works."""

    name: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkLine:
    """One item of the plan over the places where it is asked for alike.

    `asked` are the shortfalls it answers, `origin` where its quantities come from, `note` the reason of
    other quantities. `total` is None where nothing of it has a price.
    """

    code: str
    name: str
    duty: Duty
    group: str
    phase: str
    places: str
    place_count: int
    quantities: str
    origin: str
    asked: str
    year: int
    is_urgent: bool
    note: str = ""
    total: Amounts | None = None
    lacks: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOutLine:
    """An item that is not in the plan, over the places where that has one reason ("": nobody gave one)."""

    code: str
    name: str
    duty: Duty
    places: str
    asked: str
    reason: str
    is_asked: bool
    is_urgent: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TrenchLine:
    """What opens the ground at one place in one year; `is_again`: it is opened there in another year too."""

    place: str
    year: int
    works: str
    is_again: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class WishLine:
    """What residents want of an item, and what the plan does with it."""

    code: str
    name: str
    wish: str
    answer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StateLine:
    """A row of the tree that says how the estate is run: score, what was observed, how that is known."""

    code: str
    name: str
    score: Interval
    word: str
    said: str
    basis: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeLine:
    """A channel or rule of the funding pack for the time after the works."""

    code: str
    name: str
    payer: str
    rule: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ManagementLine:
    """A problem that management mends, not works (管理类问题)."""

    name: str
    sentence: str
    remedy: str
    responsible: str
    due: str
    is_urgent: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class GovernancePart:
    """What is recorded of property management, self-governance and consent; nothing is made up.

    `*_open` are register fields nobody filled in; `consent_local` says whose rules hold, "" for unsaid;
    `consent_profile` which profile was chosen, "" for none.
    """

    property_facts: tuple[FactLine, ...]
    property_open: tuple[str, ...]
    property_rows: tuple[StateLine, ...]
    practices: tuple[PracticeLine, ...]
    management: tuple[str, ...]
    problems: tuple[ManagementLine, ...]
    governance_facts: tuple[FactLine, ...]
    governance_open: tuple[str, ...]
    governance_rows: tuple[StateLine, ...]
    consent_facts: tuple[FactLine, ...]
    consent_open: tuple[str, ...]
    consent_rows: tuple[StateLine, ...]
    consent_rules: tuple[RuleLine, ...]
    consent_local: str
    consent_profile: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AlternativeLine:
    """A plan beside others (方案比选); `total` is None where the round has no price book."""

    title: str
    is_this: bool
    is_adopted: bool
    measures: int
    total: Amounts | None
    gap: Amounts | None
    lacks: int
    after: Interval
    left_out: int
    no_reason: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LightLine:
    """A light of a building (五不) or the estate (六有): its state with a sign, and what decides."""

    name: str
    word: str
    said: str
    tone: Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetShortfall:
    """A shortfall at a building: its worst score there, and what was observed where in it."""

    code: str
    name: str
    score: Fraction
    said: str
    is_urgent: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetPart:
    """一楼一策: a building (or the common parts) with its shortfalls, measures and money.

    `residents` is what falls on its homes of the residents' money, `each` on one household.
    """

    name: str
    is_common: bool
    facts: tuple[FactLine, ...]
    lights: tuple[LightLine, ...]
    shortfalls: tuple[SheetShortfall, ...]
    works: tuple[WorkLine, ...]
    left_out: tuple[LeftOutLine, ...]
    total: Amounts | None
    lacks: int
    per_household: Amounts | None
    per_m2: Amounts | None
    residents: Fen | None
    each: Fen | None
    photos: tuple[PhotoLine, ...]
    more_photos: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanSnapshot:
    """Everything a plan document prints of one alternative.

    `date` is the data's day; `digest` the SHA-256 over exactly these changes. `money` is None where the round
    has no price book, `bills` where nobody has money to pay. `best` says what the best plan under the budget
    would be, in sentences; `years` is how many years the plan has.
    """

    language: Language
    estate: str
    estate_id: str
    round: str
    date: str
    digest: str
    version: str
    title: str
    key: str
    is_adopted: bool
    is_sealed: bool
    seal: str
    prepared: str
    checked: str
    reviewed: str
    statement: str
    is_proposed: bool
    place_facts: tuple[FactLine, ...]
    households: str
    floor_area: str
    building_columns: tuple[str, ...]
    buildings: tuple[BuildingLine, ...]
    total: ScoreLine
    groups: tuple[ScoreLine, ...]
    gains: tuple[GainLine, ...]
    works: tuple[WorkLine, ...]
    left_out: tuple[LeftOutLine, ...]
    trenches: tuple[TrenchLine, ...]
    digging_lacks: tuple[str, ...]
    early: tuple[str, ...]
    money: MoneyPart | None
    funding: FundingPart | None
    bills: BillPart | None
    governance: GovernancePart
    consent: ConsentPart
    chapters: ChaptersPart
    wishes: tuple[WishLine, ...]
    alternatives: tuple[AlternativeLine, ...]
    best: tuple[str, ...]
    sheets: tuple[SheetPart, ...]
    unseen: tuple[UnseenLine, ...]
    contested: tuple[str, ...]
    urgent_open: int
    packs: tuple[PackLine, ...]
    years: int = 0
    resources: tuple[ResourceEntry, ...] = ()
    way: tuple[WayLine, ...] = ()
    drafts: tuple[DraftPart, ...] = ()

    @property
    def is_example(self) -> bool:
        """Return whether its prices are invented: 示例、不得用于报批."""
        return self.money is not None and self.money.is_example

    @property
    def is_draft(self) -> bool:
        """Return whether no plan is adopted yet, or the diagnosis under it is not sealed."""
        return not (self.is_adopted and self.is_sealed)
