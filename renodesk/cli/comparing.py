"""`compare`: the current round beside an earlier one, and 整治完成率."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, interval_text, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.domain.scores import AnswerScore, NodeScore
from renodesk.services.comparison import Comparison, Line, Problem, Rate
from renodesk.services.comparison_words import rate_lines, tally
from renodesk.services.round_comparing import RoundComparing
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language


@click.command("compare", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--with", "earlier", default="", metavar="ROUND", help="和哪一轮比 / the earlier round")
@pass_frame
def compare(frame: Frame, file: Path, earlier: str) -> None:
    """和上一轮比：整治完成率、变好变差、新出现的 / this round beside the one before."""
    with estate(frame, file, read_only=True) as session:
        found = RoundComparing(session).comparison(earlier)
        if found is None:
            frame.answer(None, [frame.text("compare_none")])
            return
        frame.answer(_json(found), _lines(frame, session, found))


def _lines(frame: Frame, session: EstateSession, found: Comparison) -> Iterator[str]:
    last, now = (round_word(key, frame.lang) for key in (found.last_round, found.now_round))
    yield frame.text("compare_rounds", last=last, now=now)
    ends = (_interval(found.last_total), _interval(found.now_total))
    yield frame.text("compare_total", last=ends[0], now=ends[1])
    yield from rate_lines(found, frame.lang)
    for line in found.chapters:
        facts = {"last": _interval(line.last), "now": _interval(line.now)}
        yield frame.text("compare_chapter", **_facts(line, frame.lang), **facts)
    for line in found.musts:
        yield frame.text("compare_must", **_facts(line, frame.lang))
    if found.problems:
        yield frame.text("compare_problems", count=len(found.problems))
    for problem in found.problems:
        yield frame.text(
            "compare_problem",
            code=problem.item,
            name=_name(session, problem.item, frame.lang),
            place=problem.place.shown,
            last=_score(problem.last),
            now=_score(problem.now),
            state=frame.text(f"compare_{problem.state}"),
        )
    if found.arisen:
        yield frame.text("compare_arisen", count=len(found.arisen))
    for one in found.arisen:
        yield frame.text(
            "compare_problem",
            code=one.item,
            name=_name(session, one.item, frame.lang),
            place=one.place.shown,
            last="–",
            now=_score(one.now),
            state="" if one.was_seen else frame.text("compare_first_seen"),
        )


def _facts(line: Line, language: Language) -> dict[str, object]:
    name = (line.name_en if language == "en" else "") or line.name
    return {"code": line.code, "name": name, "solved": line.rate.solved, "due": line.rate.due}


def _name(session: EstateSession, code: str, language: Language) -> str:
    item = session.forms_in(language).tree.item(code)
    return item.name if item else ""


def _interval(node: NodeScore | None) -> str:
    return "–" if node is None else interval_text(node.low, node.high)


def _score(answer: AnswerScore | None) -> str:
    return "–" if answer is None else interval_text(answer.score, answer.score)


def _json(found: Comparison) -> Json:
    counts = tally(found.compared)
    return {
        "last_round": found.last_round,
        "now_round": found.now_round,
        "rate": _rate(found.rate),
        "must_rate": _rate(found.must_rate),
        "chapters": [_line(one) for one in found.chapters],
        "musts": [_line(one) for one in found.musts],
        "problems": [_problem(one) for one in found.problems],
        "arisen": [
            {"item": one.item, "place": one.place.shown, "score": one.now.score, "was_seen": one.was_seen}
            for one in found.arisen
        ],
        "compared": {
            "better": counts.better,
            "same": counts.same,
            "worse": counts.worse,
            "other_rule": counts.other_rule,
            "only_last": found.only_last,
            "only_now": found.only_now,
        },
        "cells": [
            {
                "item": one.item,
                "place": one.place.shown,
                "last": one.last,
                "now": one.now,
                "same_rule": one.is_same_rule,
            }
            for one in found.compared
        ],
        "packs": [{"title": one.title, "last": one.last, "now": one.now} for one in found.packs],
    }


def _rate(rate: Rate) -> Json:
    return {"solved": rate.solved, "due": rate.due, "share": rate.share}


def _line(line: Line) -> Json:
    return {"code": line.code, "name": line.name, "rate": _rate(line.rate)}


def _problem(problem: Problem) -> Json:
    return {
        "item": problem.item,
        "place": problem.place.shown,
        "state": problem.state.value,
        "last": problem.last.score,
        "now": problem.now.score if problem.now else None,
        "musts": list(problem.musts),
    }


COMMANDS = (compare,)
