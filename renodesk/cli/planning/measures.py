"""`plan show`, `why`, `choose`, `add`: the measures of a plan, where they come from, what they do."""

from fractions import Fraction
from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, place_of
from renodesk.cli.planning.group import ALTERNATIVE, fen_of_text, plan_group
from renodesk.domain.canonical import Json
from renodesk.domain.numbers import read_number
from renodesk.domain.places import Place
from renodesk.errors import UnknownMeasure, WrongUsage
from renodesk.services.digging_papers import lacking_sentences, papers_lacking
from renodesk.services.planning import PlanLine, Planner, Predicting
from renodesk.services.planning.digging import diggings
from renodesk.services.planning.planner import KINDS
from renodesk.services.planning.resource_words import resource_told
from renodesk.services.planning.resources import Resources
from renodesk.services.planning.tracing import traced
from renodesk.services.planning.words import PlanWords
from renodesk.services.session import EstateSession


@plan_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@ALTERNATIVE
@pass_frame
def plan_show(frame: Frame, file: Path, alternative: str) -> None:
    """列出措施，和做完以后的得分 / list the measures, and the score after them."""
    with estate(frame, file, read_only=True) as session:
        lines = Planner(session, alternative).lines()
        outlook = Predicting(session).outlook(lines)
        words = PlanWords(session, frame.lang)
        before, after = outlook.totals
        value: dict[str, Json] = {
            "plan": alternative,
            "before": {"low": before.low, "high": before.high},
            "after": {"low": after.low, "high": after.high},
            "measures": [_values(line) for line in lines],
        }
        rows = [
            frame.text(
                "measure_line",
                mark="■" if line.is_chosen else "□",
                code=line.item.code if line.item else line.key.split("/")[2],
                title=words.title(line),
                place=line.place.shown,
                quantities=words.quantities(line) or "–",
                why=words.why(line),
            )
            for line in lines
        ]
        frame.answer(value, [*rows, *words.told(lines, outlook)])


def _values(line: PlanLine) -> Json:
    return {
        "key": line.key,
        "item": line.item.code if line.item else None,
        "place": line.place.shown,
        "title": line.title,
        "mode": line.mode,
        "chosen": line.is_chosen,
        "must": line.is_must,
        "urgent": line.is_urgent,
        "quantities": dict(line.quantities),
        "from": line.origin.value,
        "year": line.year or None,
        "reason": line.reason or None,
        "cost": line.cost,
        "sources": [{"item": item, "place": place.shown} for item, place in line.sources],
    }


def _line(session: EstateSession, alternative: str, item: str, place: Place) -> PlanLine:
    for line in Planner(session, alternative).lines():
        code = line.item.code if line.item else line.key.split("/")[2]
        if (code, line.place) == (item, place):
            return line
    raise UnknownMeasure(measure=f"{item} {place.shown}")


@plan_group.command("why")
@click.argument("file", type=ESTATE_FILE)
@click.argument("item", metavar="CODE")
@click.option("--at", "at", default="estate", metavar="PLACE")
@ALTERNATIVE
@pass_frame
def plan_why(frame: Frame, file: Path, item: str, at: str, alternative: str) -> None:
    """一条措施从哪里来、有什么用 / where a measure comes from, and what it does."""
    with estate(frame, file, read_only=True) as session:
        line = _line(session, alternative, item, place_of(session, at))
        lines, predicting = Planner(session, alternative).lines(), Predicting(session)
        gain, steps = predicting.gain(lines, line), predicting.steps(lines, line)
        value: dict[str, Json] = {
            "measure": _values(line),
            "gain": {"low": gain.low, "high": gain.high},
            "steps": [
                {
                    "item": step.before.item,
                    "place": step.before.place.shown,
                    "before": step.before.score,
                    "after": step.after.score,
                    "measure": step.measure.item or step.measure.title,
                }
                for step in steps
            ],
        }
        frame.answer(value, PlanWords(session, frame.lang).explained(line, gain, steps))


@plan_group.command("from")
@click.argument("file", type=ESTATE_FILE)
@click.argument("indicator", metavar="CODE", default="")
@ALTERNATIVE
@pass_frame
def plan_from(frame: Frame, file: Path, indicator: str, alternative: str) -> None:
    """短板要求了哪些措施；不写编码就是全部短板 / what measures a shortfall asks for; none named: all."""
    with estate(frame, file, read_only=True) as session:
        found = traced(session, Planner(session, alternative).lines(), indicator)
        words = PlanWords(session, frame.lang)
        value: list[Json] = [
            {
                "item": one.answer.item,
                "place": one.answer.place.shown,
                "score": one.answer.score,
                "short": one.is_short,
                "met": one.is_met,
                "measures": [_values(line) for line in one.lines],
            }
            for one in found
        ]
        said = [line for one in found for line in words.traced(one)]
        frame.answer(value, said or [frame.text("plan_trace_fine")])


