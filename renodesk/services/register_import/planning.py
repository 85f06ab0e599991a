"""From a grid and its layout to a plan: row by row, each whole or not at all."""

from collections.abc import Iterable
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.form import Register, RegisterField
from renodesk.domain.places import Place
from renodesk.services.environment import Progress, no_progress
from renodesk.services.register_import.estate_planning import EstatePlanner, standing
from renodesk.services.register_import.header import letters
from renodesk.services.register_import.known_places import KnownPlaces
from renodesk.services.register_import.matching import ColumnMatch, How, Layout
from renodesk.services.register_import.names import (
    DITTO,
    Named,
    buildings_in,
    hyphens_are_names,
    is_total,
    units_in,
)
from renodesk.services.register_import.other_estates import OtherEstates
from renodesk.services.register_import.plan import Cause, Draft, Edit, NewPlace, Plan
from renodesk.services.register_import.targets import (
    BUILDING,
    ESTATE_NAME,
    UNIT,
    UNIT_PREFIX,
    Target,
    normal,
    targets,
)
from renodesk.services.register_import.values import LONGEST_SAID, Reading, read_cell, value_words
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid

MOST_ENTRANCES = 60
STEP = 200
_UNITS = "units"


def plan_of(
    session: EstateSession,
    register: Register,
    grid: Grid,
    layout: Layout,
    progress: Progress = no_progress,
) -> Plan:
    """Return what a table would do; nothing is changed.

    Raises:
        Cancelled: `progress` says so.
    """
    if layout.is_estate:
        return EstatePlanner(session, register, grid).plan(layout)
    return _Planner(session, register, grid, layout).plan(progress)


