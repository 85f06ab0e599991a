"""A spreadsheet into a ledger: whole or nothing, every fault with its row and column.

Columns are recognised as those of the register are. A row whose number stands in the ledger already changes
that row, so that what was written out can be edited and taken in again; an empty cell changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.form import RegisterField
from renodesk.domain.ledger import Ledger, LedgerColumn, LedgerState
from renodesk.domain.numbers import read_number
from renodesk.domain.vocabulary_ledgers import ENTERED, ledger_row_cell, ledger_row_field, row_key
from renodesk.estates.persons import MOST_VALUE
from renodesk.services.environment import Progress, no_progress, token
from renodesk.services.ledger_packs.packs import keep_ledger
from renodesk.services.ledger_packs.titles import column_title, state_title
from renodesk.services.ledgers.acting import entered
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow
from renodesk.services.ledgers.values import MOST_LETTERS, days_of_closing, kind_words, read_word
from renodesk.services.register_import.header import letters
from renodesk.services.register_import.matching import ColumnMatch, Layout, layout_among, matched_among
from renodesk.services.register_import.names import is_total
from renodesk.services.register_import.taking import refused
from renodesk.services.register_import.targets import Target, normal
from renodesk.services.register_import.values import LONGEST_SAID
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid, grid_of_text, read_grid
from renodesk.texts import Language, joined

NUMBER, STATE = "number", "state"
_WORDS = {NUMBER: ("编号", "No.", "台账编号"), STATE: ("状态", "State", "办理状态", "进展")}
_COUNTERS = ("序号", "no", "编号", "逾期天数", "dayslate", "附件数", "files")
"""Columns that need no word: they count rows, or say what the program works out itself."""
STEP = 500
_OCTETS = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A row of the sheet as it would be kept: a new one, or what changes in `row`.

    `values` hold of personal columns the names themselves.
    """

    at: int
    values: Mapping[str, Json]
    state: LedgerState
    number: int = 0
    row: LedgerRow | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerPlan:
    """What a sheet would do; with one fault nothing of it is taken."""

    file: str
    ledger: Ledger
    grid: Grid
    layout: Layout
    drafts: tuple[Draft, ...] = ()
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    same: int = 0

    @property
    def new(self) -> int:
        """Return how many rows would be entered."""
        return sum(one.row is None for one in self.drafts)

    @property
    def changed(self) -> int:
        """Return how many rows would be changed."""
        return len(self.drafts) - self.new


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerImported:
    """What a sheet brought."""

    changes: Changes
    new: int
    changed: int
    same: int
    notices: tuple[Fault, ...]


def targets_of(ledger: Ledger) -> dict[str, Target]:
    """Return what a column of a sheet may be matched with."""
    found = {one.name: Target(key=one.name, field=one.field) for one in ledger.columns}
    for name, words in _WORDS.items():
        found[name] = Target(key=name, field=_own(name, words))
    return found


def plan_file(
    session: EstateSession,
    ledger: Ledger,
    file: Path,
    *,
    sheet: str = "",
    matches: Mapping[str, str] | None = None,
    language: Language = "zh",
    progress: Progress = no_progress,
) -> LedgerPlan:
    """Read a sheet and say what it would do; nothing is changed.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be read.
        SheetRefused: there is nothing in it.
        UnknownField: `matches` names a column or field that is none.
        Cancelled: `progress` says so.
    """
    grid = read_grid(file, sheet, lambda: progress("import_reading", 0.0))
    return plan_grid(session, ledger, grid, matches, language, progress)


def plan_text(session: EstateSession, ledger: Ledger, text: str, language: Language = "zh") -> LedgerPlan:
    """Say what a block from the clipboard would do; raises as `plan_file`."""
    return plan_grid(session, ledger, grid_of_text(text), None, language)


def plan_grid(
    session: EstateSession,
    ledger: Ledger,
    grid: Grid,
    matches: Mapping[str, str] | None = None,
    language: Language = "zh",
    progress: Progress = no_progress,
) -> LedgerPlan:
    """Say what a table would do, its columns matched as `matches` says and as they are known else."""
    if not grid.rows:
        raise refused(grid.name, [Fault(where=grid.name, code="sheet_empty")])
    layout = matched_among(propose_layout(ledger, grid), targets_of(ledger), matches or {})
    return plan_layout(session, ledger, grid, layout, language, progress)


def propose_layout(ledger: Ledger, grid: Grid, header_row: int | None = None) -> Layout:
    """Return how a table is probably to be read, or is with its header in a row (0: it has none)."""
    return layout_among(grid, targets_of(ledger), header_row)


def plan_layout(
    session: EstateSession,
    ledger: Ledger,
    grid: Grid,
    layout: Layout,
    language: Language = "zh",
    progress: Progress = no_progress,
) -> LedgerPlan:
    """Say what a table would do with its columns matched so; raises Cancelled where `progress` says so."""
    return _Planner(LedgerBook(session, ledger, language), grid, layout).plan(progress)


