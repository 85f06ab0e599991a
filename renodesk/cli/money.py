"""`prices`, `cost`: price books, and what the works cost by them."""

import datetime
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.domain.costing import CostLine, Grouping, Lack, Sum
from renodesk.domain.money import Amounts, amounts_shown
from renodesk.domain.numbers import write_number
from renodesk.domain.translated import said_in, statement_in, title_in
from renodesk.services.estimate import Estimate
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession
from renodesk.texts import joined

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group("prices", cls=SharedGroup)
def prices_group() -> None:
    """价格表 / price books."""


@prices_group.command("import")
@click.argument("table", type=ANY_PATH)
@click.option("--id", "book", required=True, metavar="ID", help="编号：小写字母、数字、_ / id")
@click.option("--title", required=True, help="名称 / title")
@click.option("--region", required=True, help="适用地区 / region")
@click.option("--out", required=True, type=ANY_PATH, metavar="DIR|FILE.json")
@click.option("--version", "version", default="1", show_default=True, help="版本 / version")
@click.option("--source", default="", help="没写来源的行用它 / source of rows without one")
@click.option("--from", "valid_from", default="", metavar="DATE", help="没写日期的行用它 / their day")
@click.option("--contingency", default="", metavar="PERCENT", help="没写预备费的行用它 / their contingency")
@click.option("--official", is_flag=True, help="正式发布的 / officially published")
@pass_frame
def prices_import(
    frame: Frame,
    table: Path,
    book: str,
    title: str,
    region: str,
    out: Path,
    version: str,
    source: str,
    valid_from: str,
    contingency: str,
    official: bool,
) -> None:
    """由 .xlsx、.csv 做成价格表 / make a price book from a table."""
    from renodesk.services.price_import import BookAbout, import_prices

    about = BookAbout(
        id=book,
        title=title,
        region=region,
        version=version,
        source=source,
        valid_from=valid_from,
        contingency=contingency,
        is_official=official,
    )
    made = import_prices(table, about, out, frame.environment.forms)
    for column in made.passed_over:
        frame.words("register_column_unknown", column=column)
    frame.done("prices_made", book=f"{made.text.id}@{made.text.version}", rows=made.rows, file=str(out))


@prices_group.command("check")
@click.argument("book", required=False, default=None, type=ANY_PATH)
@pass_frame
def prices_check(frame: Frame, book: Path | None) -> None:
    """检查价格表，一次列出全部问题 / every complaint at once."""
    from renodesk.services.packs import views
    from renodesk.services.price_books import check

    complaints = views(check(book or frame.environment.forms, frame.environment.forms), frame.lang)
    value: list[Json] = [
        {"file": one.file, "row": one.row, "column": one.column, "code": one.code, "text": one.text}
        for one in complaints
    ]
    lines = [f"{one.spot}: {one.text}" for one in complaints]
    frame.answer({"ok": not complaints, "complaints": value}, lines or [frame.text("prices_fine")])
    frame.exit_code = PARTLY if complaints else 0


@prices_group.command("list")
@click.argument("folder", required=False, default=None, type=ANY_PATH)
@pass_frame
def prices_list(frame: Frame, folder: Path | None) -> None:
    """有哪些价格表 / which price books there are."""
    from renodesk.services.price_books import listing

    found = listing(folder or frame.environment.forms)
    value: list[Json] = []
    lines = []
    for one in found:
        name, book = f"{one.text.id}@{one.text.version}", one.book
        if book is None:
            value.append({"book": name, "sha256": one.text.sha256, "complaints": one.complaints})
            lines.append(frame.text("prices_listed_faulty", book=name, count=one.complaints))
            continue
        days = book.days
        value.append(
            {
                "book": name,
                "sha256": one.text.sha256,
                "title": book.identity.title,
                "status": book.identity.status,
                "is_example": book.is_example,
                "regions": list(book.regions),
                "rows": len(book.prices),
                "from": [day.isoformat() for day in days],
                "source": book.identity.source,
            }
        )
        lines.append(
            frame.text(
                "prices_listed",
                book=name,
                title=title_in(book.identity, frame.lang),
                regions=joined("、", book.regions, frame.lang) or "–",
                rows=len(book.prices),
                days=joined("、", (day.isoformat() for day in days), frame.lang),
            )
        )
    frame.answer(value, lines or [frame.text("prices_none")])


