"""How a table was matched, kept by its header, so that the next one of that office is matched at once."""

import hashlib
import json
from dataclasses import replace

from renodesk.domain.form import Register
from renodesk.services.register_import.matching import How, Layout
from renodesk.services.register_import.targets import normal, targets
from renodesk.services.register_import.values import AREA_UNITS

MOST = 30
"""Headers that are remembered; the oldest is forgotten."""


def signature(layout: Layout) -> str:
    """Return what tells the header of one office from another's."""
    titles = "\n".join(normal(one.title) for one in layout.columns)
    return hashlib.sha256(titles.encode()).hexdigest()[:16]


def remember(kept: str, layout: Layout) -> str:
    """Return `kept` (a preference) with how this table was matched, if it has a header to know it by."""
    if layout.is_estate or not layout.header.rows:
        return kept
    known = _known(kept)
    mark = signature(layout)
    known.pop(mark, None)
    known[mark] = [[one.target, one.unit] for one in layout.columns]
    return json.dumps(dict(list(known.items())[-MOST:]), separators=(",", ":"))


def remembered(kept: str, layout: Layout, register: Register) -> Layout:
    """Return a layout matched as the last one with this header; as it is where none is remembered."""
    found = _known(kept).get(signature(layout))
    if (
        layout.is_estate
        or not layout.header.rows
        or not isinstance(found, list)
        or len(found) != len(layout.columns)
    ):
        return layout
    fields = targets(register)
    columns = []
    for one, pair in zip(layout.columns, found, strict=True):
        target, unit = pair if isinstance(pair, list) and len(pair) == 2 else ("", "")
        is_field = target in fields
        columns.append(
            replace(
                one,
                target=target if is_field else "",
                unit=unit if is_field and unit in AREA_UNITS else "",
                how=How.REMEMBERED if is_field else How.NOT,
                looks_small=one.looks_small and is_field and target == one.target and not unit,
            )
        )
    return replace(layout, columns=tuple(columns))


def _known(kept: str) -> dict[str, object]:
    try:
        stored = json.loads(kept) if kept else {}
    except ValueError:
        return {}
    return stored if isinstance(stored, dict) else {}
