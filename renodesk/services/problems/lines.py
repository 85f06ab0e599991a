"""What the handbook says of a round, as plain values for lists, papers and scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.places import Place
from renodesk.domain.problems import Differing, LightState, Presence, Said, Urging

STATUSES = ("open", "doing", "done", "closed")
"""待整治, 整治中, 已整治待复核, 已销号."""
SEVERITIES = ("一般", "较严重", "严重", "非常严重")
DIFFICULTIES = ("低", "中", "高")
URGENCIES = ("限时解决", "尽力解决")
REPAIRS = ("工程类", "管理类")
"""The handbook's own words, as its lists print them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemLine:
    """A problem that is there, over all its places.

    `sentence` is the handbook's fixed one, `lacks` its placeholders nobody filled, `words` those filled by
    hand. `urgency_why` says where the urgency comes from, `unsolved` where an earlier round found it already.
    `list_column` is the column of the estates' problem list it belongs to, "" for dwellings. `is_asked`: an
    answer to its question says so; `is_edited`: somebody added to it. `open_places` are not decided yet.
    `where` are its places in words, `area` only the buildings.
    """

    key: str
    indicator: str
    code: str
    name: str
    sentence: str
    lacks: tuple[str, ...]
    words: Mapping[str, str]
    places: tuple[Place, ...]
    where: str
    area: str
    open_places: tuple[Place, ...]
    severity: str
    urgency: str
    urgency_why: Urging
    unsolved: tuple[Place, ...]
    difficulty: str
    repair: str
    responsible: str
    due: str
    status: str
    note: str
    list_column: str
    remedy: str
    tree_codes: tuple[str, ...]
    check_codes: tuple[str, ...]
    is_dwelling: bool
    is_bottom_line: bool
    is_asked: bool
    is_edited: bool
    is_contested: bool
    source: str
    provenance: tuple[str, ...]

    @property
    def is_urgent(self) -> bool:
        """Return whether it is 限时解决."""
        return self.urgency == URGENCIES[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class TreeScore:
    """A row of the indicator tree an indicator is linked with: name, both ends, where it falls short."""

    code: str
    name: str
    low: Fraction | None
    high: Fraction | None
    short: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorLine:
    """An indicator of the handbook: its result beside the tree's scores, and why they differ.

    `number` counts within dwellings or estates, as the handbook's tables do. `value` is None where it is not
    known; `result` is the same in words with its unit, `explanation` why the two readings differ in words.
    """

    code: str
    number: int
    is_dwelling: bool
    name: str
    unit: str
    presence: Presence
    value: Fraction | None
    is_least: bool
    result: str
    sentence: str
    buildings: tuple[Place, ...]
    where: str
    problems: tuple[str, ...]
    open_problems: tuple[str, ...]
    formula: str
    threshold: str
    remedy: str
    responsible: str
    tree: tuple[TreeScore, ...]
    why: Differing
    explanation: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LightLine:
    """A light of a building (五不) or of the estate (六有); `is_said` where people set it."""

    code: str
    set: str
    name: str
    place: Place
    state: LightState
    lowest: str
    low: Fraction | None
    high: Fraction | None
    green_from: Fraction
    yellow_from: Fraction
    is_said: bool
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionLine:
    """A question of a problem: where it is open, and what was answered where.

    `is_by_hand`: nothing is asked there, but what was observed leaves it open, so that it may be ticked by
    hand; `lacks` says what observation is missing.
    """

    code: str
    indicator: str
    name: str
    text: str
    scope: str
    is_counted: bool
    is_by_hand: bool
    open: tuple[Place, ...]
    answers: Mapping[Place, Said]
    lacks: tuple[str, ...]
