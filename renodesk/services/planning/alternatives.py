"""Several named plans of one round beside each other (方案比选), of which one is adopted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, CellState, Changes
from renodesk.errors import NothingWritten, UnknownAlternative, WrongUsage
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

MAIN = "main"
"""The plan a round begins with: it needs nobody to make it, so that two who plan apart mean one plan."""
MOST_YEARS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternative:
    """A plan of the round: its own title ("" of one nobody named) and the money of each year in fen."""

    key: str
    title: str
    begun_from: str
    is_adopted: bool
    years: tuple[int, ...]

    def shown(self, language: Language) -> str:
        """Return what people call it."""
        return self.title or say("plan_main", language)


class Alternatives:
    """Makes, names, copies, adopts and removes the plans of the session's round."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round; a sealed diagnosis may still be planned from."""
        self._session = session

    def rows(self) -> tuple[Alternative, ...]:
        """Return the plans, the first one first, then the oldest."""
        prefix = f"{self._session.round}/"
        cells: dict[str, dict[str, CellState]] = {MAIN: {}}
        for state in self._session.file.states("alternative", prefix):
            cells.setdefault(state.cell.key.removeprefix(prefix), {})[state.cell.field] = state
        there = {key: fields for key, fields in cells.items() if key == MAIN or _is_there(fields)}
        adopted = self._adopted(there)
        return tuple(
            Alternative(
                key=key,
                title=_text(fields.get("title")),
                begun_from=_text(fields.get("begun_from")),
                is_adopted=key == adopted,
                years=_years(fields.get("years")),
            )
            for key, fields in sorted(there.items(), key=lambda pair: _age(*pair))
        )

    def get(self, key: str) -> Alternative:
        """Return one plan.

        Raises:
            UnknownAlternative: there is none of that key.
        """
        for row in self.rows():
            if row.key == key:
                return row
        raise UnknownAlternative(alternative=key)

    def add(self, title: str, begun_from: str = MAIN) -> tuple[str, Changes]:
        """Begin another plan as a copy of one, in one act; return its key.

        Raises:
            WrongUsage: it has no name.
            UnknownAlternative: there is nothing to copy.
        """
        self.get(begun_from)
        key = self._session.environment.random_key()
        with self._session.act(on_sealed=True) as act:
            act.put(self._cell(key, "begun_from"), begun_from)
            act.put(self._cell(key, "title"), _named(title))
            for cell, value in self._copied(begun_from, key):
                act.put(cell, value)
        return key, act.changes

    def rename(self, key: str, title: str) -> Changes:
        """Name a plan.

        Raises:
            WrongUsage: it has no name.
            UnknownAlternative: there is none of that key.
        """
        self.get(key)
        return self._put(key, "title", _named(title))

    def adopt(self, key: str, *, is_adopted: bool = True) -> Changes:
        """Say that this plan is the one, or that none is yet; the others stay.

        Raises:
            UnknownAlternative: there is none of that key.
        """
        self.get(key)
        with self._session.act(on_sealed=True) as act:
            for row in self.rows():
                if row.key == key or row.is_adopted:
                    act.put(self._cell(row.key, "adopted"), (row.key == key and is_adopted) or None)
        return act.changes

    def set_years(self, key: str, years: Sequence[int]) -> Changes:
        """Say how much money each year has, in fen, for up to three years; none takes the limits away.

        Raises:
            WrongUsage: an amount is negative, or there are too many years.
            UnknownAlternative: there is none of that key.
        """
        self.get(key)
        if len(years) > MOST_YEARS or any(amount < 0 for amount in years):
            raise WrongUsage(what="years", value=" ".join(map(str, years)))
        return self._put(key, "years", list(years) or None)

    def remove(self, key: str) -> Changes:
        """Remove a plan; the first one always stays.

        Raises:
            UnknownAlternative: there is none of that key, or it is the first.
        """
        self.get(key)
        if key == MAIN:
            raise UnknownAlternative(alternative=key)
        with self._session.act(on_sealed=True) as act:
            act.remove("alternative", f"{self._session.round}/{key}")
        return act.changes

    def _put(self, key: str, field: str, value: Json) -> Changes:
        with self._session.act(on_sealed=True) as act:
            act.put(self._cell(key, field), value)
        return act.changes

    def _cell(self, key: str, field: str) -> Cell:
        return vocabulary.alternative_cell(self._session.round, key, field)

    def _copied(self, source: str, target: str) -> list[tuple[Cell, Json]]:
        """Return the cells of a copy: the money of the years, and every measure somebody decided."""
        round_key = self._session.round
        found: list[tuple[Cell, Json]] = []
        years = self._session.value(self._cell(source, "years"))
        if years is not None:
            found.append((self._cell(target, "years"), years))
        for state in self._session.file.states("measure", f"{round_key}/{source}/"):
            _, _, item, place = vocabulary.split_measure_key(state.cell.key)
            cell = vocabulary.measure_cell(round_key, target, item, place, state.cell.field)
            found.append((cell, state.value))
        return found

    def _adopted(self, there: Mapping[str, Mapping[str, CellState]]) -> str | None:
        """Return the plan that is adopted; where two were, apart, the one said last."""
        said = [
            (state.heads[-1].change.hlc, key)
            for key, fields in there.items()
            if (state := fields.get("adopted")) is not None and state.value is True
        ]
        return max(said)[1] if said else None


def _named(title: str) -> str:
    if not title.strip():
        raise NothingWritten(detail="empty_title")
    return title.strip()


def _is_there(fields: Mapping[str, CellState]) -> bool:
    removal = fields.get(vocabulary.REMOVED)
    is_gone = removal is not None and removal.value is True and not removal.is_contested
    return "begun_from" in fields and not is_gone


def _age(key: str, fields: Mapping[str, CellState]) -> tuple[bool, int, str]:
    begun = fields.get("begun_from")
    return (key != MAIN, begun.heads[-1].change.hlc if begun is not None else 0, key)


def _text(state: CellState | None) -> str:
    return state.value if state is not None and isinstance(state.value, str) else ""


def _years(state: CellState | None) -> tuple[int, ...]:
    if state is None or not isinstance(state.value, list | tuple):
        return ()
    return tuple(int(str(one)) for one in state.value if str(one).isdigit())
