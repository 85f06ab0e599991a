"""What places, items and states are called in the window."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Value
from renodesk.services.row_states import RowState
from renodesk.texts import Language

if TYPE_CHECKING:
    from renodesk.domain.form import PackIdentity, Register
    from renodesk.services.session import EstateSession


MOST_FACTS = 4


def estate_word() -> str:
    """Return what the estate itself is called as a place."""
    return QCoreApplication.translate("Places", "小区公共部分")


def unit_word(name: str) -> str:
    """Return what an entrance is called: a number gets its word, a name of its own stays."""
    return QCoreApplication.translate("Places", "{name}单元").format(name=name) if name.isdigit() else name


def place_name(session: "EstateSession", place: Place) -> str:
    """Return a place by its shown names; one that is gone by its keys."""
    if place == ESTATE:
        return estate_word()
    for building in session.survey.buildings:
        if building.place.building != place.building:
            continue
        if not place.unit:
            return building.name
        for unit in building.units:
            if unit.place == place:
                return f"{building.name} {unit_word(unit.name)}"
    return place.shown


def place_facts(session: "EstateSession", place: Place, language: Language) -> str:
    """Return the first things the register knows of a building, in the register's words."""
    building = next((one for one in session.survey.buildings if one.place.building == place.building), None)
    if building is None:
        return ""
    return " · ".join(_facts(session.forms_in(language).register, building.fields))


def _facts(register: "Register", fields: Mapping[str, Value]) -> Iterator[str]:
    told = 0
    for field in register.fields:
        value = fields.get(field.name)
        if field.level != "building" or value is None or told == MOST_FACTS or isinstance(value, bool):
            continue
        if isinstance(value, str) and value not in field.options:
            continue
        told += 1
        if isinstance(value, str):
            yield field.options[value]
        else:
            yield f"{field.short_label} {write_number(value)}{field.unit}"


class Named(Protocol):
    """A row of a pack: its Chinese name, and an English one where the pack has it."""

    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...


def name_in(language: Language, row: Named) -> str:
    """Return a row's name in a language, Chinese where there is no other."""
    return (row.name_en if language == "en" else "") or row.name


def title_in(language: Language, identity: "PackIdentity") -> str:
    """Return a pack's title in a language, Chinese where there is no other."""
    return (identity.title_en if language == "en" else "") or identity.title


_STATES = {
    RowState.CONTESTED: QT_TRANSLATE_NOOP("States", "待裁定"),
    RowState.RED_FLAG: QT_TRANSLATE_NOOP("States", "红旗"),
    RowState.INVALID: QT_TRANSLATE_NOOP("States", "填写有误"),
    RowState.LOW: QT_TRANSLATE_NOOP("States", "短板"),
    RowState.PARTLY: QT_TRANSLATE_NOOP("States", "未填完"),
    RowState.EVIDENCE_MISSING: QT_TRANSLATE_NOOP("States", "缺照片"),
    RowState.UNANSWERED: QT_TRANSLATE_NOOP("States", "未填"),
    RowState.UNSEEN: QT_TRANSLATE_NOOP("States", "看不到"),
    RowState.ANSWERED: QT_TRANSLATE_NOOP("States", "已填"),
    RowState.NOT_APPLICABLE: QT_TRANSLATE_NOOP("States", "不适用"),
}


def state_word(state: RowState) -> str:
    """Return a state in words, for screen readers and tool tips."""
    return QCoreApplication.translate("States", str(_STATES[state]))


_ROLES = {
    "evidence": QT_TRANSLATE_NOOP("PhotoRoles", "佐证"),
    "before": QT_TRANSLATE_NOOP("PhotoRoles", "改造前"),
    "after": QT_TRANSLATE_NOOP("PhotoRoles", "改造后"),
    "document": QT_TRANSLATE_NOOP("PhotoRoles", "资料"),
    "plan": QT_TRANSLATE_NOOP("PhotoRoles", "平面图"),
}


def role_word(role: str) -> str:
    """Return what a photo is where it is used; a role of a newer version as it is spelled."""
    return QCoreApplication.translate("PhotoRoles", str(_ROLES.get(role, role)))
