"""What an office notes of no single estate: acts as lines that are only ever added, cells as their reading.

A line puts values into cells and says which lines it replaces there, as the log of an estate file does
(DESIGN: nothing is ever overwritten). Lines of several machines are one set; two that did not know of each
other leave a cell contested, with both values.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from renodesk.domain import canonical
from renodesk.domain.canonical import Json

Cell = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Put:
    """A value for a cell; None takes back what stood there. `replaces` are ids of lines."""

    cell: Cell
    value: Json
    replaces: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeLine:
    """One act: its number is one more than the largest its writer knew; its id is that of its text."""

    id: str
    number: int
    at: str
    by: str
    device: str
    reason: str
    puts: tuple[Put, ...]
    undoes: str = ""

    @property
    def order(self) -> tuple[int, str]:
        """Return by what lines are ordered."""
        return self.number, self.id


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A value nothing has replaced, and the line it came with."""

    value: Json
    line: OfficeLine


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeCell:
    """A cell as it stands; the last of its heads is shown."""

    heads: tuple[Head, ...]

    @property
    def value(self) -> Json:
        """Return what is shown."""
        return self.heads[-1].value

    @property
    def is_contested(self) -> bool:
        """Return whether two values stand there."""
        return len({canonical.dumps(one.value) for one in self.heads}) > 1


def text_of(
    number: int,
    at: str,
    by: str,
    device: str,
    reason: str,
    puts: Sequence[Put],
    undoes: str = "",
) -> str:
    """Return an act as the text of its line."""
    found: dict[str, Json] = {
        "n": number,
        "at": at,
        "by": by,
        "device": device,
        "puts": [
            {"cell": list(one.cell), "value": one.value, "replaces": list(one.replaces)} for one in puts
        ],
    }
    if reason:
        found["reason"] = reason
    if undoes:
        found["undoes"] = undoes
    return canonical.dumps(found)


def line_of(text: str) -> OfficeLine:
    """Return what a line says.

    Raises:
        ValueError: it is none.
    """
    raw = canonical.loads(text)
    if not isinstance(raw, Mapping) or not isinstance(raw.get("puts"), (list, tuple)):
        raise ValueError("no line")
    return OfficeLine(
        id=line_id(text),
        number=int(str(raw.get("n"))),
        at=str(raw.get("at") or ""),
        by=str(raw.get("by") or ""),
        device=str(raw.get("device") or ""),
        reason=str(raw.get("reason") or ""),
        puts=tuple(_puts(raw["puts"])),
        undoes=str(raw.get("undoes") or ""),
    )


def line_id(text: str) -> str:
    """Return the id of a line."""
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _puts(raw: Json) -> Iterator[Put]:
    for one in raw if isinstance(raw, (list, tuple)) else ():
        cell, replaces = (one.get("cell"), one.get("replaces")) if isinstance(one, Mapping) else (None, None)
        if not isinstance(one, Mapping) or not isinstance(cell, (list, tuple)) or not cell:
            raise ValueError("no cell")
        known = replaces if isinstance(replaces, (list, tuple)) else ()
        yield Put(cell=tuple(map(str, cell)), value=one.get("value"), replaces=tuple(map(str, known)))


def cells_of(lines: Iterable[OfficeLine]) -> Mapping[Cell, OfficeCell]:
    """Return every cell with what stands in it, whatever order the lines came in."""
    heads: dict[Cell, dict[str, Head]] = {}
    gone: dict[Cell, set[str]] = {}
    for line in sorted(lines, key=lambda one: one.order):
        for put in line.puts:
            gone.setdefault(put.cell, set()).update(put.replaces)
            heads.setdefault(put.cell, {})[line.id] = Head(value=put.value, line=line)
    found: dict[Cell, OfficeCell] = {}
    for cell, known in heads.items():
        left = tuple(head for one, head in known.items() if one not in gone[cell])
        if left:
            found[cell] = OfficeCell(heads=left)
    return found
