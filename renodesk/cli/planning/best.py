"""`plan years`, `plan best`: the money of each year, and the best plan for it."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.cli.planning.group import ALTERNATIVE, fen_of_text, plan_group
from renodesk.domain.canonical import Json
from renodesk.domain.money import yuan_shown
from renodesk.optimum import Clash, Solution
from renodesk.services.planning import Alternatives, Planner
from renodesk.services.planning.optimising import Optimising
from renodesk.services.planning.words import PlanWords


@plan_group.command("years")
@click.argument("file", type=ESTATE_FILE)
@click.argument("amounts", nargs=-1, metavar="元…")
@ALTERNATIVE
@pass_frame
def plan_years(frame: Frame, file: Path, amounts: tuple[str, ...], alternative: str) -> None:
    """各年资金，元，最多三年；不写就是不限 / the money of each year in yuan, none for no limit."""
    years = [fen_of_text(text) for text in amounts]
    with estate(frame, file) as session:
        Alternatives(session).set_years(alternative, years)
        frame.done("plan_years_kept", years="、".join(map(yuan_shown, years)) or "–")


@plan_group.command("best")
@click.argument("file", type=ESTATE_FILE)
@click.option("--take", "is_taken", is_flag=True, help="就照它列入 / take it as the plan")
@click.option("--seconds", type=click.FloatRange(0.1, 600), default=2.0, help="最多算几秒 / at most so long")
@ALTERNATIVE
@pass_frame
def plan_best(frame: Frame, file: Path, is_taken: bool, seconds: float, alternative: str) -> None:
    """按价格和各年资金排出最优方案 / the best plan by prices and the money of each year."""
    with estate(frame, file, read_only=not is_taken) as session:
        optimising = Optimising(session, alternative)
        found = optimising.optimum(seconds)
        words = PlanWords(session, frame.lang)
        lines = {line.key: line for line in optimising.lines}
        costs = {one.key: one.cost for one in found.problem.candidates}
        value: dict[str, Json] = {
            "plan": alternative,
            "years": list(found.problem.years),
            "best": _solution(found.best),
            "greedy": _solution(found.by_hand),
            "unpriced": list(found.unpriced),
            "binding": list(found.binding),
        }
        frame.answer(value, words.optimum(found, lines, costs))
        if isinstance(found.best, Clash):
            frame.exit_code = 1
        elif is_taken:
            Planner(session, alternative).take(found.years)
            frame.words("plan_taken", count=len(found.years))


def _solution(found: Solution | Clash) -> Json:
    if isinstance(found, Clash):
        return {"needed": found.needed, "there": found.there, "forced": list(found.forced)}
    return {
        "measures": [{"key": key, "year": year} for key, year in sorted(found.years.items())],
        "gain": found.gain,
        "bound": found.bound,
        "proven": found.is_proven,
        "cost": found.cost,
    }
