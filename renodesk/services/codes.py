"""QR codes to be shown or printed, as rows of modules; the library is loaded with the first one."""

from datetime import datetime

from renodesk.domain.place_code import clock_code, place_code
from renodesk.domain.places import Place
from renodesk.errors import ComponentMissing
from renodesk.services.session import EstateSession

Modules = tuple[tuple[bool, ...], ...]
"""Rows of a code, dark modules true, with the light margin a code needs."""


def clock_modules(moment: datetime) -> Modules:
    """Return the code of a clock that shows `moment`, local time.

    Raises:
        ComponentMissing: this machine cannot draw codes.
    """
    return modules_of(clock_code(moment))


def place_modules(session: EstateSession, place: Place) -> Modules:
    """Return the code for the field sheet of a place.

    Raises:
        ComponentMissing: this machine cannot draw codes.
    """
    return modules_of(place_code(session.estate_id, place))


def modules_of(text: str) -> Modules:
    """Return the code of a text.

    Raises:
        ComponentMissing: this machine cannot draw codes.
    """
    try:
        from renodesk.photos.codes import code_modules

        return code_modules(text)
    except ImportError as error:
        raise ComponentMissing(component="zxing-cpp", remedy=str(error)) from error
