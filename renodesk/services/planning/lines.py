"""The lines of a plan: what diagnosis and surveyor ask for, what was decided, where it comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import CellState
from renodesk.domain.form import CheckItem
from renodesk.domain.places import Place, place_of_key
from renodesk.domain.planning import Measure, Origin
from renodesk.domain.reading import value_from
from renodesk.services.planning.asked import Asked, Source, asked_for
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """A measure that is in the plan, or could be.

    `mode` says who asks for it: `need` (said on site), `propose` or `suggest` (the answers in `sources`), or
    `added` (a work outside the 36). `quantities` count; `proposed` is what they would be without a planner's
    own, and `reason` why it is left out or why they differ.
    """

    key: str
    item: CheckItem | None
    place: Place
    title: str
    mode: str
    is_chosen: bool
    is_decided: bool
    is_must: bool
    is_urgent: bool
    quantities: Mapping[str, Fraction]
    proposed: Mapping[str, Fraction]
    origin: Origin
    reason: str
    note: str
    year: int
    kind: str = ""
    cost: int | None = None
    sources: tuple[Source, ...] = ()
    is_contested: bool = False
    edited_why: str = ""
    """Why the planner wrote other quantities."""

    @property
    def wants_reason(self) -> bool:
        """Return whether the diagnosis asks for a 必改 that is left out without a reason (应改尽改)."""
        return self.is_must and self.mode in ("need", "propose") and not self.is_chosen and not self.reason

    @property
    def is_asked(self) -> bool:
        """Return whether it has to be in a plan unless there is a reason: 必改 asked for, 限时解决."""
        is_must = self.is_must and self.mode in ("need", "propose")
        return is_must or (self.is_urgent and self.mode in ("need", "propose", "suggest"))

    @property
    def is_protected(self) -> bool:
        """Return whether a best plan may not leave it out: it is asked for, and nobody left it out."""
        return self.is_asked and not (self.is_decided and not self.is_chosen)

    @property
    def code(self) -> str:
        """Return the code of its item; of a work outside the 36 the key that stands for one."""
        return self.key.split("/", 3)[2]

    @property
    def measure(self) -> Measure:
        """Return the line as a measure."""
        return Measure(
            key=self.key,
            item=self.item.code if self.item is not None else "",
            place=self.place,
            title=self.title,
            quantities=self.quantities,
            year=self.year,
        )


@dataclass(kw_only=True, slots=True)
class _Decided:
    """What was written of one measure."""

    fields: dict[str, Json] = field(default_factory=dict)
    is_contested: bool = False
    edited_why: str = ""

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def whole(self, name: str) -> int | None:
        value = self.fields.get(name)
        number = value_from(value)
        is_whole = isinstance(number, Fraction) and number.denominator == 1 and number >= 0
        return int(number) if is_whole and isinstance(number, Fraction) else None

    @property
    def chosen(self) -> bool | None:
        value = self.fields.get("chosen")
        return value if isinstance(value, bool) else None

    @property
    def quantities(self) -> dict[str, Fraction] | None:
        raw = self.fields.get("quantities")
        if not isinstance(raw, Mapping):
            return None
        read = {name: value_from(one) for name, one in raw.items()}
        return {name: value for name, value in read.items() if isinstance(value, Fraction)}


class PlanLines:
    """Reads the lines of one plan of the session's round."""

    def __init__(self, session: EstateSession, alternative: str) -> None:
        """Read the plan of that key."""
        self._session = session
        self._alternative = alternative
        self._prefix = f"{session.round}/{alternative}/"

    def lines(self) -> tuple[PlanLine, ...]:
        """Return every line: those of the 36 in table order and by place, then the works outside them."""
        decided = self._decided()
        found = [
            line
            for asked in self._session.derived(asked_for)
            if (line := self._line(asked, decided.pop(asked.key, None))) is not None
        ]
        return (*found, *self._added(decided))

    def _decided(self) -> dict[str, _Decided]:
        found: dict[str, _Decided] = {}
        for state in self._session.file.states("measure", self._prefix):
            one = found.setdefault(state.cell.key.removeprefix(self._prefix), _Decided())
            one.fields[state.cell.field] = _shown(state)
            one.is_contested |= state.is_contested
            if state.cell.field == "quantities" and state.heads:
                one.edited_why = state.heads[-1].change.reason or ""
        return found

    def _line(self, asked: Asked, decided: _Decided | None) -> PlanLine | None:
        if not asked.mode and decided is None:
            return None
        own = decided or _Decided()
        edited = own.quantities
        return PlanLine(
            key=self._prefix + asked.key,
            item=asked.item,
            place=asked.place,
            title=asked.item.name,
            mode=asked.mode or "added",
            is_chosen=asked.is_default if own.chosen is None else own.chosen,
            is_decided=own.chosen is not None,
            is_must=asked.item.is_must,
            is_urgent=asked.is_urgent,
            quantities=asked.quantities if edited is None else edited,
            proposed=asked.quantities,
            origin=asked.origin if edited is None else Origin.EDITED,
            reason=own.text("reason") or asked.reason,
            note=own.text("note"),
            year=own.whole("year") or 0,
            sources=asked.sources,
            edited_why=own.edited_why if edited is not None else "",
            is_contested=own.is_contested or asked.is_contested,
        )

    def _added(self, decided: Mapping[str, _Decided]) -> Iterator[PlanLine]:
        for key, own in decided.items():
            kind = own.text("kind")
            place = place_of_key(key.split("/", 1)[1])
            if not kind or own.fields.get(vocabulary.REMOVED) is True or not self._session.has(place):
                continue
            yield PlanLine(
                key=self._prefix + key,
                item=None,
                place=place,
                title=own.text("title"),
                mode="added",
                is_chosen=own.chosen is not False,
                is_decided=own.chosen is not None,
                is_must=False,
                is_urgent=False,
                quantities=own.quantities or {},
                proposed={},
                origin=Origin.ADDED,
                reason=own.text("reason"),
                note=own.text("note"),
                year=own.whole("year") or 0,
                kind=kind,
                cost=own.whole("cost"),
                is_contested=own.is_contested,
            )


def _shown(state: CellState) -> Json:
    if state.cell.field == vocabulary.REMOVED and state.is_contested:
        return False
    return state.value
