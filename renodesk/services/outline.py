"""The survey as one walks it: places with their state, items at a place, and what comes next."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.form import Item, Scope
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore, AnswerStatus, Scores
from renodesk.services.filtering import SpotFilter, keeper
from renodesk.services.photos import PhotoRow, Photos
from renodesk.services.row_states import RowState
from renodesk.services.session import EstateSession

Spot = tuple[str, Place]
"""An item's code and the place it is looked at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRow:
    """A place with how many of its items are dealt with, out of all that apply."""

    place: Place
    name: str
    dealt: int
    applicable: int
    state: RowState


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """An item at a place, with its state, score and evidence."""

    code: str
    name: str
    name_en: str
    group: str
    place: Place
    state: RowState
    score: Fraction | None
    photos: int
    photos_needed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """The head line: interval, word, counts, evidence, open decisions."""

    low: Fraction | None
    high: Fraction | None
    band: str | None
    bands: tuple[str, str] | None
    red_flags: int
    scored: int
    applicable: int
    dealt: int
    all: int
    photos_have: int
    photos_needed: int
    contested: int


class Outline:
    """Readings of the current round; cheap enough to ask after every act."""

    def __init__(self, session: EstateSession, photos: Photos | None = None) -> None:
        """Read the session's current round; `photos` that others read too are read once."""
        self._session = session
        self._photos = photos or Photos(session)
        self._needed: tuple[Scores | None, Mapping[Spot, int]] = (None, {})
        self._counted: tuple[tuple[PhotoRow, ...], Mapping[Spot, int]] = ((), {})
        self.filters: frozenset[SpotFilter] = frozenset()
        """What narrows places, items and the walk; the totals are always of everything."""
        self.person: str | None = None
        """Whose part alone is shown, "" for what nobody has; None for everybody's."""

    @property
    def narrowing(self) -> tuple[frozenset[SpotFilter], str | None]:
        """Return all that narrows, to be compared."""
        return self.filters, self.person

    @property
    def is_narrowed(self) -> bool:
        """Return whether anything is left out."""
        return bool(self.filters) or self.person is not None

    def _keeps(self) -> Callable[[Spot], bool]:
        return keeper(self._session, self.filters, self._photo_counts(), self.person)

    def walk(self) -> Iterator[tuple[Place, str]]:
        """Return every place with its shown name: the estate, then each building with its entrances."""
        yield ESTATE, self._session.name
        for building in self._session.survey.buildings:
            yield building.place, building.name
            for unit in building.units:
                yield unit.place, unit.name

    def places(self) -> tuple[PlaceRow, ...]:
        """Return every place in walking order with its count and state; with filters what they leave."""
        photos = self._photo_counts()
        by_place = self._answers_by_place()
        there = {place for place in by_place if by_place[place]} if self.is_narrowed else None
        return tuple(
            self._place_row(place, name, by_place.get(place, {}), photos)
            for place, name in self.walk()
            if there is None or any(place == one or _holds(place, one) for one in there)
        )

    def items_at(self, place: Place) -> tuple[ItemRow, ...]:
        """Return the items looked at in a place as one meets them; with filters what they leave."""
        photos, keeps = self._photo_counts(), self._keeps()
        answers = self._session.scores.answers
        return tuple(
            self._item_row(item, place, answers.get((item.code, place)), photos)
            for item in self._session.forms.tree.walked(place.scope)
            if keeps((item.code, place))
        )

    def photos_at(self, item: str, place: Place) -> int:
        """Return how many photos show an item at a place."""
        return self._photo_counts().get((item, place), 0)

    def totals(self) -> Totals:
        """Return the head line."""
        scores = self._session.scores
        photos = self._photo_counts()
        if self._needed[0] is not scores:
            asked = ((spot, answer.photos_needed) for spot, answer in scores.answers.items())
            self._needed = (scores, {spot: count for spot, count in asked if count})
        needed = self._needed[1]
        return Totals(
            low=scores.total.low,
            high=scores.total.high,
            band=scores.band,
            bands=scores.bands,
            red_flags=len(scores.red_flags),
            scored=scores.scored_count,
            applicable=scores.applicable_count,
            dealt=scores.dealt_count,
            all=scores.all_count,
            photos_have=sum(min(count, needed.get(spot, 0)) for spot, count in photos.items()),
            photos_needed=sum(needed.values()),
            contested=self.contested(),
        )

    def contested(self) -> int:
        """Return how many values wait for a decision."""
        return sum(1 for _ in self._session.file.contested())

    def spots(self) -> list[Spot]:
        """Return every item at every place, in walking order; with filters what they leave."""
        keeps = self._keeps()
        tree = self._session.forms.tree
        items = {scope: tree.walked(scope) for scope in Scope}
        return [
            (item.code, place)
            for place, _ in self.walk()
            for item in items[Scope(place.scope)]
            if keeps((item.code, place))
        ]

    def next_unanswered(self, item: str, place: Place) -> Spot | None:
        """Return the next spot after this one that nobody dealt with, coming round at the end.

        None when all are.
        """
        return self._next(item, place, {RowState.UNANSWERED, RowState.PARTLY, RowState.INVALID})

    def next_problem(self, item: str, place: Place) -> Spot | None:
        """Return the next spot after this one that is low, red or contested."""
        return self._next(item, place, {RowState.LOW, RowState.RED_FLAG, RowState.CONTESTED})

    def next_place(self, place: Place) -> Place | None:
        """Return the place one walks to next, None at the end."""
        walk = [one for one, _ in self.walk()]
        if self.is_narrowed:
            left = {spot[1] for spot in self.spots()} | {place}
            walk = [one for one in walk if one in left]
        at = walk.index(place) + 1 if place in walk else 0
        return walk[at] if at < len(walk) else None

    def _next(self, item: str, place: Place, wanted: set[RowState]) -> Spot | None:
        spots = self.spots()
        at = spots.index((item, place)) + 1 if (item, place) in spots else 0
        answers = self._session.scores.answers
        for spot in spots[at:] + spots[:at]:
            if self._state(answers.get(spot), None) in wanted:
                return spot
        return None

    def _state(self, answer: AnswerScore | None, photos: int | None) -> RowState:
        return answer_state(answer, photos, self._session.forms.tree.pass_mark)

    def _answers_by_place(self) -> dict[Place, dict[str, AnswerScore]]:
        found: dict[Place, dict[str, AnswerScore]] = {}
        keeps = self._keeps()
        for (code, place), answer in self._session.scores.answers.items():
            if not keeps((code, place)):
                continue
            found.setdefault(place, {})[code] = answer
        return found

    def _photo_counts(self) -> Mapping[Spot, int]:
        rows = self._photos.rows()
        if rows is not self._counted[0]:
            counts: dict[Spot, int] = {}
            for row in rows:
                if row.place is not None and row.is_evidence:
                    counts[row.item, row.place] = counts.get((row.item, row.place), 0) + 1
            self._counted = (rows, counts)
        return self._counted[1]

    def _place_row(
        self, place: Place, name: str, answers: Mapping[str, AnswerScore], photos: Mapping[Spot, int]
    ) -> PlaceRow:
        states = [self._state(answer, photos.get((code, place), 0)) for code, answer in answers.items()]
        applicable = [state for state in states if state != RowState.NOT_APPLICABLE]
        dealt = [
            state
            for state in applicable
            if state not in (RowState.UNANSWERED, RowState.PARTLY, RowState.INVALID)
        ]
        return PlaceRow(
            place=place, name=name, dealt=len(dealt), applicable=len(applicable), state=_worst(states)
        )

    def _item_row(
        self, item: Item, place: Place, answer: AnswerScore | None, photos: Mapping[Spot, int]
    ) -> ItemRow:
        have = photos.get((item.code, place), 0)
        return ItemRow(
            code=item.code,
            name=item.name,
            name_en=item.name_en,
            group=item.parent,
            place=place,
            state=self._state(answer, have),
            score=None if answer is None else answer.score,
            photos=have,
            photos_needed=0 if answer is None else answer.photos_needed,
        )


