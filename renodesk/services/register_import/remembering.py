"""How a table was matched, kept by its purpose and its header, so that the next one is matched at once."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from renodesk.services.register_import.matching import ColumnMatch, How, Layout
from renodesk.services.register_import.targets import Target, normal
from renodesk.services.register_import.values import AREA_UNITS

MOST = 60
"""Headers that are remembered; the oldest is forgotten."""


def remember(kept: str, kind: str, layout: Layout) -> str:
    """Return `kept` (a preference) with how this table was matched, if it has a header to know it by.

    `kind` tells what tables are taken into: a header is known to each of them by itself.
    """
    if layout.is_estate or not layout.header.rows:
        return kept
    known = _known(kept)
    mark = _mark(kind, layout)
    known.pop(mark, None)
    known[mark] = [[one.target, one.unit] for one in layout.columns]
    return _written(dict(list(known.items())[-MOST:]))


def forgotten(kept: str, kind: str, layout: Layout) -> str:
    """Return `kept` without what is known of this header."""
    known = _known(kept)
    known.pop(_mark(kind, layout), None)
    return _written(known)


def remembered(kept: str, kind: str, layout: Layout, fields: Mapping[str, Target]) -> Layout | None:
    """Return a layout matched as the last one with this header; None where none is remembered."""
    found = _known(kept).get(_mark(kind, layout))
    has_header = not layout.is_estate and bool(layout.header.rows)
    if not has_header or not isinstance(found, list) or len(found) != len(layout.columns):
        return None
    columns = [_again(one, pair, fields) for one, pair in zip(layout.columns, found, strict=True)]
    return replace(layout, columns=tuple(columns))


def _again(one: ColumnMatch, pair: object, fields: Mapping[str, Target]) -> ColumnMatch:
    target, unit = pair if isinstance(pair, list) and len(pair) == 2 else ("", "")
    is_field = target in fields
    return replace(
        one,
        target=target if is_field else "",
        unit=unit if is_field and unit in AREA_UNITS else "",
        how=How.REMEMBERED if is_field else How.NOT,
        looks_small=one.looks_small and is_field and target == one.target and not unit,
    )


def _mark(kind: str, layout: Layout) -> str:
    """Return what tells the header of one office from another's."""
    titles = "\n".join((kind, *(normal(one.title) for one in layout.columns)))
    return hashlib.sha256(titles.encode()).hexdigest()[:16]


def _known(kept: str) -> dict[str, object]:
    try:
        stored = json.loads(kept) if kept else {}
    except ValueError:
        return {}
    return stored if isinstance(stored, dict) else {}


def _written(known: Mapping[str, object]) -> str:
    return json.dumps(known, separators=(",", ":"))
