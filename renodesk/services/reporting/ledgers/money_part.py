"""The plan of a round as the ledgers hold it: every quantity with its price, every sum, who pays."""

from collections.abc import Iterator, Mapping

from renodesk.domain.costing import CostLine, Grouping, Lack, Sum
from renodesk.domain.money import NOTHING, Amounts
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.planning import Origin
from renodesk.domain.translated import statement_in, title_in
from renodesk.reports.ledger_money import (
    CostEntry,
    Groups,
    LedgerMoney,
    PriceBookLine,
    SumEntry,
    UnitPrice,
)
from renodesk.services.planning import Alternatives, PlanLine, PlanLines, PlanMoney, PlanMoneys
from renodesk.services.planning.money import OUTSIDE
from renodesk.services.planning.money_words import MoneyWords
from renodesk.services.reporting.ledgers.names import distinct
from renodesk.services.reporting.ledgers.payers_part import PayersPart
from renodesk.services.reporting.part import Part
from renodesk.services.session import EstateSession
from renodesk.services.worded import boxes_in
from renodesk.texts import Language, joined, say

_FIELDS = {"duty": Grouping.DUTY, "kind": Grouping.CLASS, "phase": Grouping.PHASE}
_NO_SUM = SumEntry(name="", works=NOTHING, contingency=NOTHING, lacks=0)


