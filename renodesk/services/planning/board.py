"""A plan laid out to be worked on: its lines in groups, what they cost and bring, followed act by act."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from renodesk.domain.costing import CostLine, Lack, Work, cost_of
from renodesk.domain.money import NOTHING, Amounts
from renodesk.domain.places import Place
from renodesk.domain.planning import Gain, Step
from renodesk.services.planning.alternatives import MAIN, Alternative, Alternatives
from renodesk.services.planning.comparing import YearSpent, years_of
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.money import PlanMoney, PlanMoneys
from renodesk.services.planning.predicting import Outlook, Predicting
from renodesk.services.session import EstateSession

OUTSIDE = "+"
"""The group of works outside the 36, where lines are grouped by item."""


class GroupBy(StrEnum):
    """By what lines stand together."""

    ITEM = "item"
    BUILDING = "building"


class Only(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    MUST = "must"
    UPGRADE = "upgrade"
    URGENT = "urgent"
    CHOSEN = "chosen"
    LEFT_OUT = "left_out"
    ASKED_OUT = "asked_out"
    NO_REASON = "no_reason"
    NO_PRICE = "no_price"
    OUTSIDE = "outside"
    CONTESTED = "contested"


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowing:
    """What of a plan is shown: `building` None means everywhere, `words` what is searched for."""

    by: GroupBy = GroupBy.ITEM
    only: Only = Only.ALL
    building: str | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LineGroup:
    """Lines that stand together: those of an item (its code, or `OUTSIDE`) or of a building (its key)."""

    key: str
    lines: tuple[PlanLine, ...]

    @property
    def chosen(self) -> int:
        """Return how many of them are in the plan."""
        return sum(line.is_chosen for line in self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class LineCost:
    """What a line costs, or would cost if it were in the plan; with `lacks` the true cost is more."""

    total: Amounts | None
    lacks: tuple[Lack, ...] = ()
    lines: tuple[CostLine, ...] = ()


class PlanBoard:
    """One plan of the round while somebody works on it; `read` follows what was done."""

    def __init__(self, session: EstateSession) -> None:
        """Begin with the plan that is adopted, else with the first."""
        self._session = session
        self._plans = Alternatives(session)
        self._predicting = Predicting(session)
        self._moneys = PlanMoneys(session)
        self._gains: dict[str, Gain] = {}
        self._costs: dict[str, LineCost] = {}
        self.alternatives: tuple[Alternative, ...] = ()
        self.lines: tuple[PlanLine, ...] = ()
        self.outlook: Outlook
        self.money: PlanMoney | None = None
        self.read(next((one.key for one in self._plans.rows() if one.is_adopted), MAIN))

    @property
    def key(self) -> str:
        """Return the key of the plan."""
        return self.alternative.key

    def read(self, key: str = "") -> None:
        """Read the plan of that key, or the same again; one that is gone gives way to the first."""
        self.alternatives = self._plans.rows()
        wanted = key or self.key
        self.alternative = next((one for one in self.alternatives if one.key == wanted), self.alternatives[0])
        self.lines = PlanLines(self._session, self.key).lines()
        self.outlook = self._predicting.outlook(self.lines)
        self.money = self._moneys.of(self.lines)
        self._gains.clear()
        self._costs.clear()

    @property
    def years(self) -> tuple[YearSpent, ...]:
        """Return what each year spends of its money; nothing where the round has no price book."""
        return years_of(self.alternative, self.money) if self.money is not None else ()

    def cost(self, line: PlanLine) -> LineCost | None:
        """Return what a line costs, or would cost; None where the round has no price book."""
        if self.money is None:
            return None
        if line.key not in self._costs:
            self._costs[line.key] = self._cost(line, self.money)
        return self._costs[line.key]

    def _cost(self, line: PlanLine, money: PlanMoney) -> LineCost:
        known = money.by_line.get(line.key)
        if known is not None:
            return LineCost(total=known.total, lacks=known.lacks, lines=known.lines)
        if line.item is None:
            fen = line.cost
            return LineCost(total=None if fen is None else Amounts(low=fen, likely=fen, high=fen))
        work = Work(item=line.code, place=line.place, quantities=dict(line.quantities))
        costing = cost_of([work], self._session.forms.checklist, money.prices)
        totals = [one.total for one in costing.lines]
        total = sum(totals, NOTHING) if totals else None
        return LineCost(total=total, lacks=costing.lacks, lines=costing.lines)

    def is_lacking(self, line: PlanLine) -> bool:
        """Return whether a line has no whole price."""
        cost = self.cost(line)
        return cost is not None and (cost.total is None or bool(cost.lacks))

    def gain(self, line: PlanLine) -> Gain | None:
        """Return the points a line brings beside the others; None for a work outside the 36.

        Reckoned when it is first asked for: of many lines few are looked at.
        """
        if line.item is None:
            return None
        if line.key not in self._gains:
            self._gains[line.key] = self._predicting.gain_beside(line)
        return self._gains[line.key]

    def steps(self, line: PlanLine) -> tuple[Step, ...]:
        """Return what happens to each answer a line touches, measure by measure."""
        found = self._predicting.steps(self.lines, line)
        self._predicting.outlook(self.lines)
        return found

    def about(self, item: str, place: Place) -> tuple[PlanLine, ...]:
        """Return the lines of an item of the 36 at a place, or those an answer there asks for."""
        own = tuple(line for line in self.lines if (line.code, line.place) == (item, place))
        return own or tuple(line for line in self.lines if (item, place) in line.sources)

    def groups(self, narrowing: Narrowing) -> tuple[LineGroup, ...]:
        """Return the lines that are wanted, in groups."""
        wanted = (line for line in self.lines if _is_wanted(line, narrowing, self.is_lacking))
        if narrowing.by is GroupBy.ITEM:
            return _grouped(wanted, lambda line: line.item.code if line.item is not None else OUTSIDE)
        found = {one.key: one for one in _grouped(wanted, lambda line: line.place.building)}
        order = ["", *(one.place.building for one in self._session.survey.buildings)]
        return tuple(_walked(found[key]) for key in order if key in found)


def _grouped(lines: Iterable[PlanLine], key: Callable[[PlanLine], str]) -> tuple[LineGroup, ...]:
    found: dict[str, list[PlanLine]] = {}
    for line in lines:
        found.setdefault(key(line), []).append(line)
    return tuple(LineGroup(key=one, lines=tuple(those)) for one, those in found.items())


def _walked(group: LineGroup) -> LineGroup:
    """Return a building's lines with those of the building first, then those of its entrances."""
    return replace(group, lines=tuple(sorted(group.lines, key=lambda line: line.place.unit)))


