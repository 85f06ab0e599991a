"""A field sheet as blocks: the head of a place, then its items as one meets them."""

from collections.abc import Iterator, Sequence

from renodesk.reports import blocks
from renodesk.reports.field_snapshot import BoxKind, FieldSheets, SheetBox, SheetItem, SheetPlace
from renodesk.texts import say

_MOST_BLANKS = 24
"""An item with more goes on in a row of its own, so that no row is taller than a page."""


def field_blocks(sheets: FieldSheets) -> tuple[blocks.Block, ...]:
    """Return the blocks of all places."""
    return tuple(block for place in sheets.places for block in _Writer(sheets).place(place))


class _Writer:
    """Finds the words of one estate's sheets."""

    def __init__(self, sheets: FieldSheets) -> None:
        self._sheets = sheets
        self._language = sheets.language

    def place(self, place: SheetPlace) -> Iterator[blocks.Block]:
        """Yield the blocks of one place."""
        sheets = self._sheets
        about = " · ".join(part for part in (sheets.estate, sheets.round, place.facts) if part)
        if place.revisit:
            second = say("field_revisit", self._language, reason=place.revisit)
        else:
            second = sheets.pack + (
                f" · {say('field_proposed', self._language)}" if sheets.is_proposed else ""
            )
        yield blocks.SheetHead(
            title=place.name,
            lines=(about, second),
            code=place.code,
            code_hint=say("field_code_hint", self._language),
            locked=say("field_locked", self._language),
            blanks=(say("field_date", self._language), say("field_who", self._language)),
        )
        for item in place.items:
            yield from self._item(item)
        if place.left_out:
            names = say("field_comma", self._language).join(place.left_out)
            yield blocks.Paragraph(text=say("field_left_out", self._language, names=names), tone="quiet")
        if place.elsewhere:
            yield blocks.Paragraph(
                text=say("field_elsewhere", self._language, count=place.elsewhere), tone="quiet"
            )
        if not place.items:
            yield blocks.Paragraph(text=say("field_nothing", self._language), tone="quiet")

    def _item(self, item: SheetItem) -> Iterator[blocks.Block]:
        parts = [box for box in item.boxes if box.kind != BoxKind.GRADE]
        chunks: list[Sequence[SheetBox]] = [
            parts[at : at + _MOST_BLANKS] for at in range(0, len(parts), _MOST_BLANKS)
        ] or [()]
        for number, chunk in enumerate(chunks):
            yield self._row(item, chunk, is_first=number == 0)

    def _row(self, item: SheetItem, boxes: Sequence[SheetBox], *, is_first: bool) -> blocks.SheetRow:
        known = []
        if item.said:
            known.append(say("field_said", self._language, said=item.said))
        if item.last:
            known.append(item.last)
        title = f"{item.code}  {item.name}"
        return blocks.SheetRow(
            title=title if is_first else say("field_goes_on", self._language, title=title),
            marks=" · ".join(self._marks(item)) if is_first else "",
            guide=item.guide if is_first else "",
            ticks=(say("field_unseen", self._language), say("field_na", self._language)) if is_first else (),
            grades=tuple((str(grade), text) for grade, text in item.anchors) if is_first else (),
            blanks=tuple(self._blank(box) for box in boxes),
            note=say("field_note", self._language),
            quiet=tuple(known) if is_first else (),
            photo=self._photo(item) if is_first else None,
        )

    def _marks(self, item: SheetItem) -> Iterator[str]:
        if item.is_bottom_line:
            yield say("field_bottom_line", self._language)
        if item.is_night:
            yield say("field_night", self._language)
        if item.photos:
            yield say("field_photos", self._language, count=item.photos)

    def _blank(self, box: SheetBox) -> blocks.Blank:
        match box.kind:
            case BoxKind.FLAG:
                return blocks.Blank(kind="tick", label=box.label)
            case BoxKind.BOOL:
                choices = (say("word_yes", self._language), say("word_no", self._language))
                return blocks.Blank(kind="choose", label=box.label, choices=choices)
        return blocks.Blank(kind="write", label=box.label, unit=box.unit)

    def _photo(self, item: SheetItem) -> blocks.Photo | None:
        if item.picture is None:
            return None
        return blocks.Photo(
            caption=item.picture.caption,
            read=item.picture.read,
            missing=say("field_picture_missing", self._language),
        )
