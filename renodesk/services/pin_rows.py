"""The site plans of a round with their pins, as rows, read from the log."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.about import About, read_about
from renodesk.domain.changes import CellState
from renodesk.domain.pins import PinKind, Severity, pin_kind, severity_of, speaks_for, worst
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.session import EstateSession

PLAN = "plan"
"""The role of a photo use that is a site plan."""
_MIDDLE = Fraction(1, 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pin:
    """A pin: its number on its plan, where it stands (0 to 1 from the top left), what it marks, how bad.

    Numbers count the pins of a plan in the order they were made, whoever made them. Places are of the plan
    as it was taken in, before it is turned.
    """

    key: str
    plan: str
    number: int
    x: Fraction
    y: Fraction
    about: About
    text: str
    kind: PinKind
    severity: Severity
    person: str
    is_contested: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SitePlan:
    """A plan: its number, the use of the photo it is, and its pins by number."""

    number: int
    row: PhotoRow
    pins: tuple[Pin, ...]

    @property
    def use(self) -> str:
        """Return the key of the plan: that of its photo use."""
        return self.row.use

    @property
    def title(self) -> str:
        """Return what the plan is called."""
        return self.row.caption or self.row.name


Fields = Mapping[str, CellState]


class PinRows:
    """Reads plans and pins of the current round; a sealed round shows the pins it was sealed with."""

    def __init__(self, session: EstateSession) -> None:
        """Read the session's round, each time anew."""
        self._session = session

    def plans(self) -> tuple[SitePlan, ...]:
        """Return the plans in the order they were taken in."""
        with self._session.file.held():
            uses = {row.use: row for row in self._session.photo_rows.rows(self._session.round)}
            rows = [row for row in uses.values() if row.role == PLAN]
            rows.sort(key=lambda row: (self._made(row.use), row.use))
            pins = self._by_plan() if rows else {}
            found = []
            for number, row in enumerate(rows, 1):
                here = enumerate(pins.get(row.use, ()), 1)
                made = tuple(self._pin(at, key, fields, uses) for at, (key, fields) in here)
                found.append(SitePlan(number=number, row=row, pins=made))
            return tuple(found)

    def _made(self, use: str) -> tuple[int, str, int]:
        """Return when a use was made, as the log orders it."""
        state = self._session.file.state(vocabulary.photo_use_cell(use, "photo"))
        return state.heads[0].change.order if state is not None and state.heads else (0, "", 0)

    def _states(self) -> Iterator[CellState]:
        session = self._session
        if session.seal is None:
            yield from session.file.states("pin")
        else:
            yield from (
                one for one in session.file.states_of(session.seal.ranges) if one.cell.entity == "pin"
            )

    def _by_plan(self) -> dict[str, list[tuple[str, Fields]]]:
        """Return the cells of every pin that is there, by plan, in the order they were made."""
        cells: dict[str, dict[str, CellState]] = {}
        for state in self._states():
            cells.setdefault(state.cell.key, {})[state.cell.field] = state
        there = [(key, fields) for key, fields in cells.items() if _is_there(fields)]
        there.sort(key=lambda one: one[1]["plan"].heads[0].change.order)
        found: dict[str, list[tuple[str, Fields]]] = {}
        for key, fields in there:
            found.setdefault(_text(fields, "plan"), []).append((key, fields))
        return found

    def _pin(self, number: int, key: str, fields: Fields, uses: Mapping[str, PhotoRow]) -> Pin:
        about = read_about(_text(fields, "about"))
        return Pin(
            key=key,
            plan=_text(fields, "plan"),
            number=number,
            x=_share(fields, "x"),
            y=_share(fields, "y"),
            about=about,
            text=_text(fields, "text"),
            kind=pin_kind(about),
            severity=self._severity(about, uses),
            person=fields["plan"].heads[0].person,
            is_contested=any(state.is_contested for state in fields.values()),
        )

    def _severity(self, about: About, uses: Mapping[str, PhotoRow]) -> Severity:
        answers, mark = self._session.scores.answers, self._session.forms.tree.pass_mark
        if about.use:
            row = uses.get(about.use)
            found = answers.get((row.item, row.place)) if row is not None and row.place is not None else None
            return severity_of(found, mark)
        if about.place is None:
            return Severity.NONE
        if about.item:
            return severity_of(answers.get((about.item, about.place)), mark)
        here = (one for (_, where), one in answers.items() if speaks_for(about.place, where))
        return worst(severity_of(one, mark) for one in here)


def _is_there(fields: Fields) -> bool:
    removal = fields.get(vocabulary.REMOVED)
    is_gone = removal is not None and removal.value is True and not removal.is_contested
    return not is_gone and bool(_text(fields, "plan")) and bool(fields["plan"].heads)


def _text(fields: Fields, name: str) -> str:
    state = fields.get(name)
    return state.value if state is not None and isinstance(state.value, str) else ""


def _share(fields: Fields, name: str) -> Fraction:
    """Return where a pin stands, within the picture whatever the cell holds."""
    state = fields.get(name)
    value = state.value if state is not None else None
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        return _MIDDLE
    return min(Fraction(1), max(Fraction(0), Fraction(value)))
