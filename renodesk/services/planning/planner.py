"""Acts on the lines of a plan: tick, leave out with a reason, quantities, years, works outside the 36."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.places import Place
from renodesk.errors import ReasonMissing, UnknownField, UnknownMeasure, UnknownPlace, WrongUsage
from renodesk.services.planning.alternatives import MOST_YEARS, Alternatives
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.session import EstateSession

KINDS = ("appraisal", "management", "district", "other")
"""Works outside the 36: 鉴定加固, 管理措施, 片区统筹, and others."""


_FIELDS = ("chosen", "reason", "year", "quantities", "note")
_WORK_FIELDS = ("title", "kind", "cost")
"""What only a work outside the 36 has."""


class Planner:
    """Keeps what is decided of one plan; each call is one act, undone by one undo."""

    def __init__(self, session: EstateSession, alternative: str) -> None:
        """Work on the plan of that key in the session's round.

        Raises:
            UnknownAlternative: there is none.
        """
        Alternatives(session).get(alternative)
        self._session = session
        self._alternative = alternative

    @classmethod
    def cells(cls, line: PlanLine) -> tuple[Cell, ...]:
        """Return the cells in which what is decided of a line stands."""
        fields = _FIELDS if line.item is not None else (*_FIELDS, *_WORK_FIELDS)
        return tuple(cls._cell(line, field) for field in fields)

    def lines(self) -> tuple[PlanLine, ...]:
        """Return the lines of the plan."""
        return PlanLines(self._session, self._alternative).lines()

    def choose(self, keys: Iterable[str], *, is_chosen: bool, reason: str = "") -> Changes:
        """Take measures into the plan or leave them out, in one act.

        Raises:
            UnknownMeasure: the plan has no such line.
            ReasonMissing: a 必改 that the diagnosis asks for is left out without a reason (应改尽改).
        """
        lines = self._known(keys)
        if not is_chosen and any(_asks_why(line) and not (reason or line.reason) for line in lines):
            raise ReasonMissing(act="leave_out")
        with self._session.act(on_sealed=True) as act:
            for line in lines:
                act.put(self._cell(line, "chosen"), is_chosen)
                if reason.strip():
                    act.put(self._cell(line, "reason"), reason.strip())
        return act.changes

    def set_quantities(
        self, key: str, quantities: Mapping[str, Fraction] | None, reason: str = ""
    ) -> Changes:
        """Write other quantities than were said or computed, with the reason; None goes back to those.

        Raises:
            UnknownMeasure: the plan has no such line.
            UnknownField: the item has no such column.
            WrongUsage: a quantity is negative.
            ReasonMissing: they differ from what was said or computed.
        """
        (line,) = self._known([key])
        if quantities is None:
            return self._put(line, "quantities", None)
        columns = {box.name for box in line.item.quantities} if line.item is not None else set(quantities)
        for name, quantity in quantities.items():
            if name not in columns:
                raise UnknownField(field=name, where=line.item.code if line.item else line.title)
            if quantity < 0:
                raise WrongUsage(what=name, value=str(quantity))
        if line.item is not None and dict(quantities) != dict(line.proposed) and not reason.strip():
            raise ReasonMissing(act="quantities")
        with self._session.act(reason.strip(), on_sealed=True) as act:
            act.put(self._cell(line, "quantities"), dict(quantities), reason=reason.strip())
        return act.changes

    def set_year(self, keys: Iterable[str], year: int) -> Changes:
        """Plan measures for a year (1 to 3), or take them out of every year (0), in one act.

        Raises:
            UnknownMeasure: the plan has no such line.
            WrongUsage: there is no such year.
        """
        if not 0 <= year <= MOST_YEARS:
            raise WrongUsage(what="year", value=str(year))
        lines = self._known(keys)
        with self._session.act(on_sealed=True) as act:
            for line in lines:
                act.put(self._cell(line, "year"), year or None)
        return act.changes

    def take(self, years: Mapping[str, int]) -> Changes:
        """Take a whole proposal in one act: by key the year of what is in the plan; all other lines are out.

        A line that is out keeps the reason it has.

        Raises:
            UnknownMeasure: the plan has no such line.
        """
        lines = {line.key: line for line in self.lines()}
        unknown = [key for key in years if key not in lines]
        if unknown:
            raise UnknownMeasure(measure=unknown[0])
        with self._session.act(on_sealed=True) as act:
            for key, line in lines.items():
                act.put(self._cell(line, "chosen"), key in years)
                act.put(self._cell(line, "year"), years.get(key) or None)
        return act.changes

    def add(self, title: str, kind: str, place: Place, cost: int | None = None) -> tuple[str, Changes]:
        """Add a work outside the 36 at a place, with its cost in fen if that is known; return its key.

        Raises:
            WrongUsage: it has no title, an unknown kind, or a negative cost.
            UnknownPlace: the place is not registered.
        """
        _check_work(title, kind, cost)
        if not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        item = self._session.environment.random_key()
        facts: dict[str, Json] = {"kind": kind, "title": title.strip(), "cost": cost}
        with self._session.act(on_sealed=True) as act:
            for name, value in facts.items():
                cell = vocabulary.measure_cell(self._session.round, self._alternative, item, place, name)
                act.put(cell, value)
        return f"{self._session.round}/{self._alternative}/{item}/{place.key}", act.changes

    def describe(self, key: str, title: str, kind: str, cost: int | None) -> Changes:
        """Say anew what a work outside the 36 is and costs, in one act.

        Raises:
            UnknownMeasure: there is none of that key, or it is one of the 36.
            WrongUsage: it has no title, an unknown kind, or a negative cost.
        """
        _check_work(title, kind, cost)
        (line,) = self._known([key])
        if line.item is not None:
            raise UnknownMeasure(measure=key)
        facts: dict[str, Json] = {"kind": kind, "title": title.strip(), "cost": cost}
        with self._session.act(on_sealed=True) as act:
            for name, value in facts.items():
                act.put(self._cell(line, name), value)
        return act.changes

    def remove(self, key: str) -> Changes:
        """Remove a work outside the 36.

        Raises:
            UnknownMeasure: there is none of that key, or it is one of the 36, which is left out instead.
        """
        (line,) = self._known([key])
        if line.item is not None:
            raise UnknownMeasure(measure=key)
        with self._session.act(on_sealed=True) as act:
            act.remove("measure", key)
        return act.changes

    def _known(self, keys: Iterable[str]) -> list[PlanLine]:
        lines = {line.key: line for line in self.lines()}
        found = []
        for key in keys:
            if key not in lines:
                raise UnknownMeasure(measure=key)
            found.append(lines[key])
        return found

    def _put(self, line: PlanLine, field: str, value: Json) -> Changes:
        with self._session.act(on_sealed=True) as act:
            act.put(self._cell(line, field), value)
        return act.changes

    @staticmethod
    def _cell(line: PlanLine, field: str) -> Cell:
        round_key, alternative, item, place = vocabulary.split_measure_key(line.key)
        return vocabulary.measure_cell(round_key, alternative, item, place, field)


def _asks_why(line: PlanLine) -> bool:
    return line.is_must and line.mode in ("need", "propose")


def _check_work(title: str, kind: str, cost: int | None) -> None:
    if not title.strip() or kind not in KINDS or (cost is not None and cost < 0):
        raise WrongUsage(what="measure", value=title if kind in KINDS else kind)
