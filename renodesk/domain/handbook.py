"""The handbook of health checks as a pack says it: indicators, their problems, and the lights.

《城市体检工作手册（试行）》 has 21 indicators for dwellings and estates; any one spot makes a problem. The
five nots (五不) of a building and the six haves (六有) of an estate are lights that read the indicator tree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.expression import Expression
from renodesk.domain.form import PackIdentity, Scope

URGENT = "限时解决"
"""With a deadline; the other word is 尽力解决."""
TEXT_NAMES = ("buildings", "estates", "items", "grade")
"""Placeholders of a sentence that are words; all others are numbers."""
PLACEHOLDERS = (*TEXT_NAMES, "n", "units", "area", "length", "distance", "have", "need")
LIST_COLUMNS = ("provision", "size", "function", "other")
"""Columns of the handbook's problem list for estates: 配建情况 · 规模不足 · 功能不完善 · 其他."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandbookRow:
    """What an indicator and a problem have in common; no severity or urgency: the handbook is silent."""

    code: str
    name: str
    name_en: str
    guide: str
    unit: str
    scope: Scope
    is_bottom_line: bool
    threshold: str
    sentence: str
    remedy: str
    responsible: tuple[str, ...]
    severity: str
    urgency: str
    difficulty: str
    repair: str
    linked_tree: tuple[str, ...]
    linked_checks: tuple[str, ...]
    fill: Mapping[str, Expression]
    source: str
    provenance: tuple[str, ...]
    note: str = ""
    formula: str = ""
    """How the handbook counts, in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemRow:
    """A problem of an indicator: present where `hit` holds, or where the question is answered so.

    `ask` is a plain question whose yes (or a count above 0) means that the problem is there; it is put where
    `ask_when` is true or unknown. `grades` are words for how bad a place is, the first that holds counts.
    One that `is_listed_only` is listed and does not make its indicator one that is hit.
    """

    row: HandbookRow
    indicator: str
    hit: Expression | None
    ask: str
    is_counted: bool
    ask_when: Expression | None
    grades: tuple[tuple[str, Expression], ...] = ()
    list_column: str = ""
    applies: str = ""
    is_listed_only: bool = False

    @property
    def code(self) -> str:
        """Return the code of the problem."""
        return self.row.code


@dataclass(frozen=True, kw_only=True, slots=True)
class Light:
    """A light of a building (五不) or of the estate (六有): the lowest of the rows it reads decides.

    Green from `green_from` points, yellow from `yellow_from`; a light that reads nothing is left to people.
    """

    code: str
    set: str
    name: str
    name_en: str
    scope: Scope
    reads: tuple[str, ...]
    green_from: Fraction
    yellow_from: Fraction
    source: str
    provenance: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Handbook:
    """A handbook pack, in table order."""

    identity: PackIdentity
    indicators: tuple[HandbookRow, ...]
    problems: tuple[ProblemRow, ...]
    lights: tuple[Light, ...]
    _by_code: dict[str, ProblemRow] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the problems."""
        self._by_code.update((one.code, one) for one in self.problems)

    def problem(self, code: str) -> ProblemRow | None:
        """Return the problem with this code."""
        return self._by_code.get(code)

    def indicator(self, code: str) -> HandbookRow | None:
        """Return the indicator with this code."""
        return next((one for one in self.indicators if one.code == code), None)

    def problems_of(self, indicator: str) -> tuple[ProblemRow, ...]:
        """Return the problems of an indicator."""
        return tuple(one for one in self.problems if one.indicator == indicator)
