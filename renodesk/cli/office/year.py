"""`office year`: the yearly plan of an archive's reserve."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import FAILED, PARTLY, Frame, SharedGroup, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.office.papers import DOCX, PDF, XLSX, write_papers, write_xlsx
from renodesk.cli.opening import ARCHIVE_PATH, pairs
from renodesk.cli.planning.group import fen_of_text
from renodesk.domain.canonical import Json
from renodesk.texts import explain

if TYPE_CHECKING:
    from renodesk.services.yearly import YearLine, YearPlan


@click.group("year", cls=SharedGroup)
def office_year() -> None:
    """年度计划：在资金和能力内从储备库里选 / the yearly plan."""


@office_year.command("make")
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--year", required=True, type=int, metavar="YYYY", help="从哪一年起 / first year")
@click.option("--money", multiple=True, metavar="YUAN", help="资金（元），几年就写几次 / one for each year")
@click.option("--years", default=1, type=int, metavar="N", help="排几年（不写资金时） / how many years")
@click.option("--estates", default=None, type=int, metavar="N", help="每年最多几个小区 / estates a year")
@click.option("--households", default=None, type=int, metavar="N", help="每年最多几户 / households a year")
@click.option("--area", default=None, type=int, metavar="M2", help="每年最多多少平方米 / floor area a year")
@click.option(
    "--by",
    default="rank",
    type=click.Choice(["rank", "best"]),
    help="名次，或用处最大 / or most use",
)
@click.option("--ranking", default="", metavar="NAME", help="按哪份定稿排序 / order of a frozen ranking")
@click.option("--from", "states", multiple=True, metavar="STATE", help="从哪些状态里选 / from which states")
@click.option("--in", "forced_in", multiple=True, metavar="ESTATE=REASON", help="指定列入 / forced in")
@click.option("--out", "forced_out", multiple=True, metavar="ESTATE=REASON", help="指定不列 / forced out")
@click.option("--freeze", "name", default="", metavar="NAME", help="定稿留存 / keep it for good")
@PDF
@DOCX
@XLSX
@INDEX
@pass_frame
def year_make(
    frame: Frame,
    archive: Path,
    year: int,
    money: tuple[str, ...],
    years: int,
    estates: int | None,
    households: int | None,
    area: int | None,
    by: str,
    ranking: str,
    states: tuple[str, ...],
    forced_in: tuple[str, ...],
    forced_out: tuple[str, ...],
    name: str,
    pdf: Path | None,
    docx: Path | None,
    xlsx: Path | None,
    index_url: str,
) -> None:
    """排年度计划：按名次或用处最大，可多年；造价不知道的写出来，不当零 / make one."""
    from renodesk.services.yearly import Wish, freeze_year_plan, make_year_plan

    limits = {"estates": estates, "households": households, "area": area}
    wish = Wish(
        first=year,
        money=tuple(fen_of_text(text) for text in money),
        spans=max(years, len(money)),
        limits={key: most for key, most in limits.items() if most is not None},
        by=by,
        ranking=ranking,
        states=states,
        forced_in=pairs(forced_in, "--in"),
        forced_out=pairs(forced_out, "--out"),
    )
    plan = make_year_plan(archive, wish, frame.author, frame.environment, index_url=index_url)
    if name:
        plan = freeze_year_plan(archive, name, plan)
        frame.words("year_frozen", name=name)
    _write(frame, plan, pdf, docx, xlsx)
    show(frame, plan)


@office_year.command("list")
@click.argument("archive", type=ARCHIVE_PATH)
@pass_frame
def year_list(frame: Frame, archive: Path) -> None:
    """列出定稿的年度计划 / frozen yearly plans."""
    from renodesk.services.yearly import year_plan_names

    names = year_plan_names(archive)
    frame.answer(list[Json](names), names or [frame.text("year_none")])


@office_year.command("show")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("name")
@PDF
@DOCX
@XLSX
@pass_frame
def year_show(
    frame: Frame, archive: Path, name: str, pdf: Path | None, docx: Path | None, xlsx: Path | None
) -> None:
    """照原样再看或再印一份定稿的年度计划 / show or print one as it was."""
    from renodesk.services.yearly import year_plan

    plan = year_plan(archive, name)
    _write(frame, plan, pdf, docx, xlsx)
    show(frame, plan)


def _write(frame: Frame, plan: "YearPlan", pdf: Path | None, docx: Path | None, xlsx: Path | None) -> None:
    if pdf is not None or docx is not None:
        from renodesk.services.office_papers import year_document

        write_papers(frame, year_document(plan, frame.lang), pdf, docx)
    if xlsx is not None:
        from renodesk.services.office_papers import year_book

        write_xlsx(frame, year_book(plan, frame.lang), xlsx)


@office_year.command("take")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("name")
@click.option("--reason", default="", metavar="TEXT", help="缺材料仍列入的理由 / why, where something lacks")
@INDEX
@pass_frame
def year_take(frame: Frame, archive: Path, name: str, reason: str, index_url: str) -> None:
    """把定稿里列入的小区在储备库改为“年度计划” / put its estates into the plan, in the reserve."""
    from renodesk.services.yearly import take_year_plan, year_plan

    plan = year_plan(archive, name)
    done = take_year_plan(archive, plan, frame.author, frame.environment, reason=reason, index_url=index_url)
    for one in done.refused:
        assert one.error is not None
        click.echo(f"{one.line.name}: {explain(one.error, frame.lang)}", err=True)
    value: list[Json] = [
        {
            "id": one.line.estate,
            "year": one.line.year,
            "was_there": one.was_there,
            "error": one.error.code if one.error else None,
        }
        for one in done.taken
    ]
    told = (one for one in done.taken if one.error is None)
    frame.answer(
        value, [frame.text("reserve_moved", name=one.line.name, state=str(one.line.year)) for one in told]
    )
    refused = len(done.refused)
    frame.exit_code = 0 if not refused else FAILED if refused == len(done.taken) else PARTLY


def show(frame: Frame, plan: "YearPlan") -> None:
    """Give a plan."""
    frame.answer(_json(plan), _lines(frame, plan))


def _json(plan: "YearPlan") -> Json:
    wish = plan.wish
    return {
        "name": plan.name or None,
        "digest": plan.digest or None,
        "at": plan.at,
        "by": plan.by,
        "years": list(wish.years),
        "way": wish.by,
        "money_fen": list(wish.money),
        "limits": dict(wish.limits),
        "gap": plan.gap,
        "estates": [_line_json(line) for line in plan.lines],
        "sums": [
            {
                "year": one.year,
                "estates": one.estates,
                "households": one.households,
                "area": one.area,
                "cost_fen": one.cost,
                "left_fen": one.left,
                "unknown_cost": one.unknown_cost,
                "unknown_households": one.unknown_households,
                "unknown_area": one.unknown_area,
            }
            for one in plan.sums
        ],
        "forced": [
            {
                "id": one.estate,
                "is_in": one.is_in,
                "reason": one.reason,
                "worth": one.worth,
                "cost_fen": one.cost,
                "more": list(one.more),
                "less": list(one.less),
            }
            for one in plan.forced
        ],
        "packs": [dict(pack) for pack in plan.packs],
        "is_example": plan.is_example,
    }


def _line_json(line: "YearLine") -> Json:
    return {
        "estate": line.name,
        "id": line.estate,
        "year": line.year or None,
        "why": line.why,
        "reason": line.reason,
        "limits": list(line.limits),
        "rank": line.rank,
        "points": line.points,
        "households": line.households,
        "area": line.area,
        "cost_fen": line.cost,
        "unpriced": line.unpriced,
        "state": line.state or None,
    }


def _lines(frame: Frame, plan: "YearPlan") -> Iterator[str]:
    from renodesk.services.yearly import words

    language = frame.lang
    years = "–".join(dict.fromkeys(str(year) for year in (plan.wish.years[0], plan.wish.years[-1])))
    yield frame.text("year_head", years=years, chosen=len(plan.chosen), left=len(plan.left_out))
    if plan.name:
        facts = {"name": plan.name, "at": plan.at[:16].replace("T", " "), "by": plan.by}
        yield frame.text("year_name", digest=plan.digest[:12], **facts)
    if not plan.lines:
        yield frame.text("year_candidates_none")
    yield from words.wish_lines(plan, language)
    for line in (*plan.chosen, *plan.left_out):
        yield frame.text(
            "year_line",
            year=line.year or "–",
            name=line.name,
            rank=words.rank_text(line, language),
            households=words.count_text(line.households, language),
            cost=words.cost_text(line.cost, language),
            why=words.why_text(line, language),
        )
    yield from (words.sum_text(one, language) for one in plan.sums)
    yield from (words.forced_text(one, language) for one in plan.forced)
    if plan.is_example:
        yield frame.text("year_example")