@prices_group.command("use")
@click.argument("file", type=ESTATE_FILE)
@click.argument("book")
@click.option("--region", default="", help="用哪个地区的价 / whose prices")
@click.option("--on", "on", default=None, type=DAY, help="按哪天的价，默认今天 / prices of which day")
@pass_frame
def prices_use(frame: Frame, file: Path, book: str, region: str, on: datetime.datetime | None) -> None:
    """这一轮用哪个价格表算费用 / the book this round is costed with."""
    with estate(frame, file) as session:
        prices = Prices(session)
        prices.use(book, region=region, on=on.date() if on else None)
        chosen = prices.chosen()
        if chosen is not None:
            identity = chosen.book.identity
            say_example(frame, session)
            frame.done(
                "prices_used",
                book=f"{identity.id}@{identity.version}",
                title=title_in(identity, frame.lang),
                region=chosen.region or "–",
                on=chosen.on.isoformat(),
            )


@click.command("cost", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--on", "on", default=None, type=DAY, help="改看另一天的价 / prices of another day")
@pass_frame
def cost(frame: Frame, file: Path, on: datetime.datetime | None) -> None:
    """36项里“需改”的要多少钱，还缺什么 / what the needed works cost, and what is missing."""
    with estate(frame, file, read_only=True) as session:
        found = Estimate.of(session, on.date() if on else None)
        say_example(frame, session)
        frame.answer(_json(found), _lines(frame, found, session))
        frame.exit_code = 0 if found.costing.is_whole else PARTLY


def _lines(frame: Frame, found: Estimate, session: EstateSession) -> Iterator[str]:
    identity = found.book.identity
    yield frame.text(
        "cost_book",
        book=f"{identity.id}@{identity.version}",
        title=title_in(identity, frame.lang),
        region=found.prices.region or "–",
        on=found.prices.on.isoformat(),
    )
    yield frame.text(
        "cost_total",
        total=amounts_shown(found.whole.total),
        contingency=amounts_shown(found.whole.contingency),
    )
    per = (found.per_household(), found.per_m2())
    yield frame.text("cost_per", household=amounts_shown(per[0]), area=amounts_shown(per[1]))
    yield from _group_lines(frame, found, session)
    yield from _work_lines(frame, found, session)
    yield frame.text("cost_rule")
    yield statement_in(identity, frame.lang)


def _group_lines(frame: Frame, found: Estimate, session: EstateSession) -> Iterator[str]:
    for grouping in (Grouping.DUTY, Grouping.CLASS, Grouping.PHASE, Grouping.BUILDING, Grouping.ITEM):
        for key, one in found.sums[grouping].items():
            lacks = frame.text("cost_lacks_in", count=one.lacks) if one.lacks else ""
            name = _group_name(frame, session, grouping, key)
            yield frame.text(f"cost_by_{grouping}", name=name, total=amounts_shown(one.total), lacks=lacks)
            if grouping == Grouping.BUILDING and found.per_household(key):
                each = (found.per_household(key), found.per_m2(key))
                yield frame.text(
                    "cost_per_building", household=amounts_shown(each[0]), area=amounts_shown(each[1])
                )


def _work_lines(frame: Frame, found: Estimate, session: EstateSession) -> Iterator[str]:
    for line in found.costing.lines:
        yield frame.text(
            "cost_line",
            item=line.item,
            name=_item_name(frame, session, line.item),
            place=line.place.shown,
            quantity=write_number(line.quantity),
            unit=line.price.unit,
            price=write_number(line.price.likely),
            total=amounts_shown(line.total),
            source=line.price.source,
            row=line.price.row,
        )
    for lack in found.costing.lacks:
        yield frame.text(
            f"cost_{lack.kind}",
            item=lack.item,
            name=_item_name(frame, session, lack.item),
            place=lack.place.shown,
            columns=_columns(frame, session, lack),
            quantity=_quantity(lack),
        )
    if not found.costing.lines and not found.costing.lacks:
        yield frame.text("cost_nothing")


def say_example(frame: Frame, session: EstateSession) -> None:
    """Warn where the round is costed with invented prices: 示例、不得用于报批."""
    chosen = Prices(session).chosen()
    if chosen is not None and chosen.book.is_example:
        frame.words("prices_example")


def _item_name(frame: Frame, session: EstateSession, code: str) -> str:
    item = session.forms_in(frame.lang).checklist.item(code)
    return item.name if item else ""


def _group_name(frame: Frame, session: EstateSession, grouping: Grouping, key: str) -> str:
    match grouping:
        case Grouping.ITEM:
            return f"{key} {_item_name(frame, session, key)}"
        case Grouping.BUILDING:
            named = {one.place.key: one.name for one in session.survey.buildings}
            return named.get(key) or frame.text("cost_common_parts")
        case Grouping.DUTY:
            return frame.text("cost_must" if key == "must" else "cost_upgrade")
        case Grouping.PHASE:
            return frame.text(f"phase_{key}")
        case _:
            return said_in(session.forms_in(frame.lang).checklist.identity, key, frame.lang) or "–"


def _columns(frame: Frame, session: EstateSession, lack: Lack) -> str:
    item = session.forms_in(frame.lang).checklist.item(lack.item)
    boxes = {box.name: box for box in item.quantities} if item else {}
    return joined(
        "、", (f"{boxes[name].label}（{name}）" for name in lack.columns if name in boxes), frame.lang
    )


def _quantity(lack: Lack) -> str:
    return write_number(lack.quantity) if isinstance(lack.quantity, Fraction) else str(lack.quantity or "")


def _json(found: Estimate) -> Json:
    identity = found.book.identity
    return {
        "unit": "fen",
        "book": {
            "id": identity.id,
            "version": identity.version,
            "sha256": identity.sha256,
            "title": identity.title,
            "is_example": found.book.is_example,
            "region": found.prices.region,
            "on": found.prices.on.isoformat(),
        },
        "is_whole": found.costing.is_whole,
        "total": _sum(found.whole),
        "per_household": amounts_json(found.per_household()),
        "per_m2": amounts_json(found.per_m2()),
        "buildings": {
            key: {
                "per_household": amounts_json(found.per_household(key)),
                "per_m2": amounts_json(found.per_m2(key)),
            }
            for key in found.sums[Grouping.BUILDING]
        },
        "by": {
            grouping.value: {key: _sum(one) for key, one in sums.items()}
            for grouping, sums in found.sums.items()
        },
        "lines": [_line(line) for line in found.costing.lines],
        "missing": [
            {
                "kind": lack.kind.value,
                "item": lack.item,
                "place": lack.place.shown,
                "columns": list(lack.columns),
                "quantity": lack.quantity,
            }
            for lack in found.costing.lacks
        ],
    }


def _line(line: CostLine) -> Json:
    price = line.price
    return {
        "item": line.item,
        "place": line.place.shown,
        "column": line.column,
        "quantity": write_number(line.quantity),
        "unit": price.unit,
        "price": {
            "low": write_number(price.low),
            "likely": write_number(price.likely),
            "high": write_number(price.high),
            "valid_from": price.valid_from.isoformat(),
            "region": price.region,
            "includes": price.includes,
            "source": price.source,
            "row": price.row,
            "contingency": write_number(price.contingency),
        },
        "works": amounts_json(line.works),
        "contingency": amounts_json(line.contingency),
        "total": amounts_json(line.total),
    }


def _sum(one: Sum) -> Json:
    return {
        "works": amounts_json(one.works),
        "contingency": amounts_json(one.contingency),
        "total": amounts_json(one.total),
        "missing": one.lacks,
    }


def amounts_json(amounts: Amounts | None) -> Json:
    """Return an amount in fen, for scripts."""
    if amounts is None:
        return None
    return {"low": amounts.low, "likely": amounts.likely, "high": amounts.high}


COMMANDS = (prices_group, cost)
