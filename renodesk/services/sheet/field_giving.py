"""Give field sheets as a workbook: a sheet for the estate and for each building, a column for each place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from renodesk.domain.form import PackIdentity
from renodesk.domain.places import place_of_key
from renodesk.reports.field_snapshot import BoxKind, FieldSheets, SheetBox, SheetItem, SheetPlace
from renodesk.services.bases import BASES, basis_word
from renodesk.services.sheet.field_keys import (
    BASIS,
    FIRST_PLACE,
    FORMAT,
    HEAD,
    ITEM,
    KIND,
    LABELS,
    LOCKED,
    META,
    NOTE,
    PART,
    STATUS,
    part_key,
    plain,
    read_part,
)
from renodesk.tables.fillable import FillCell, FillSheet, Limit, write_fillable
from renodesk.texts import Language, say

_LIMITS: Mapping[BoxKind, Limit] = {
    BoxKind.COUNT: "count",
    BoxKind.NUMBER: "number",
    BoxKind.PERCENT: "percent",
}
_ASKED, _WIDE, _UNIT, _VALUE, _LAST = 22.0, 46.0, 7.0, 12.0, 11.0
_SHUT = FillCell(look="shut")
_KEY = FillCell(text=LABELS, look="key")


def write_field_book(out: Path, sheets: FieldSheets, round_key: str, pack: PackIdentity) -> None:
    """Write field sheets as a workbook that can be filled and taken in again.

    Raises:
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    writer = _Writer(sheets)
    pages = [writer.guide(), *writer.pages(), writer.meta(round_key, pack)]
    write_fillable(out, pages, say("field_book_warning", writer.language))


