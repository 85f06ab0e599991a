"""`office district`: neighbouring estates grouped, what they lack together, walls, joint costs."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import FAILED, PARTLY, Frame, SharedGroup, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.office.papers import PDF, XLSX, write_papers, write_xlsx
from renodesk.cli.opening import ARCHIVE_PATH, pairs
from renodesk.cli.planning.group import fen_of_text
from renodesk.domain.canonical import Json
from renodesk.domain.district import SplitBy
from renodesk.domain.money import yuan_text
from renodesk.domain.numbers import read_number, write_number
from renodesk.errors import WrongUsage
from renodesk.texts import explain

if TYPE_CHECKING:
    from renodesk.services.districts import District, Districts

REASON = click.option("--reason", default="", metavar="TEXT", help="理由 / why")
BY = click.Choice(tuple(one.value for one in SplitBy))


@click.group("district", cls=SharedGroup)
def office_district() -> None:
    """片区：相邻小区合起来的短板、存量资源、打通的墙、合办的事和费用分摊 / districts."""


@office_district.command("list")
@click.argument("archive", type=ARCHIVE_PATH)
@INDEX
@pass_frame
def district_list(frame: Frame, archive: Path, index_url: str) -> None:
    """列出片区和各有几个小区 / districts and their estates."""
    book = _book(frame, archive, index_url)
    names = book.names()
    value: list[Json] = [
        {"key": key, "name": name, "estates": list(book.estates(key))} for key, name in names.items()
    ]
    lines = [
        frame.text("district_head", name=name, key=key, estates=len(book.estates(key)))
        for key, name in names.items()
    ]
    frame.answer(value, lines or [frame.text("district_none")])


@office_district.command("make")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("name")
@click.argument("estates", nargs=-1, required=True)
@INDEX
@pass_frame
def district_make(frame: Frame, archive: Path, name: str, estates: tuple[str, ...], index_url: str) -> None:
    """把几个相邻的小区编成一个片区 / group estates into a district."""
    key = _book(frame, archive, index_url).make(name, estates)
    frame.done("district_made", name=name, key=key)


@office_district.command("join")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.argument("estates", nargs=-1, required=True)
@INDEX
@pass_frame
def district_join(
    frame: Frame, archive: Path, district: str, estates: tuple[str, ...], index_url: str
) -> None:
    """再编进几个小区 / take estates in."""
    _book(frame, archive, index_url).join(district, estates)
    frame.done("district_changed", name=district)


@office_district.command("suggest")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.option(
    "--within", type=click.IntRange(1, 100_000), default=None, metavar="M", help="几米以内 / within"
)
@INDEX
@pass_frame
def district_suggest(frame: Frame, archive: Path, district: str, within: int | None, index_url: str) -> None:
    """建议哪些小区可能相邻：坐标近、同社区、同街道；加不加由人定 / which estates may belong to it."""
    from renodesk.services.districts.words import neighbour_text

    book = _book(frame, archive, index_url)
    found = book.suggest(district, within or 0)
    value: list[Json] = [
        {"estate": one.estate, "why": one.why.value, "beside": one.beside, "metres": one.metres}
        for one in found
    ]
    lines = [
        frame.text(
            "district_suggested_line",
            name=one.name,
            estate=one.estate,
            why=neighbour_text(one, frame.lang),
        )
        for one in found
    ]
    none = frame.text("district_suggested_none", metres=within or book.pack.near_m)
    frame.answer(value, [frame.text("district_suggested"), *lines] if lines else [none])


@office_district.command("leave")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.argument("estates", nargs=-1, required=True)
@REASON
@INDEX
@pass_frame
def district_leave(
    frame: Frame, archive: Path, district: str, estates: tuple[str, ...], reason: str, index_url: str
) -> None:
    """让小区退出片区 / take estates out."""
    _book(frame, archive, index_url).leave(district, estates, reason)
    frame.done("district_changed", name=district)


@office_district.command("dissolve")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@REASON
@INDEX
@pass_frame
def district_dissolve(frame: Frame, archive: Path, district: str, reason: str, index_url: str) -> None:
    """解散片区，记过的仍留着 / dissolve a district."""
    _book(frame, archive, index_url).dissolve(district, reason)
    frame.done("district_dissolved", name=district)


@office_district.command("show")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@PDF
@XLSX
@INDEX
@pass_frame
def district_show(
    frame: Frame, archive: Path, district: str, pdf: Path | None, xlsx: Path | None, index_url: str
) -> None:
    """片区单：缺什么、能用什么、墙、费用各摊多少；可出 PDF 和 Excel / a district's sheet."""
    from renodesk.services.districts.words import district_lines

    found = _book(frame, archive, index_url).district(district)
    if pdf is not None:
        from renodesk.services.office_papers import district_document

        write_papers(frame, district_document(found, frame.environment, frame.lang), pdf, None)
    if xlsx is not None:
        from renodesk.services.office_papers import district_book

        write_xlsx(frame, district_book(found, frame.environment, frame.lang), xlsx)
    frame.answer(_json(found), district_lines(found, frame.lang))


