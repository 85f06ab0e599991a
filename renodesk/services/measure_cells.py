"""What was decided of each measure, kept in mind; only what a change touched is read again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, CellState
from renodesk.domain.reading import value_from
from renodesk.storage.estate_file import EstateFile

ENTITY = "measure"
_FEW = 200
"""So many measures are read again one by one; beyond, all of a plan at once are faster."""


@dataclass(kw_only=True, slots=True)
class Decided:
    """What was written of one measure; one that is touched again is another object."""

    fields: dict[str, Json] = field(default_factory=dict)
    is_contested: bool = False
    edited_why: str = ""

    def take(self, state: CellState) -> None:
        """Take one of its cells in."""
        is_open = state.cell.field == vocabulary.REMOVED and state.is_contested
        self.fields[state.cell.field] = False if is_open else state.value
        self.is_contested |= state.is_contested
        if state.cell.field == "quantities" and state.heads:
            self.edited_why = state.heads[-1].change.reason or ""

    def text(self, name: str) -> str:
        """Return a text of it, "" where there is none."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def whole(self, name: str) -> int | None:
        """Return a whole number of it, None where there is none."""
        number = value_from(self.fields.get(name))
        is_whole = isinstance(number, Fraction) and number.denominator == 1 and number >= 0
        return int(number) if is_whole and isinstance(number, Fraction) else None

    @property
    def chosen(self) -> bool | None:
        """Return whether it was taken in or left out, None where nobody said."""
        value = self.fields.get("chosen")
        return value if isinstance(value, bool) else None

    @property
    def quantities(self) -> dict[str, Fraction] | None:
        """Return the planner's own quantities, None where there are none."""
        raw = self.fields.get("quantities")
        if not isinstance(raw, Mapping):
            return None
        read = {name: value_from(one) for name, one in raw.items()}
        return {name: value for name, value in read.items() if isinstance(value, Fraction)}


class MeasureCells:
    """The measures of an estate file by plan (`<round>/<alternative>/`), as they were written."""

    def __init__(self, file: EstateFile) -> None:
        """Read nothing yet."""
        self._file = file
        self._plans: dict[str, dict[str, Decided]] = {}
        self._touched: dict[str, set[str]] = {}

    def note(self, cells: Iterable[Cell] | None) -> None:
        """Hear which cells an act touched; None: anything may be otherwise."""
        if cells is None:
            self._plans, self._touched = {}, {}
            return
        for cell in cells:
            if cell.entity == ENTITY:
                round_key, alternative, _ = cell.key.split("/", 2)
                self._touched.setdefault(f"{round_key}/{alternative}/", set()).add(cell.key)

    def decided(self, prefix: str) -> Mapping[str, Decided]:
        """Return what was decided in a plan, by `<item>/<place>`; a mapping that is never changed."""
        with self._file.held():
            touched = self._touched.pop(prefix, set())
            known = self._plans.get(prefix)
            if known is None or len(touched) > _FEW:
                known = self._plans[prefix] = self._read(prefix, prefix)
            elif touched:
                known = dict(known)
                for key in sorted(touched):
                    name = key.removeprefix(prefix)
                    known.pop(name, None)
                    known.update((one, own) for one, own in self._read(prefix, key).items() if one == name)
                known = self._plans[prefix] = {name: known[name] for name in sorted(known)}
            return known

    def _read(self, prefix: str, begins: str) -> dict[str, Decided]:
        found: dict[str, Decided] = {}
        for state in self._file.states(ENTITY, begins):
            found.setdefault(state.cell.key.removeprefix(prefix), Decided()).take(state)
        return {name: found[name] for name in sorted(found)}
