"""Who pays the needed works of a round: the pack's rules, the shares somebody chose, the gap, the bills."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.billing import Bills, Home, bill
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.costing import CostLine, Extra
from renodesk.domain.funding import Financing, Funding, Share, ShareKey, Shares, finance, too_much
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.reading import value_from
from renodesk.errors import SharesRefused, UnknownChannel, UnknownField, UnknownItem
from renodesk.estates import pinning
from renodesk.packs import Complaints, PackText, check_texts, funding_of, raise_if_any
from renodesk.services import price_books
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession

KIND = "funding"


class Payers:
    """Reads and keeps who pays what in the current round."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def funding(self) -> Funding:
        """Return the channels and rules of the round: those it keeps, else those that ship.

        Raises:
            UnknownBook, PackFaulty: there are none to be had.
        """
        return funding_of(self._text())

    def use(self, name: str) -> Changes:
        """Go by another funding pack from now on (a path, an id, or `id@version`), kept in the estate file.

        Raises:
            UnknownBook, PackFaulty: there is none, or it does not fit the round's checklist.
        """
        session = self._session
        text = price_books.find(name, session.environment.forms, pinning.all_kept(session.file), KIND)
        complaints = Complaints()
        check_texts([text], complaints, session.forms.checklist)
        raise_if_any(complaints, text.id)
        funding_of(text)
        with session.act(on_sealed=True) as act:
            act.put(vocabulary.funding_cell(session.round, "pack"), dict(pinning.pin_of(text)))
            act.keep_pack(text.id, text.version, text.sha256, text.text)
        return act.changes

    def _text(self) -> PackText:
        session = self._session
        pin = session.value(vocabulary.funding_cell(session.round, "pack"))
        if isinstance(pin, Mapping):
            text = pinning.kept(session.file, str(pin.get("sha256")))
            if text is not None:
                return text
        return price_books.find(KIND, session.environment.forms, (), KIND)

    # Shares

    def chosen(self) -> Mapping[ShareKey, Shares]:
        """Return the shares somebody chose, by item and column; what cannot be read is passed over."""
        found: dict[ShareKey, Shares] = {}
        for state in self._session.file.states("funding"):
            round_key, item, column = vocabulary.split_funding_key(state.cell.key)
            if round_key == self._session.round and state.cell.field == "shares" and item:
                shares = _shares(state.value)
                if shares is not None:
                    found[item, column] = shares
        return found

    def share_out(
        self, item: str, percents: Mapping[str, Fraction], *, column: str = "", reason: str = ""
    ) -> Changes:
        """Say who pays an item, or one quantity of it, in percent; what is left over is the gap.

        A work outside the 36 is named by its key; in copies of a plan it is the same one.

        The pack the shares stand on is kept with them.

        Raises:
            UnknownItem, UnknownField, UnknownChannel: one of them is not there.
            SharesRefused: no percentages, or more than 100 together.
        """
        self._known(item, column)
        text = self._text()
        payers = [one.code for one in funding_of(text).sources]
        for channel in percents:
            if channel not in payers:
                raise UnknownChannel(channel=channel, known="、".join(payers))
        if too_much(Share(channel=code, percent=percent) for code, percent in percents.items()):
            together = write_number(sum(percents.values(), Fraction(0)))
            raise SharesRefused(item=item, percent=together)
        session = self._session
        value: dict[str, Json] = dict(percents)
        with session.act(reason, on_sealed=True) as act:
            act.put(vocabulary.funding_cell(session.round, "shares", item, column), value)
            if session.value(vocabulary.funding_cell(session.round, "pack")) is None:
                act.put(vocabulary.funding_cell(session.round, "pack"), dict(pinning.pin_of(text)))
                act.keep_pack(text.id, text.version, text.sha256, text.text)
        return act.changes

    def as_in_pack(self, item: str, *, column: str = "") -> Changes:
        """Go by the pack's shares of an item again.

        Raises:
            UnknownItem, UnknownField: it is not there.
        """
        self._known(item, column)
        session = self._session
        with session.act(on_sealed=True) as act:
            act.put(vocabulary.funding_cell(session.round, "shares", item, column), None)
        return act.changes

    def _known(self, code: str, column: str) -> None:
        """Pass an item with its column, or a work outside the 36, which has none."""
        item = self._session.forms.checklist.item(code)
        if item is None and not self._is_outside(code):
            raise UnknownItem(item=code)
        if column and column not in {box.name for box in (item.quantities if item else ())}:
            raise UnknownField(field=column, where=code)

    def _is_outside(self, code: str) -> bool:
        """Return whether a plan of the round has a work outside the 36 under this key."""
        return any(
            state.cell.field == "kind" and vocabulary.split_measure_key(state.cell.key)[2] == code
            for state in self._session.file.states("measure", f"{self._session.round}/")
        )

    # Money

    def financing(self, on: datetime.date | None = None) -> Financing:
        """Return who pays the needed works.

        Raises:
            BookNotChosen: the round has no price book.
        """
        return self.financing_of(Prices(self._session).cost(on).lines)

    def financing_of(self, lines: Iterable[CostLine], extras: Iterable[Extra] = ()) -> Financing:
        """Return who pays cost lines, and works outside the 36."""
        return finance(lines, self.funding(), self.chosen(), extras)

    def homes(self) -> tuple[Home, ...]:
        """Return the buildings, each as homes billed together, with exclusive (else floor) area."""
        fields = self._session.fields
        return tuple(
            Home(
                key=building.name,
                place=building.place,
                area=next(
                    (
                        fields.number(building.place, name)
                        for name in ("exclusive_area_m2", "floor_area_m2")
                        if name in building.fields
                    ),
                    None,
                ),
                count=fields.number(building.place, "households") or Fraction(0),
            )
            for building in self._session.survey.buildings
        )

    def bills(self, financing: Financing, homes: Sequence[Home], *, is_equal: bool = False) -> Bills:
        """Return what falls on each home of the residents' money: works in a place are paid by its homes.

        Works of an entrance are paid by its building where no home says that it lies in the entrance.
        """
        billed = self.funding().billed
        charges = [(_payers_of(place, homes), fen) for place, fen in financing.charges(billed)]
        return bill(charges, homes, is_equal=is_equal)


def _payers_of(place: Place, homes: Iterable[Home]) -> Place:
    is_home_there = any(place.contains(home.place) for home in homes)
    return place if is_home_there or not place.unit else Place(building=place.building)


def _shares(raw: Json) -> Shares | None:
    if not isinstance(raw, Mapping):
        return None
    found = []
    for channel, percent in raw.items():
        value = value_from(percent)
        if not isinstance(value, Fraction):
            return None
        found.append(Share(channel=channel, percent=value))
    return None if too_much(found) else tuple(found)
