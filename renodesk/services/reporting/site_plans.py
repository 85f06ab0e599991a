"""The site plans of a round with their pins, as the report prints them."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from renodesk.domain.form import Item
from renodesk.domain.pins import Severity, severity_of, speaks_for, turned
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore
from renodesk.errors import UnknownPhoto
from renodesk.reports.snapshot import PinLine, PlanLine
from renodesk.reports.words import score_text
from renodesk.services.photos import PhotoRow, Photos
from renodesk.services.pin_rows import Pin, PinRows, SitePlan
from renodesk.services.reporting.part import Part
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined

_ANY_SHAPE = (4, 3)
"""The shape of a plan whose facts are not here."""
_MOST_LETTERS = 60
"""What was observed stands whole in the chapter of the shortfalls; the legend has so many letters of it."""
Observed = Callable[[Item, AnswerScore], str]


class PlanPart(Part):
    """Reads plans and pins."""

    def __init__(
        self, session: EstateSession, language: Language, photos: Photos, observed: Observed
    ) -> None:
        """Read the session's current round; `observed` says an answer in the pack's labels."""
        super().__init__(session, language)
        self._photos = photos
        self._observed = observed
        self._uses = {row.use: row for row in photos.rows()}

    def lines(self) -> Iterator[PlanLine]:
        """Yield the plans in the order they were taken in."""
        for plan in PinRows(self._session).plans():
            width, height = self._size(plan.row)
            yield PlanLine(
                number=plan.number,
                title=plan.title,
                width=width,
                height=height,
                read=PlanReader(self._photos, plan.row),
                pins=tuple(self._line(plan, pin) for pin in plan.pins),
            )

    def _size(self, row: PhotoRow) -> tuple[int, int]:
        stored = self._photos.stored(row.sha256)
        width, height = _ANY_SHAPE if stored is None else (stored.width, stored.height)
        return (height, width) if row.rotation in (90, 270) else (width, height)

    def _line(self, plan: SitePlan, pin: Pin) -> PinLine:
        x, y = turned(pin.x, pin.y, plan.row.rotation)
        photo = self._uses.get(pin.about.use)
        item, place = (photo.item, photo.place) if photo is not None else (pin.about.item, pin.about.place)
        return PinLine(
            number=pin.number,
            x=x,
            y=y,
            kind=pin.kind.value,
            is_red=pin.severity == Severity.RED,
            is_low=pin.severity == Severity.LOW,
            place=self._place(place) if place is not None else "",
            item=item,
            name=self._item_name(item),
            said=joined("；", filter(None, (self._state(item, place), pin.text)), self._language),
            photo=self._photo(pin, photo),
            photos=0 if photo is not None else self._count(item, place),
        )

    def _item_name(self, code: str) -> str:
        known = self._forms.tree.item(code) or self._forms.checklist.item(code)
        return known.name if known is not None else ""

    def _state(self, item: str, place: Place | None) -> str:
        """Return how it is there: an answer with its score, or how many shortfalls a place has."""
        mark = self._tree.pass_mark
        if place is None:
            return ""
        if not item:
            answers = self._scores.answers.items()
            here = [severity_of(one, mark) for (_, where), one in answers if speaks_for(place, where)]
            counts = ((Severity.RED, "pin_red_count"), (Severity.LOW, "pin_low_count"))
            said = [self._say(code, count=here.count(one)) for one, code in counts if one in here]
            return joined("，", said, self._language)
        answer, known = self._scores.answers.get((item, place)), self._tree.item(item)
        severity = severity_of(answer, mark)
        if answer is None or known is None:
            return ""
        low = answer.low if answer.is_contested else answer.score
        head = "" if severity == Severity.NONE else self._score(severity, low)
        return joined("；", filter(None, (head, _short(self._observed(known, answer)))), self._language)

    def _score(self, severity: Severity, low: Fraction | None) -> str:
        return self._say("pin_red" if severity == Severity.RED else "pin_low", score=score_text(low))

    def _photo(self, pin: Pin, photo: PhotoRow | None) -> str:
        if photo is not None:
            return " ".join(part for part in (photo.caption or photo.name, photo.at[:10]) if part)
        return self._say("pin_gone") if pin.about.use else ""

    def _count(self, item: str, place: Place | None) -> int:
        if not item or place is None:
            return 0
        return sum(row.item == item and row.place == place and row.is_evidence for row in self._uses.values())


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"


class PlanReader:
    """Reads a plan when it is drawn; None where neither rendition nor original is here."""

    def __init__(self, photos: Photos, row: PhotoRow) -> None:
        """Read what a paper prints of a plan."""
        self._photos = photos
        self._row = row

    def __call__(self) -> bytes | None:
        """Return the upright JPEG with what is drawn over it."""
        try:
            return self._photos.printed_plan(self._row)
        except UnknownPhoto:
            return None
