"""A change as one canonical line: what digests are made of and what travels in files."""

import hashlib
from collections.abc import Iterable

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Change


def line_json(change: Change) -> dict[str, Json]:
    """Return a change as a JSON object; its value is written as the JSON it is."""
    return {
        "id": str(change.id),
        "hlc": change.hlc,
        "at": change.at,
        "act": change.act,
        "undoes": None if change.undoes is None else str(change.undoes),
        "entity": change.cell.entity,
        "key": change.cell.key,
        "field": change.cell.field,
        "value": canonical.loads(change.value),
        "replaces": [str(one) for one in change.replaces],
        "reason": change.reason,
    }


def line_of(change: Change) -> str:
    """Return the canonical line of a change, without line end."""
    return canonical.dumps(line_json(change))


def digest_of(changes: Iterable[Change]) -> str:
    """Return the SHA-256 (hex) over exactly these changes, as canonical lines in (writer, seq) order."""
    digest = hashlib.sha256()
    for change in sorted(changes, key=lambda one: one.id):
        digest.update(line_of(change).encode("utf-8"))
        digest.update(b"\n")
    return digest.hexdigest()