@plan_group.command("trenches")
@click.argument("file", type=ESTATE_FILE)
@ALTERNATIVE
@pass_frame
def plan_trenches(frame: Frame, file: Path, alternative: str) -> None:
    """开挖清单：按处、按年，同一处开挖不止一年的标出 / where the ground is opened, by place and year."""
    with estate(frame, file, read_only=True) as session:
        found = diggings(session, Planner(session, alternative).lines())
        words = PlanWords(session, frame.lang)
        value: list[Json] = [
            {
                "place": one.place.shown,
                "again": one.is_again,
                "years": [
                    {"year": trench.year or None, "measures": [measure.key for measure in trench.measures]}
                    for trench in one.trenches
                ],
            }
            for one in found
        ]
        said = [line for one in found for line in words.digging(one)]
        lacking = papers_lacking(session, [trench for one in found for trench in one.trenches])
        said += lacking_sentences(lacking, frame.lang)
        frame.answer(value, said or [frame.text("plan_digging_none")])
        frame.exit_code = PARTLY if any(one.is_again for one in found) else 0


@plan_group.command("resources")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def plan_resources(frame: Frame, file: Path) -> None:
    """存量资源：闲置用房和场地有多少、可能的用途、能补哪些短板 / idle space and what it could become."""
    with estate(frame, file, read_only=True) as session:
        found = Resources(session, frame.lang).rows()
        value: list[Json] = [
            {
                "item": one.item,
                "input": one.input,
                "place": one.place.shown,
                "size": one.size,
                "unit": one.unit,
                "note": one.note or None,
                "photos": list(one.photos),
                "uses": [
                    {
                        "name": use.use.name,
                        "least": use.use.least,
                        "large_enough": use.is_large_enough,
                        "wanted": use.is_wanted,
                        "needs": [
                            {"item": need.item, "score": need.score, "short": need.is_short}
                            for need in use.needs
                        ],
                        "source": use.use.source,
                    }
                    for use in one.uses
                ],
            }
            for one in found
        ]
        said = [line for one in found for line in resource_told(one, frame.lang)]
        frame.answer(value, said or [frame.text("resource_not_in_pack")])


@plan_group.command("choose")
@click.argument("file", type=ESTATE_FILE)
@click.argument("item", metavar="CODE")
@click.option("--at", "at", multiple=True, metavar="PLACE", help="可多次 / may be repeated")
@click.option("--out", "is_out", is_flag=True, help="不列入 / leave it out")
@click.option("--reason", default="")
@click.option("--year", type=int, default=None, help="第几年，0 为不分年 / which year, 0 for none")
@click.option("--quantity", "quantities", multiple=True, metavar="NAME=NUMBER")
@ALTERNATIVE
@pass_frame
def plan_choose(
    frame: Frame,
    file: Path,
    item: str,
    at: tuple[str, ...],
    is_out: bool,
    reason: str,
    year: int | None,
    quantities: tuple[str, ...],
    alternative: str,
) -> None:
    """列入或不列入，改工程量，定年度 / take in or leave out, quantities, year."""
    with estate(frame, file) as session:
        planner = Planner(session, alternative)
        found = [_line(session, alternative, item, place_of(session, one)) for one in at or ("estate",)]
        numbers = dict(map(_quantity, quantities))
        keys = [line.key for line in found]
        planner.choose(keys, is_chosen=not is_out, reason=reason)
        for key in keys if numbers else ():
            planner.set_quantities(key, numbers, reason)
        if year is not None:
            planner.set_year(keys, year)
        frame.done("plan_kept", count=len(keys))


def _quantity(text: str) -> tuple[str, Fraction]:
    name, _, number = text.partition("=")
    value = read_number(number)
    if not name or value is None:
        raise WrongUsage(what="quantity", value=text)
    return name, value


@plan_group.command("add")
@click.argument("file", type=ESTATE_FILE)
@click.argument("title")
@click.option("--kind", type=click.Choice(KINDS), default="other")
@click.option("--at", "at", default="estate", metavar="PLACE")
@click.option("--cost", default="", metavar="元", help="费用，元 / cost in yuan")
@ALTERNATIVE
@pass_frame
def plan_add(frame: Frame, file: Path, title: str, kind: str, at: str, cost: str, alternative: str) -> None:
    """加一条 36 项以外的措施 / add a work outside the 36."""
    fen = fen_of_text(cost) if cost else None
    with estate(frame, file) as session:
        key, _ = Planner(session, alternative).add(title, kind, place_of(session, at), fen)
        frame.done("plan_added", title=title, key=key)