@office_district.command("set")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.option("--name", default=None, metavar="TEXT", help="改名 / rename")
@click.option("--note", default=None, metavar="TEXT", help="说明 / note")
@INDEX
@pass_frame
def district_set(
    frame: Frame, archive: Path, district: str, name: str | None, note: str | None, index_url: str
) -> None:
    """改名、写说明 / rename, note."""
    book = _book(frame, archive, index_url)
    key = book.find(district)
    if name is not None:
        book.rename(key, name)
    if note is not None:
        book.note(key, note)
    frame.done("district_changed", name=book.names()[key])


@office_district.command("assign")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.argument("gap")
@click.argument("estate")
@click.argument("space", metavar="SPACE (B1.1.idle_room_m2 …)")
@click.argument("m2")
@click.option("--amount", default=None, metavar="N", help="补多少（单位不是㎡时要写） / how much it meets")
@click.option("--note", default="", metavar="TEXT", help="说明 / note")
@INDEX
@pass_frame
def district_assign(
    frame: Frame,
    archive: Path,
    district: str,
    gap: str,
    estate: str,
    space: str,
    m2: str,
    amount: str | None,
    note: str,
    index_url: str,
) -> None:
    """把一处存量资源安排给一项短板 / assign idle space to a gap."""
    size, met = _number(m2), _number(amount) if amount is not None else None
    _book(frame, archive, index_url).assign(district, gap, estate, space, size, met, note)
    frame.done("district_changed", name=district)


@office_district.command("wall")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.argument("one")
@click.argument("other")
@click.argument("where")
@click.option("--length", default=None, metavar="M", help="长多少米 / metres")
@click.option("--space", default=None, metavar="M2", help="打通后多出多少平方米 / ㎡ gained")
@INDEX
@pass_frame
def district_wall(
    frame: Frame,
    archive: Path,
    district: str,
    one: str,
    other: str,
    where: str,
    length: str | None,
    space: str | None,
    index_url: str,
) -> None:
    """记一处要打通的墙 / note a wall that is to be opened."""
    sizes = [_number(text) if text is not None else None for text in (length, space)]
    book = _book(frame, archive, index_url)
    book.add_wall(district, (one, other), where, length=sizes[0], space=sizes[1])
    frame.done("district_changed", name=district)


@office_district.command("opened")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.argument("wall")
@click.option("--not", "is_shut", is_flag=True, help="没有打通 / it is not")
@INDEX
@pass_frame
def district_opened(
    frame: Frame, archive: Path, district: str, wall: str, is_shut: bool, index_url: str
) -> None:
    """记一处墙已经打通 / say that a wall was opened."""
    _book(frame, archive, index_url).open_wall(district, wall, is_open=not is_shut)
    frame.done("district_changed", name=district)


@office_district.command("measure")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.argument("name")
@click.argument("yuan")
@click.option("--by", type=BY, default=None, help="怎么分 / divided by")
@click.option("--gap", default="", metavar="CODE", help="补哪项短板 / for which gap")
@INDEX
@pass_frame
def district_measure(
    frame: Frame,
    archive: Path,
    district: str,
    name: str,
    yuan: str,
    by: str | None,
    gap: str,
    index_url: str,
) -> None:
    """记一件合办的事，费用分到分 / note joint works; their cost is divided to the fen."""
    split = SplitBy(by) if by is not None else None
    _book(frame, archive, index_url).add_measure(district, name, fen_of_text(yuan), by=split, gap=gap)
    frame.done("district_changed", name=district)


