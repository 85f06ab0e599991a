"""Somebody's table into the register."""

from collections.abc import Mapping

from renodesk.services.environment import Progress
from renodesk.services.register_import.header import letters
from renodesk.services.register_import.matching import Layout, layout_of
from renodesk.services.register_import.plan import READ_CODES, Cause, Edit, Plan
from renodesk.services.register_import.planning import plan_of
from renodesk.services.register_import.taking import Imported, take
from renodesk.services.register_import.targets import (
    BUILDING,
    ESTATE_NAME,
    UNIT,
    Target,
    field_name,
    register_of,
    targets,
)
from renodesk.services.register_import.values import value_words
from renodesk.services.session import EstateSession
from renodesk.services.table_import.door import Line, LineKind, Outlook, fault_lines
from renodesk.tables.grids import Grid
from renodesk.texts import Language, say


class RegisterDoor:
    """A row a building or an entrance, or a row a field of the estate; good rows may be taken alone."""

    kind = "register"
    required = frozenset({BUILDING})
    parts: frozenset[str] = frozenset()

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Take tables into a session's register."""
        self._session = session
        self._language: Language = language
        self._register = register_of(session)
        self.known: Mapping[str, Target] = targets(self._register)
        self.title = say("table_import_register", language)
        self.about = say("table_import_register_about", language)

    def name(self, key: str) -> str:
        """Return a field with its level, where several levels have fields of that name."""
        target = self.known[key]
        name = field_name(target.field, self._language)
        if key in (BUILDING, UNIT):
            return name
        if key == ESTATE_NAME:
            return say("table_import_estate_name", self._language)
        return say(f"table_import_of_{target.level}", self._language, field=name)

    def propose(self, grid: Grid, header_row: int | None = None) -> Layout:
        """Propose by names, parts of names and what stands in the columns."""
        return layout_of(grid, self._register, header_row)

    def plan(self, grid: Grid, layout: Layout, progress: Progress) -> Plan:
        """Plan row by row."""
        return plan_of(self._session, self._register, grid, layout, progress)

    def outlook(self, plan: Plan) -> Outlook:
        """Tell refused rows first, then changes, doubts and what is new."""
        language = self._language
        edits = [self._edited(edit) for edit in plan.edits]
        doubts = [fault for fault in plan.notices if fault.code not in READ_CODES]
        read = [fault for fault in plan.notices if fault.code in READ_CODES]
        lines = (
            *fault_lines(plan.refused, LineKind.REFUSED, language),
            *(line for line in edits if line.kind == LineKind.CHANGED),
            *fault_lines((*plan.unmatched, *doubts), LineKind.NOTICE, language),
            *(Line(kind=LineKind.NEW, where=_spot(one.cause), text=one.shown) for one in plan.places),
            *(line for line in edits if line.kind == LineKind.FILLED),
            *fault_lines(read, LineKind.READ, language),
            *fault_lines(plan.passed_over, LineKind.SAME, language),
        )
        changed = sum(line.kind == LineKind.CHANGED for line in edits)
        summary = say(
            "table_import_register_would",
            language,
            buildings=plan.buildings,
            units=plan.units,
            changed=changed,
            filled=len(edits) - changed,
            refused=plan.refused_rows,
            same=len(plan.passed_over),
        )
        return Outlook(summary=summary, lines=lines, is_empty=plan.is_empty, is_divisible=True)

    def _edited(self, edit: Edit) -> Line:
        language = self._language
        yes, no = say("cell_yes", language), say("cell_no", language)
        new = value_words(edit.field, edit.value, yes=yes, no=no)
        old = value_words(edit.field, edit.old, yes=yes, no=no)
        said = f"{old} → {new}" if edit.is_change else new
        text = f"{edit.shown}　{field_name(edit.field, language)}：{said}"
        if edit.is_contested:
            text += say("table_import_decides", language)
        kind = LineKind.CHANGED if edit.is_change or edit.is_contested else LineKind.FILLED
        return Line(kind=kind, where=_spot(edit.cause), text=text)

    def take(self, plan: Plan, only_good: bool, progress: Progress) -> Imported:
        """Take a plan, or its good rows."""
        return take(self._session, plan, only_good=only_good, progress=progress)

    def told(self, taken: Imported) -> str:
        """Say how many rows and places came."""
        facts = {"rows": taken.rows, "buildings": taken.buildings, "units": taken.units}
        return say("table_import_register_taken", self._language, **facts)


def _spot(cause: Cause) -> str:
    return f"{letters(cause.column)}{cause.row}"
