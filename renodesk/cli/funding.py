"""`funding`: who pays the needed works, the gap, and what falls on each home."""

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedGroup, number_text, pass_frame
from renodesk.cli.money import DAY, amounts_json, say_example
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, pairs
from renodesk.domain.billing import Bills, Home, at_rate
from renodesk.domain.canonical import Json
from renodesk.domain.funding import Financing, Funding, Part, Role
from renodesk.domain.money import NOTHING, Amounts, amounts_shown, yuan_shown, yuan_text
from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.places import ESTATE
from renodesk.domain.translated import in_language, statement_in, title_in
from renodesk.services.home_table import read_homes, write_bills
from renodesk.services.payers import Payers
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession
from renodesk.texts import joined


@click.group("funding", cls=SharedGroup)
def funding_group() -> None:
    """资金：谁付什么，缺口多少 / who pays what, and the gap."""


@funding_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@click.option("--on", "on", default=None, type=DAY, help="改看另一天的价 / prices of another day")
@pass_frame
def funding_show(frame: Frame, file: Path, on: datetime.datetime | None) -> None:
    """各渠道出多少，缺口多少，逐行说明 / by channel, the gap, line by line."""
    with estate(frame, file, read_only=True) as session:
        costing = Prices(session).cost(on.date() if on else None)
        funding, financing = Payers(session).funding(), Payers(session).financing_of(costing.lines)
        say_example(frame, session)
        if financing.is_all_fiscal:
            frame.words("funding_all_fiscal", percent=number_text(financing.fiscal_percent))
        value = _json(financing, funding)
        value["missing"] = len(costing.lacks)
        lines = list(_lines(frame, session, financing, funding))
        if costing.lacks:
            lines.append(frame.text("funding_lacks", count=len(costing.lacks)))
        frame.answer(value, lines)


def _lines(frame: Frame, session: EstateSession, found: Financing, funding: Funding) -> Iterator[str]:
    yield frame.text("funding_total", total=amounts_shown(found.total))
    for code, amounts in found.channels.items():
        if amounts != NOTHING:
            yield frame.text(
                "funding_channel", code=code, name=_name(frame, funding, code), total=amounts_shown(amounts)
            )
    yield frame.text("funding_gap", total=amounts_shown(found.gap))
    for one in found.lines:
        item = session.forms_in(frame.lang).checklist.item(one.line.item)
        parts = joined("；", (_part(frame, funding, part) for part in one.parts), frame.lang)
        yield frame.text(
            "funding_line",
            item=one.line.item,
            name=item.name if item else "",
            place=one.line.place.shown,
            column=one.line.column,
            total=amounts_shown(one.line.total),
            parts=parts or frame.text("funding_nobody"),
            gap=amounts_shown(one.gap),
        )
    yield frame.text("funding_rule")
    yield statement_in(funding.identity, frame.lang)


def _name(frame: Frame, funding: Funding, code: str) -> str:
    channel = funding.channel(code)
    if channel is None:
        return code
    return (channel.name_en if frame.lang == "en" else "") or channel.name


def _part(frame: Frame, funding: Funding, part: Part) -> str:
    name = _name(frame, funding, part.share.channel)
    why = " · ".join(filter(None, (part.share.rule, part.share.source))) or frame.text("funding_chosen")
    if part.share.percent is None:
        return frame.text("funding_part_open", name=name, why=why)
    percent = write_number(part.share.percent)
    return frame.text("funding_part", name=name, percent=percent, total=amounts_shown(part.amounts), why=why)


def _json(found: Financing, funding: Funding) -> dict[str, Json]:
    identity = funding.identity
    return {
        "unit": "fen",
        "pack": {"id": identity.id, "version": identity.version, "sha256": identity.sha256},
        "total": amounts_json(found.total),
        "channels": {code: amounts_json(amounts) for code, amounts in found.channels.items()},
        "gap": amounts_json(found.gap),
        "fiscal_percent": found.fiscal_percent,
        "is_all_fiscal": found.is_all_fiscal,
        "lines": [
            {
                "item": one.line.item,
                "place": one.line.place.shown,
                "column": one.line.column,
                "total": amounts_json(one.line.total),
                "parts": [
                    {
                        "channel": part.share.channel,
                        "percent": None if part.share.percent is None else write_number(part.share.percent),
                        "rule": part.share.rule,
                        "source": part.share.source,
                        "amount": amounts_json(part.amounts),
                    }
                    for part in one.parts
                ],
                "gap": amounts_json(one.gap),
            }
            for one in found.lines
        ],
    }


@funding_group.command("rules")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def funding_rules(frame: Frame, file: Path) -> None:
    """资金渠道和谁付什么的规定，附出处 / channels and payer rules, with sources."""
    with estate(frame, file, read_only=True) as session:
        funding = in_language(Payers(session).funding(), frame.lang)
        lines = [
            frame.text(
                "funding_channel_rule",
                code=one.code,
                name=_name(frame, funding, one.code),
                payer=one.payer,
                rule=one.rule,
                source=one.source,
                role=frame.text(f"funding_role_{one.role}"),
            )
            for one in sorted(funding.channels, key=lambda one: list(Role).index(one.role))
        ]
        lines += [
            frame.text(
                "funding_payer_rule",
                code=one.code,
                name=(one.name_en if frame.lang == "en" else "") or one.name,
                payer=one.payer,
                rule=one.rule,
                source=one.source,
            )
            for one in funding.rules
        ]
        value: Json = {
            "channels": [
                {"code": one.code, "name": one.name, "payer": one.payer, "role": one.role.value}
                | {"fiscal": one.is_fiscal, "items": list(one.applies_to), "source": one.source}
                for one in funding.channels
            ],
            "rules": [
                {"code": one.code, "name": one.name, "payer": one.payer, "rule": one.rule}
                | {"items": list(one.applies_to), "source": one.source}
                for one in funding.rules
            ],
        }
        frame.answer(value, [*lines, statement_in(funding.identity, frame.lang)])