class _Planner:
    def __init__(self, session: EstateSession, register: Register, grid: Grid, layout: Layout) -> None:
        self._session = session
        self._grid = grid
        self._layout = layout
        self._targets = targets(register)
        self._sums = _summed(register)
        self._known = KnownPlaces(session)
        self._values: dict[Cell, tuple[Json, int]] = {}
        self._above: tuple[str, ...] = ()
        building = layout.column(BUILDING)
        self._building = -1 if building is None else building
        self._unit = layout.column(UNIT)
        self._columns = [
            (column, self._targets[column.target])
            for column in layout.columns
            if column.target in self._targets and column.target not in (BUILDING, UNIT, ESTATE_NAME)
        ]
        self._hyphen_is_name = building is not None and hyphens_are_names(
            grid.text(row, building) for row in layout.header.values
        )
        self._places: list[NewPlace] = []
        self._edits: list[Edit] = []
        self._refused: list[Fault] = []
        self._notices: list[Fault] = []
        self._passed: list[Fault] = []

    def plan(self, progress: Progress) -> Plan:
        values = self._layout.header.values
        taken = 0
        if self._building < 0:
            self._refused.append(Fault(where="", code="import_no_building_column"))
            values = ()
        others = OtherEstates(self._session.name, self._grid, self._layout)
        self._refused.extend(others.refused)
        self._notices.extend(others.notices)
        for at, row in enumerate(values):
            if at % STEP == 0:
                progress("import_planning", at / len(values))
            if row in others.rows:
                self._passed.append(others.rows[row])
                continue
            draft = self._row(row)
            if draft is None:
                continue
            if draft.faults:
                self._refused.extend(draft.faults)
                self._known.forget(draft.places)
                continue
            taken += 1
            self._take(draft)
        self._entrances_said()
        return Plan(
            file=self._grid.name,
            rows=len(values),
            places=tuple(self._places),
            edits=tuple(self._edits),
            refused=tuple(self._refused),
            notices=tuple(self._notices),
            passed_over=tuple(self._passed),
            unmatched=tuple(_unmatched(self._layout)),
            taken_rows=taken,
        )

    def _take(self, draft: Draft) -> None:
        for edit in draft.edits:
            self._values[edit.cell] = (edit.value, draft.row)
        fresh = [one for one in draft.edits if one.value != one.old or one.is_contested]
        if not fresh and not draft.places:
            self._passed.append(Fault(where=f"#{draft.row}", code="import_row_same"))
        self._places.extend(draft.places)
        self._edits.extend(fresh)
        self._notices.extend(draft.notices)

    # One row

    def _row(self, row: int) -> Draft | None:
        """Return what a row would do, None where it is none of buildings."""
        grid, draft = self._grid, Draft(row=row)
        text, unit_text = grid.text(row, self._building), self._unit_text(row)
        first = next((grid.text(row, at) for at in range(grid.width) if grid.text(row, at)), "")
        if is_total(text) or (not text and is_total(first)):
            self._passed.append(Fault(where=f"#{row}", code="import_row_total"))
            return None
        named = self._buildings(row, text, unit_text)
        if not text and not named.names and not self._says_anything(row):
            self._passed.append(Fault(where=f"#{row}", code="import_row_empty", facts={"text": first[:40]}))
            return None
        if named.refused or not named.names:
            code = named.refused or "import_no_building_name"
            draft.refuse(code, self._facts(self._building, text or first))
            return draft
        self._above = named.names
        units = Named(names=(named.unit,)) if named.unit else self._units(row, unit_text)
        if units.refused:
            draft.refuse(units.refused, self._facts(self._unit or 0, unit_text))
            return draft
        read = self._read(draft, is_range=len(named.names) > 1)
        for name in named.names:
            building = self._place(draft, name, "", self._building)
            for unit in units.names:
                self._place(draft, name, unit, self._unit if self._unit is not None else self._building)
            for column, target, text, value in read:
                for place, field in self._receivers(building, units.names, target):
                    self._edit(draft, place, field, text, value, column)
        return draft

    def _unit_text(self, row: int) -> str:
        return "" if self._unit is None else self._grid.text(row, self._unit)

    def _buildings(self, row: int, text: str, unit_text: str) -> Named:
        is_below = (not text and unit_text) or text.strip() in DITTO
        if is_below and self._above:
            return Named(names=self._above)
        if not text:
            return Named()
        oddity = self._grid.oddity(row, self._building)
        return buildings_in(text, oddity, hyphen_is_name=self._hyphen_is_name)

    def _units(self, row: int, text: str) -> Named:
        if not text or self._unit is None:
            return Named()
        return units_in(text, self._grid.oddity(row, self._unit))

    def _says_anything(self, row: int) -> bool:
        return any(self._grid.text(row, column.at) for column, _ in self._columns)

    def _place(self, draft: Draft, name: str, unit: str, column: int) -> Place:
        place, is_new = self._known.place(name, unit)
        if is_new:
            draft.places.append(
                NewPlace(
                    place=place,
                    name=unit or name,
                    shown=self._known.shown(place),
                    cause=self._cause(draft.row, column),
                )
            )
        return place

    def _cause(self, row: int, column: int) -> Cause:
        return Cause(row=row, column=column, title=self._layout.columns[column].title)

    def _facts(self, column: int, text: str) -> dict[str, str]:
        title = self._layout.columns[column].title
        return {"column": title, "at": letters(column), "text": text[:LONGEST_SAID]}

    # Its values

    def _read(self, draft: Draft, *, is_range: bool) -> list[tuple[ColumnMatch, Target, str, Json]]:
        """Return what the row's cells say; what cannot be taken refuses the row."""
        found: list[tuple[ColumnMatch, Target, str, Json]] = []
        for column, target in self._columns:
            text = self._grid.text(draft.row, column.at)
            if not text:
                continue
            reading = read_cell(target.field, text, self._grid.oddity(draft.row, column.at), column.unit)
            facts = self._facts(column.at, text)
            if reading.refused:
                draft.refuse(reading.refused, facts)
            elif is_range and target.field.name in self._sums and reading.value is not None:
                draft.refuse("import_range_sum", facts)
            else:
                self._say(draft, target, reading, facts)
                if reading.value is not None:
                    found.append((column, target, text, reading.value))
        return found

    def _receivers(
        self, building: Place, units: tuple[str, ...], target: Target
    ) -> Iterable[tuple[Place, RegisterField]]:
        """Return where a value goes: an entrance's to each entrance of the row, else to the building."""
        if target.level == "building":
            return ((building, target.field),)
        if units:
            return tuple((self._known.unit(building, unit), target.field) for unit in units)
        ours = self._targets.get(target.key.removeprefix(UNIT_PREFIX))
        return () if ours is None else ((building, ours.field),)

    def _say(self, draft: Draft, target: Target, reading: Reading, facts: dict[str, str]) -> None:
        if not reading.fits:
            draft.notice("import_kept_as_typed", facts)
        elif reading.said:
            draft.notice(reading.said, {**facts, "value": value_words(target.field, reading.value)})

    def _edit(
        self,
        draft: Draft,
        place: Place,
        field: RegisterField,
        text: str,
        value: Json,
        column: ColumnMatch,
    ) -> None:
        cell = vocabulary.place_cell(place, field.name)
        earlier = self._values.get(cell) or next(
            ((one.value, draft.row) for one in draft.edits if one.cell == cell), None
        )
        if earlier is not None:
            if earlier[0] != value:
                facts = {**self._facts(column.at, text), "place": self._known.shown(place)}
                facts |= {"row": str(earlier[1]), "other": value_words(field, earlier[0])}
                draft.refuse("import_twice", facts)
            return
        is_new = self._known.is_new(place)
        old, is_contested = (None, False) if is_new else standing(self._session, cell)
        draft.edits.append(
            Edit(
                place=place,
                shown=self._known.shown(place),
                field=field,
                cell=cell,
                text=text,
                value=value,
                old=old,
                cause=self._cause(draft.row, column.at),
                is_new_place=is_new,
                is_contested=is_contested,
            )
        )

    def _entrances_said(self) -> None:
        """Register entrances 1…n of buildings of which the table and the register say only how many."""
        column = self._layout.column(_UNITS)
        for edit in list(self._edits) if column is not None else ():
            if edit.field.name != _UNITS or edit.place.unit or self._known.has_units(edit.place):
                continue
            number = edit.value
            if not isinstance(number, Fraction) or number.denominator != 1 or number > MOST_ENTRANCES:
                continue
            for one in range(1, int(number) + 1):
                place, is_new = self._known.place_in(edit.place, str(one))
                if is_new:
                    shown = self._known.shown(place)
                    self._places.append(NewPlace(place=place, name=str(one), shown=shown, cause=edit.cause))


def _summed(register: Register) -> frozenset[str]:
    """Return the fields of a building that rules sum over buildings or entrances: 户数, 建筑面积."""
    names = (one.name for one in register.fields if one.level == "building")
    rules = [rule for one in register.fields for rule in one.rules]
    return frozenset(
        name
        for name in names
        if any(f"sum(building.{name})" in rule or f"sum(unit.{name})" in rule for rule in rules)
    )


def _unmatched(layout: Layout) -> Iterable[Fault]:
    return (
        Fault(where=_first(layout), code="register_column_unknown", facts={"column": one.title})
        for one in layout.columns
        if not one.target and one.how != How.CHOSEN and one.samples and not _is_counter(one.title)
        if layout.header.rows
    )


def _first(layout: Layout) -> str:
    return f"#{layout.header.rows[-1]}" if layout.header.rows else "#1"


def _is_counter(title: str) -> bool:
    return normal(title) in ("序号", "编号", "no", "备注", "")
