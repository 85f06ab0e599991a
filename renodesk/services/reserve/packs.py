"""Which states, moves and documents the office goes by."""

from renodesk.domain.reserve import Reserve
from renodesk.errors import ReserveMissing
from renodesk.packs import PackText, read_kind, reserve_of
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment


def reserve_text(environment: Environment) -> PackText:
    """Return the office's own pack; a folder of packs that has none means the one that ships.

    Raises:
        ReserveMissing, PackFaulty: there is none that can be read.
    """
    for folder in (environment.forms, forms_dir()):
        for text in read_kind(folder, "reserve"):
            return text
    raise ReserveMissing


def reserve_in_use(environment: Environment) -> Reserve:
    """Return the pack of the reserve as values.

    Raises:
        ReserveMissing, PackFaulty: there is none that can be read.
    """
    return reserve_of(reserve_text(environment))