class MoneyPart(Part):
    """Reads a plan of the round: the one of a key, else the adopted one, else the one it began with."""

    def __init__(self, session: EstateSession, language: Language, plan: str = "") -> None:
        """Read the session's current round.

        Raises:
            UnknownAlternative: it has no plan of that key.
        """
        super().__init__(session, language)
        alternatives = Alternatives(session)
        rows = alternatives.rows()
        adopted = next((row for row in rows if row.is_adopted), rows[0])
        self._plan = alternatives.get(plan) if plan else adopted
        lines = PlanLines(session, self._plan.key).lines()
        self.chosen = tuple(line for line in lines if line.is_chosen)
        """The lines of that plan which are in it."""
        self._money = PlanMoneys(session).of(self.chosen)
        self._words = MoneyWords(session, language)
        buildings = {building.place.key: building.name for building in session.survey.buildings}
        self._buildings = distinct({ESTATE.key: say("cost_common_parts", language), **buildings})

    def money(self) -> LedgerMoney:
        """Return the money of the plan."""
        money = self._money
        payers = None if money is None else PayersPart(self._session, self._language, money)
        return LedgerMoney(
            plan=self._plan.shown(self._language),
            is_adopted=self._plan.is_adopted,
            book=None if money is None else _book(money, self._language),
            costs=tuple(entry for line in self.chosen for entry in self._entries(line)),
            whole=_NO_SUM if money is None else self._sum("", money.whole),
            groupings={} if money is None else self._groupings(money),
            payers=() if payers is None else tuple(payers.lines()),
            channels=() if payers is None else tuple(payers.channels()),
            gap=NOTHING if money is None else money.gap,
            fiscal_percent=None if money is None else money.financing.fiscal_percent,
            is_all_fiscal=money is not None and money.financing.is_all_fiscal,
        )

    # Lines

    def _entries(self, line: PlanLine) -> Iterator[CostEntry]:
        if self._money is None:
            yield from self._unpriced(line)
            return
        money = self._money.by_line[line.key]
        for one in money.lines:
            yield self._costed(line, one)
        if line.item is None and line.cost is not None:
            whole = Amounts(low=line.cost, likely=line.cost, high=line.cost)
            yield self._entry(line, works=whole, contingency=NOTHING)
        for lack in money.lacks:
            yield self._lacking(line, lack)

    def _unpriced(self, line: PlanLine) -> Iterator[CostEntry]:
        """Yield the quantities of a line where nothing has a price."""
        lack = say("ledger_lack_no_book", self._language)
        known = [
            box for box in boxes_in(self._session, line.item, self._language) if box.name in line.quantities
        ]
        for box in known:
            quantity = line.quantities[box.name]
            yield self._entry(line, label=box.label, unit=box.unit, quantity=quantity, lack=lack)
        if not known:
            yield self._entry(line, lack=lack)

    def _costed(self, line: PlanLine, one: CostLine) -> CostEntry:
        price = one.price
        source = say("ledger_price_row", self._language, row=price.row)
        said = (source, price.includes, price.source, price.note)
        return self._entry(
            line,
            label=self._label(line, one.column),
            unit=price.unit,
            quantity=one.quantity,
            price=UnitPrice(
                low=price.low,
                likely=price.likely,
                high=price.high,
                contingency=price.contingency,
                source=joined("；", (part for part in said if part), self._language),
            ),
            works=one.works,
            contingency=one.contingency,
        )

    def _lacking(self, line: PlanLine, lack: Lack) -> CostEntry:
        labels = joined("、", (self._label(line, column) for column in lack.columns), self._language)
        units = {box.name: box.unit for box in boxes_in(self._session, line.item, self._language)}
        unit = units.get(lack.columns[0], "") if len(lack.columns) == 1 else ""
        quantity = None if isinstance(lack.quantity, bool) else lack.quantity
        word = say(f"ledger_lack_{lack.kind.value}", self._language)
        return self._entry(line, label=labels, unit=unit, quantity=quantity, lack=word)

    def _label(self, line: PlanLine, column: str) -> str:
        boxes = boxes_in(self._session, line.item, self._language)
        return next((box.label for box in boxes if box.name == column), column)

    def _title(self, line: PlanLine) -> str:
        item = None if line.item is None else self._forms.checklist.item(line.item.code)
        return line.title if item is None else item.name

    def _entry(self, line: PlanLine, **facts: object) -> CostEntry:
        known: dict[str, object] = {"label": "", "unit": "", "quantity": None, **facts}
        reason = line.reason or line.note
        return CostEntry(
            code=line.item.code if line.item is not None else "",
            name=self._title(line),
            place=self._place_of(line.place),
            groups=self._groups(line),
            origin=self._origin(line),
            is_urgent=line.is_urgent,
            reason=reason,
            **known,  # type: ignore[arg-type]
        )

    def _place_of(self, place: Place) -> str:
        return self._buildings[ESTATE.key] if place == ESTATE else self._place(place)

    def _groups(self, line: PlanLine) -> Groups:
        item = line.item
        keys = {
            "duty": OUTSIDE if item is None else "must" if item.is_must else "upgrade",
            "kind": OUTSIDE if item is None else item.class_guobanfa23,
            "phase": OUTSIDE if item is None else item.phase,
        }
        words = {field: self._words.group(_FIELDS[field], key) for field, key in keys.items()}
        building = self._buildings[line.place.building or ESTATE.key]
        return Groups(building=building, year=self._year(line.year), **words)

    def _year(self, year: int) -> str:
        return (
            say("ledger_year_of", self._language, year=year)
            if year
            else say("ledger_no_year", self._language)
        )

    def _origin(self, line: PlanLine) -> str:
        word = say(f"ledger_origin_{line.origin.value}", self._language)
        if line.origin is not Origin.EDITED:
            return word
        boxes = boxes_in(self._session, line.item, self._language)
        proposed = joined(
            "，",
            (
                f"{box.label} {write_number(line.proposed[box.name])} {box.unit}".strip()
                for box in boxes
                if box.name in line.proposed
            ),
            self._language,
        )
        return f"{word}（{say('ledger_proposed_was', self._language, proposed=proposed or '–')}）"

    # Sums

    def _groupings(self, money: PlanMoney) -> Mapping[str, tuple[SumEntry, ...]]:
        found = {
            field: tuple(self._sum(self._words.group(by, key), one) for key, one in self._in_order(money, by))
            for field, by in _FIELDS.items()
        }
        years = tuple(self._sum(self._year(year), one) for year, one in money.by_year.items())
        return {"building": tuple(self._by_building(money)), **found, "year": years}

    def _in_order(self, money: PlanMoney, by: Grouping) -> list[tuple[str, Sum]]:
        phases = list(self._forms.checklist.phases) if by == Grouping.PHASE else []
        place = {key: at for at, key in enumerate(phases)}
        return sorted(money.sums[by].items(), key=lambda pair: place.get(pair[0], len(place)))

    def _by_building(self, money: PlanMoney) -> Iterator[SumEntry]:
        for key, name in self._buildings.items():
            size = money.estimate.sizes.get(key)
            is_common = key == ESTATE.key
            one = money.sums[Grouping.BUILDING].get(key, Sum())
            yield self._sum(
                name,
                one,
                households=None if size is None or is_common else size.households,
                floor_area=None if size is None or is_common else size.floor_area,
                per_household=None if is_common else money.per_household(key),
                per_m2=None if is_common else money.per_m2(key),
            )

    @staticmethod
    def _sum(name: str, one: Sum, **facts: object) -> SumEntry:
        return SumEntry(
            name=name,
            works=one.works,
            contingency=one.contingency,
            lacks=one.lacks,
            **facts,  # type: ignore[arg-type]
        )


def _book(money: PlanMoney, language: Language) -> PriceBookLine:
    identity = money.prices.book.identity
    return PriceBookLine(
        title=title_in(identity, language),
        version=f"{identity.id}@{identity.version}",
        sha256=identity.sha256,
        region=money.prices.region,
        on=money.prices.on.isoformat(),
        statement=statement_in(identity, language),
        source=identity.source,
        is_example=money.is_example,
    )
