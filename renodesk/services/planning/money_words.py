"""The money of a plan in sentences, and plans side by side; invented prices are always said first."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from renodesk.domain.billing import Bills, Home
from renodesk.domain.costing import Grouping, Lack, Sum
from renodesk.domain.funding import Funding
from renodesk.domain.money import NOTHING, Amounts, amounts_shown, yuan_shown
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE
from renodesk.domain.translated import said_in, title_in
from renodesk.services.planning.comparing import Compared, YearSpent
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.money import OUTSIDE, PlanMoney
from renodesk.services.planning.words import PlanWords, interval
from renodesk.services.session import EstateSession
from renodesk.services.worded import boxes_in
from renodesk.texts import Language, joined, say

_GROUPINGS = (Grouping.DUTY, Grouping.CLASS, Grouping.PHASE, Grouping.BUILDING)


class MoneyWords:
    """Says what a plan costs and who pays it in one language."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Use the labels of the session's packs."""
        self._session = session
        self._language = language
        self._words = PlanWords(session, language)

    def told(self, money: PlanMoney, lines: Iterable[PlanLine], years: Iterable[YearSpent]) -> Iterator[str]:
        """Yield the book, the sums, the years, what each line costs and who pays, and what is missing."""
        yield from self.example(money)
        yield self._book(money)
        yield self._say(
            "plan_money_total",
            total=amounts_shown(money.total),
            contingency=amounts_shown(money.whole.contingency),
            outside=amounts_shown(money.outside),
            gap=amounts_shown(money.gap),
        )
        yield self._per("cost_per", money)
        for grouping in _GROUPINGS:
            for key, one in money.sums[grouping].items():
                yield self._group(grouping, key, one)
                if grouping == Grouping.BUILDING and money.per_household(key) and key != ESTATE.key:
                    yield self._per("cost_per_building", money, key)
        yield from map(self._year, years)
        for code, amounts in money.financing.channels.items():
            if amounts != Amounts():
                name = channel_name(money.funding, code, self._language)
                yield self._say("funding_channel", code=code, name=name, total=amounts_shown(amounts))
        known = {line.key: line for line in lines}
        for key in money.by_line:
            yield self._line(money, known[key])
        if money.lacking:
            yield self._say("plan_money_lacks", count=money.whole.lacks)
        for key in money.lacking:
            yield from (self._lack(known[key], lack) for lack in money.by_line[key].lacks)

    def example(self, money: PlanMoney) -> Iterator[str]:
        """Yield the warning that belongs to every amount of an example book, and nothing otherwise."""
        if money.is_example:
            yield self._say("prices_example")

    def bills(self, bills: Bills, homes: Iterable[Home]) -> Iterator[str]:
        """Yield what falls on the homes of each building, on one of them and on a square metre."""
        if not any(bills.homes.values()) and not bills.unbilled:
            yield self._say("plan_money_bills_none")
            return
        for home in homes:
            amount = Amounts(likely=bills.homes[home.key])
            each, rate = amount.per(home.count), amount.per(home.area)
            yield self._say(
                "plan_money_bill",
                home=home.key,
                amount=yuan_shown(amount.likely),
                area="–" if home.area is None else write_number(home.area),
                count=write_number(home.count),
                each="–" if each is None else yuan_shown(each.likely),
                rate="–" if rate is None else yuan_shown(rate.likely),
            )
        for place, fen in bills.unbilled.items():
            name = self._building(place.key) if not place.unit else place.shown
            yield self._say("bill_unbilled", place=name, amount=yuan_shown(fen))

    def compared(self, row: Compared) -> Iterator[str]:
        """Yield a plan beside others, and what of 必改 and 限时解决 it leaves out, and why."""
        yield self._say(
            "plan_compared",
            mark="●" if row.alternative.is_adopted else "○",
            key=row.alternative.key,
            title=row.alternative.shown(self._language),
            count=row.measures,
            before=interval(row.before),
            after=interval(row.after),
            total=amounts_shown(row.total),
            gap=amounts_shown(row.gap),
            left=len(row.left_out),
        )
        if row.money is not None and row.money.lacking:
            yield self._say("plan_compared_lacks", count=row.money.whole.lacks)
        yield from ("  " + self._year(year) for year in row.years if year.year or year.spent.likely)
        for line in row.left_out:
            yield self._say(
                "plan_compared_left",
                code=line.code,
                title=self._words.title(line),
                place=line.place.shown,
                reason=line.reason or self._say("plan_no_reason"),
            )

    def _book(self, money: PlanMoney) -> str:
        identity = money.prices.book.identity
        return self._say(
            "cost_book",
            book=f"{identity.id}@{identity.version}",
            title=title_in(identity, self._language),
            region=money.prices.region or "–",
            on=money.prices.on.isoformat(),
        )

    def _per(self, code: str, money: PlanMoney, building: str = "") -> str:
        household, area = money.per_household(building), money.per_m2(building)
        return self._say(code, household=amounts_shown(household), area=amounts_shown(area))

    def _group(self, grouping: Grouping, key: str, one: Sum) -> str:
        lacks = self._say("cost_lacks_in", count=one.lacks) if one.lacks else ""
        name, total = self.group(grouping, key), None if one.lacks and one.total == NOTHING else one.total
        return self._say(f"cost_by_{grouping}", name=name, total=amounts_shown(total), lacks=lacks)

    def group(self, grouping: Grouping, key: str) -> str:
        """Return what a group of sums is called."""
        if key == OUTSIDE:
            return self._say("plan_money_outside")
        match grouping:
            case Grouping.BUILDING:
                return self._building(key)
            case Grouping.DUTY:
                return self._say("cost_must" if key == "must" else "cost_upgrade")
            case Grouping.PHASE:
                return self._say(f"phase_{key}")
            case _:
                checklist = self._session.forms_in(self._language).checklist
                return said_in(checklist.identity, key, self._language) or "–"

    def _building(self, key: str) -> str:
        named = {one.place.key: one.name for one in self._session.survey.buildings}
        return named.get(key) or self._say("cost_common_parts")

    def _year(self, one: YearSpent) -> str:
        total = amounts_shown(one.spent)
        if not one.year:
            return self._say("plan_money_no_year", total=total)
        if one.money is None:
            return self._say("plan_money_year_free", year=one.year, total=total)
        over = self._say("plan_money_over", over=yuan_shown(one.over)) if one.over else ""
        money = yuan_shown(one.money)
        return self._say("plan_money_year", year=one.year, total=total, money=money, over=over)

    def _line(self, money: PlanMoney, line: PlanLine) -> str:
        one = money.by_line[line.key]
        parts = (
            self._say(
                "plan_money_part",
                name=channel_name(money.funding, code, self._language),
                total=amounts_shown(amounts),
            )
            for code, amounts in one.channels.items()
            if amounts != Amounts()
        )
        return self._say(
            "plan_money_line",
            code=line.code if line.item is not None else "–",
            title=self._words.title(line),
            place=line.place.shown,
            quantities=self._words.quantities(line) or "–",
            total=amounts_shown(one.total),
            parts=joined("；", parts, self._language) or self._say("funding_nobody"),
            gap=amounts_shown(one.gap),
        )

    def _lack(self, line: PlanLine, lack: Lack) -> str:
        boxes = {box.name: box.label for box in boxes_in(self._session, line.item, self._language)}
        quantity = lack.quantity
        return self._say(
            f"cost_{lack.kind}",
            item=lack.item,
            name=self._words.title(line),
            place=lack.place.shown,
            columns=joined(
                "、", (f"{boxes.get(name, name)}（{name}）" for name in lack.columns), self._language
            ),
            quantity=write_number(quantity) if isinstance(quantity, Fraction) else str(quantity or ""),
        )

    def _say(self, code: str, /, **facts: object) -> str:
        return say(code, self._language, **facts)


def channel_name(funding: Funding, code: str, language: Language) -> str:
    """Return what a channel is called."""
    channel = funding.channel(code)
    if channel is None:
        return code
    return (channel.name_en if language == "en" else "") or channel.name
