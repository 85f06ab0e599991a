"""Read a request that comes back filled: what it would do, and every cell that cannot be taken."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from renodesk.domain.canonical import Json
from renodesk.domain.inquiry import Respondent
from renodesk.domain.places import ESTATE, Place, name_key
from renodesk.errors import SheetRefused, UnknownPlace
from renodesk.services.places import building_called, find_place
from renodesk.services.register_import.values import Reading, read_cell, value_words
from renodesk.services.requests.asking import LEVELS, Box, boxes_of, request_of
from renodesk.services.requests.book import MARK
from renodesk.services.session import EstateSession
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid, read_grid

MOST_FAULTS = 200
_MARK_ROWS = 6
_NAMES = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyEdit:
    """A value the sheet brings: what it is about, what is said there now, and the cell it stands in."""

    place: Place
    shown: str
    box: Box
    value: Json
    old: str
    new: str
    where: str

    @property
    def is_change(self) -> bool:
        """Return whether another value stands there now."""
        return bool(self.old)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What a filled sheet would do: its values, faults that refuse it whole, what was read otherwise."""

    file: str
    respondent: Respondent
    edits: tuple[ReplyEdit, ...] = ()
    same: int = 0
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()

    def chosen(self, *, keep: bool) -> tuple[ReplyEdit, ...]:
        """Return what is written: everything, or only where nothing is said yet."""
        return tuple(one for one in self.edits if not (keep and one.is_change))


@dataclass(kw_only=True, slots=True)
class _Draft:
    edits: list[ReplyEdit] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    seen: dict[tuple[Place, str], str] = field(default_factory=dict)


def is_reply(file: Path) -> bool:
    """Return whether a file is a request sheet of ours, of whatever estate; what cannot be read is none."""
    if file.suffix.casefold() not in (".xlsx", ".xlsm"):
        return False
    try:
        return bool(_mark(read_grid(file)))
    except Exception:  # the ordinary import says what is wrong with it
        return False


def read_reply(session: EstateSession, file: Path) -> Reply:
    """Return what a filled request would do, every sheet of it.

    Raises:
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be read.
        SheetRefused: it is no request sheet, or one of another estate or round.
    """
    first = read_grid(file)
    respondent = _respondent(session, file, first)
    grids = [first, *(read_grid(file, name) for name in first.sheets if name != first.sheet)]
    boxes = {box.code: box for level in LEVELS for box in boxes_of(session, respondent, level)}
    known = {
        spot: text
        for asking in request_of(session, respondent).askings
        for spot, text in asking.known.items()
    }
    draft = _Draft()
    for grid in grids:
        if grid.rows:
            _Reader(session, grid, boxes, known, draft).read()
    return Reply(
        file=file.name,
        respondent=respondent,
        edits=tuple(draft.edits),
        same=draft.same,
        faults=tuple(draft.faults),
        notices=tuple(draft.notices),
    )


def _mark(grid: Grid) -> str:
    for row in grid.rows[:_MARK_ROWS]:
        for cell in row.cells:
            if cell.startswith(MARK):
                return cell.removeprefix(MARK)
    return ""


def _respondent(session: EstateSession, file: Path, grid: Grid) -> Respondent:
    estate, _, rest = _mark(grid).partition("/")
    round_key, _, code = rest.rpartition("/")
    respondent = session.forms.register.inquiry.respondent(code)
    if not estate:
        fault = Fault(where=file.name, code="request_no_mark")
    elif not session.is_of(estate):
        fault = Fault(where=file.name, code="request_other_estate", facts={"estate": session.name})
    elif round_key != session.round:
        facts = {"round": round_key, "current": session.round}
        fault = Fault(where=file.name, code="request_other_round", facts=facts)
    elif respondent is None:
        fault = Fault(where=file.name, code="request_unknown_respondent", facts={"code": code[:40]})
    else:
        return respondent
    raise SheetRefused(file=file.name, faults=(fault,), count=1)


