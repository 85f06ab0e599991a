"""A change as one canonical line: what digests are made of and what travels in files."""

import hashlib
from collections.abc import Iterable

from renodesk.domain.canonical import quoted
from renodesk.domain.changes import Change


def line_of(change: Change) -> str:
    """Return the canonical JSON line of a change, without line end: its members by name, its value as it is.

    A change's value is canonical text already, so that the line is too.
    """
    cell = change.cell
    undoes = "null" if change.undoes is None else f'"{change.undoes}"'
    replaces = ",".join(f'"{one}"' for one in change.replaces)
    return (
        f'{{"act":{change.act},"at":{quoted(change.at)},"entity":{quoted(cell.entity)},'
        f'"field":{quoted(cell.field)},"hlc":{change.hlc},"id":"{change.id}","key":{quoted(cell.key)},'
        f'"reason":{quoted(change.reason)},"replaces":[{replaces}],"undoes":{undoes},"value":{change.value}}}'
    )


def digest_of(changes: Iterable[Change]) -> str:
    """Return the SHA-256 (hex) over exactly these changes, as canonical lines in (writer, seq) order."""
    digest = hashlib.sha256()
    for change in sorted(changes, key=lambda one: one.id):
        digest.update(line_of(change).encode("utf-8"))
        digest.update(b"\n")
    return digest.hexdigest()