_TESTS: Mapping[Only, Callable[[PlanLine], bool]] = {
    Only.ALL: lambda _: True,
    Only.MUST: lambda line: line.is_must,
    Only.UPGRADE: lambda line: line.item is not None and not line.is_must,
    Only.URGENT: lambda line: line.is_urgent,
    Only.CHOSEN: lambda line: line.is_chosen,
    Only.LEFT_OUT: lambda line: not line.is_chosen,
    Only.ASKED_OUT: lambda line: line.is_asked and not line.is_chosen,
    Only.NO_REASON: lambda line: line.wants_reason,
    Only.OUTSIDE: lambda line: line.item is None,
    Only.CONTESTED: lambda line: line.is_contested,
}


def _is_wanted(line: PlanLine, narrowing: Narrowing, is_lacking: Callable[[PlanLine], bool]) -> bool:
    if narrowing.building is not None and line.place.building != narrowing.building:
        return False
    if narrowing.only is Only.NO_PRICE:
        if not is_lacking(line):
            return False
    elif not _TESTS[narrowing.only](line):
        return False
    words = narrowing.words.strip().casefold().split()
    return not words or all(word in _said(line) for word in words)


def _said(line: PlanLine) -> str:
    item = line.item
    parts = (item.code, item.name, item.name_en) if item is not None else (line.title,)
    asking = (code for code, _ in line.sources)
    return " ".join((*parts, line.place.shown, line.reason, line.note, *asking)).casefold()
