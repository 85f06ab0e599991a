"""Moving a round to other pack versions: what of each answer the next packs can hold, and what stays behind.

Pure: it reads cells and forms and says what would be written where. Nothing is dropped, since the round moved
from keeps all it has; what the next packs cannot hold is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.form import CheckItem, Forms, InputField, Item

Renamed = Mapping[str, str]
"""What is called otherwise in the next packs: `A1.1` -> `A1.2`, or `A1.2:old_box` -> `new_box`."""


class Fate(StrEnum):
    """What becomes of a thing: it goes over as it is, or changed, it stays behind, or it is newly asked."""

    CARRIED = "carried"
    CONVERTED = "converted"
    PARKED = "parked"
    NEW = "new"


@dataclass(frozen=True, kw_only=True, slots=True)
class Converted:
    """A value as the next packs hold it, None where they hold none of it; `left` names what stays behind."""

    value: Json
    left: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Something the next packs ask and the packs before did not: an item, or a box of an item."""

    code: str
    box: str = ""


def observation_for(value: Json, before: Item, after: Item, renamed: Renamed) -> Converted:
    """Return an observation as the next item can hold it: boxes and ticks by their names and units."""
    if not isinstance(value, Mapping):
        return Converted(value=value)
    left: list[str] = []
    made: dict[str, Json] = {}
    for name, member in value.items():
        match name:
            case "grade" if before.is_graded and not after.is_graded:
                left.append("grade")
            case "inputs" if isinstance(member, Mapping):
                made[name] = dict(_boxes(member, before.inputs, after.inputs, after.code, renamed, left))
            case "flags":
                kept = dict(_ticks(member, before, after, renamed, left))
                made[name] = kept if isinstance(member, Mapping) else list(kept)
            case _:
                made[name] = member
    return _converted(made, left)


def record_for(value: Json, before: CheckItem, after: CheckItem, renamed: Renamed) -> Converted:
    """Return what is said of a checklist item as the next one can hold it."""
    if not isinstance(value, Mapping):
        return Converted(value=value)
    left: list[str] = []
    made: dict[str, Json] = {}
    known = {option.status for option in after.statuses}
    for name, member in value.items():
        if name == "quantities" and isinstance(member, Mapping):
            made[name] = quantities_for(member, before, after, renamed, left)
        elif name == "status" and known and member not in known:
            left.append(f"status={member}")
        else:
            made[name] = member
    return _converted(made, left)


def quantities_for(
    member: Mapping[str, Json], before: CheckItem, after: CheckItem, renamed: Renamed, left: list[str]
) -> dict[str, Json]:
    """Return quantities by the columns of the next item; names of others go to `left`."""
    return dict(_boxes(member, before.quantities, after.quantities, after.code, renamed, left))


def _boxes(
    values: Mapping[str, Json],
    before: Iterable[InputField],
    after: Iterable[InputField],
    code: str,
    renamed: Renamed,
    left: list[str],
) -> Iterator[tuple[str, Json]]:
    """Yield what boxes of the same name, kind and unit can take, and what neither pack has a box for."""
    old, new = {box.name: box for box in before}, {box.name: box for box in after}
    for name, member in values.items():
        target = renamed.get(f"{code}:{name}", name)
        box, was = new.get(target), old.get(name)
        is_nobodys = was is None and box is None
        same = box is not None and (was is None or (was.type, was.unit) == (box.type, box.unit))
        if (same or is_nobodys) and not (target != name and target in values):
            yield target, member
        else:
            left.append(name)


def _ticks(
    member: Json, before: Item, after: Item, renamed: Renamed, left: list[str]
) -> Iterator[tuple[str, Json]]:
    ticked: Mapping[str, Json] = {}
    if isinstance(member, Mapping):
        ticked = member
    elif isinstance(member, (list, tuple)):
        ticked = {str(name): True for name in member}
    for name, count in ticked.items():
        target = renamed.get(f"{after.code}:{name}", name)
        is_nobodys = before.flag(name) is None and after.flag(target) is None
        if (after.flag(target) is not None or is_nobodys) and not (target != name and target in ticked):
            yield target, count
        else:
            left.append(name)


def _converted(made: Mapping[str, Json], left: list[str]) -> Converted:
    """Return what was made, None where nothing but a reason or empty parts is left of it."""
    parts = {name: member for name, member in made.items() if member not in ({}, [], "", None)}
    is_empty = not set(parts) - {"reason"} and bool(left)
    return Converted(value=None if is_empty else dict(parts), left=tuple(left))


def code_after(code: str, renamed: Renamed) -> str:
    """Return what an item or checklist item is called in the next packs."""
    return renamed.get(code, code)


def newly_asked(before: Forms, after: Forms, renamed: Renamed) -> tuple[Asked, ...]:
    """Return what the next packs ask that those before did not, in the order of their tables."""
    found: list[Asked] = []
    old_items = {code_after(item.code, renamed): item for item in before.tree.items}
    for item in after.tree.items:
        was = old_items.get(item.code)
        if was is None:
            found.append(Asked(code=item.code))
            continue
        names = {renamed.get(f"{item.code}:{box.name}", box.name) for box in was.inputs}
        found += [Asked(code=item.code, box=box.name) for box in item.inputs if box.name not in names]
    old_checks = {code_after(item.code, renamed) for item in before.checklist.items}
    found += [Asked(code=one.code) for one in after.checklist.items if one.code not in old_checks]
    old_fields = {(field.level, field.name) for field in before.register.fields}
    found += [
        Asked(code=field.level, box=field.name)
        for field in after.register.fields
        if (field.level, field.name) not in old_fields
    ]
    return tuple(found)


def next_edition(key: str) -> str:
    """Return the key of the edition that follows: `baseline` -> `baseline@2` -> `baseline@3`."""
    base, number = split_edition(key)
    return f"{base}@{number + 1}"


def split_edition(key: str) -> tuple[str, int]:
    """Return the round an edition is of, and its number; the first has no `@`."""
    base, at, number = key.rpartition("@")
    is_edition = bool(at and base) and number.isascii() and number.isdigit() and int(number) > 1
    return (base, int(number)) if is_edition else (key, 1)


def edition_before(key: str) -> str:
    """Return the key of the edition before, "" for the first."""
    base, number = split_edition(key)
    return "" if number == 1 else base if number == 2 else f"{base}@{number - 1}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A cell of the round moved from, and what the next edition's cell gets: one value for each head.

    `target` is None where nothing goes over. `why` is a code: item_gone, scope, part, "" where all went.
    """

    source: Cell
    target: Cell | None
    fate: Fate
    values: tuple[Json, ...]
    left: tuple[str, ...] = ()
    why: str = ""
