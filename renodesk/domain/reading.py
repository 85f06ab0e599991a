"""From cells to a survey, and between observations and the JSON that the log and the answer sheet hold."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import CellState
from renodesk.domain.numbers import read_number
from renodesk.domain.places import Place, place_of_key
from renodesk.domain.survey import Building, CheckRecord, Observation, Survey, Unit, Value

AnswerKey = tuple[str, Place]


def value_from(raw: Json) -> Value | None:
    """Return a typed value: numbers and number texts exact, null None, anything else as it is."""
    if raw is None or isinstance(raw, (bool, Fraction)):
        return raw
    if isinstance(raw, int):
        return Fraction(raw)
    if isinstance(raw, str):
        number = read_number(raw)
        return raw if number is None else number
    return canonical.dumps(raw)


def observation_from(raw: Json) -> Observation | None:
    """Return the observation an `observation` cell or an answer sheet holds; None when the cell is empty."""
    if not isinstance(raw, Mapping):
        return None
    grade = raw.get("grade")
    return Observation(
        status=_text(raw.get("status")),
        reason=_text(raw.get("reason")),
        grade=None if grade is None else value_from(grade),
        inputs=_values(raw.get("inputs")),
        flags=_flags(raw.get("flags")),
    )


def observation_json(observation: Observation) -> Json:
    """Return what the cell of an observation holds, empty members left out."""
    members: dict[str, Json] = {
        "status": observation.status,
        "reason": observation.reason,
        "grade": observation.grade,
        "inputs": dict(observation.inputs),
        "flags": dict(observation.flags),
    }
    return {name: member for name, member in members.items() if member not in ("", None, {})}


def record_from(raw: Json) -> CheckRecord | None:
    """Return what a `record` cell says of a checklist item; None when the cell is empty."""
    if not isinstance(raw, Mapping):
        return None
    return CheckRecord(
        status=_text(raw.get("status")),
        quantities=_values(raw.get("quantities")),
        reason=_text(raw.get("reason")),
    )


def record_json(record: CheckRecord) -> Json:
    """Return what the cell of a checklist record holds, empty members left out."""
    members: dict[str, Json] = {
        "status": record.status,
        "quantities": dict(record.quantities),
        "reason": record.reason,
    }
    return {name: member for name, member in members.items() if member not in ("", {})}


def _text(raw: Json) -> str:
    return raw if isinstance(raw, str) else ""


def _values(raw: Json) -> dict[str, Value]:
    if not isinstance(raw, Mapping):
        return {}
    found = {name: value_from(member) for name, member in raw.items()}
    return {name: value for name, value in found.items() if value is not None}


def _flags(raw: Json) -> dict[str, Value]:
    if isinstance(raw, Mapping):
        return _values(raw)
    if isinstance(raw, (list, tuple)):
        return {name: Fraction(1) for name in raw if isinstance(name, str)}
    return {}


@dataclass(kw_only=True, slots=True)
class _PlaceRow:
    order: str = ""
    name: str = ""
    is_removed: bool = False
    fields: dict[str, Value] = field(default_factory=dict)


class SurveyBuilder:
    """Collects cells, in any order, into the survey of one round."""

    def __init__(self, round_key: str) -> None:
        """Read answers and checks of `round_key` only."""
        self._round = round_key
        self._settings: dict[str, Value] = {}
        self._fields: dict[str, Value] = {}
        self._places: dict[Place, _PlaceRow] = {}
        self.answers: dict[AnswerKey, tuple[Observation, ...]] = {}
        self.checks: dict[AnswerKey, tuple[CheckRecord, ...]] = {}

    def read(self, states: Iterable[CellState]) -> "SurveyBuilder":
        """Take in cells; entities a survey does not need are passed over."""
        for state in states:
            match state.cell.entity:
                case "estate":
                    self._read_estate(state)
                case "building" | "unit":
                    self._read_place(state)
                case "answer" if state.cell.field == "observation":
                    self._read_answer(state)
                case "check" if state.cell.field == "record":
                    self._read_check(state)
        return self

    def _read_estate(self, state: CellState) -> None:
        value = value_from(state.value)
        name = state.cell.field
        if name.startswith((vocabulary.SAID_BY, vocabulary.ALSO)):
            return
        known = self._settings if name.startswith(vocabulary.SETTING) else self._fields
        name = name.removeprefix(vocabulary.SETTING)
        if value is None:
            known.pop(name, None)
        else:
            known[name] = value

    def _read_place(self, state: CellState) -> None:
        row = self._places.setdefault(place_of_key(state.cell.key), _PlaceRow())
        value = value_from(state.value)
        match state.cell.field:
            case vocabulary.REMOVED:
                row.is_removed = state.value is True and not state.is_contested
            case "name":
                row.name = state.value if isinstance(state.value, str) else ""
            case "order":
                row.order = state.value if isinstance(state.value, str) else ""
            case name if name.startswith(vocabulary.SAID_BY):
                pass
            case name if value is None:
                row.fields.pop(name, None)
            case name:
                row.fields[name] = value

    def _read_answer(self, state: CellState) -> None:
        round_key, item, place = vocabulary.split_answer_key(state.cell.key)
        if round_key != self._round:
            return
        seen = [observation_from(value) for value in head_values(state)]
        heads = tuple(observation or Observation() for observation in seen)
        if not any(seen):
            self.answers.pop((item, place), None)
        else:
            self.answers[item, place] = heads

    def _read_check(self, state: CellState) -> None:
        round_key, item, place = vocabulary.split_answer_key(state.cell.key)
        if round_key != self._round:
            return
        heads = tuple(record for value in head_values(state) if (record := record_from(value)))
        if heads:
            self.checks[item, place] = heads
        else:
            self.checks.pop((item, place), None)

    def survey(self) -> Survey:
        """Return the survey as collected so far; what is read later does not change it."""
        there = {place: row for place, row in self._places.items() if row.name and not row.is_removed}
        walk = sorted(there, key=lambda place: (there[place].order, natural(place.key)))
        units: dict[str, list[Unit]] = {}
        for place in walk:
            if place.unit:
                unit = Unit(place=place, name=there[place].name, fields=dict(there[place].fields))
                units.setdefault(place.building, []).append(unit)
        buildings = tuple(
            Building(
                place=place,
                name=there[place].name,
                fields=dict(there[place].fields),
                units=tuple(units.get(place.building, ())),
            )
            for place in walk
            if not place.unit
        )
        return Survey(
            settings=dict(self._settings),
            fields=dict(self._fields),
            buildings=buildings,
            answers=dict(self.answers),
            checks=dict(self.checks),
        )

    def answered(self, survey: Survey) -> Survey:
        """Return a survey made before with the answers and checks as they are now, its register as it was."""
        return replace(survey, answers=dict(self.answers), checks=dict(self.checks))


def head_values(state: CellState) -> list[Json]:
    """Return the values that compete in a cell, the shown one last; one value when it is settled."""
    if not state.is_contested:
        return [state.value]
    return [canonical.loads(head.change.value) for head in state.heads if head.change.cell == state.cell]


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key by which 2 comes before 10 and A2 before A10."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
