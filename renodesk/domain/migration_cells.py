"""Which cells belong to a round, and where each goes when the round moves to its next edition."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, CellState
from renodesk.domain.form import CheckItem, Forms, Item
from renodesk.domain.migration import (
    Converted,
    Fate,
    Renamed,
    Step,
    code_after,
    observation_for,
    quantities_for,
    record_for,
)
from renodesk.domain.reading import head_values

KEYED = ("answer", "check", "asked", "visit", "problem", "confirmation", "alternative", "measure", "funding")
"""Entities whose keys begin with the round."""
NAMED = ("photo_use", "remark", "pin")
"""Entities with random keys, which say in a field what round they are of."""

OF_ESTATE = (
    "estate",
    "building",
    "unit",
    "round",
    "camera_clock",
    "paper",
    "project",
    "step",
    "step_paper",
    "special",
    "meeting",
    "joint_review",
    "eligibility",
    "standard",
    "attachment",
    "ledger",
    "ledger_row",
    "questionnaire",
    "draft",
    "draft_reply",
    "ballot",
    "tally",
    "vote",
    "person",
)
"""Entities that are of the estate whatever the round, and stay as they are."""


class Mover:
    """Moves cells of one round to an edition, by the forms of both."""

    def __init__(
        self, before: Forms, after: Forms, round_key: str, edition: str, renamed: Renamed | None = None
    ) -> None:
        """Know both rounds and what is called otherwise."""
        self._before = before
        self._after = after
        self._round = round_key
        self._edition = edition
        self._renamed: Renamed = renamed or {}

    def steps(self, states: Iterable[CellState]) -> Iterator[Step]:
        """Yield a step for every cell of the round that says something; what was removed stays behind."""
        kept = [state for state in states if state.cell.entity in (*KEYED, *NAMED)]
        gone = {(one.cell.entity, one.cell.key) for one in kept if _is_removed(one)}
        named = self._named(kept)
        for state in kept:
            cell = state.cell
            if (cell.entity, cell.key) in gone or cell.field == vocabulary.REMOVED:
                continue
            values = tuple(value for value in head_values(state) if value is not None)
            if values and (cell.key in named if cell.entity in NAMED else self._is_of_round(cell)):
                yield self.step(cell, values)

    def _is_of_round(self, cell: Cell) -> bool:
        return cell.key == self._round or cell.key.startswith(f"{self._round}/")

    def _named(self, states: Iterable[CellState]) -> frozenset[str]:
        """Return the keys of photos and remarks of the round, and of pins on its plans."""
        ours, plans = set(), {}
        for state in states:
            if state.cell.field == "round" and state.value == self._round:
                ours.add(state.cell.key)
            elif state.cell.entity == "pin" and state.cell.field == "plan":
                plans[state.cell.key] = state.value
        return frozenset(ours | {pin for pin, plan in plans.items() if plan in ours})

    def step(self, cell: Cell, values: tuple[Json, ...]) -> Step:
        """Return where a cell's values go."""
        if cell.entity in NAMED:
            return self._named_step(cell, values)
        before, after, is_known = self._items(cell)
        if is_known and after is None:
            return Step(source=cell, target=None, fate=Fate.PARKED, values=(), why="item_gone")
        if before is not None and after is not None and before.scope != after.scope:
            return Step(source=cell, target=None, fate=Fate.PARKED, values=(), why="scope")
        made = [self._value(cell, value, before, after) for value in values]
        left = tuple(dict.fromkeys(name for one in made for name in one.left))
        kept = tuple(one.value for one in made if one.value is not None)
        if not kept:
            return Step(source=cell, target=None, fate=Fate.PARKED, values=(), left=left, why="part")
        target = Cell(entity=cell.entity, key=self._key(cell), field=cell.field)
        is_other = left or kept != values or target.key.partition("/")[2] != cell.key.partition("/")[2]
        return Step(
            source=cell,
            target=target,
            fate=Fate.CONVERTED if is_other else Fate.CARRIED,
            values=kept,
            left=left,
            why="part" if left else "",
        )

    def converted(self, cell: Cell, value: Json) -> Json:
        """Return what one value of a cell becomes; None where nothing of it goes over."""
        found = self.step(cell, (value,)).values
        return found[0] if found else None

    def _items(self, cell: Cell) -> tuple[Item | CheckItem | None, Item | CheckItem | None, bool]:
        """Return the item a cell is of, in both packs, and whether it is of one at all."""
        code = self._code(cell)
        renamed = code_after(code, self._renamed)
        before: Item | CheckItem | None
        after: Item | CheckItem | None
        if cell.entity == "answer":
            before, after = self._before.tree.item(code), self._after.tree.item(renamed)
        else:
            before, after = self._before.checklist.item(code), self._after.checklist.item(renamed)
        is_known = cell.entity in ("answer", "check") or before is not None
        return before, after, bool(code) and is_known

    @staticmethod
    def _code(cell: Cell) -> str:
        parts = cell.key.split("/")
        at = {"answer": 1, "check": 1, "funding": 1, "measure": 2}.get(cell.entity)
        return parts[at] if at is not None and at < len(parts) else ""

    def _key(self, cell: Cell) -> str:
        code = self._code(cell)
        parts = cell.key.removeprefix(self._round).split("/")
        renamed = code_after(code, self._renamed)
        return self._edition + "/".join(renamed if code and part == code else part for part in parts)

    def _value(
        self, cell: Cell, value: Json, before: Item | CheckItem | None, after: Item | CheckItem | None
    ) -> Converted:
        if isinstance(before, Item) and isinstance(after, Item) and cell.field == "observation":
            return observation_for(value, before, after, self._renamed)
        if isinstance(before, CheckItem) and isinstance(after, CheckItem):
            if cell.field == "record":
                return record_for(value, before, after, self._renamed)
            if cell.field == "quantities" and isinstance(value, Mapping):
                left: list[str] = []
                kept = quantities_for(value, before, after, self._renamed, left)
                return Converted(value=kept or None, left=tuple(left))
        return Converted(value=value)

    def _named_step(self, cell: Cell, values: tuple[Json, ...]) -> Step:
        if cell.field == "item" and not all(map(self._has, values)):
            return Step(source=cell, target=None, fate=Fate.PARKED, values=(), why="item_gone")
        made = tuple(self._said(cell, value) for value in values)
        target = Cell(entity=cell.entity, key=self.name_of(cell.key), field=cell.field)
        return Step(source=cell, target=target, fate=Fate.CARRIED, values=made)

    def _has(self, code: Json) -> bool:
        """Return whether the next packs have an item, by what it was called; no item at all is fine."""
        name = code_after(code, self._renamed) if isinstance(code, str) else ""
        return not name or bool(self._after.tree.item(name) or self._after.checklist.item(name))

    def _said(self, cell: Cell, value: Json) -> Json:
        """Return what a field of a photo, remark or pin says of the next edition."""
        if not isinstance(value, str):
            return value
        match cell.field:
            case "round":
                return self._edition
            case "item":
                return code_after(value, self._renamed)
            case "plan":
                return self.name_of(value)
            case "about" if value.startswith("photo:"):
                return vocabulary.about_photo(self.name_of(value.removeprefix("photo:")))
            case "about" if value.startswith("answer:"):
                code, slash, place = value.removeprefix("answer:").partition("/")
                return f"answer:{code_after(code, self._renamed)}{slash}{place}"
        return value

    def name_of(self, key: str) -> str:
        """Return the key a photo, remark or pin has in the edition: the same wherever the round is moved."""
        return hashlib.sha256(f"{key} {self._edition}".encode()).hexdigest()[:16]


def _is_removed(state: CellState) -> bool:
    return state.cell.field == vocabulary.REMOVED and state.value is True and not state.is_contested
