"""The whole input of a report, resolved: names, numbers and photos, no storage and no rules."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from renodesk.reports.problem_snapshot import ProblemsPart
from renodesk.texts import Language

Number = Fraction | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A score with its ends; not applicable has neither."""

    low: Number
    high: Number

    @property
    def is_na(self) -> bool:
        """Return whether there is no score to have."""
        return self.low is None


@dataclass(frozen=True, kw_only=True, slots=True)
class NodeLine:
    """A node of the tree: first and second levels, and leaves with their basis and provenance."""

    code: str
    name: str
    level: int
    interval: Interval
    word: str
    is_red: bool = False
    is_urgent: bool = False
    is_contested: bool = False
    basis: str = ""
    provenance: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PhotoLine:
    """A photo on paper: caption, place and time in words.

    `read` gives the upright JPEG, or None when it is not here.
    """

    sha256: str
    caption: str
    read: Callable[[], bytes | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortfall:
    """A leaf below the pass mark.

    The sentence of the problem ledger, details, photos, and what it asks for.
    """

    code: str
    name: str
    interval: Interval
    is_red: bool
    is_urgent: bool
    sentence: str
    details: tuple[str, ...]
    remedies: tuple[str, ...]
    photos: tuple[PhotoLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RedLine:
    """A red flag: item, place and score."""

    code: str
    name: str
    place: str
    score: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckLine:
    """One of the renovation items.

    Class, what was said of it over the places, quantities, and what is proposed.
    """

    code: str
    name: str
    kind: str
    said: str
    quantities: str
    proposed: str
    wish: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactLine:
    """A register value with its label and unit."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildingLine:
    """A building of the register."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class UnseenLine:
    """What nobody could see, or is still open: item, places and the reason."""

    code: str
    name: str
    places: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PackLine:
    """A pack the data was judged by."""

    title: str
    version: str
    sha256: str
    statement: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RateLine:
    """A chapter or a 必改 item: solved of due, the share in words; a chapter also has both scores."""

    code: str
    name: str
    solved: int
    due: int
    share: str
    last: Interval | None = None
    now: Interval | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemLine:
    """The problems of one item: how many were due and solved, and the places of each outcome in words."""

    code: str
    name: str
    solved: int
    due: int
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ArisenLine:
    """Shortfalls of one item that are new today, and whether anybody had seen these places before."""

    code: str
    name: str
    places: str
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeLine:
    """An item seen both times by one rule: at how many places it got better, stayed, got worse."""

    code: str
    name: str
    better: int
    same: int
    worse: int
    mean: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PairLine:
    """One spot before and after."""

    title: str
    before: PhotoLine
    after: PhotoLine


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonPart:
    """The whole chapter; `notes` say what may be compared and what not, `more_pairs` were left out."""

    last: str
    now: str
    last_total: Interval
    now_total: Interval
    rate: RateLine
    must: RateLine
    chapters: tuple[RateLine, ...]
    musts: tuple[RateLine, ...]
    problems: tuple[ProblemLine, ...]
    arisen: tuple[ArisenLine, ...]
    changes: tuple[ChangeLine, ...]
    notes: tuple[str, ...]
    pairs: tuple[PairLine, ...]
    more_pairs: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PinLine:
    """A pin of a site plan: where it stands on the picture as it is printed, and what its legend says.

    `kind` is problem, photo, place or note, `item` the code of an indicator or "". `photo` says which photo
    it is, `photos` how many show what it marks.
    """

    number: int
    x: Fraction
    y: Fraction
    kind: Literal["problem", "photo", "place", "note"]
    is_red: bool
    is_low: bool
    place: str
    item: str
    name: str
    said: str
    photo: str
    photos: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """A site plan with its pins; `width` and `height` are its shape as it is printed.

    `read` gives the upright JPEG, or None when it is not here.
    """

    number: int
    title: str
    width: int
    height: int
    read: Callable[[], bytes | None]
    pins: tuple[PinLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """Everything a report prints.

    `date` is the data's day; `digest` the SHA-256 over exactly these changes.
    """

    language: Language
    estate: str
    estate_id: str
    round: str
    date: str
    digest: str
    seal: str
    prepared: str
    checked: str
    reviewed: str
    version: str
    is_proposed: bool
    statement: str
    total: Interval
    word: str
    scored: int
    applicable: int
    dealt: int
    all: int
    completion: Fraction
    dealt_with: Fraction
    photos_have: int
    photos_needed: int
    contested: tuple[str, ...]
    groups: tuple[NodeLine, ...]
    nodes: tuple[NodeLine, ...]
    red_flags: tuple[RedLine, ...]
    shortfalls: tuple[Shortfall, ...]
    plans: tuple[PlanLine, ...]
    checks: tuple[CheckLine, ...]
    facts: tuple[FactLine, ...]
    building_columns: tuple[str, ...]
    buildings: tuple[BuildingLine, ...]
    unseen: tuple[UnseenLine, ...]
    bases: tuple[tuple[str, int], ...]
    packs: tuple[PackLine, ...]
    warnings: tuple[str, ...]
    comparison: ComparisonPart | None = None
    """This round beside the one before; None for the first."""
    problems: ProblemsPart | None = None
    """What the handbook says; None without one."""
    is_sealed: bool = False
    """Whether the round is sealed; until then its papers are drafts."""
