"""Who pays a plan, line by line and channel by channel, as the ledgers hold it."""

from collections.abc import Iterator

from renodesk.domain.funding import Part as Paid
from renodesk.domain.funding import Share
from renodesk.domain.money import Amounts
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.translated import in_language
from renodesk.reports.ledger_money import ChannelEntry, PayerEntry
from renodesk.services.planning import PlanMoney
from renodesk.services.planning.money_words import channel_name
from renodesk.services.reporting.part import Part
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


class PayersPart(Part):
    """Reads who pays one plan."""

    def __init__(self, session: EstateSession, language: Language, money: PlanMoney) -> None:
        """Read the financing of a plan."""
        super().__init__(session, language)
        self._money = money

    def lines(self) -> Iterator[PayerEntry]:
        """Yield every costed line, then every work outside the 36 that has a cost."""
        for one in self._money.financing.lines:
            item = self._forms.checklist.item(one.line.item)
            boxes = item.quantities if item is not None else ()
            label = next((box.label for box in boxes if box.name == one.line.column), one.line.column)
            name = item.name if item is not None else ""
            total = one.line.total.likely
            yield self._entry((one.line.item, name, one.line.place, label), total, one.parts, one.gap)
        for extra in self._money.financing.extras:
            named = ("", extra.extra.title, extra.extra.place, "")
            yield self._entry(named, extra.extra.total.likely, extra.parts, extra.gap)

    def channels(self) -> Iterator[ChannelEntry]:
        """Yield every channel that may pay for works, in the order of the pack."""
        funding = in_language(self._money.funding, self._language)
        for code, amounts in self._money.financing.channels.items():
            channel = funding.channel(code)
            yield ChannelEntry(
                code=code,
                name=channel_name(funding, code, self._language),
                payer=channel.payer if channel is not None else "",
                is_fiscal=channel is not None and channel.is_fiscal,
                amounts=amounts,
                rule=channel.rule if channel is not None else "",
                source=channel.source if channel is not None else "",
            )

    def _entry(
        self, named: tuple[str, str, Place, str], total: int, parts: tuple[Paid, ...], gap: Amounts
    ) -> PayerEntry:
        code, name, place, label = named
        paid: dict[str, int | None] = {}
        for part in parts:
            before = paid.get(part.share.channel)
            if part.share.percent is not None or before is not None:
                paid[part.share.channel] = (before or 0) + part.amounts.likely
            else:
                paid[part.share.channel] = None
        rules = dict.fromkeys(rule for part in parts if (rule := self._rule(part.share)))
        return PayerEntry(
            code=code,
            name=name,
            place=say("cost_common_parts", self._language) if place == ESTATE else self._place(place),
            label=label,
            total=total,
            parts=paid,
            gap=gap.likely,
            shares=joined("，", (self._share(part.share) for part in parts), self._language),
            rules=joined("；", rules, self._language),
        )

    def _share(self, share: Share) -> str:
        name = channel_name(self._money.funding, share.channel, self._language)
        if share.percent is None:
            return say("ledger_share_open", self._language, name=name)
        return f"{name} {write_number(share.percent)}%"

    def _rule(self, share: Share) -> str:
        rule = self._money.funding.rule(share.rule)
        name = (rule.name_en if self._language == "en" else rule.name) if rule is not None else ""
        return " ".join(part for part in (share.rule, name, share.source) if part)
