"""What a place is called in the window."""

from PySide6.QtCore import QCoreApplication

from renodesk.domain.places import ESTATE, Place
from renodesk.services.session import EstateSession


def estate_word() -> str:
    """Return what the estate itself is called as a place."""
    return QCoreApplication.translate("Places", "小区公共部分")


def unit_word(name: str) -> str:
    """Return what an entrance is called: a number gets its word, a name of its own stays."""
    return QCoreApplication.translate("Places", "{name}单元").format(name=name) if name.isdigit() else name


def place_name(session: EstateSession, place: Place) -> str:
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
