"""Freeze what is asked at places into field sheets: in the order of the walk, last round beside it."""

from collections.abc import Callable, Iterable, Iterator

from renodesk.domain.form import Item
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scoring import spared_inputs
from renodesk.domain.survey import Observation
from renodesk.errors import UnknownPhoto
from renodesk.reports.field_snapshot import BoxKind, FieldSheets, SheetBox, SheetItem, SheetPlace
from renodesk.reports.snapshot import PhotoLine
from renodesk.services.answer_parts import PartKind, part_value, parts_of, value_text
from renodesk.services.answers import AnswerCard
from renodesk.services.codes import place_modules
from renodesk.services.environment import Progress, no_progress
from renodesk.services.last_round import LastRound
from renodesk.services.photos import PhotoRow, Photos
from renodesk.services.reporting.field_choice import ChosenPlace, PlaceChoice, chosen
from renodesk.services.reporting.part import Part
from renodesk.services.reporting.register import RegisterPart
from renodesk.services.rounds import round_word
from renodesk.services.row_reading import RowReader
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

_WALK = 3
"""现场查看, the step of the collection that is done on foot (手册 专栏3)."""


def field_sheets(
    session: EstateSession,
    choice: PlaceChoice,
    language: Language,
    *,
    is_for_paper: bool,
    progress: Progress = no_progress,
) -> FieldSheets:
    """Return the sheets of the chosen places, each of one moment: acts of other threads come between.

    Paper asks only what is seen by walking; a file to fill asks everything. Boxes that the register makes
    needless are left out.

    Raises:
        NoPlaceChosen: the choice leaves no place.
        ComponentMissing: this machine cannot draw codes.
    """
    return _Maker(session, language, is_for_paper=is_for_paper).sheets(chosen(session, choice), progress)


class _Maker(Part):
    def __init__(self, session: EstateSession, language: Language, *, is_for_paper: bool) -> None:
        super().__init__(session, language)
        self._is_for_paper = is_for_paper
        self._last = LastRound(session)
        self._reader = RowReader(session, self._last, language)
        self._photos = Photos(session)
        self._facts = dict(self._building_facts())
        self._pictures = self._last_pictures() if is_for_paper else {}

    def sheets(self, places: Iterable[ChosenPlace], progress: Progress) -> FieldSheets:
        session, tree = self._session, self._session.forms.tree.identity
        wanted = list(places)
        made = []
        for number, one in enumerate(wanted):
            progress("field_reading", number / len(wanted) * 0.4)
            with session.file.held():
                if session.has(one.place):
                    made.append(self._sheet(one))
        title = tree.title_en if self._language == "en" and tree.title_en else tree.title
        last = self._last.key
        return FieldSheets(
            language=self._language,
            estate=session.name,
            estate_id=session.estate_id,
            round=round_word(session.round, self._language),
            last=round_word(last, self._language) if last else "",
            pack=say("field_pack", self._language, title=title, version=tree.version),
            is_proposed=tree.status != "official",
            places=tuple(made),
        )

    def _sheet(self, one: ChosenPlace) -> SheetPlace:
        place, items, left_out, elsewhere = one.place, [], [], 0
        for item in self._tree.walked(place.scope):
            if one.items is not None and item.code not in one.items:
                continue
            reading = self._reader.read(item, place)
            if not reading.is_asked:
                left_out.append(f"{item.code} {self._called(item)}")
            elif self._is_for_paper and _WALK not in item.steps and not item.night:
                elsewhere += 1
            else:
                items.append(self._row(item, place, reading.card))
        return SheetPlace(
            key=place.key,
            name=say("field_estate", self._language) if place == ESTATE else self._place(place),
            facts=self._facts.get(place.building, ""),
            code=place_modules(self._session, place) if self._is_for_paper else (),
            items=tuple(items),
            left_out=tuple(left_out),
            elsewhere=elsewhere,
            revisit=one.reason,
        )

    def _row(self, item: Item, place: Place, card: AnswerCard) -> SheetItem:
        shown = card.observation
        spared = spared_inputs(item, None, self._session.fields.at(place))
        before = self._last.at(item.code, place)
        boxes = _boxes(item, shown, None if before is None else before.observation)
        note = shown.reason if shown is not None and shown.status else card.note
        return SheetItem(
            code=item.code,
            name=self._called(item),
            guide=item.guide,
            boxes=tuple(box for box in boxes if box.value or not (box.is_input and box.name in spared)),
            anchors=tuple(sorted(item.grade_texts.items(), reverse=True)),
            status=shown.status if shown is not None else "",
            note=note,
            basis=card.basis,
            said=self._reader.said(item, card),
            last=self._reader.said_last(item, place),
            photos=item.min_photos,
            is_night=item.night,
            is_bottom_line=item.is_bottom_line,
            picture=self._picture(item.code, place),
        )

    def _called(self, item: Item) -> str:
        return (item.name_en if self._language == "en" else "") or item.name

    def _building_facts(self) -> Iterator[tuple[str, str]]:
        register = RegisterPart(self._session, self._language)
        titles = tuple(register.building_titles())
        for building, line in zip(self._session.survey.buildings, register.buildings(), strict=True):
            told = [
                f"{title} {value}" for title, value in zip(titles, line.values, strict=True) if value != "—"
            ]
            yield building.place.building, " · ".join(told)

    def _last_pictures(self) -> dict[tuple[str, Place], PhotoRow]:
        """Return the latest picture of each item and place in the round before this one."""
        last = self._last.key
        rows = self._session.photo_rows.of_all_rounds(self._session.round) if last else ()
        there = [row for row in rows if row.round == last and row.is_evidence and row.item and row.place]
        there.sort(key=lambda row: (row.role != "after", row.at, row.use))
        return {(row.item, row.place): row for row in there if row.place is not None}

    def _picture(self, item: str, place: Place) -> PhotoLine | None:
        row = self._pictures.get((item, place))
        if row is None:
            return None
        caption = say("field_picture", self._language, day=row.at[:10])
        return PhotoLine(sha256=row.sha256, caption=caption.strip(), read=self._read_later(row))

    def _read_later(self, row: PhotoRow) -> Callable[[], bytes | None]:
        """Return what reads a picture when it is printed; marks and blurs are burnt in."""
        photos = self._photos

        def read() -> bytes | None:
            try:
                if row.annotation is not None or row.rotation:
                    return photos.printed(row)
                return photos.thumbnail(row.sha256)
            except UnknownPhoto:
                return None

        return read


def _boxes(item: Item, shown: Observation | None, before: Observation | None) -> Iterator[SheetBox]:
    for part in parts_of(item):
        value, last = value_text(part_value(shown, part)), value_text(part_value(before, part))
        match part.kind:
            case PartKind.GRADE:
                yield SheetBox(kind=BoxKind.GRADE, name="", label="", unit="", value=value, last=last)
            case PartKind.INPUT:
                box = item.input(part.name)
                if box is not None:
                    kind = BoxKind(box.type.value)
                    yield SheetBox(
                        kind=kind, name=box.name, label=box.label, unit=box.unit, value=value, last=last
                    )
            case PartKind.FLAG:
                flag = item.flag(part.name)
                if flag is not None:
                    yield SheetBox(
                        kind=BoxKind.FLAG, name=flag.name, label=flag.label, unit="", value=value, last=last
                    )
