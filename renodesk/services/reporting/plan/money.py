"""The money of a plan as a paper prints it: cost rows, sums that add up, payers, bills, what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from renodesk.domain.costing import CostLine, Grouping, Sum
from renodesk.domain.money import NOTHING
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.translated import statement_in, title_in
from renodesk.reports.plan_money_snapshot import CostRow, MoneyPart, SumRow, YearRow
from renodesk.reports.words import places_text, quantity_text
from renodesk.services.planning import Alternative, PlanLine, PlanMoney
from renodesk.services.planning.comparing import years_of
from renodesk.services.planning.money_words import MoneyWords
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined

MOST_LACKS = 60


class CostPart(PlanReader):
    """Reads the costs of one plan."""

    def __init__(
        self, session: EstateSession, language: Language, lines: Sequence[PlanLine], money: PlanMoney
    ) -> None:
        """Read what the chosen lines cost."""
        super().__init__(session, language)
        self._lines = {line.key: line for line in lines}
        self._money = money
        self._words = MoneyWords(session, language)

    def part(self, alternative: Alternative) -> MoneyPart:
        """Return the budget; its rows add up to its total to the fen."""
        money = self._money
        identity = money.prices.book.identity
        return MoneyPart(
            book=title_in(identity, self._language),
            version=f"{identity.id}@{identity.version}",
            statement=statement_in(identity, self._language),
            region=money.prices.region or "—",
            on=money.prices.on.isoformat(),
            is_example=money.is_example,
            rows=(*self._rows(), *self._outside()),
            works=money.whole.works,
            contingency=money.whole.contingency,
            outside=money.outside,
            per_household=money.per_household(),
            per_m2=money.per_m2(),
            by_duty=tuple(self._sums(Grouping.DUTY)),
            by_class=tuple(self._sums(Grouping.CLASS)),
            by_phase=tuple(self._sums(Grouping.PHASE)),
            by_building=tuple(self._by_building()),
            years=tuple(
                YearRow(year=one.year, total=one.spent, money=one.money, over=one.over)
                for one in years_of(alternative, money)
                if one.year or one.spent != NOTHING
            ),
            lacks=tuple(self._lacks()),
            lack_count=self._money.whole.lacks,
        )

    def _rows(self) -> Iterator[CostRow]:
        """Yield every item's quantity at one price over all its places; parts were rounded place by place."""
        groups: dict[tuple[str, str, int], list[CostLine]] = {}
        for one in self._money.estimate.costing.lines:
            groups.setdefault((one.item, one.column, one.price.row), []).append(one)
        for (code, column, row), lines in groups.items():
            item = self._forms.checklist.item(code)
            price, quantity = lines[0].price, sum((one.quantity for one in lines), Fraction(0))
            shown = write_number(price.likely)
            if price.low != price.high:
                shown += self._say("reno_ends", low=write_number(price.low), high=write_number(price.high))
            yield CostRow(
                code=code,
                name=item.name if item else "",
                places=places_text([self._place(one.place) for one in lines]),
                quantity=f"{self._columns(code, (column,))} {quantity_text(quantity)} {price.unit}",
                price=shown,
                works=sum((one.works for one in lines), NOTHING),
                contingency=sum((one.contingency for one in lines), NOTHING),
                row=str(row),
                percent=f"{write_number(price.contingency)}%",
            )

    def _outside(self) -> Iterator[CostRow]:
        for extra in self._money.extra:
            yield CostRow(
                code="",
                name=extra.title,
                places=self._place(extra.place),
                quantity="—",
                price=self._say("reno_outside_cost"),
                works=extra.total,
                contingency=NOTHING,
                row="",
                percent="",
            )

    def _sums(self, grouping: Grouping) -> Iterator[SumRow]:
        sums = self._money.sums[grouping]
        for key in self._ordered(grouping, sums):
            yield self._sum(self._words.group(grouping, key), sums[key])

    def _ordered(self, grouping: Grouping, keys: Iterable[str]) -> list[str]:
        """Return keys in the order people expect: phases as they are built, else as they come."""
        phases = list(self._forms.checklist.phases) if grouping == Grouping.PHASE else []
        return sorted(keys, key=lambda key: phases.index(key) if key in phases else len(phases))

    def _by_building(self) -> Iterator[SumRow]:
        sums = self._money.sums[Grouping.BUILDING]
        for place in self._names:
            if place.unit or place.key not in sums:
                continue
            is_common = place == ESTATE
            name = self._words.group(Grouping.BUILDING, place.key)
            yield replace(
                self._sum(name, sums[place.key]),
                per_household=None if is_common else self._money.per_household(place.key),
                per_m2=None if is_common else self._money.per_m2(place.key),
            )

    @staticmethod
    def _sum(name: str, one: Sum) -> SumRow:
        return SumRow(name=name, total=one.total, lacks=one.lacks)

    def _lacks(self) -> Iterator[str]:
        """Yield what has no price, an item's places together."""
        groups: dict[tuple[str, str, tuple[str, ...]], list[Place]] = {}
        names: dict[tuple[str, str, tuple[str, ...]], str] = {}
        for key in self._money.lacking:
            line = self._lines[key]
            for lack in self._money.by_line[key].lacks:
                group = (lack.kind.value, line.code, lack.columns)
                groups.setdefault(group, []).append(line.place)
                names[group] = f"{line.code} {line.title}" if line.item is not None else line.title
        found = list(groups.items())
        for group, places in found[:MOST_LACKS]:
            yield self._say(
                f"reno_lack_{group[0]}",
                name=names[group],
                places=places_text([self._place(place) for place in places]),
                columns=self._columns(group[1], group[2]),
            )
        if found[MOST_LACKS:]:
            yield self._say("and_more", count=len(found) - MOST_LACKS)

    def _columns(self, code: str, columns: tuple[str, ...]) -> str:
        item = self._forms.checklist.item(code)
        labels = {box.name: box.label for box in (item.quantities if item else ())}
        return joined("、", (labels.get(one, one) for one in columns), self._language)