class _Reader:
    """Reads one sheet into a draft."""

    def __init__(
        self,
        session: EstateSession,
        grid: Grid,
        boxes: dict[str, Box],
        known: dict[tuple[Place, str], str],
        draft: _Draft,
    ) -> None:
        self._session, self._grid, self._boxes, self._known, self._draft = session, grid, boxes, known, draft

    def read(self) -> None:
        codes = self._codes_across()
        if codes is not None:
            self._table(*codes)
            return
        questions = list(self._codes_down())
        if questions:
            self._questions(questions)

    def _codes_across(self) -> tuple[int, dict[int, Box]] | None:
        """Return the row of codes of a table, and the box of each column."""
        for row in self._grid.rows:
            found = {at: cell for at, cell in enumerate(row.cells) if at and cell in self._boxes}
            if found and not (row.cells and row.cells[0]):
                return row.number, {at: self._boxes[code] for at, code in found.items()}
        return None

    def _codes_down(self) -> Iterator[tuple[int, Box]]:
        for row in self._grid.rows:
            if row.cells and row.cells[0] in self._boxes:
                yield row.number, self._boxes[row.cells[0]]

    def _questions(self, questions: list[tuple[int, Box]]) -> None:
        column = self._fill_column(questions[0][0])
        for row, box in questions:
            self._take(row, column, box, ESTATE, self._session.name)

    def _fill_column(self, before: int) -> int:
        """Return the column to fill, by its title in either language; where it was written, else."""
        titles = {"填写", "fill in"}
        for row in self._grid.rows:
            if row.number < before:
                for at, cell in enumerate(row.cells):
                    if cell.casefold() in titles:
                        return at
        return 3

    def _table(self, head: int, columns: dict[int, Box]) -> None:
        has_units = min(columns) >= _NAMES
        for row in self._grid.rows:
            if row.number <= head:
                continue
            filled = [at for at in columns if self._grid.text(row.number, at)]
            if not filled:
                continue
            place, shown = self._place(row.number, has_units=has_units)
            if place is None:
                continue
            for at in filled:
                self._take(row.number, at, columns[at], place, shown)

    def _place(self, row: int, *, has_units: bool) -> tuple[Place | None, str]:
        name = self._grid.text(row, 0)
        unit = self._grid.text(row, 1) if has_units else ""
        building = building_called(self._session.survey, name) if name else None
        place = None if building is None else building.place
        if place is not None and has_units:
            try:
                place = find_place(self._session.survey, f"{place.building}/{name_key(unit)}")
            except (UnknownPlace, ValueError):
                place = None
        shown = " ".join(part for part in (name, unit) if part)
        if place is None:
            self._fault(row, 0, "request_unknown_place", place=shown[:60] or "–")
        return place, shown

    def _take(self, row: int, column: int, box: Box, place: Place, shown: str) -> None:
        text = self._grid.text(row, column)
        if not text:
            return
        reading = read_cell(box.field, text, self._grid.oddity(row, column))
        facts = {"column": box.label, "at": letters(column), "text": text[:60]}
        if reading.refused:
            self._fault(row, column, reading.refused, **facts)
            return
        if reading.value is None:
            return
        if not reading.fits:
            facts = {"text": text[:60], "about": box.label}
            if box.options:
                self._fault(row, column, "request_not_taken", **facts, options="、".join(box.options))
            else:
                self._fault(row, column, "request_no_number", **facts, unit=box.field.unit or "–")
            return
        if (place, box.code) in self._draft.seen:
            self._fault(row, column, "request_twice", place=shown, other=self._draft.seen[place, box.code])
            return
        self._draft.seen[place, box.code] = self._where(row, column)
        self._keep(row, column, box, place, shown, reading, text)

    def _keep(
        self, row: int, column: int, box: Box, place: Place, shown: str, reading: Reading, text: str
    ) -> None:
        old, new = self._known.get((place, box.code), ""), value_words(box.field, reading.value)
        if box.part is not None and box.part.name == "":
            new = str(reading.value)
        if reading.said:
            where = self._where(row, column)
            facts = {"text": text[:60], "new": new}
            self._draft.notices.append(Fault(where=where, code="request_read_as", facts=facts))
        if new == old:
            self._draft.same += 1
            return
        self._draft.edits.append(
            ReplyEdit(
                place=place,
                shown=shown,
                box=box,
                value=reading.value,
                old=old,
                new=new,
                where=self._where(row, column),
            )
        )

    def _where(self, row: int, column: int) -> str:
        return f"{self._grid.sheet}!{letters(column)}{row}"

    def _fault(self, row: int, column: int, code: str, /, **facts: str) -> None:
        self._draft.faults.append(Fault(where=self._where(row, column), code=code, facts=facts))


def letters(column: int) -> str:
    """Return a column as a spreadsheet names it: 0 is A, 26 is AA."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