@office_district.command("share")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.argument("measure")
@click.argument("shares", nargs=-1, required=True, metavar="ESTATE=SHARE…")
@INDEX
@pass_frame
def district_share(
    frame: Frame, archive: Path, district: str, measure: str, shares: tuple[str, ...], index_url: str
) -> None:
    """写商定的份额，按份额分 / divide by agreed shares."""
    given = {estate: _number(text) for estate, text in pairs(shares, "shares").items()}
    _book(frame, archive, index_url).share(district, measure, given)
    frame.done("district_changed", name=district)


@office_district.command("drop")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@click.argument("kind", type=click.Choice(("wall", "measure", "match")))
@click.argument("part")
@INDEX
@pass_frame
def district_drop(frame: Frame, archive: Path, district: str, kind: str, part: str, index_url: str) -> None:
    """收回一处墙、一件合办的事、一处资源的安排 / take one back."""
    _book(frame, archive, index_url).drop(district, kind, part)
    frame.done("district_changed", name=district)


@office_district.command("tell")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("district")
@INDEX
@pass_frame
def district_tell(frame: Frame, archive: Path, district: str, index_url: str) -> None:
    """把片区名写进各小区的登记表，下次发包带到现场 / write its name into its estates' registers."""
    book = _book(frame, archive, index_url)
    found = list(book.tell(district))
    for estate, error in found:
        if error is not None:
            click.echo(f"{estate}: {explain(error, frame.lang)}", err=True)
    told: list[Json] = [estate for estate, error in found if error is None]
    frame.answer({"told": told}, [frame.text("district_told", name=district, count=len(told))])
    frame.exit_code = 0 if len(told) == len(found) else PARTLY if told else FAILED


@office_district.command("undo")
@click.argument("archive", type=ARCHIVE_PATH)
@INDEX
@pass_frame
def district_undo(frame: Frame, archive: Path, index_url: str) -> None:
    """撤回本人在这台电脑上的最后一步 / take back one's last act."""
    line = _book(frame, archive, index_url).undo()
    frame.done("rating_undone", cells="; ".join(" ".join(put.cell) for put in line.puts))


def _book(frame: Frame, archive: Path, index_url: str) -> "Districts":
    from renodesk.services.districts import Districts

    return Districts(archive, frame.author, frame.environment, index_url=index_url)


def _number(text: str) -> Fraction:
    found = read_number(text)
    if found is None:
        raise WrongUsage(what="number", value=text)
    return found


def _exact(number: Fraction | None) -> Json:
    return None if number is None else write_number(number)


def _json(district: "District") -> Json:
    return {
        "key": district.key,
        "name": district.name,
        "estates": [{"id": one.estate, "name": one.name, "here": one.is_here} for one in district.members],
        "gaps": [
            {
                "code": one.gap.code,
                "unit": one.gap.unit,
                "short": _exact(one.short),
                "low": _exact(one.low),
                "high": _exact(one.high),
                "matched": _exact(one.matched),
                "left": _exact(one.left),
                "unknown": list(one.unknown),
            }
            for one in district.gaps
        ],
        "candidates": [
            {"gap": one.gap, "estate": one.estate, "space": one.space, "left": _exact(one.left)}
            for one in district.candidates
        ],
        "matches": [
            {"key": one.key, "gap": one.gap, "estate": one.estate, "m2": _exact(one.m2)}
            for one in district.matches
        ],
        "walls": [{"key": one.key, "where": one.where, "open": one.is_open} for one in district.walls],
        "measures": [
            {
                "key": one.key,
                "name": one.name,
                "yuan": yuan_text(one.cost),
                "by": one.by.value,
                "parts": {estate: yuan_text(fen) for estate, fen in one.parts.items()}
                if one.parts is not None
                else None,
            }
            for one in district.measures
        ],
        "pays": {estate: yuan_text(fen) for estate, fen in district.pays.items()},
        "contested": list(district.contested),
    }