def _holds(place: Place, other: Place) -> bool:
    """Return whether a building holds an entrance."""
    return bool(place.building) and place.contains(other)


def answer_state(answer: AnswerScore | None, photos: int | None, pass_mark: Fraction) -> RowState:
    """Return what to show of an answer; below `pass_mark` is low; `photos` None leaves evidence out of it."""
    if answer is None:
        return RowState.UNANSWERED
    if answer.is_contested:
        return RowState.CONTESTED
    match answer.status:
        case AnswerStatus.NOT_APPLICABLE:
            return RowState.NOT_APPLICABLE
        case AnswerStatus.UNSEEN:
            return RowState.UNSEEN if answer.reason is not None else RowState.UNANSWERED
        case AnswerStatus.INVALID:
            return RowState.INVALID
        case AnswerStatus.INCOMPLETE | AnswerStatus.UNCOMPUTABLE:
            return RowState.PARTLY
    if answer.is_red_flag:
        return RowState.RED_FLAG
    if answer.score is not None and answer.score < pass_mark:
        return RowState.LOW
    if photos is not None and photos < answer.photos_needed:
        return RowState.EVIDENCE_MISSING
    return RowState.ANSWERED


def _worst(states: list[RowState]) -> RowState:
    """Return the state of a place.

    The most urgent of its items; partly where some are done and some are not.
    """
    if not states:
        return RowState.NOT_APPLICABLE
    order = list(RowState)
    worst = min(states, key=order.index)
    if worst == RowState.UNANSWERED and any(state != RowState.UNANSWERED for state in states):
        return RowState.PARTLY
    return worst
