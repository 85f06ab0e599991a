"""What is asked of a utility or bureau: the boxes of items and register fields the packs name it for."""

from collections.abc import Iterator
from dataclasses import dataclass

from renodesk.domain.form import InputField, InputType, Item, RegisterField
from renodesk.domain.inquiry import Paper, Respondent, Way, parts_asked
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Value
from renodesk.errors import UnknownRespondent
from renodesk.services.answer_parts import GRADE, Part, part_value, parts_of, value_text
from renodesk.services.field_needs import FieldNeeds
from renodesk.services.register import RegisterService
from renodesk.services.register_import.values import value_words
from renodesk.services.session import EstateSession
from renodesk.services.spots import Spots
from renodesk.texts import Language, say

LEVELS = ("estate", "building", "unit")
SCOPES = {"estate": "estate", "building": "building", "unit": "unit_entrance"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """One thing asked: `code` names it (`C3.1.pipe_m`, `building.gas_riser_year`).

    `field` says what it takes. `item` and `part` are those of an indicator; a register field has neither.
    """

    code: str
    name: str
    label: str
    field: RegisterField
    item: Item | None = None
    part: Part | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """Return the words it takes, where it takes only some."""
        if self.field.type == "bool":
            return ("是", "否")
        return tuple(self.field.options.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """What is asked at one level: its boxes, its places with their names, and what is known there already."""

    level: str
    boxes: tuple[Box, ...]
    places: tuple[tuple[Place, str], ...]
    known: dict[tuple[Place, str], str]
    """Words of what is known, by place and box."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """Everything one respondent is asked."""

    respondent: Respondent
    askings: tuple[Asking, ...]
    papers: tuple[Paper, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to ask."""
        return not self.askings and not self.papers


def requests_of(session: EstateSession, language: Language = "zh") -> tuple[Request, ...]:
    """Return a request for everybody one writes to who is asked for anything here, in the pack's order."""
    letters = session.forms.register.inquiry.by_way(Way.LETTER)
    found = (request_of(session, one, language) for one in letters)
    return tuple(one for one in found if not one.is_empty)


def respondent_called(session: EstateSession, name: str) -> Respondent:
    """Return whom one writes to by code or by name in either language.

    Raises:
        UnknownRespondent: the pack has no such office.
    """
    plain = name.strip().casefold()
    letters = session.forms.register.inquiry.by_way(Way.LETTER)
    for one in letters:
        if plain in (one.code.casefold(), one.name.casefold(), one.name_en.casefold()):
            return one
    raise UnknownRespondent(name=name, known="、".join(one.name for one in letters) or "–")


def request_of(session: EstateSession, respondent: Respondent, language: Language = "zh") -> Request:
    """Return what one respondent is asked in the current round."""
    needs = FieldNeeds(session)
    askings = (_asking(session, needs, respondent, level, language) for level in LEVELS)
    papers = (
        paper
        for paper in session.forms.register.inquiry.papers
        if any(one.respondent == respondent.code for one in paper.ask_from)
    )
    return Request(
        respondent=respondent,
        askings=tuple(one for one in askings if one.boxes and one.places),
        papers=tuple(papers),
    )


def _asking(
    session: EstateSession, needs: FieldNeeds, respondent: Respondent, level: str, language: Language
) -> Asking:
    boxes = tuple(boxes_of(session, respondent, level, language))
    wanted = tuple(box for box in boxes if box.item is None or needs.places_of(box.item))
    places = tuple((place, _name(session, place)) for place in needs.places(SCOPES[level]))
    spots, register = Spots(session), RegisterService(session)
    known: dict[tuple[Place, str], str] = {}
    for place, _ in places:
        values = {row.field.name: row.value for row in register.rows(place)}
        for box in wanted:
            text = _known(spots, values, box, place)
            if text:
                known[place, box.code] = text
    return Asking(level=level, boxes=wanted, places=places, known=known)


def _known(spots: Spots, values: dict[str, Value | None], box: Box, place: Place) -> str:
    if box.item is not None and box.part is not None:
        value = part_value(spots.shown(box.item.code, place), box.part)
        if box.field.type == "bool" and value is not None:
            return value_words(box.field, bool(value))
        return value_text(value)
    value = values.get(box.field.name)
    if box.field.type == "bool" and value is not None:
        return value_words(box.field, bool(value))
    return value_words(box.field, value)


def boxes_of(
    session: EstateSession, respondent: Respondent, level: str, language: Language = "zh"
) -> Iterator[Box]:
    """Return what a respondent is asked at a level: register fields first, then items, in table order."""
    forms = session.forms
    for field in forms.register.fields:
        is_asked = any(one.respondent == respondent.code for one in field.ask_from)
        if is_asked and field.level == level and not field.is_personal and field.type != "file":
            label = (field.label_en if language == "en" else "") or field.short_label
            name = say("request_register", language)
            yield Box(code=f"{level}.{field.name}", name=name, label=label, field=field)
    for item in forms.tree.items:
        if item.scope.value != SCOPES[level]:
            continue
        parts = {_part_name(part): part for part in parts_of(item)}
        for name in parts_asked(item.ask_from, respondent.code, tuple(parts)):
            yield _item_box(item, name, parts[name], language)


def _part_name(part: Part) -> str:
    return part.name or "grade"


def _item_box(item: Item, name: str, part: Part, language: Language) -> Box:
    box = item.input(name)
    flag = item.flag(name)
    if part == GRADE:
        label, options = say("request_grade", language), _grades(item)
        field = _field(InputField(name=name, type=InputType.COUNT, unit="", label=label), item, options)
    elif box is not None:
        label, field = box.label, _field(box, item, {})
    else:
        label = flag.label if flag is not None else name
        made = InputField(name=name, type=InputType.BOOL, unit="", label=label)
        field = _field(made, item, {})
    title = (item.name_en if language == "en" else "") or item.name
    return Box(code=f"{item.code}.{name}", name=title, label=label, field=field, item=item, part=part)


def _grades(item: Item) -> dict[str, str]:
    return {str(grade): f"{grade} {text}" for grade, text in sorted(item.grade_texts.items(), reverse=True)}


def _field(box: InputField, item: Item, options: dict[str, str]) -> RegisterField:
    """Return a box of an item as a field, so that its cells are read as those of the register."""
    return RegisterField(
        name=box.name,
        level="",
        type="enum" if options else box.type.value,
        unit=box.unit,
        default="",
        label=box.label,
        label_en="",
        used_by=(item.code,),
        note="",
        options=options,
        rules=(),
        is_personal=False,
        source=item.source,
        provenance=item.provenance,
    )


def _name(session: EstateSession, place: Place) -> str:
    if place == ESTATE:
        return session.name
    for building in session.survey.buildings:
        if building.place == place:
            return building.name
        for unit in building.units:
            if unit.place == place:
                return unit.name
    return place.shown


def building_name(session: EstateSession, place: Place) -> str:
    """Return the shown name of the building a place lies in."""
    return _name(session, Place(building=place.building))
