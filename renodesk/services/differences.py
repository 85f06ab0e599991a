"""What differs between two moments: a line for each cell, old and new, and for things that came or went."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from renodesk.domain import canonical, vocabulary
from renodesk.domain.changes import Cell, Change, Ranges
from renodesk.domain.log import heads_of
from renodesk.domain.log.ranges import contains, union, without
from renodesk.domain.places import ESTATE, Place, place_of_key
from renodesk.services.cell_history import is_clock_doubtful
from renodesk.services.cell_words import CellWords, item_of, place_of
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

ORDER = (
    "round",
    "estate",
    "building",
    "unit",
    "answer",
    "check",
    "photo_use",
    "pin",
    "alternative",
    "measure",
    "funding",
    "problem",
    "asked",
    "visit",
    "paper",
    "remark",
    "confirmation",
    "camera_clock",
    "project",
    "step",
    "step_paper",
    "special",
    "meeting",
    "joint_review",
    "eligibility",
    "standard",
    "ledger",
    "ledger_row",
    "attachment",
    "questionnaire",
    "draft",
    "draft_reply",
    "ballot",
    "tally",
    "vote",
    "person",
)
"""Entities as they follow each other at a place; a test holds it complete."""
_FIELDS = ("observation", "record", "basis", "note", "said_by", "wish")
_QUIET = (("round", "packs"), ("asked", "handbook"), ("estate", "id"), ("ledger", "pack"))
"""Cells that nobody types."""
_AT_ONCE = 40
"""So many groups are read in one turn at the file."""

Spot = tuple[Place | None, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Cells that are told together: one cell, or the cells of one thing; and who changed them."""

    cells: tuple[Cell, ...]
    place: Place | None
    item: str
    persons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A difference: where, what, old and new in words, who changed it, when at last (UTC, by their clock).

    `count` is the number of changes between, `is_contested` whether the new value is one of several.
    """

    cell: Cell
    place: Place | None
    item: str
    what: str
    before: str
    after: str
    persons: tuple[str, ...]
    at: str
    is_clock_doubtful: bool
    count: int
    is_contested: bool


class Differences:
    """Compares what was held at two moments: groups are found at once, their lines read when wanted."""

    def __init__(
        self,
        session: EstateSession,
        language: Language,
        before: Ranges,
        after: Ranges,
        place_word: Callable[[Place], str] | None = None,
    ) -> None:
        """Compare two sets of changes; `place_word` names places."""
        self._session = session
        self._language = language
        self._before, self._after = before, after
        self._between = union(without(after, before), without(before, after))
        self._words = CellWords(session, language, place_word)

    def groups(self) -> tuple[Group, ...]:
        """Return what was touched between, in the order one walks; values are not read yet."""
        writers = self._session.file.writers()
        touched = self._session.file.touched(self._between)
        things: dict[Cell, list[Cell]] = {}
        for cell in touched:
            if (cell.entity, cell.field) not in _QUIET:
                things.setdefault(_thing(cell), []).append(cell)
        spots = self._spots({thing.entity for thing in things})
        walk = {place: at for at, place in enumerate(self._walk())}
        items = {code: at for at, code in enumerate(self._codes())}
        found = []
        for thing, cells in things.items():
            place, item = spots.get((thing.entity, thing.key), (place_of(thing), item_of(thing)))
            names = {writers[one].person for cell in cells for one in touched[cell] if one in writers}
            group = Group(
                cells=tuple(sorted(cells, key=_field_order)),
                place=place,
                item=item,
                persons=tuple(sorted(names)),
            )
            found.append((self._order(thing, place, item, walk, items), group))
        return tuple(group for _, group in sorted(found, key=lambda pair: pair[0]))

    def lines(self, groups: Iterable[Group]) -> Iterator[Line]:
        """Yield the differences of some groups; what was changed and changed back gives none."""
        waiting = iter(groups)
        while some := list(islice(waiting, _AT_ONCE)):
            with self._session.file.held():
                found = [line for group in some for line in self._of(group)]
            yield from found

    # Finding

    def _walk(self) -> Iterator[Place]:
        yield ESTATE
        for building in self._session.survey.buildings:
            yield building.place
            yield from (unit.place for unit in building.units)

    def _codes(self) -> Iterator[str]:
        forms = self._session.forms
        yield from (item.code for item in forms.tree.items)
        yield from (item.code for item in forms.checklist.items)

    def _spots(self, entities: set[str]) -> Mapping[tuple[str, str], Spot]:
        """Return where photos, pins and remarks belong."""
        found: dict[tuple[str, str], Spot] = {}
        for entity in entities & {"photo_use", "pin", "remark"}:
            for state in self._session.file.states(entity):
                spot, value = (entity, state.cell.key), state.value
                place, item = found.get(spot, (None, ""))
                if not isinstance(value, str):
                    continue
                if state.cell.field == "place":
                    found[spot] = (_place(value), item)
                elif state.cell.field == "item":
                    found[spot] = (place, value)
                elif state.cell.field == "about":
                    found[spot] = _about(value)
        return found

    @staticmethod
    def _order(
        thing: Cell, place: Place | None, item: str, walk: Mapping[Place, int], items: Mapping[str, int]
    ) -> tuple[object, ...]:
        kind = ORDER.index(thing.entity) if thing.entity in ORDER else len(ORDER)
        is_register = thing.entity in ("estate", "building", "unit")
        where = -1 if thing.entity == "round" else walk.get(place, len(walk)) if place else len(walk) + 1
        key = place.key if place else ""
        return (
            where,
            key,
            not is_register,
            items.get(item, len(items)),
            kind,
            thing.key,
            _field_order(thing),
        )

    # Reading

    def _of(self, group: Group) -> Iterator[Line]:
        logs = {cell: self._session.file.changes_in(cell) for cell in group.cells}
        first = group.cells[0]
        if self._is_made(first):
            was, now = (self._exists(first, ranges) for ranges in (self._before, self._after))
            if was != now:
                yield self._came_or_went(group, logs, is_new=now)
                return
            if not now:
                return
        for cell, changes in logs.items():
            before, _ = self._value(changes, self._before)
            after, is_contested = self._value(changes, self._after)
            if before != after or is_contested:
                old, new = self._apart(cell, before, after)
                yield self._line(group, cell, self._what(cell), old, new, changes, is_contested=is_contested)

    def _line(
        self,
        group: Group,
        cell: Cell,
        what: str,
        before: str,
        after: str,
        changes: Iterable[Change],
        *,
        is_contested: bool = False,
    ) -> Line:
        between = [one for one in changes if contains(self._between, one.id)]
        last = max(between, key=lambda one: one.order, default=None)
        writers = self._session.file.writers()
        names = {writers[one.id.writer].person: None for one in between if one.id.writer in writers}
        return Line(
            cell=cell,
            place=group.place,
            item=group.item,
            what=what,
            before=before,
            after=after,
            persons=tuple(names),
            at=last.at if last else "",
            is_clock_doubtful=last is not None and is_clock_doubtful(last, self._session.file.change),
            count=len(between),
            is_contested=is_contested,
        )

    def _came_or_went(self, group: Group, logs: Mapping[Cell, list[Change]], *, is_new: bool) -> Line:
        first = group.cells[0]
        ranges = self._after if is_new else self._before
        name = self._name(first, ranges)
        word = say("difference_new" if is_new else "difference_gone", self._language)
        every = [change for changes in logs.values() for change in changes]
        made = Cell(entity=first.entity, key=first.key, field=vocabulary.MADE_BY[first.entity])
        before, after = ("", f"{word} {name}".strip()) if is_new else (name, word)
        return self._line(group, made, self._words.thing(made), before, after, every)

    def _name(self, thing: Cell, ranges: Ranges) -> str:
        """Return what a thing was called then: a caption, a file's name, a text."""
        for field in ("caption", "name", "text", "camera"):
            cell = Cell(entity=thing.entity, key=thing.key, field=field)
            value, _ = self._value(self._session.file.changes_in(cell), ranges)
            said = canonical.loads(value)
            if isinstance(said, str) and said:
                return said
        return ""

    def _is_made(self, thing: Cell) -> bool:
        """Return whether a thing comes and goes; a measure of one of the 36 is there with its item."""
        made = vocabulary.MADE_BY.get(thing.entity)
        cell = Cell(entity=thing.entity, key=thing.key, field=made or "")
        return made is not None and bool(self._session.file.changes_in(cell))

    def _exists(self, thing: Cell, ranges: Ranges) -> bool:
        file, entity = self._session.file, thing.entity
        made = Cell(entity=entity, key=thing.key, field=vocabulary.MADE_BY[entity])
        removed = Cell(entity=entity, key=thing.key, field=vocabulary.REMOVED)
        is_made = self._value(file.changes_in(made), ranges)[0] != "null"
        return is_made and self._value(file.changes_in(removed), ranges)[0] != "true"

    @staticmethod
    def _value(changes: Iterable[Change], ranges: Ranges) -> tuple[str, bool]:
        """Return what a cell showed when these changes were held, and whether it was contested."""
        held = [one for one in changes if contains(ranges, one.id)]
        shown = heads_of(held, lambda one: contains(ranges, one))
        return (shown.heads[-1].value if shown.heads else "null"), shown.is_contested

    def _apart(self, cell: Cell, before: str, after: str) -> tuple[str, str]:
        """Return what only the old and only the new value say: of ten boxes of an answer, the one changed."""
        was, now = self._lines(cell, before), self._lines(cell, after)
        if was == now:
            return joined("；", was, self._language), joined("；", now, self._language)
        only_was, only_now = ([one for one in was if one not in now], [one for one in now if one not in was])
        return joined("；", only_was, self._language), joined("；", only_now, self._language)

    def _lines(self, cell: Cell, value: str) -> list[str]:
        return [] if value == "null" else list(self._words.lines(cell, canonical.loads(value)))

    def _what(self, cell: Cell) -> str:
        what = self._words.what(cell)
        round_key = cell.key.partition("/")[0]
        if cell.entity in ("answer", "check") and round_key != self._session.round:
            return f"{round_word(round_key, self._language)} · {what}"
        return what


def _thing(cell: Cell) -> Cell:
    """Return what a cell is told with: itself, or the thing it describes."""
    if cell.entity in vocabulary.MADE_BY:
        return Cell(entity=cell.entity, key=cell.key, field="")
    return cell


def _field_order(cell: Cell) -> tuple[int, str]:
    return (_FIELDS.index(cell.field) if cell.field in _FIELDS else len(_FIELDS), cell.field)


def _place(key: str) -> Place | None:
    try:
        return place_of_key(key) if key else None
    except ValueError:
        return None


def _about(text: str) -> Spot:
    kind, _, rest = text.partition(":")
    if kind == "answer":
        item, _, where = rest.partition("/")
        return _place(where), item
    return (_place(rest), "") if kind == "place" else (None, "")
