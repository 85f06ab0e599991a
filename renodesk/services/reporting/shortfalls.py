"""The shortfalls of a round, worst first, each with what was seen, its remedies and photos."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.form import InputField, InputType, Item
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore
from renodesk.errors import UnknownPhoto
from renodesk.reports.snapshot import PhotoLine, Shortfall
from renodesk.reports.words import buildings_text, places_text, quantity_text
from renodesk.services.bases import basis_said
from renodesk.services.photos import PhotoRow, Photos
from renodesk.services.reporting.part import Part, Told, interval_of, read_told
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined

_MOST_PHOTOS = 6
PAIR_ASPECT = Fraction(4, 3)
_MOST_DETAILS = 8


class Shortfalls(Part):
    """Reads every item with an answer below the pass mark."""

    def __init__(
        self, session: EstateSession, language: Language, photos: Photos, told: Told | None = None
    ) -> None:
        """Read the session's current round with its photos; `told` where the answers are read already."""
        super().__init__(session, language)
        self._photos = photos
        self._photo_rows = self._photos.rows()
        told = told or read_told(session)
        self._bases, self._said = told.bases, told.said

    def lines(self) -> Iterator[Shortfall]:
        """Yield the shortfalls: with a deadline first, then red flags, then the lowest."""
        found = []
        for item in self._tree.items:
            low = [
                answer
                for (code, _), answer in self._scores.answers.items()
                if code == item.code and answer.is_below(self._tree.pass_mark)
            ]
            if low:
                found.append(self._shortfall(item, low))
        yield from sorted(found, key=_weight)

    def _shortfall(self, item: Item, low: list[AnswerScore]) -> Shortfall:
        node = self._scores.nodes[item.code]
        places = [answer.place for answer in low]
        return Shortfall(
            code=item.code,
            name=item.name,
            interval=interval_of(node),
            is_red=any(answer.is_red_flag for answer in low),
            is_urgent=any(answer.is_urgent or answer.is_red_flag for answer in low),
            sentence=self._sentence(item, low, places),
            details=tuple(self._details(item, low)),
            remedies=tuple(self._remedies(item)),
            photos=tuple(self._evidence(item.code, set(places))),
        )

    def _sentence(self, item: Item, low: list[AnswerScore], places: list[Place]) -> str:
        names = [self._place(place) for place in places]
        match item.scope:
            case "building":
                where = buildings_text(names)
                return self._say("problem_buildings", count=len(names), name=item.name, places=where)
            case "unit_entrance":
                return self._say("problem_units", count=len(names), name=item.name, places=places_text(names))
            case _:
                return self._say("problem_estate", name=item.name, detail=self.observed(item, low[0]))

    def observed(self, item: Item, answer: AnswerScore) -> str:
        """Return what was observed, in the pack's own labels."""
        heads = self._session.survey.answers.get((item.code, answer.place), ())
        typed = heads[-1].inputs if heads else {}
        parts = [
            _said(box, answer.inputs[box.name])
            for box in item.inputs
            if typed.get(box.name) and box.name in answer.inputs
        ]
        if item.is_graded and answer.value is not None:
            parts.insert(0, item.grade_texts.get(int(answer.value), ""))
        flags = [flag.label for flag in item.flags if answer.flags.get(flag.name)]
        return joined("；", [*(part for part in parts if part), *flags], self._language)

    def _details(self, item: Item, low: list[AnswerScore]) -> Iterator[str]:
        groups: dict[str, list[str]] = {}
        for answer in low:
            note = self._session.text(
                vocabulary.answer_cell(self._session.round, item.code, answer.place, "note")
            )
            code = self._bases.get(item.code, {}).get(answer.place, "")
            basis = basis_said(code, self._said.get(item.code, {}).get(answer.place, ""), self._language)
            observed = self.observed(item, answer) if item.scope != "estate" else ""
            said = joined("；", (part for part in (observed, note) if part), self._language)
            rest = f"{said}（{basis}）" if said and basis else said or basis
            if rest:
                groups.setdefault(rest, []).append(self._place(answer.place))
        for rest, names in list(groups.items())[:_MOST_DETAILS]:
            yield f"{places_text(names)}：{rest}"
        left = [name for names in list(groups.values())[_MOST_DETAILS:] for name in names]
        if left:
            yield self._say("more_places", count=len(left))

    def _remedies(self, item: Item) -> Iterator[str]:
        for code in dict.fromkeys(link.code for link in item.remedies):
            remedy = self._scores.remedies.get(code)
            check = self._forms.checklist.item(code)
            if remedy is None or check is None or all(source != item.code for source, _ in remedy.sources):
                continue
            columns = {link.column for link in item.remedies if link.code == code}
            quantities = [
                f"{box.label} {quantity_text(remedy.quantities[box.name] or Fraction(0))} {box.unit}"
                for box in check.quantities
                if box.name in columns and remedy.quantities.get(box.name) is not None
            ]
            yield f"{code} {check.name}" + (
                f"（{joined('，', quantities, self._language)}）" if quantities else ""
            )

    def _evidence(self, item: str, places: set[Place]) -> Iterator[PhotoLine]:
        rows = [
            row for row in self._photo_rows if row.item == item and row.place in places and row.is_evidence
        ]
        paired = list(self._pairs(rows))
        in_pairs = {row.use for row, _ in paired}
        paired += [(row, None) for row in rows if row.use not in in_pairs]
        for row, aspect in paired[:_MOST_PHOTOS]:
            reader = PhotoReader(self._photos, row, aspect)
            yield PhotoLine(sha256=row.sha256, caption=self._caption(row), read=reader)

    def _pairs(self, rows: list[PhotoRow]) -> Iterator[tuple[PhotoRow, Fraction | None]]:
        """Yield before and after, one after the other and of one shape, for every pair among `rows`."""
        everywhere = self._session.photo_rows.of_all_rounds(self._session.round)
        known = {row.use: row for row in everywhere}
        for after in rows:
            before = known.get(after.before)
            if before is not None:
                yield before, PAIR_ASPECT
                yield after, PAIR_ASPECT

    def _caption(self, row: PhotoRow) -> str:
        place = self._names.get(row.place, "") if row.place else ""
        time = row.at[:16].replace("T", " ")
        role = self._say(f"photo_{row.role}") if row.role in ("before", "after") else ""
        size = row.reduced.replace("x", " × ")
        reduced = self._say("photo_reduced", size=size) if size else ""
        return "　".join(part for part in (role, row.caption, place, time, reduced) if part)


def _said(box: InputField, value: Fraction) -> str:
    label = box.label.partition("（")[0]
    if box.type == InputType.BOOL:
        return label if value else ""
    return f"{label} {write_number(value)} {box.unit}".strip()


def _weight(one: Shortfall) -> tuple[bool, bool, Fraction, str]:
    """Order shortfalls: with a deadline first, then red flags, then the lowest."""
    return (not one.is_urgent, not one.is_red, one.interval.low or Fraction(0), one.code)


class PhotoReader:
    """Reads a photo when it is drawn; None where neither rendition nor original is here."""

    def __init__(self, photos: Photos, row: PhotoRow, aspect: Fraction | None = None) -> None:
        """Read what a paper prints of a use, cut to a shape where it stands beside its pair."""
        self._aspect = aspect
        self._photos = photos
        self._row = row

    def __call__(self) -> bytes | None:
        """Return the upright JPEG with what is drawn over it."""
        try:
            return self._photos.printed(self._row, self._aspect)
        except UnknownPhoto:
            return None
