"""What the needed works of a round cost, put together: sums, per household and ㎡, and what is missing."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.costing import (
    Costing,
    Grouping,
    PriceBook,
    PricesOfDay,
    Sum,
    SumsBy,
    cost_of,
    sum_of,
    sums_by,
)
from renodesk.domain.form import Checklist
from renodesk.domain.money import Amounts
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Building
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceSize:
    """How large a place is, None where the register does not say."""

    households: Fraction | None
    floor_area: Fraction | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """A costing with its sums. `sizes` are those of the estate (`estate`) and its buildings, by key."""

    prices: PricesOfDay
    costing: Costing
    whole: Sum
    sums: Mapping[Grouping, Mapping[str, Sum]]
    sizes: Mapping[str, PlaceSize]

    @property
    def book(self) -> PriceBook:
        """Return the price book."""
        return self.prices.book

    def per_household(self, building: str = "") -> Amounts | None:
        """Return what falls on a household of the estate, or of a building's own works on one of its.

        None where nobody knows how many there are; the common parts by themselves have none.
        """
        size = self._size(building)
        return self._sum(building).total.per(size.households) if size else None

    def per_m2(self, building: str = "") -> Amounts | None:
        """Return what falls on a square metre of floor area, likewise; None where that is unknown."""
        size = self._size(building)
        return self._sum(building).total.per(size.floor_area) if size else None

    def _size(self, building: str) -> PlaceSize | None:
        return None if building == ESTATE.key else self.sizes.get(building or ESTATE.key)

    def _sum(self, building: str) -> Sum:
        return self.sums[Grouping.BUILDING].get(building, Sum()) if building else self.whole

    @classmethod
    def of(cls, session: EstateSession, on: datetime.date | None = None) -> "Estimate":
        """Return the estimate of what the 36 checks say is needed.

        Raises:
            BookNotChosen: the round has no price book.
        """
        prices, checklist = Prices(session), session.forms.checklist
        of_day = prices.of_day(on)
        return cls.made(cost_of(prices.works(), checklist, of_day), of_day, checklist, sizes(session))

    @classmethod
    def made(
        cls, costing: Costing, prices: PricesOfDay, checklist: Checklist, sizes: Mapping[str, PlaceSize]
    ) -> "Estimate":
        """Return the estimate of a costing."""
        return cls(
            prices=prices,
            costing=costing,
            whole=sum_of(costing),
            sums=SumsBy(lambda grouping: sums_by(costing, grouping, checklist)),
            sizes=sizes,
        )


def sizes(session: EstateSession) -> Mapping[str, PlaceSize]:
    """Return the sizes of the estate and its buildings; its floor area may be the sum of theirs.

    The sum is known where that of every building is: an area of 0 is one nobody knows.
    """
    found = {building.place.key: _size(session, building) for building in session.survey.buildings}
    areas = [size.floor_area for size in found.values()]
    known = [area for area in areas if area]
    summed = sum(known, Fraction(0)) if known and len(known) == len(areas) else None
    own = session.fields.number(ESTATE, "floor_area_m2")
    households = session.fields.number(ESTATE, "households")
    return {**found, ESTATE.key: PlaceSize(households=households, floor_area=own or summed)}


def _size(session: EstateSession, building: Building) -> PlaceSize:
    """Return a building's size; it never borrows the estate's."""
    has_area = "floor_area_m2" in building.fields
    return PlaceSize(
        households=session.fields.number(building.place, "households"),
        floor_area=session.fields.number(building.place, "floor_area_m2") if has_area else None,
    )
