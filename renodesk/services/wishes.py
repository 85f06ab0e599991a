"""What residents want of the 36: how many households, and in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.places import Place
from renodesk.errors import UnknownItem, UnknownPlace, WrongUsage
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

Spot = tuple[str, Place]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """How many households want an item at a place (None: nobody counted), and what they say of it."""

    households: Fraction | None = None
    words: str = ""

    def told(self, language: Language) -> str:
        """Return the wish in one line, "" for none."""
        parts = [self.words]
        if self.households is not None:
            parts.insert(0, say("wish_households", language, count=write_number(self.households)))
        return joined("；", (part for part in parts if part), language)


class Wishes:
    """Reads and keeps them for the current round."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def all(self) -> Mapping[Spot, Wish]:
        """Return every wish, by item and place."""
        found: dict[Spot, dict[str, Json]] = {}
        for state in self._session.file.states("check", f"{self._session.round}/"):
            if state.cell.field in ("wish", "wish_households") and state.value is not None:
                _, item, place = vocabulary.split_answer_key(state.cell.key)
                found.setdefault((item, place), {})[state.cell.field] = state.value
        return {spot: _wish(fields) for spot, fields in found.items()}

    def put(self, spots: Iterable[Spot], households: str, words: str) -> Changes:
        """Keep one wish for several spots in one act; empty texts take it back.

        Raises:
            UnknownItem, UnknownPlace: an item that is not recorded there; nothing is kept.
            WrongUsage: not a number of households.
        """
        session = self._session
        wanted = list(spots)
        for code, place in wanted:
            item = session.forms.checklist.item(code)
            if item is None:
                raise UnknownItem(item=code)
            if item.scope != place.scope or not session.has(place):
                raise UnknownPlace(place=place.shown)
        number = read_number(households) if households.strip() else None
        if households.strip() and (number is None or number < 0 or number.denominator != 1):
            raise WrongUsage(what="households", value=households)
        with session.act() as act:
            for code, place in wanted:
                act.put(vocabulary.check_cell(session.round, code, place, "wish"), words.strip() or None)
                act.put(vocabulary.check_cell(session.round, code, place, "wish_households"), number)
        return act.changes


def _wish(fields: Mapping[str, Json]) -> Wish:
    number, words = fields.get("wish_households"), fields.get("wish")
    if isinstance(number, bool) or not isinstance(number, (int, Fraction)):
        number = None
    return Wish(
        households=None if number is None else Fraction(number),
        words=words if isinstance(words, str) else "",
    )


def summed(wishes: Iterable[Wish], language: Language) -> str:
    """Return the wishes of several places as a paper prints them: all households, and the words once each."""
    found = list(wishes)
    counted = [one.households for one in found if one.households is not None]
    words = joined("；", dict.fromkeys(one.words for one in found if one.words), language)
    return Wish(households=sum(counted, Fraction(0)) if counted else None, words=words).told(language)