def take(session: EstateSession, plan: LedgerPlan, progress: Progress = no_progress) -> LedgerImported:
    """Take a plan in as one act.

    Raises:
        SheetRefused: it has a fault; nothing was taken.
        ReadOnly, DiskFull: nothing was taken.
    """
    if plan.faults:
        raise refused(plan.file, plan.faults)
    ledger = plan.ledger
    progress("import_writing", 0.0)
    new = [one for one in plan.drafts if one.row is None]
    keys = sorted(row_key(ledger.id, session.environment.random_key()) for _ in new)
    with session.act(on_sealed=True) as act:
        keep_ledger(session, act, ledger)
        names: dict[str, str] = {}
        cells = [
            (
                ledger_row_cell(key, ENTERED),
                entered(one.number, _tokens(one, ledger, names), one.state, ledger),
            )
            for key, one in zip(keys, new, strict=True)
        ]
        act.put_new(cells)
        for one in plan.drafts:
            for cell, value in _edits(one, ledger, names):
                act.put(cell, value)
        for made, name in names.items():
            act.keep_person_value(made, name)
    progress("import_writing", 1.0)
    return LedgerImported(
        changes=act.changes, new=plan.new, changed=plan.changed, same=plan.same, notices=plan.notices
    )


def _tokens(draft: Draft, ledger: Ledger, names: dict[str, str]) -> dict[str, Json]:
    """Return a draft's values as the log holds them; names lie in `names` under new tokens."""
    found = dict(draft.values)
    for column in ledger.columns:
        name = found.get(column.name)
        if column.is_personal and isinstance(name, str):
            made = token(_OCTETS)
            names[made] = name
            found[column.name] = made
    return found


def _edits(draft: Draft, ledger: Ledger, names: dict[str, str]) -> Iterator[tuple[Cell, Json]]:
    """Yield what changes in a row that is there."""
    row = draft.row
    if row is None:
        return
    for name, value in _tokens(draft, ledger, names).items():
        yield ledger_row_field(row.key, name), "" if value is None else value
    if draft.state != row.state:
        yield ledger_row_cell(row.key, "state"), draft.state.code


