"""Take a table of forms in (by hand, of an online survey, of ODK or Kobo), whole or not at all."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Changes
from renodesk.domain.filled_form import Answer, Judge
from renodesk.domain.questionnaire import Phase
from renodesk.domain.vocabulary_questionnaire import form_cell
from renodesk.errors import DayMalformed
from renodesk.services.days import day_of
from renodesk.services.environment import Progress, no_progress
from renodesk.services.form_rows import FilledForm
from renodesk.services.questionnaires.acting import FormActs, NewForm, Way, of_order, revealed
from renodesk.services.questionnaires.cells import CellReader
from renodesk.services.questionnaires.columns import (
    DAY,
    INSTANCE,
    NUMBER,
    OPTION,
    VERSION,
    Columns,
    columns_as,
    columns_of,
    place_in,
)
from renodesk.services.register_import.header import letters
from renodesk.services.register_import.matching import Layout
from renodesk.services.register_import.taking import refused
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid, Oddity, read_grid

_STEP = 500
_TICKED = frozenset({"1", "1.0", "true", "yes", "是", "√", "✓", "选中", "y"})
_NOT_TICKED = frozenset({"", "0", "0.0", "false", "no", "否", "(跳过)", "(空)", "n", "-3"})
_LONGEST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class FormPlan:
    """What a table of forms would do: forms to keep, rows that are here already, columns nobody knows."""

    file: str
    phase: Phase
    columns: Columns
    forms: tuple[NewForm, ...]
    rows: int
    known: int
    faults: tuple[Fault, ...]
    is_from_phone: bool

    @property
    def questions(self) -> int:
        """Return how many questions the columns answer."""
        targets = {
            place_in(one.target.split(OPTION)[0])[0] for one in self.columns.layout.columns if one.target
        }
        return len(targets - {NUMBER, DAY, INSTANCE, VERSION})


def plan_forms(
    session: EstateSession,
    file: Path,
    *,
    phase: Phase | None = None,
    sheet: str = "",
    matches: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
) -> FormPlan:
    """Return what a table of forms would do; nothing is written.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be read.
        SheetRefused: nothing is in it, or no column answers a question.
        UnknownField: `matches` name no column, or no question.
        Cancelled: `progress` says so.
    """
    grid = read_grid(file, sheet, lambda: progress("import_reading", 0.0))
    if not grid.rows:
        raise refused(grid.name, [Fault(where=grid.name, code="sheet_empty")])
    acts = FormActs(session, phase)
    columns = columns_of(grid, acts.book, acts.phase, matches)
    return _Planner(session, acts, grid, columns, progress).plan()


def plan_layout(
    session: EstateSession, phase: Phase, grid: Grid, layout: Layout, progress: Progress = no_progress
) -> FormPlan:
    """Return what a table of forms would do with its columns matched so.

    Raises:
        SheetRefused: no column answers a question.
        Cancelled: `progress` says so.
    """
    return _Planner(session, FormActs(session, phase), grid, columns_as(layout), progress).plan()


def take_forms(session: EstateSession, plan: FormPlan, progress: Progress = no_progress) -> Changes | None:
    """Keep the forms of a plan in one act; None where all of them are here already.

    Raises:
        SheetRefused: something is wrong in the table; nothing was kept.
    """
    if plan.faults:
        raise refused(plan.file, plan.faults)
    if not plan.forms:
        return None
    way = Way.PHONE if plan.is_from_phone else Way.FILE
    return FormActs(session, plan.phase).keep_many(plan.forms, way, plan.file, progress)


class _Planner:
    def __init__(
        self,
        session: EstateSession,
        acts: FormActs,
        grid: Grid,
        columns: Columns,
        progress: Progress,
    ) -> None:
        self._session, self._acts, self._grid, self._progress = session, acts, grid, progress
        self._cells = CellReader(book=acts.book)
        self._judge = Judge(acts.book, acts.book.put(acts.phase))
        self._rows = {row.number: row.cells for row in grid.rows}
        self._columns = columns
        self._faults: list[Fault] = []
        self._numbers: dict[str, int] = {}
        self._instances: dict[str, tuple[int, Mapping[str, Answer]]] = {}
        self._here: dict[str, list[FilledForm]] = {}
        for one in session.form_rows.all().values():
            if one.number and one.phase == acts.phase and one.way == Way.FILE:  # paper has its own numbers
                self._here.setdefault(one.number, []).append(one)
        self._by_text = {
            one.target: one.at
            for one in self._columns.layout.columns
            if one.target and OPTION not in one.target
        }
        self._ticks: list[tuple[int, str, str]] = [
            (one.at, one.target.split(OPTION)[0], one.target.split(OPTION, 1)[1])
            for one in self._columns.layout.columns
            if OPTION in one.target
        ]
        self._asked = [
            (one, self._by_text[one.code]) for one in acts.book.put(acts.phase) if one.code in self._by_text
        ]
        self._places = [
            (one.at, *place_in(one.target))
            for one in self._columns.layout.columns
            if place_in(one.target)[1] and OPTION not in one.target
        ]
        self._heads = {
            **{code: at for at, code, _ in (*reversed(self._ticks), *reversed(self._places))},
            **{one.code: at for one, at in self._asked},
        }
        self._titles = {one.at: one.title for one in self._columns.layout.columns}

    def plan(self) -> FormPlan:
        if not self._asked and not self._ticks and not self._places:
            raise refused(self._grid.name, [Fault(where=self._grid.name, code="forms_no_question")])
        kept, known = [], 0
        rows = self._columns.layout.header.values
        for at, row in enumerate(rows):
            if at % _STEP == 0:
                self._progress("forms_reading", at / len(rows))
            form = self._form(row)
            if form is None:
                continue
            if self._is_here(row, form):
                known += 1
            else:
                kept.append(form)
        return FormPlan(
            file=self._grid.name,
            phase=self._acts.phase,
            columns=self._columns,
            forms=tuple(kept),
            rows=len(rows),
            known=known,
            faults=tuple(self._faults),
            is_from_phone=INSTANCE in self._by_text,
        )

    def _fault(self, row: int, at: int, code: str, **facts: str) -> None:
        facts = {"column": self._titles[at][:_LONGEST], "at": letters(at), **facts}
        self._faults.append(Fault(where=f"#{row}", code=code, facts=facts))

    def _form(self, row: int) -> NewForm | None:
        """Return the form of a row, None for a row without any answer."""
        answers: dict[str, Answer] = {}
        odd, is_plain, cells = self._grid.odd, not self._grid.merged, self._rows[row]
        for question, at in self._asked:
            text = (cells[at] if at < len(cells) else "") if is_plain else self._grid.text(row, at)
            if not text:
                continue
            if odd and self._grid.oddity(row, at) in (Oddity.FORMULA, Oddity.ERROR):
                self._fault(row, at, "forms_cell_odd", text=text[:_LONGEST])
                continue
            said = self._cells.read(question, text)
            if said is not None and not question.is_of_estate:
                answers[question.code] = said
        self._tick(row, answers)
        self._place(row, answers)
        if not answers:
            return None
        version = self._own(row, VERSION)
        identity = self._acts.book.identity
        if version and version != f"{identity.id}@{identity.version}":
            ours = f"{identity.id}@{identity.version}"
            self._fault(
                row, self._by_text[VERSION], "forms_other_version", version=version[:_LONGEST], ours=ours
            )
        for code, said in answers.items():
            for slip in self._judge.wrong_in(code, said, answers):
                self._fault(row, self._heads[code], f"import_{slip.code}", **slip.facts)
        return NewForm(
            answers=answers,
            number=self._number(row),
            day=self._day(row),
            is_order=of_order(self._acts.book, answers),
            key=_key_of(self._own(row, INSTANCE)),
        )

    def _tick(self, row: int, answers: dict[str, Answer]) -> None:
        """Take options that have a column each."""
        found: dict[str, list[str]] = {}
        for at, code, option in self._ticks:
            text = self._grid.text(row, at).casefold()
            if text in _TICKED or (text and text not in _NOT_TICKED and self._is_label(code, option, text)):
                found.setdefault(code, []).append(option)
            elif text not in _NOT_TICKED:
                self._fault(row, at, "forms_tick_unknown", text=text[:_LONGEST])
        for code, options in found.items():
            answers.setdefault(code, tuple(options))

    def _place(self, row: int, answers: dict[str, Answer]) -> None:
        """Take an order whose places have a column each, the first place first."""
        found: dict[str, list[str]] = {}
        for at, code, _ in sorted(self._places, key=lambda one: one[1:]):
            question, text = self._acts.book.question(code), self._grid.text(row, at)
            if question is None or not text:
                continue
            said = self._cells.read(question, text)
            if isinstance(said, tuple):
                found.setdefault(code, []).extend(said)
        for code, options in found.items():
            answers.setdefault(code, tuple(options))

    def _is_label(self, code: str, option: str, text: str) -> bool:
        question = self._acts.book.question(code)
        said = self._cells.read(question, text) if question is not None else None
        return said == (option,)

    def _own(self, row: int, target: str) -> str:
        at = self._by_text.get(target)
        return "" if at is None else self._grid.text(row, at)

    def _number(self, row: int) -> str:
        number = self._own(row, NUMBER)[:_LONGEST]
        if number:
            first = self._numbers.setdefault(number, row)
            if first != row:
                self._fault(row, self._by_text[NUMBER], "forms_number_twice", number=number, first=str(first))
        return number

    def _day(self, row: int) -> str:
        text = self._own(row, DAY)
        if not text:
            return ""
        try:
            return day_of(text.replace("T", " ").split(" ")[0]).isoformat()
        except DayMalformed:
            self._fault(row, self._by_text[DAY], "forms_day_malformed", text=text[:_LONGEST])
            return ""

    def _is_here(self, row: int, form: NewForm) -> bool:
        """Return whether a form is here already; another one under its number is a fault."""
        if form.key:
            first = self._instances.setdefault(form.key, (row, form.answers))
            if first[0] != row and first[1] != form.answers:
                self._fault(row, self._by_text[INSTANCE], "forms_instance_twice", first=str(first[0]))
            return first[0] != row or self._session.file.state(form_cell(form.key)) is not None
        alike = self._here.get(form.number, ()) if form.number else ()
        if any(revealed(self._session, one.answers) == form.answers for one in alike):
            return True
        if alike:
            self._fault(row, self._by_text[NUMBER], "forms_number_here", number=form.number)
        return False


def _key_of(instance: str) -> str:
    """Return the key of a phone's submission, so that whoever takes it in twice means one form."""
    return hashlib.sha256(f"instance {instance}".encode()).hexdigest()[:16] if instance else ""
