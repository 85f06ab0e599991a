"""Idle space (存量资源) as a resource: how much there is, and what it could become, best fit first.

It is never a quantity of works: what it could be used for is the pack's proposal, whether it is decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.resources import Use
from renodesk.domain.scores import AnswerScore, AnswerStatus
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """An indicator a use would serve, with its score today (None: not scored), and whether it falls short."""

    item: str
    name: str
    name_en: str
    score: Fraction | None
    is_short: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PossibleUse:
    """What a space could become; `is_large_enough` is None where its size or the least size is unknown."""

    use: Use
    needs: tuple[Need, ...]
    is_large_enough: bool | None

    @property
    def is_wanted(self) -> bool:
        """Return whether something it would serve falls short."""
        return any(need.is_short for need in self.needs)


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource:
    """Idle space of one sort at one place: its size by what was answered, None where nobody looked yet.

    `photos` are the uses of photos that show it. `is_contested`: two sizes were said, the larger stands.
    """

    item: str
    input: str
    label: str
    unit: str
    place: Place
    size: Fraction | None
    note: str
    photos: tuple[str, ...]
    uses: tuple[PossibleUse, ...]
    is_contested: bool = False

    @property
    def is_there(self) -> bool:
        """Return whether there is any."""
        return self.size is not None and self.size > 0


class Resources:
    """Reads the idle space of the session's round."""

    def __init__(self, session: EstateSession, language: str = "zh") -> None:
        """Read answers by the boxes the pack names as resources, called in a language."""
        self._session = session
        self._tree = session.forms_in(language).tree

    def rows(self) -> tuple[Resource, ...]:
        """Return the idle space of each sort and place, in table order; () where the pack names none."""
        sorts = dict.fromkeys((use.item, use.input) for use in self._tree.uses)
        return tuple(self._row(item, name, place) for item, name in sorts for place in self._places(item))

    def _places(self, code: str) -> Iterator[Place]:
        """Yield the places an item was answered at; one of the estate is asked for also where nobody did."""
        answered = sorted(place for (item, place) in self._session.scores.answers if item == code)
        item = self._tree.item(code)
        is_asked_once = item is not None and item.scope == ESTATE.scope
        yield from answered or ([ESTATE] if is_asked_once else [])

    def _row(self, code: str, name: str, place: Place) -> Resource:
        session, item = self._session, self._tree.item(code)
        box = next(box for box in (item.inputs if item is not None else ()) if box.name == name)
        heads = session.survey.answers.get((code, place), ())
        sizes = [size for head in heads if isinstance(size := head.inputs.get(name), Fraction) and size >= 0]
        size = max(sizes, default=None)
        note = session.value(vocabulary.answer_cell(session.round, code, place, "note"))
        photos = Photos(session).rows()
        return Resource(
            item=code,
            input=name,
            label=box.label,
            unit=box.unit,
            place=place,
            size=size,
            note=note if isinstance(note, str) else "",
            photos=tuple(one.use for one in photos if (one.item, one.place) == (code, place)),
            uses=self._uses(code, name, size),
            is_contested=len(set(sizes)) > 1,
        )

    def _uses(self, code: str, name: str, size: Fraction | None) -> tuple[PossibleUse, ...]:
        """Return the uses of a space: what is wanted and fits first, then what is wanted, then the others."""
        found = [
            PossibleUse(
                use=use,
                needs=tuple(self._need(need) for need in use.needs),
                is_large_enough=None if size is None or use.least is None else size >= use.least,
            )
            for use in self._tree.uses
            if (use.item, use.input) == (code, name)
        ]
        return tuple(sorted(found, key=lambda one: (not one.is_wanted, one.is_large_enough is False)))

    def _need(self, code: str) -> Need:
        item = self._tree.item(code)
        answers = [one for (row, _), one in self._session.scores.answers.items() if row == code]
        scored = [one for one in answers if one.status == AnswerStatus.SCORED and one.score is not None]
        return Need(
            item=code,
            name=item.name if item is not None else code,
            name_en=item.name_en if item is not None else "",
            score=min((one.score for one in scored if one.score is not None), default=None),
            is_short=any(self._is_short(one) for one in answers),
        )

    def _is_short(self, answer: AnswerScore) -> bool:
        return answer.status == AnswerStatus.SCORED and answer.is_below(self._tree.pass_mark)
