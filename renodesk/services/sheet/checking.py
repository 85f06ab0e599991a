"""Hold a sheet against the forms: what is unknown refuses it, what is only wrong for its box is named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.form import CheckItem, Forms, Item
from renodesk.domain.places import ESTATE, Place, name_key
from renodesk.domain.reading import observation_from, record_from
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.services.bases import basis_from
from renodesk.services.checklist import wrong_quantities
from renodesk.services.register_values import fits, stored
from renodesk.services.sheet.model import Fault, PlaceEntry, Sheet

_ANSWER_PARTS = {"grade", "inputs", "flags", "status", "reason", "basis", "note", "said_by"}
_CHECK_PARTS = {"status", "quantities", "reason"}
_STATUSES = ("", "na", "unseen")


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """An answer of a sheet, ready to be kept; None where the sheet does not speak of it."""

    observation: Observation | None
    basis: str | None
    note: str | None
    said_by: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedPlace:
    """One place of a sheet, every name in it known."""

    place: Place
    building_name: str
    unit_name: str
    settings: Mapping[str, Json]
    fields: Mapping[str, Json]
    answers: Mapping[str, Answered]
    checks: Mapping[str, CheckRecord]
    is_registered: bool = False
    revisit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedSheet:
    """A sheet held against the forms: `faults` refuse it whole, `notices` are values wrong for their box."""

    places: tuple[CheckedPlace, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]


class SheetChecker:
    """Checks one sheet; collects every fault instead of stopping at the first."""

    def __init__(self, forms: Forms) -> None:
        """Check against `forms`."""
        self._forms = forms
        self._faults: list[Fault] = []
        self._notices: list[Fault] = []

    def check(self, sheet: Sheet) -> CheckedSheet:
        """Return the sheet with every fault and notice in it."""
        self._faults = list(sheet.faults)
        self._notices = list(sheet.notices)
        places = tuple(self._places(sheet))
        return CheckedSheet(places=places, faults=tuple(self._faults), notices=tuple(self._notices))

    def _places(self, sheet: Sheet) -> Iterator[CheckedPlace]:
        seen: set[Place] = set()
        for entry in sheet.places:
            place = self._place(entry)
            if place is None:
                continue
            if place in seen:
                self._fault(entry.where, "sheet_place_twice", place=place.shown)
            seen.add(place)
            yield self._checked(entry, place)

    def _place(self, entry: PlaceEntry) -> Place | None:
        if entry.place is not None:
            return entry.place
        if not entry.building:
            return ESTATE if not entry.unit and _is_estate(entry) else None
        if not entry.unit and entry.where.count("[") > 1:
            return None
        try:
            unit = name_key(entry.unit) if entry.unit else ""
            return Place(building=name_key(entry.building), unit=unit)
        except ValueError:
            self._fault(entry.where, "sheet_place_malformed", place=f"{entry.building} {entry.unit}")
            return None

    def _checked(self, entry: PlaceEntry, place: Place) -> CheckedPlace:
        level = {"estate": "estate", "building": "building", "unit_entrance": "unit"}[place.scope]
        return CheckedPlace(
            place=place,
            building_name=entry.building,
            unit_name=entry.unit,
            settings=self._register(entry, "setting", entry.settings, "settings"),
            fields=self._register(entry, level, entry.fields, "fields"),
            answers=dict(self._answers(entry, place)),
            checks=dict(self._checks(entry, place)),
            is_registered=entry.place is not None,
            revisit=entry.revisit,
        )

    def _register(
        self, entry: PlaceEntry, level: str, values: Mapping[str, Json], part: str
    ) -> Mapping[str, Json]:
        kept: dict[str, Json] = {}
        for name, raw in values.items():
            where = _at(entry, part, name)
            known = self._forms.register.field(level, name)
            if known is None or known.is_personal:
                self._fault(where, "sheet_unknown_field", field=name)
                continue
            kept[name] = stored(raw, known)
            if not fits(known, kept[name]):
                self._notice(where, "sheet_value_wrong", name=name, value=_shown(raw))
        return kept

    def _answers(self, entry: PlaceEntry, place: Place) -> Iterator[tuple[str, Answered]]:
        for code, raw in entry.items.items():
            where = _at(entry, "items", code)
            item = self._forms.tree.item(code)
            if item is None:
                self._fault(where, "sheet_unknown_item", item=code)
            elif item.scope != place.scope:
                self._fault(where, "sheet_item_elsewhere", item=code, place=place.shown)
            elif not isinstance(raw, Mapping):
                self._fault(where, "sheet_answer_malformed", item=code)
            else:
                answered = self._answer(where, item, raw)
                if answered is not None and code in entry.keeps:
                    answered = replace(answered, observation=None)
                if answered is not None:
                    yield code, answered

    def _answer(self, where: str, item: Item, raw: Mapping[str, Json]) -> Answered | None:
        before = len(self._faults)
        self._known_parts(where, raw, _ANSWER_PARTS)
        if raw.get("grade") is not None and not item.is_graded:
            self._fault(f"{where}.grade", "sheet_unknown_input", item=item.code, name="grade")
        self._known_names(where, item, raw, "inputs", {box.name for box in item.inputs})
        self._known_names(where, item, raw, "flags", {flag.name for flag in item.flags})
        if raw.get("status", "") not in _STATUSES and raw.get("status") is not None:
            self._fault(f"{where}.status", "sheet_unknown_status", status=_shown(raw.get("status")))
        basis = self._word(where, raw, "basis")
        basis_code = None if basis is None else basis_from(basis)
        if basis is not None and basis_code is None:
            self._fault(f"{where}.basis", "sheet_unknown_basis", basis=basis)
        note, said_by = self._word(where, raw, "note"), self._word(where, raw, "said_by")
        self._word(where, raw, "reason")
        observation = observation_from(raw)
        if observation is None or len(self._faults) > before:
            return None
        return Answered(observation=observation, basis=basis_code, note=note, said_by=said_by)

    def _known_parts(self, where: str, raw: Mapping[str, Json], known: set[str]) -> None:
        for part in raw:
            if part not in known:
                self._fault(f"{where}.{part}", "sheet_unknown_part", part=part)

    def _word(self, where: str, raw: Mapping[str, Json], part: str) -> str | None:
        word = raw.get(part)
        if word is None or isinstance(word, str):
            return word
        self._fault(f"{where}.{part}", "sheet_part_malformed", part=part)
        return None

    def _known_names(
        self, where: str, item: Item, raw: Mapping[str, Json], part: str, known: set[str]
    ) -> None:
        values = raw.get(part)
        if values is None:
            return
        if isinstance(values, Mapping):
            names: list[Json] = list(values)
        elif part == "flags" and isinstance(values, (list, tuple)):
            names = list(values)
        else:
            self._fault(f"{where}.{part}", "sheet_part_malformed", part=part)
            return
        for name in names:
            if not isinstance(name, str) or name not in known:
                code = "sheet_unknown_input" if part == "inputs" else "sheet_unknown_flag"
                self._fault(f"{where}.{part}", code, item=item.code, name=_shown(name))

    def _checks(self, entry: PlaceEntry, place: Place) -> Iterator[tuple[str, CheckRecord]]:
        for code, raw in entry.checks.items():
            where = _at(entry, "checks", code)
            item = self._forms.checklist.item(code)
            if item is None:
                self._fault(where, "sheet_unknown_item", item=code)
            elif not _may_stand(item, place):
                self._fault(where, "sheet_item_elsewhere", item=code, place=place.shown)
            elif not isinstance(raw, Mapping):
                self._fault(where, "sheet_answer_malformed", item=code)
            else:
                record = self._check(where, item, raw)
                if record is not None:
                    yield code, record

    def _check(self, where: str, item: CheckItem, raw: Mapping[str, Json]) -> CheckRecord | None:
        before = len(self._faults)
        self._known_parts(where, raw, _CHECK_PARTS)
        if raw.get("status") not in (None, "", *(option.status for option in item.statuses)):
            self._fault(f"{where}.status", "sheet_unknown_status", status=_shown(raw.get("status")))
        quantities = raw.get("quantities")
        if quantities is not None and not isinstance(quantities, Mapping):
            self._fault(f"{where}.quantities", "sheet_part_malformed", part="quantities")
        for name in quantities if isinstance(quantities, Mapping) else ():
            if name not in {box.name for box in item.quantities}:
                self._fault(f"{where}.quantities", "sheet_unknown_input", item=item.code, name=_shown(name))
        self._word(where, raw, "reason")
        record = record_from(raw)
        if record is None or len(self._faults) > before:
            return None
        for name in wrong_quantities(item, record):
            self._notice(
                f"{where}.quantities", "sheet_value_wrong", name=name, value=_shown(record.quantities[name])
            )
        return record

    def _fault(self, where: str, code: str, **facts: str) -> None:
        self._faults.append(Fault(where=where, code=code, facts=facts))

    def _notice(self, where: str, code: str, **facts: str) -> None:
        self._notices.append(Fault(where=where, code=code, facts=facts))


def _is_estate(entry: PlaceEntry) -> bool:
    return "[" not in entry.where


def _may_stand(item: CheckItem, place: Place) -> bool:
    """A checklist item is recorded at its own scope."""
    return item.scope == place.scope


def _at(entry: PlaceEntry, part: str, name: str) -> str:
    if entry.where.startswith("#"):
        return f"{entry.rows.get(name, entry.where)} {name}"
    return f"{entry.where}.{part}.{name}" if entry.where else f"{part}.{name}"


def _shown(value: Json) -> str:
    return value[:60] if isinstance(value, str) else canonical.dumps(value)[:60]
