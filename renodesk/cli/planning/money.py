"""`plan money`, `plan alternatives`: what plans cost and who pays, alone and side by side."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, pass_frame
from renodesk.cli.funding import bill_rows
from renodesk.cli.money import amounts_json
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.cli.planning.group import ALTERNATIVE, plan_group
from renodesk.domain.canonical import Json
from renodesk.domain.costing import Sum
from renodesk.errors import BookNotChosen
from renodesk.services.home_table import read_homes, write_bills
from renodesk.services.payers import Payers
from renodesk.services.planning import (
    Alternatives,
    Compared,
    Comparing,
    PlanLines,
    PlanMoney,
    PlanMoneys,
    YearSpent,
)
from renodesk.services.planning.comparing import years_of
from renodesk.services.planning.money_words import MoneyWords


@plan_group.command("money")
@click.argument("file", type=ESTATE_FILE)
@click.option("--equal", is_flag=True, help="各户按户均摊，不按面积 / homes equally, not by area")
@click.option("--homes", default=None, type=ANY_PATH, metavar="TABLE", help="楼号、单元、户号、面积 / homes")
@click.option("--out", default=None, type=ANY_PATH, metavar="FILE.csv", help="各户应出多少 / the bills")
@ALTERNATIVE
@pass_frame
def plan_money(
    frame: Frame, file: Path, equal: bool, homes: Path | None, out: Path | None, alternative: str
) -> None:
    """方案要多少钱、谁出、缺多少，摊到各楼各户 / what a plan costs, who pays, the gap, the bills."""
    with estate(frame, file, read_only=True) as session:
        plan = Alternatives(session).get(alternative)
        lines, moneys = PlanLines(session, alternative).lines(), PlanMoneys(session)
        money = moneys.of(lines)
        if money is None:
            raise BookNotChosen()
        years = years_of(plan, money)
        known = read_homes(session, homes) if homes else Payers(session).homes()
        bills, words = moneys.bills(money, known, is_equal=equal), MoneyWords(session, frame.lang)
        if out is not None:
            write_bills(out, bill_rows(frame, bills, known))
        value = _money(money, years)
        value["plan"] = alternative
        value["bills"] = dict(bills.homes)
        value["unbilled"] = {place.shown: fen for place, fen in bills.unbilled.items()}
        frame.answer(value, [*words.told(money, lines, years), *words.bills(bills, known)])
        frame.exit_code = PARTLY if money.lacking else 0


def _money(money: PlanMoney, years: tuple[YearSpent, ...]) -> dict[str, Json]:
    identity = money.prices.book.identity
    return {
        "unit": "fen",
        "book": {
            "id": identity.id,
            "version": identity.version,
            "title": identity.title,
            "is_example": money.is_example,
            "region": money.prices.region,
            "on": money.prices.on.isoformat(),
        },
        "total": _sum(money.whole),
        "outside": amounts_json(money.outside),
        "gap": amounts_json(money.gap),
        "channels": {code: amounts_json(one) for code, one in money.financing.channels.items()},
        "per_household": amounts_json(money.per_household()),
        "per_m2": amounts_json(money.per_m2()),
        "by": {
            grouping.value: {key: _sum(one) for key, one in sums.items()}
            for grouping, sums in money.sums.items()
        },
        "years": _years(years),
        "lines": [
            {
                "key": key,
                "total": amounts_json(one.total),
                "channels": {code: amounts_json(part) for code, part in one.channels.items()},
                "gap": amounts_json(one.gap),
                "missing": [
                    {"kind": lack.kind.value, "columns": list(lack.columns), "quantity": lack.quantity}
                    for lack in one.lacks
                ],
            }
            for key, one in money.by_line.items()
        ],
    }


def _sum(one: Sum) -> Json:
    return {
        "works": amounts_json(one.works),
        "contingency": amounts_json(one.contingency),
        "total": amounts_json(one.total),
        "missing": one.lacks,
    }


def _years(years: tuple[YearSpent, ...]) -> Json:
    return [
        {"year": one.year, "spent": amounts_json(one.spent), "money": one.money, "over": one.over}
        for one in years
    ]


@plan_group.command("alternatives")
@click.argument("file", type=ESTATE_FILE)
@click.option("--new", "title", default="", metavar="TITLE", help="由 --plan 复制一个 / copy one")
@click.option("--adopt", default="", metavar="KEY", help="选定 / adopt one")
@ALTERNATIVE
@pass_frame
def plan_alternatives(frame: Frame, file: Path, title: str, adopt: str, alternative: str) -> None:
    """方案比选：费用、缺口、得分、没列入的；新建或选定 / plans side by side; begin or adopt one."""
    with estate(frame, file, read_only=not (title or adopt)) as session:
        plans = Alternatives(session)
        if title:
            key, _ = plans.add(title, alternative)
            frame.words("plan_begun", title=title, key=key)
        if adopt:
            plans.adopt(adopt)
            frame.words("plan_adopted", title=plans.get(adopt).shown(frame.lang))
        rows, words = Comparing(session).rows(), MoneyWords(session, frame.lang)
        warning = next((list(words.example(row.money)) for row in rows if row.money is not None), [])
        said = [*warning, *(line for row in rows for line in words.compared(row))]
        frame.answer([_compared(row, row.alternative.shown(frame.lang)) for row in rows], said)


def _compared(row: Compared, title: str) -> Json:
    return {
        "key": row.alternative.key,
        "title": title,
        "adopted": row.alternative.is_adopted,
        "measures": row.measures,
        "before": {"low": row.before.low, "high": row.before.high},
        "after": {"low": row.after.low, "high": row.after.high},
        "unit": "fen",
        "total": amounts_json(row.total),
        "gap": amounts_json(row.gap),
        "missing": row.money.whole.lacks if row.money is not None else None,
        "is_example": row.money.is_example if row.money is not None else None,
        "left_out": [{"key": line.key, "reason": line.reason or None} for line in row.left_out],
        "years": _years(row.years),
    }
