"""Read a field workbook that was filled: what differs from what it was given out with, as an answer sheet.

Anything that would have to be guessed (a column without its key, a date where a number was typed, merged
cells) is a fault with its cell, and refuses the whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from renodesk.domain.places import Place, place_of_key
from renodesk.services.session import EstateSession
from renodesk.services.sheet.field_answers import Wrote, entries_of
from renodesk.services.sheet.field_keys import (
    FIRST_PLACE,
    FORMAT,
    HEAD,
    ITEM,
    KIND,
    LABELS,
    META,
    PART,
    WORDY,
    PartKey,
    plain,
    read_part,
)
from renodesk.services.sheet.model import Fault, Sheet
from renodesk.tables.grids import Grid, Oddity
from renodesk.tables.reading import Row


@dataclass(frozen=True, kw_only=True, slots=True)
class _Given:
    """What the workbook says of itself: for whom it was made, its places, and what stood in its cells."""

    estate: str = ""
    estate_name: str = ""
    round: str = ""
    round_name: str = ""
    pack: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[str, str, str], str] = field(default_factory=dict)


def is_field_book(grids: Sequence[Grid]) -> bool:
    """Return whether a workbook was given out as field sheets."""
    return any(_first(grid)[:1] == (KIND,) for grid in grids) or any(
        _first(grid)[:2] == (ITEM, PART) for grid in grids
    )


def sheet_of_book(grids: Sequence[Grid], session: EstateSession) -> Sheet:
    """Return what was written into field sheets since they were given out."""
    return _Reader(grids, session).sheet()


def _first(grid: Grid) -> tuple[str, ...]:
    return grid.rows[0].cells if grid.rows else ()


class _Reader:
    def __init__(self, grids: Sequence[Grid], session: EstateSession) -> None:
        self._grids = grids
        self._session = session
        self._faults: list[Fault] = []
        self._notices: list[Fault] = []
        self._seen: dict[Place, str] = {}

    def sheet(self) -> Sheet:
        meta = next((grid for grid in self._grids if _first(grid)[:1] == (KIND,)), None)
        if meta is None or _first(meta)[1:2] != (FORMAT,):
            self._fault("", "field_sheet_bare", sheet=META)
            return self._refused()
        given = _given(meta)
        self._check(given)
        if self._faults:
            return self._refused()
        pages = [grid for grid in self._grids if _first(grid)[:2] == (ITEM, PART)]
        written = [one for grid in pages for one in self._page(grid, given)]
        for key, name in given.places.items():
            if place_of_key(key) not in self._seen:
                self._fault("", "field_place_gone", place=name)
        if any(grid.is_open_elsewhere for grid in pages[:1]):
            self._notices.append(Fault(where="", code="field_open_elsewhere"))
        if not written and not self._faults:
            self._fault("", "field_none_filled")
        if self._faults:
            return self._refused()
        places, overtaken = entries_of(self._session, written)
        return Sheet(places=places, notices=(*self._notices, *overtaken))

    def _refused(self) -> Sheet:
        return Sheet(places=(), faults=tuple(self._faults))

    def _check(self, given: _Given) -> None:
        session, pack = self._session, self._session.forms.tree.identity
        if not session.is_of(given.estate):
            self._fault("", "field_other_estate", theirs=given.estate_name, ours=session.name)
        elif given.pack != (pack.id, pack.version, pack.sha256):
            self._fault(
                "", "field_other_pack", theirs=" ".join(given.pack[:2]), ours=f"{pack.id} {pack.version}"
            )
        elif given.round != session.round:
            self._fault("", "field_other_round", theirs=given.round_name or given.round)

    def _page(self, grid: Grid, given: _Given) -> Iterator[Wrote]:
        columns = dict(self._columns(grid))
        named = {at for at, key in enumerate(_first(grid)) if key}
        rows: dict[tuple[str, str], int] = {}
        for row in grid.rows[1:]:
            item, part = _cell(row, 0), _cell(row, 1)
            known = read_part(part)
            self._stray_columns(grid, row, named)
            if part == HEAD:
                continue
            if known is None:
                self._stray_row(grid, row, columns)
                continue
            if (item, part) in rows:
                self._fault(
                    _spot(grid, row.number, FIRST_PLACE), "field_row_twice", row=str(rows[item, part])
                )
                continue
            rows[item, part] = row.number
            for at, place in columns.items():
                text = self._read(grid, row.number, at, known)
                before = given.cells.get((place.key, item, part), "")
                if text is None or plain(known.role, text) == before:
                    continue
                yield Wrote(
                    place=place,
                    item="" if item == LABELS else item,
                    part=known,
                    text=plain(known.role, text),
                    given=before,
                    where=_spot(grid, row.number, at),
                )

    def _columns(self, grid: Grid) -> Iterator[tuple[int, Place]]:
        for at, key in enumerate(_first(grid)):
            if at < 2 or key in ("", LABELS):
                continue
            spot = _spot(grid, grid.rows[0].number, at)
            try:
                place = place_of_key(key)
            except ValueError:
                self._fault(spot, "field_column_unknown")
                continue
            if place in self._seen:
                self._fault(spot, "field_place_twice", place=place.shown, first=self._seen[place])
            elif not self._session.has(place):
                self._fault(spot, "field_place_unknown", place=place.shown)
            else:
                yield at, place
            self._seen.setdefault(place, spot)

    def _stray_row(self, grid: Grid, row: Row, columns: Mapping[int, Place]) -> None:
        at = next((at for at in columns if _cell(row, at)), None)
        if at is not None:
            self._fault(_spot(grid, row.number, at), "field_row_unknown")

    def _stray_columns(self, grid: Grid, row: Row, named: set[int]) -> None:
        for at, text in enumerate(row.cells):
            if text and at not in named:
                self._fault(_spot(grid, row.number, at), "field_column_unknown")

    def _read(self, grid: Grid, row: int, at: int, part: PartKey) -> str | None:
        """Return what a cell says; None with a fault where one would have to guess."""
        spot = _spot(grid, row, at)
        if any(one.top <= row <= one.bottom and one.left <= at <= one.right for one in grid.merged):
            self._fault(spot, "field_merged")
            return None
        text = grid.text(row, at)
        match grid.oddity(row, at):
            case Oddity.FORMULA:
                self._fault(spot, "field_formula", formula=text[:40])
            case Oddity.ERROR:
                self._fault(spot, "field_error", value=text)
            case Oddity.DATE if part.role not in WORDY:
                self._fault(spot, "field_became_date", value=text)
            case _:
                return text
        return None

    def _fault(self, where: str, code: str, **facts: str) -> None:
        self._faults.append(Fault(where=where, code=code, facts=facts))


def _given(meta: Grid) -> _Given:
    facts: dict[str, tuple[str, ...]] = {}
    places: dict[str, str] = {}
    cells: dict[tuple[str, str, str], str] = {}
    for row in meta.rows:
        padded = [*row.cells, "", "", "", "", ""]
        kind, rest = padded[0], padded[1:]
        if kind == "place":
            places[rest[0]] = rest[1]
        elif kind == "given":
            cells[rest[0], rest[1], rest[2]] = rest[3]
        else:
            facts.setdefault(kind, tuple(rest[:3]))
    nothing = ("", "", "")
    estate, round_ = facts.get("estate", nothing), facts.get("round", nothing)
    return _Given(
        estate=estate[0],
        estate_name=estate[1],
        round=round_[0],
        round_name=round_[1],
        pack=facts.get("pack", nothing),
        places=places,
        cells=cells,
    )


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _spot(grid: Grid, row: int, column: int) -> str:
    """Return a cell as a spreadsheet names it: `1号楼!F12`."""
    letters, at = "", column + 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{grid.sheet}!{letters}{row}"
