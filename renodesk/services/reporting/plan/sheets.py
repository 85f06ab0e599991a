"""一楼一策: a sheet for each building and one for the common parts, from the lines of a plan."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from renodesk.domain.costing import Grouping, Sum
from renodesk.domain.form import Item
from renodesk.domain.money import Amounts, Fen
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore
from renodesk.domain.survey import Building
from renodesk.reports.plan_snapshot import LightLine, SheetPart, SheetShortfall
from renodesk.reports.snapshot import FactLine, PhotoLine
from renodesk.reports.words import places_text
from renodesk.services.photos import PhotoRow, Photos
from renodesk.services.planning import PlanLine, PlanMoney
from renodesk.services.reporting.plan.choice import chosen_rows
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.reporting.plan.lines import PlanPart
from renodesk.services.reporting.plan.payers import PayerPart
from renodesk.services.reporting.register import value_text
from renodesk.services.reporting.shortfalls import PAIR_ASPECT, PhotoReader, Shortfalls
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined

MOST_PHOTOS = 2
"""So many stand on a sheet; the health check has all of them."""

Lights = Callable[[Place], Iterable[LightLine]]


class SheetReader(PlanReader):
    """Reads what is known and planned of each building."""

    def __init__(
        self,
        session: EstateSession,
        language: Language,
        photos: Photos,
        plan: PlanPart,
        money: PlanMoney | None,
        payers: PayerPart | None,
    ) -> None:
        """Read the session's round with one of its plans."""
        super().__init__(session, language)
        self._photos, self._rows = photos, photos.rows()
        self._plan, self._money, self._payers = plan, money, payers
        self._shortfalls = Shortfalls(session, language, photos)
        self._low: dict[str, list[AnswerScore]] = {}
        for answer in session.scores.answers.values():
            if answer.is_below(self._tree.pass_mark):
                self._low.setdefault(answer.place.building, []).append(answer)

    def sheets(self, lights: Lights) -> Iterator[SheetPart]:
        """Yield the buildings in walking order, then the common parts."""
        for building in self._session.survey.buildings:
            yield self._sheet(
                building.place, building.name, tuple(self._facts(building)), tuple(lights(building.place))
            )
        yield self._sheet(ESTATE, self._place(ESTATE), (), tuple(lights(ESTATE)))

    def _sheet(
        self, place: Place, name: str, facts: tuple[FactLine, ...], lights: tuple[LightLine, ...]
    ) -> SheetPart:
        def inside(line: PlanLine) -> bool:
            return line.place.building == place.building

        shortfalls = tuple(self._short(place))
        photos = [row for row in self._rows if self._shows(row, place, {one.code for one in shortfalls})]
        works = tuple(self._plan.works(inside))
        cost, money = self._sum(place), None if place == ESTATE else self._money
        residents, each = self._residents(name)
        return SheetPart(
            name=name,
            is_common=place == ESTATE,
            facts=facts,
            lights=lights,
            shortfalls=shortfalls,
            works=works,
            left_out=tuple(self._plan.left_out(inside)),
            total=cost.total if cost is not None else None,
            lacks=cost.lacks if cost is not None else 0,
            per_household=money.per_household(place.key) if money is not None else None,
            per_m2=money.per_m2(place.key) if money is not None else None,
            residents=residents if place != ESTATE else None,
            each=each if place != ESTATE else None,
            photos=tuple(self._photo(row) for row in photos[:MOST_PHOTOS]),
            more_photos=max(0, len(photos) - MOST_PHOTOS),
        )

    def _sum(self, place: Place) -> Sum | None:
        if self._money is None:
            return None
        return self._money.sums[Grouping.BUILDING].get(place.key, Sum())

    def _residents(self, name: str) -> tuple[Fen | None, Fen | None]:
        if self._payers is None:
            return None, None
        amount = self._payers.bills.homes.get(name)
        home = next((one for one in self._payers.homes if one.key == name), None)
        if amount is None or home is None:
            return None, None
        each = Amounts(likely=amount).per(home.count)
        return amount, None if each is None else each.likely

    def _facts(self, building: Building) -> Iterator[FactLine]:
        register = self._forms.register
        for name in chosen_rows()["building"]["fields"]:
            field = register.field("building", name)
            if field is not None and name in building.fields and not field.is_personal:
                text = (
                    f"{value_text(building.fields[name], field.options, self._language)} {field.unit}".strip()
                )
                yield FactLine(label=field.short_label, value=text)

    def _short(self, place: Place) -> Iterator[SheetShortfall]:
        groups: dict[str, list[AnswerScore]] = {}
        for answer in self._low.get(place.building, ()):
            groups.setdefault(answer.item, []).append(answer)
        found = [self._shortfall(place, self._item(code), answers) for code, answers in groups.items()]
        yield from sorted(found, key=lambda one: (not one.is_urgent, one.score, one.code))

    def _shortfall(self, place: Place, item: Item, answers: list[AnswerScore]) -> SheetShortfall:
        return SheetShortfall(
            code=item.code,
            name=item.name,
            score=min((one.score for one in answers if one.score is not None), default=Fraction(0)),
            said=joined("；", self._observed(place, item, answers), self._language),
            is_urgent=any(one.is_urgent or one.is_red_flag for one in answers),
        )

    def _observed(self, place: Place, item: Item, answers: list[AnswerScore]) -> Iterator[str]:
        """Yield what was observed, entrances that are alike together."""
        groups: dict[str, list[str]] = {}
        for answer in answers:
            where = "" if answer.place == place else self._place(answer.place)
            groups.setdefault(self._shortfalls.observed(item, answer), []).append(where)
        for said, places in groups.items():
            named = places_text([where for where in places if where]).removeprefix(self._place(place))
            yield joined("：", (part for part in (named, said) if part), self._language)

    @staticmethod
    def _shows(row: PhotoRow, place: Place, items: set[str]) -> bool:
        is_here = row.place is not None and row.place.building == place.building
        return is_here and row.is_evidence and row.item in items

    def _photo(self, row: PhotoRow) -> PhotoLine:
        where = self._names.get(row.place, "") if row.place else ""
        parts = (f"{row.item} {row.caption}".strip(), where, row.at[:10])
        caption = "　".join(part for part in parts if part)
        return PhotoLine(sha256=row.sha256, caption=caption, read=PhotoReader(self._photos, row, PAIR_ASPECT))
