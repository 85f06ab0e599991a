"""Who pays a plan, as a paper prints it: channels, shares, the gap, and what falls on the homes."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.billing import Bills, Home
from renodesk.domain.funding import FundedExtra, FundedLine, Share
from renodesk.domain.money import NOTHING, Amounts
from renodesk.domain.numbers import write_number
from renodesk.domain.translated import in_language, statement_in
from renodesk.reports.plan_money_snapshot import BillPart, BillRow, ChannelRow, FundingPart, ShareRow
from renodesk.reports.words import quantity_text
from renodesk.services.payers import Payers
from renodesk.services.planning import PlanMoney, PlanMoneys
from renodesk.services.planning.money_words import channel_name
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.session import EstateSession
from renodesk.texts import Language

ShareGroup = tuple[str, str, str, str]


class PayerPart(PlanReader):
    """Reads who pays one plan."""

    def __init__(self, session: EstateSession, language: Language, money: PlanMoney) -> None:
        """Read the payers of a plan's money."""
        super().__init__(session, language)
        self._money = money
        self._funding = money.funding
        self.homes: tuple[Home, ...] = Payers(session).homes()
        self.bills: Bills = PlanMoneys(session).bills(money, self.homes)

    def funding(self) -> FundingPart:
        """Return channels, shares and gap; channels and gap add up to the plan's total."""
        financing = self._money.financing
        return FundingPart(
            channels=tuple(self._channels()),
            shares=tuple(self._shares()),
            gap=financing.gap,
            open=tuple(self._open()),
            fiscal_percent=financing.fiscal_percent,
            is_all_fiscal=financing.is_all_fiscal,
            statement=statement_in(self._funding.identity, self._language),
            source=self._funding.identity.source,
        )

    def bill(self) -> BillPart:
        """Return what falls on the homes of each building, and which areas are missing for it."""
        billed = self._funding.billed
        return BillPart(
            channel=self._name(billed),
            total=self._money.financing.channels.get(billed, NOTHING),
            rows=tuple(self._bill_row(home) for home in self.homes),
            unbilled=tuple((self._place(place), fen) for place, fen in self.bills.unbilled.items()),
            missing=tuple(home.key for home in self.homes if home.area is None),
            open=tuple(dict.fromkeys(self._open_of(billed))),
        )

    def _open_of(self, channel: str) -> Iterator[str]:
        for one in self._paid():
            if any(part.share.channel == channel and part.share.percent is None for part in one.parts):
                yield self._paid_for(one)

    def _bill_row(self, home: Home) -> BillRow:
        amount = Amounts(likely=self.bills.homes.get(home.key, 0))
        each, rate = amount.per(home.count), amount.per(home.area)
        return BillRow(
            building=home.key,
            households=write_number(home.count) if home.count else "—",
            area="—" if home.area is None else quantity_text(home.area),
            amount=amount.likely,
            each=None if each is None else each.likely,
            per_m2=None if rate is None else rate.likely,
        )

    def _channels(self) -> Iterator[ChannelRow]:
        for channel in in_language(self._funding, self._language).sources:
            yield ChannelRow(
                code=channel.code,
                name=self._name(channel.code),
                payer=channel.payer,
                total=self._money.financing.channels.get(channel.code, NOTHING),
                rule=channel.rule,
                source=channel.source,
            )

    def _shares(self) -> Iterator[ShareRow]:
        """Yield every share in use, what it pays of an item at all places together."""
        sums: dict[ShareGroup, tuple[Share, Amounts]] = {}
        for one in self._paid():
            for part in one.parts:
                share = part.share
                group = (self._paid_for(one), share.channel, str(share.percent), share.rule)
                sums[group] = (share, sums.get(group, (share, NOTHING))[1] + part.amounts)
        for (item, channel, _, _), (share, total) in sums.items():
            yield ShareRow(
                item=item,
                channel=self._name(channel),
                percent="" if share.percent is None else f"{_percent(share.percent)}%",
                total=total,
                rule=self._rule(share),
            )

    def _rule(self, share: Share) -> str:
        if not share.rule:
            return share.source or self._say("reno_share_chosen")
        known = in_language(self._funding, self._language).rule(share.rule)
        return f"{share.rule} {known.name if known is not None else ''}　{share.source}".strip()

    def _open(self) -> Iterator[str]:
        """Yield the items of which nobody is said to pay anything, or not with which share."""
        found: dict[str, Amounts] = {}
        for one in self._paid():
            if one.gap.likely:
                name = self._paid_for(one)
                found[name] = found.get(name, NOTHING) + one.gap
        yield from found

    def _paid(self) -> Iterator[FundedLine | FundedExtra]:
        yield from self._money.financing.lines
        yield from self._money.financing.extras

    def _paid_for(self, one: FundedLine | FundedExtra) -> str:
        if isinstance(one, FundedExtra):
            return one.extra.title
        item = self._forms.checklist.item(one.line.item)
        return f"{one.line.item} {item.name if item else ''}".strip()

    def _name(self, code: str) -> str:
        return channel_name(self._funding, code, self._language)


def _percent(number: Fraction) -> str:
    exact = write_number(number)
    return f"{exact}（≈{quantity_text(number)}）" if "/" in exact else exact
