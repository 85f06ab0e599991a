"""The price book of a round: chosen once, kept whole in the estate file, and what the works cost by it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.costing import Costing, PriceBook, PricesOfDay, Work, cost_of
from renodesk.errors import BookNotChosen, RegionNotChosen
from renodesk.estates import pinning
from renodesk.packs import book_of
from renodesk.services import price_books
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class ChosenBook:
    """The price book a round is costed with, in which region, and by the prices of which day."""

    book: PriceBook
    region: str
    on: datetime.date


class Prices:
    """Chooses and reads the price book of the current round."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def use(self, name: str, *, region: str = "", on: datetime.date | None = None) -> Changes:
        """Cost the round with a price book from now on; its exact text is kept in the estate file.

        `name` is a path, an id or `id@version`; the prices are those of the day `on`, today where it is not
        said. A sealed round may change its book: the seal is about what was seen.

        Raises:
            UnknownBook, PackFaulty: there is none, or it does not fit the round's checklist.
            RegionNotChosen: the book knows several regions, or not this one.
        """
        session = self._session
        text = price_books.find(name, session.environment.forms, pinning.all_kept(session.file))
        book = price_books.whole(text, session.forms.checklist)
        place = _region(book, region)
        day = on or self._today()
        pin = {**pinning.pin_of(text), "region": place, "on": day.isoformat()}
        with session.act(on_sealed=True) as act:
            act.put(vocabulary.funding_cell(session.round, "prices"), pin)
            act.keep_pack(text.id, text.version, text.sha256, text.text)
        return act.changes

    def chosen(self) -> ChosenBook | None:
        """Return the book the round is costed with, None where none was chosen or its text is nowhere."""
        session = self._session
        pin = session.value(vocabulary.funding_cell(session.round, "prices"))
        if not isinstance(pin, Mapping):
            return None
        text = pinning.kept(session.file, str(pin.get("sha256")))
        if text is None:
            return None
        try:
            day = datetime.date.fromisoformat(str(pin.get("on")))
        except ValueError:
            day = self._today()
        return ChosenBook(book=book_of(text), region=str(pin.get("region") or ""), on=day)

    def of_day(self, on: datetime.date | None = None) -> PricesOfDay:
        """Return the prices the round is costed with; those of another day only to look at them.

        Raises:
            BookNotChosen: the round has no price book.
        """
        chosen = self.chosen()
        if chosen is None:
            raise BookNotChosen()
        return chosen.book.at(on or chosen.on, chosen.region)

    def works(self) -> tuple[Work, ...]:
        """Return what the 36 checks say is needed, with the quantities said, in table and walking order."""
        survey = self._session.survey
        found = [
            Work(item=code, place=place, quantities=dict(heads[-1].quantities))
            for (code, place), heads in survey.checks.items()
            if heads[-1].status == "need" and self._session.has(place)
        ]
        items = {item.code: at for at, item in enumerate(self._session.forms.checklist.items)}
        places = {place: at for at, place in enumerate(_places(self._session))}
        return tuple(
            sorted(found, key=lambda work: (items.get(work.item, len(items)), places.get(work.place, -1)))
        )

    def cost(self, on: datetime.date | None = None) -> Costing:
        """Return what the needed works cost, and what is missing.

        Raises:
            BookNotChosen: the round has no price book.
        """
        return cost_of(self.works(), self._session.forms.checklist, self.of_day(on))

    def _today(self) -> datetime.date:
        seconds = self._session.environment.clock() / 1000
        return datetime.datetime.fromtimestamp(seconds).date()


def _region(book: PriceBook, region: str) -> str:
    known = book.regions
    if region in known or (not region and not known):
        return region
    if not region and len(known) == 1:
        return known[0]
    raise RegionNotChosen(region=region or "–", known="、".join(known) or "–")


def _places(session: EstateSession) -> list[object]:
    return [
        place
        for building in session.survey.buildings
        for place in (building.place, *(unit.place for unit in building.units))
    ]
