"""A table with a field of the estate and its value a row, as a plan."""

from collections.abc import Mapping

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.form import Register, RegisterField
from renodesk.domain.places import ESTATE
from renodesk.services.register_import.header import estate_words, letters
from renodesk.services.register_import.matching import Layout
from renodesk.services.register_import.plan import Cause, Draft, Edit, Plan
from renodesk.services.register_import.targets import normal
from renodesk.services.register_import.values import LONGEST_SAID, read_cell, value_words
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid


def standing(session: EstateSession, cell: Cell) -> tuple[Json, bool]:
    """Return what stands in a cell, and whether two people differ on it."""
    state = session.file.state(cell)
    return (None, False) if state is None else (state.value, state.is_contested)


class EstatePlanner:
    """A field of the estate and its value a row."""

    def __init__(self, session: EstateSession, register: Register, grid: Grid) -> None:
        """Plan for a session's estate."""
        self._session = session
        self._register = register
        self._grid = grid
        self._words = estate_words(register)

    def plan(self, layout: Layout) -> Plan:
        """Return what the table would do."""
        edits: dict[Cell, Edit] = {}
        refused: list[Fault] = []
        notices: list[Fault] = []
        passed: list[Fault] = []
        unmatched: list[Fault] = []
        for number in layout.header.values:
            name = self._grid.text(number, 0)
            field = self._field(name)
            if field is None:
                if name and number > layout.header.values[0]:
                    facts = {"field": name[:LONGEST_SAID]}
                    unmatched.append(Fault(where=f"#{number}", code="register_field_unknown", facts=facts))
                continue
            draft = Draft(row=number)
            edit = self._read(draft, field, edits)
            refused.extend(draft.faults)
            notices.extend(draft.notices)
            if edit is not None and edit.value != edit.old:
                edits[edit.cell] = edit
            elif not draft.faults:
                passed.append(Fault(where=f"#{number}", code="import_row_same"))
        return Plan(
            file=self._grid.name,
            rows=len(layout.header.values),
            edits=tuple(edits.values()),
            refused=tuple(refused),
            notices=tuple(notices),
            passed_over=tuple(passed),
            unmatched=tuple(unmatched),
            taken_rows=len(edits),
        )

    def _field(self, name: str) -> RegisterField | None:
        found = self._words.get(normal(name))
        return None if found is None else self._register.field(*found)

    def _read(self, draft: Draft, field: RegisterField, known: Mapping[Cell, Edit]) -> Edit | None:
        text = self._grid.text(draft.row, 1)
        if not text:
            return None
        prefix = vocabulary.SETTING if field.level == "setting" else ""
        cell = vocabulary.estate_cell(prefix + field.name)
        reading = read_cell(field, text, self._grid.oddity(draft.row, 1))
        facts = {
            "column": self._grid.text(draft.row, 0)[:LONGEST_SAID],
            "at": letters(1),
            "text": text[:LONGEST_SAID],
        }
        earlier = known.get(cell)
        if reading.refused:
            draft.refuse(reading.refused, facts)
            return None
        if earlier is not None and earlier.value != reading.value:
            facts |= {"row": str(earlier.cause.row), "other": value_words(field, earlier.value)}
            draft.refuse("import_twice", {**facts, "place": self._session.name})
            return None
        if not reading.fits:
            draft.notice("import_kept_as_typed", facts)
        elif reading.said:
            draft.notice(reading.said, {**facts, "value": value_words(field, reading.value)})
        if reading.value is None:
            return None
        old, is_contested = standing(self._session, cell)
        return Edit(
            place=ESTATE,
            shown=self._session.name,
            field=field,
            cell=cell,
            text=text,
            value=reading.value,
            old=old,
            cause=Cause(row=draft.row, column=1, title=field.label),
            is_contested=is_contested,
        )