class _Writer:
    """Lays out one estate's workbook, and notes what stands in its cells."""

    def __init__(self, sheets: FieldSheets) -> None:
        self._sheets = sheets
        self._given: list[tuple[str, ...]] = []
        self.language = sheets.language

    def guide(self) -> FillSheet:
        """Return the sheet that says how to fill the others."""
        title = f"{self._sheets.estate} · {say('field_title', self.language)} · {self._sheets.round}"
        lines = [
            " · ".join(part for part in (self._sheets.pack, self._proposed()) if part),
            *(self._say(one) for one in ("how", "words", "locked", "again")),
        ]
        rows = [(FillCell(text=title, look="title"),), *((FillCell(text=line),) for line in lines)]
        return FillSheet(name=self._say("guide"), rows=tuple(rows), widths=(96,))

    def pages(self) -> Iterator[FillSheet]:
        """Yield a sheet for the estate and one for each building."""
        together: dict[str, list[SheetPlace]] = {}
        for place in self._sheets.places:
            together.setdefault(place_of_key(place.key).building, []).append(place)
        for places in together.values():
            yield self._page(places)

    def meta(self, round_key: str, pack: PackIdentity) -> FillSheet:
        """Return the sheet nobody sees; the others have to be made before."""
        facts: list[tuple[str, ...]] = [
            (KIND, FORMAT),
            ("estate", self._sheets.estate_id, self._sheets.estate),
            ("round", round_key, self._sheets.round),
            ("pack", pack.id, pack.version, pack.sha256),
            *(("place", place.key, place.name) for place in self._sheets.places),
            *self._given,
        ]
        rows = tuple(tuple(FillCell(text=one, look="key") for one in fact) for fact in facts)
        return FillSheet(name=META, rows=rows, widths=(), is_hidden=True)

    def _page(self, places: list[SheetPlace]) -> FillSheet:
        first = places[0]
        about = " · ".join(part for part in (first.facts, self._sheets.pack, self._proposed()) if part)
        rows = [
            self._line((ITEM, PART), (_KEY, _KEY, _KEY), [(_key(one.key), _KEY) for one in places]),
            self._line((LABELS, HEAD), (FillCell(text=self._title(first), look="title"),)),
            self._line((LABELS, HEAD), (FillCell(text=about, look="plain"),)),
            self._line(
                (LABELS, HEAD),
                tuple(_head(self._say(one)) for one in ("asked", "what", "unit")),
                [(_head(one.name), _head(self._say("last"))) for one in places],
            ),
            self._whole(LOCKED, places, FillCell(look="words", hint=self._say("locked"))),
            self._whole(BASIS, places, FillCell(look="open", choices=self._bases())),
        ]
        for code in _codes(places):
            rows += self._item(code, places)
        width = [_VALUE, _LAST] if self._sheets.last else [_VALUE]
        return FillSheet(
            name=first.name,
            rows=tuple(rows),
            widths=(0, 0, _ASKED, _WIDE, _UNIT, *(width * len(places))),
            hidden_rows=1,
            frozen=(4, FIRST_PLACE),
        )

    def _say(self, name: str) -> str:
        return say(f"field_book_{name}", self.language)

    def _proposed(self) -> str:
        return say("field_proposed", self.language) if self._sheets.is_proposed else ""

    def _title(self, place: SheetPlace) -> str:
        return f"{self._sheets.estate} · {place.name} · {self._sheets.round}"

    def _bases(self) -> tuple[str, ...]:
        return tuple(basis_word(code, self.language) for code in BASES)

    def _line(
        self,
        keys: tuple[str, str],
        labels: tuple[FillCell, ...],
        cells: Iterable[tuple[FillCell, FillCell]] = (),
    ) -> tuple[FillCell, ...]:
        """Return a row: its keys, its labels, and for each place its cell with last round's beside it."""
        row = [_key(keys[0]), _key(keys[1]), *labels]
        for cell, last in cells:
            row += [cell, last] if self._sheets.last else [cell]
        return tuple(row)

    def _whole(self, part: str, places: list[SheetPlace], cell: FillCell) -> tuple[FillCell, ...]:
        """Return a row that speaks of each place as a whole."""
        labels = (FillCell(), FillCell(text=self._say(part.removeprefix("@") + "_label")), FillCell())
        return self._line((LABELS, part), labels, [(cell, _SHUT) for _ in places])

    def _item(self, code: str, places: list[SheetPlace]) -> Iterator[tuple[FillCell, ...]]:
        here = {place.key: item for place in places for item in place.items if item.code == code}
        item = next(iter(here.values()))
        title = (_item(f"{item.code} {item.name}"), FillCell(text=item.guide, look="guide"), _item(""))
        yield self._line((LABELS, LABELS), title, [(_item(""), _item("")) for _ in places])
        for key, box in _boxes(here.values()).items():

            def cells(one: SheetItem, key: str = key) -> tuple[FillCell, FillCell] | None:
                found = _boxes([one]).get(key)
                return (
                    None
                    if found is None
                    else (self._open(found), _quiet(_shown(found, found.last, self.language)))
                )

            label = _anchors(item) if box.kind == BoxKind.GRADE else box.label
            yield self._asked(code, key, (label, box.unit), places, here, cells)
        yield self._asked(code, STATUS, (self._say("status_label"), ""), places, here, self._status)
        yield self._asked(code, NOTE, (self._say("note_label"), ""), places, here, _note)

    def _asked(
        self,
        code: str,
        part: str,
        words: tuple[str, str],
        places: list[SheetPlace],
        here: Mapping[str, SheetItem],
        cells: Callable[[SheetItem], tuple[FillCell, FillCell] | None],
    ) -> tuple[FillCell, ...]:
        """Return the row of one part of an item; what stands in its cells is noted."""
        row = []
        for place in places:
            found = cells(here[place.key]) if place.key in here else None
            row.append(found or (_SHUT, _SHUT))
            known = read_part(part)
            if found is not None and found[0].text and known is not None:
                self._given.append(("given", place.key, code, part, plain(known.role, found[0].text)))
        return self._line((code, part), (FillCell(), FillCell(text=words[0]), FillCell(text=words[1])), row)

    def _open(self, box: SheetBox) -> FillCell:
        text = _shown(box, box.value, self.language)
        match box.kind:
            case BoxKind.GRADE:
                return FillCell(text=text, look="open", choices=("5", "4", "3", "2", "1"))
            case BoxKind.BOOL | BoxKind.FLAG:
                choices = (say("word_yes", self.language), say("word_no", self.language))
                return FillCell(text=text, look="open", choices=choices)
        return FillCell(text=text, look="open", limit=_LIMITS[box.kind])

    def _status(self, item: SheetItem) -> tuple[FillCell, FillCell]:
        words = {"unseen": say("field_unseen", self.language), "na": say("field_na", self.language)}
        text = words.get(item.status, item.status)
        return FillCell(text=text, look="open", choices=tuple(words.values())), _quiet("")


def _note(item: SheetItem) -> tuple[FillCell, FillCell]:
    return FillCell(text=item.note, look="words"), _quiet("")


def _codes(places: Iterable[SheetPlace]) -> list[str]:
    """Return the items of places in the order of the walk, those of the building before its entrances."""
    return list(dict.fromkeys(item.code for place in places for item in place.items))


def _boxes(items: Iterable[SheetItem]) -> dict[str, SheetBox]:
    found: dict[str, SheetBox] = {}
    for item in items:
        for box in item.boxes:
            found.setdefault(part_key(box), box)
    return found


def _anchors(item: SheetItem) -> str:
    return "\n".join(f"{grade} {text}" for grade, text in item.anchors)


def _shown(box: SheetBox, value: str, language: Language) -> str:
    if box.kind in (BoxKind.BOOL, BoxKind.FLAG) and value in ("0", "1"):
        return say("word_yes" if value == "1" else "word_no", language)
    return value


def _key(text: str) -> FillCell:
    return FillCell(text=text, look="key")


def _head(text: str) -> FillCell:
    return FillCell(text=text, look="head")


def _item(text: str) -> FillCell:
    return FillCell(text=text, look="item")


def _quiet(text: str) -> FillCell:
    return FillCell(text=text, look="quiet")