class _Planner:
    def __init__(self, book: LedgerBook, grid: Grid, layout: Layout) -> None:
        self._book, self._grid, self._layout = book, grid, layout
        self._ledger = book.own
        self._language = book.language
        self._columns = [
            (match, column)
            for match in layout.columns
            if (column := self._ledger.column(match.target)) is not None
        ]
        self._number = layout.column(NUMBER)
        self._state = layout.column(STATE)
        self._known = {book.number(one): one for one in book.rows} if not book.doubled else {}
        self._states = {
            normal(word): one for one in self._ledger.states for word in (one.code, one.title, one.title_en)
        }
        self._next = book.highest + 1
        self._seen: dict[str, int] = {}
        self._faults: list[Fault] = []
        self._notices: list[Fault] = []

    def plan(self, progress: Progress) -> LedgerPlan:
        values = self._layout.header.values
        self._check_columns()
        drafts, same = [], 0
        for at, row in enumerate(values if not self._faults else ()):
            if at % STEP == 0:
                progress("import_planning", at / len(values))
            draft = self._row(row)
            if draft is None:
                continue
            if draft.row is not None and not draft.values and draft.state == draft.row.state:
                same += 1
            else:
                drafts.append(draft)
        if not drafts and not same and not self._faults:
            self._faults.append(Fault(where=self._grid.name, code="sheet_empty"))
        return LedgerPlan(
            file=self._grid.name,
            ledger=self._ledger,
            grid=self._grid,
            layout=self._layout,
            drafts=tuple(drafts),
            faults=tuple(self._faults),
            notices=tuple(self._notices),
            same=same,
        )

    def _check_columns(self) -> None:
        head = f"#{self._layout.header.rows[-1]}" if self._layout.header.rows else "#1"
        if not self._columns:
            known = joined(
                "、", (column_title(one, self._language) for one in self._ledger.columns), self._language
            )
            self._faults.append(Fault(where=head, code="ledger_import_no_column", facts={"known": known}))
            return
        matched = {column.name for _, column in self._columns}
        for column in self._ledger.columns:
            if column.is_required and column.name not in matched and self._number is None:
                facts = {"column": column_title(column, self._language)}
                self._faults.append(Fault(where=head, code="ledger_import_column_missing", facts=facts))
        for one in self._layout.columns:
            if not one.target and one.samples and normal(one.title) not in _COUNTERS:
                self._notices.append(
                    Fault(where=head, code="register_column_unknown", facts={"column": one.title})
                )

    def _row(self, row: int) -> Draft | None:
        """Return what a row of the sheet would do, None where it says nothing or is wrong."""
        texts = {match.at: self._grid.text(row, match.at) for match, _ in self._columns}
        first = next((text for at in range(self._grid.width) if (text := self._grid.text(row, at))), "")
        if not any(texts.values()) or is_total(first):
            return None
        faults = len(self._faults)
        old, number = self._which(row)
        said: dict[str, Json] = {}
        for match, column in self._columns:
            value = self._value(row, match, column, texts[match.at])
            if value is not None and (old is None or value != old.said(column.name)):
                said[column.name] = value
        state = self._stated(row, old)
        after = {**(old.values if old is not None else {}), **said}
        if len(self._faults) == faults:
            self._check_whole(row, after, state, old)
        if len(self._faults) > faults:
            return None
        if old is None and not number:
            number, self._next = self._next, self._next + 1
        return Draft(at=row, values=said, state=state, number=number, row=old)

    def _value(self, row: int, match: ColumnMatch, column: LedgerColumn, text: str) -> Json:
        if not text:
            return None
        reading = read_word(self._ledger, column, text, self._grid.odd.get((row, match.at)), match.unit)
        facts = self._facts(match, text)
        if reading.refused:
            self._faults.append(Fault(where=f"#{row}", code=reading.refused, facts=facts))
        elif not reading.fits:
            said = self._book.ledger.column(column.name) or column
            facts["kind"] = kind_words(said, self._language)
            self._faults.append(Fault(where=f"#{row}", code="ledger_import_value", facts=facts))
        elif len(text) > (MOST_VALUE if column.is_personal else MOST_LETTERS):
            facts["most"] = str(MOST_VALUE if column.is_personal else MOST_LETTERS)
            self._faults.append(Fault(where=f"#{row}", code="ledger_import_long", facts=facts))
        return reading.value

    def _which(self, row: int) -> tuple[LedgerRow | None, int]:
        """Return the row of the ledger a row of the sheet is, or the number it asks for (0: any)."""
        if self._number is None:
            return None, 0
        text = self._grid.text(row, self._number)
        if not text:
            return None, 0
        if text in self._seen:
            self._number_fault(row, text, "ledger_import_number_twice", other=str(self._seen[text]))
        self._seen[text] = row
        old = self._known.get(text)
        if old is not None:
            return old, old.number
        prefix = f"{self._ledger.prefix}-" if self._ledger.prefix else ""
        if not prefix or not text.startswith(prefix):
            return None, 0
        number = read_number(text.removeprefix(prefix).lstrip("0") or "0")
        if number is None or number.denominator != 1 or not 0 < number < 10**9:
            self._number_fault(row, text, "ledger_import_number")
            return None, 0
        self._next = max(self._next, int(number) + 1)
        return None, int(number)

    def _number_fault(self, row: int, text: str, code: str, **facts: str) -> None:
        match = self._layout.columns[self._number or 0]
        self._faults.append(Fault(where=f"#{row}", code=code, facts={**self._facts(match, text), **facts}))

    def _stated(self, row: int, old: LedgerRow | None) -> LedgerState:
        usual = self._ledger.begins if old is None else old.state
        text = self._grid.text(row, self._state) if self._state is not None else ""
        if not text:
            return usual
        found = self._states.get(normal(text))
        if found is None and self._state is not None:
            known = joined(
                "、", (state_title(one, self._language) for one in self._ledger.states), self._language
            )
            facts = {**self._facts(self._layout.columns[self._state], text), "known": known}
            self._faults.append(Fault(where=f"#{row}", code="ledger_import_state", facts=facts))
        return found or usual

    def _check_whole(
        self, row: int, after: Mapping[str, Json], state: LedgerState, old: LedgerRow | None
    ) -> None:
        """Complain about required cells that are empty, and about closed rows that do not keep the rule."""
        for column in self._ledger.missing(after):
            match = next((one for one, other in self._columns if other == column), None)
            facts = self._facts(match, "") if match is not None else {"at": "–", "text": ""}
            facts["column"] = column_title(column, self._language)
            self._faults.append(Fault(where=f"#{row}", code="ledger_import_missing", facts=facts))
        is_closed = not state.is_open and not state.by_reason
        if is_closed and (old is None or old.state != state):
            days = {one.name for one in days_of_closing(self._ledger)}
            lacking = [one for one in self._ledger.unclosed(after) if not one.is_required]
            lacking += [one for one in days_of_closing(self._ledger) if after.get(one.name) is None]
            for column in lacking:
                facts = {
                    "column": column_title(column, self._language),
                    "state": state_title(state, self._language),
                }
                code = "ledger_import_no_day" if column.name in days else "ledger_import_unclosed"
                self._faults.append(Fault(where=f"#{row}", code=code, facts=facts))

    def _facts(self, match: ColumnMatch, text: str) -> dict[str, str]:
        return {"column": match.title, "at": letters(match.at), "text": text[:LONGEST_SAID]}


def _own(name: str, words: tuple[str, ...]) -> RegisterField:
    return RegisterField(
        name=name, level="ledger", type="text", unit="", default="", label=words[0], label_en=words[1],
        used_by=(), note="", options={}, rules=(), is_personal=False, source="", provenance=(),
        synonyms=words[2:],
    )  # fmt: skip
