"""Personal values that come with a bundle: kept outside the log, unless they were erased."""

import re
from collections.abc import Mapping

from renodesk.domain import canonical
from renodesk.estates.incoming import Incoming
from renodesk.storage.estate_file import EstateFile

MOST_VALUE = 2000
_TOKEN = re.compile(r"[0-9a-f]{32}", re.ASCII)


def take_person_values(file: EstateFile, incoming: Incoming) -> int:
    """Keep the personal values that are not here yet, and return how many those were.

    A token that anybody erased stays empty, whoever still had its value; so do tokens of another shape.
    """
    data = incoming.person_values()
    if not data:
        return 0
    held = file.person_values()
    kept = 0
    for token, value in told_values(data).items():
        if token not in held:
            kept += file.keep_person_value(token, value)
    return kept


def told_values(data: bytes) -> dict[str, str]:
    """Return the values by token in the bytes of a bundle's member; what is none is left out."""
    try:
        raw = canonical.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    return {
        token: value
        for token, value in (raw.items() if isinstance(raw, Mapping) else ())
        if _TOKEN.fullmatch(token) and isinstance(value, str) and len(value) <= MOST_VALUE
    }
