"""`plan years`, `plan best`: the money of each year, and the best plan for it."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, pass_frame
from renodesk.cli.money import amounts_json
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.cli.planning.group import ALTERNATIVE, fen_of_text, plan_group
from renodesk.domain.canonical import Json
from renodesk.domain.money import yuan_shown
from renodesk.domain.planning import opened_again
from renodesk.optimum import Clash, Solution
from renodesk.services.planning import Alternatives, Planner
from renodesk.services.planning.optimising import Optimising, Optimum
from renodesk.services.planning.optimum_words import OptimumWords
from renodesk.services.planning.whatif import MOST_KEPT, Kept, PriceEnds, Rival, WhatIf
from renodesk.texts import joined


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
        frame.done("plan_years_kept", years=joined("、", map(yuan_shown, years), frame.lang) or "–")


@plan_group.command("best")
@click.argument("file", type=ESTATE_FILE)
@click.option("--take", "is_taken", is_flag=True, help="就照它列入 / take it as the plan")
@click.option("--seconds", type=click.FloatRange(0.1, 600), default=2.0, help="最多算几秒 / at most so long")
@click.option(
    "--by-hand", is_flag=True, help="列出贪心方案和排位理由 / the greedy list, why each stands there"
)
@click.option(
    "--kept", "most", type=click.IntRange(0, 500), default=MOST_KEPT, help="试几条必做的 / forced ones tried"
)
@ALTERNATIVE
@pass_frame
def plan_best(
    frame: Frame, file: Path, is_taken: bool, seconds: float, by_hand: bool, most: int, alternative: str
) -> None:
    """按价格和各年资金排出最优方案，必做的代价，和谁分不出高低 / the best plan, and what stands behind it."""
    with estate(frame, file, read_only=not is_taken) as session:
        optimising = Optimising(session, alternative)
        found = optimising.optimum(seconds)
        what_if, words = WhatIf(optimising, found), OptimumWords(optimising, found, frame.lang)
        kept, untried = what_if.kept(most, seconds)
        rivals, ends = what_if.rivals(seconds), what_if.price_ends(seconds)
        value: dict[str, Json] = {
            "plan": alternative,
            "unit": "fen",
            "is_example": optimising.is_example,
            "years": list(found.problem.years),
            "best": _solution(found.best, found, what_if),
            "greedy": _solution(found.by_hand, found),
            "unpriced": list(found.unpriced),
            "unweighed": list(found.unweighed),
            "binding": list(found.binding),
            "spent": [amounts_json(found.spent(at + 1)) for at in range(len(found.problem.years))],
            "dug_twice": [place.shown for place in opened_again(what_if.outlook().trenches)],
            "kept": [_kept(one) for one in kept],
            "kept_untried": list(untried),
            "others": [_rival(one) for one in rivals],
            "prices": _ends(ends),
        }
        said = [*words.told(what_if), *words.kept(kept, untried), *words.rivals(rivals)]
        said += [*words.price_ends(ends), *(words.greedy_list() if by_hand else ())]
        frame.answer(value, said)
        if isinstance(found.best, Clash):
            frame.exit_code = 1
        elif is_taken:
            Planner(session, alternative).take(found.years)
            frame.words("plan_taken", count=len(found.years))


def _solution(plan: Solution | Clash, found: Optimum, what_if: WhatIf | None = None) -> Json:
    if isinstance(plan, Clash):
        return {
            "needed": plan.needed,
            "there": plan.there,
            "forced": list(plan.forced),
            "extra": list(plan.extra),
            "is_least": plan.is_least,
            "measures": [{"key": key, "year": year} for key, year in sorted(plan.years.items())],
        }
    gains = what_if.gains(found.years.keys()) if what_if is not None else {}
    rows = plan.years.items() if what_if is None else sorted(plan.years.items())
    measures: list[Json] = []
    for key, year in rows:
        one: dict[str, Json] = {"key": key, "year": year, "cost": amounts_json(found.costs[key])}
        if key in gains:
            one["gain"] = {"low": gains[key][0], "high": gains[key][1]}
        if what_if is None:
            one["worth"] = plan.reasons.get(key)
        measures.append(one)
    return {
        "measures": measures,
        "passed_over": [{"key": key, "worth": worth} for key, worth in plan.passed_over.items()],
        "gain": plan.gain,
        "bound": plan.bound,
        "proven": plan.is_proven,
        "cost": plan.cost,
    }


def _kept(one: Kept) -> Json:
    return {
        "key": one.key,
        "cost": one.cost,
        "gain": one.gain,
        "saved": one.saved,
        "in_anyway": one.is_in_anyway,
        "proven": one.is_proven,
    }


def _rival(one: Rival) -> Json:
    return {
        "name": one.name,
        "same": one.is_same,
        "equal": one.is_equal,
        "ahead": {"low": one.ahead[0], "high": one.ahead[1]},
        "unproven": one.within,
        "dearer": amounts_json(one.dearer),
        "equal_in_cost": one.is_equal_in_cost,
        "over": one.is_over,
        "more": list(one.more),
        "instead": list(one.instead),
    }


def _ends(ends: PriceEnds | None) -> Json:
    if ends is None:
        return None
    found: dict[str, Json] = {"firm": None if ends.firm is None else list(ends.firm)}
    for name, plan in (("low", ends.low), ("high", ends.high)):
        found[name] = (
            {"short": sum(plan.extra)}
            if isinstance(plan, Clash)
            else {"gain": plan.gain, "cost": plan.cost, "measures": len(plan.years)}
        )
    return found