@funding_group.command("use")
@click.argument("file", type=ESTATE_FILE)
@click.argument("pack")
@pass_frame
def funding_use(frame: Frame, file: Path, pack: str) -> None:
    """这一轮用哪一份资金规则 / the funding pack this round goes by."""
    with estate(frame, file) as session:
        Payers(session).use(pack)
        identity = Payers(session).funding().identity
        frame.done(
            "funding_used", pack=f"{identity.id}@{identity.version}", title=title_in(identity, frame.lang)
        )


@funding_group.command("split")
@click.argument("file", type=ESTATE_FILE)
@click.argument("item", metavar="ITEM[.COLUMN]")
@click.argument("shares", nargs=-1, metavar="CHANNEL=PERCENT…")
@click.option("--as-pack", is_flag=True, help="改回资金规则里的比例 / the pack's shares again")
@click.option("--reason", default="", metavar="TEXT")
@pass_frame
def funding_split(
    frame: Frame, file: Path, item: str, shares: tuple[str, ...], as_pack: bool, reason: str
) -> None:
    """一个条目各方各出百分之几，余下的是缺口 / shares of an item; the rest is the gap."""
    code, _, column = item.partition(".")
    percents = {name: _percent(text) for name, text in pairs(shares, "CHANNEL=PERCENT").items()}
    if as_pack == bool(percents):
        raise click.UsageError("CHANNEL=PERCENT… | --as-pack")
    with estate(frame, file) as session:
        if as_pack:
            Payers(session).as_in_pack(code, column=column)
        else:
            Payers(session).share_out(code, percents, column=column, reason=reason)
        left = Fraction(100) - sum(percents.values(), Fraction(0))
        frame.done("funding_default" if as_pack else "funding_split", item=item, left=write_number(left))


def _percent(text: str) -> Fraction:
    value = read_number(text.removesuffix("%").removesuffix("％"))
    if value is None:
        raise click.BadParameter(f"{text!r}: 0–100", param_hint="CHANNEL=PERCENT")
    return value


@funding_group.command("bill")
@click.argument("file", type=ESTATE_FILE)
@click.option("--homes", default=None, type=ANY_PATH, metavar="TABLE", help="楼号、单元、户号、面积 / homes")
@click.option("--equal", is_flag=True, help="按户均摊，不按面积 / equally, not by area")
@click.option("--rate", default="", metavar="YUAN", help="改按每㎡多少元 / at so much per ㎡ instead")
@click.option("--out", default=None, type=ANY_PATH, metavar="FILE.csv")
@pass_frame
def funding_bill(
    frame: Frame, file: Path, homes: Path | None, equal: bool, rate: str, out: Path | None
) -> None:
    """居民出的钱摊到各楼、各户 / what falls on each building or home."""
    with estate(frame, file, read_only=True) as session:
        payers = Payers(session)
        known = read_homes(session, homes) if homes else payers.homes()
        if rate:
            yuan = read_number(rate)
            if yuan is None or yuan < 0 or equal:
                raise click.BadParameter(rate, param_hint="--rate")
            bills = Bills(homes=at_rate(known, yuan), unbilled={})
        else:
            say_example(frame, session)
            bills = payers.bills(payers.financing(), known, is_equal=equal)
        if out is not None:
            write_bills(out, bill_rows(frame, bills, known))
        named = {building.place.key: building.name for building in session.survey.buildings}
        named[ESTATE.key] = frame.text("cost_common_parts")
        unbilled = {place.shown: fen for place, fen in bills.unbilled.items()}
        for place, fen in bills.unbilled.items():
            frame.words("bill_unbilled", place=named.get(place.key, place.shown), amount=yuan_shown(fen))
        frame.answer(_bills_json(bills, known, unbilled), _bill_lines(frame, bills, known))


def _bill_lines(frame: Frame, bills: Bills, homes: tuple[Home, ...]) -> Iterator[str]:
    for home in homes:
        fen = bills.homes.get(home.key)
        yield frame.text(
            "bill_line",
            home=home.key,
            area=_text(home.area),
            count=write_number(home.count),
            amount="–" if fen is None else yuan_shown(fen),
            each=_each(home, fen, yuan_shown(0)),
        )
    yield frame.text("bill_total", amount=yuan_shown(sum(bills.homes.values())))


def _each(home: Home, fen: int | None, nothing: str) -> str:
    if fen is None:
        return "–"
    each = Amounts(likely=fen).per(home.count)
    return yuan_shown(each.likely) if each else nothing


def _text(number: Fraction | None) -> str:
    return "–" if number is None else write_number(number)


def bill_rows(frame: Frame, bills: Bills, homes: tuple[Home, ...]) -> list[list[str]]:
    """Return what each home pays as the rows of a table."""
    head = [frame.text(f"bill_head_{name}") for name in ("home", "area", "count", "amount")]
    rows = [
        [home.key, _text(home.area), write_number(home.count), yuan_text(bills.homes[home.key])]
        for home in homes
        if home.key in bills.homes
    ]
    return [head, *rows]


def _bills_json(bills: Bills, homes: tuple[Home, ...], unbilled: Mapping[str, int]) -> Json:
    return {
        "unit": "fen",
        "bills": [
            {
                "home": home.key,
                "area": home.area,
                "households": home.count,
                "amount": bills.homes.get(home.key),
            }
            for home in homes
        ],
        "total": sum(bills.homes.values()),
        "unbilled": dict(unbilled),
    }


COMMANDS = (funding_group,)
