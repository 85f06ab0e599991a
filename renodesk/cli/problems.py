"""`problems`: what the handbook says of an estate, what is still to ask, and what is being done about it."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, pairs, place_of
from renodesk.domain.canonical import Json
from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems import LightState, Said
from renodesk.errors import UnknownProblem, WrongUsage
from renodesk.services.problems import (
    CHOICES,
    IndicatorLine,
    LightLine,
    ProblemActs,
    ProblemLine,
    Problems,
    QuestionLine,
    the_handbook,
)
from renodesk.services.session import EstateSession
from renodesk.texts import joined

YES, NO, BACK = ("yes", "y", "是", "有"), ("no", "n", "否", "没有"), "-"


@click.group("problems", cls=SharedGroup)
def problems_group() -> None:
    """手册的问题：清单、提问、灯、指标 / the handbook's problems."""


@problems_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@click.option("--urgent", "is_urgent", is_flag=True, help="只看限时解决 / only those with a deadline")
@pass_frame
def problems_list(frame: Frame, file: Path, is_urgent: bool) -> None:
    """列出问题，用手册的固定句式 / list the problems in the handbook's fixed sentences."""
    with estate(frame, file, read_only=True) as session:
        handbook = the_handbook(session)
        problems = Problems(session, frame.lang)
        lines = [one for one in problems.lines() if one.is_urgent or not is_urgent]
        waiting = sum(len(one.open) for one in problems.questions())
        value: dict[str, Json] = {
            "handbook": {"id": handbook.identity.id, "version": handbook.identity.version},
            "problems": [_problem(one) for one in lines],
            "open": waiting,
        }
        frame.answer(value, [*_told(frame, lines), frame.text("problems_waiting", count=waiting)])


def _told(frame: Frame, lines: list[ProblemLine]) -> Iterator[str]:
    for one in lines:
        yield frame.text(
            "problems_line",
            code=one.code,
            urgency=word_of(frame, "urgency", one.urgency),
            status=frame.text(f"problem_status_{one.status}"),
            sentence=one.sentence,
        )
        parts = (
            one.severity and word_of(frame, "severity", one.severity),
            one.due and frame.text("problems_due", due=one.due),
            one.responsible,
            one.unsolved and frame.text("problems_unsolved"),
            one.is_contested and frame.text("problems_contested"),
            one.note,
        )
        said = " · ".join(part for part in parts if part)
        if said:
            yield f"    {said}"
    if not lines:
        yield frame.text("problems_none")


def word_of(frame: Frame, field: str, word: str) -> str:
    """Return a word of the handbook in this run's language."""
    return frame.text(f"handbook_{field}_{CHOICES[field].index(word)}") if word in CHOICES[field] else word


def _problem(one: ProblemLine) -> Json:
    return {
        "code": one.code,
        "indicator": one.indicator,
        "name": one.name,
        "sentence": one.sentence,
        "blanks": list(one.lacks),
        "places": [place.shown for place in one.places],
        "open_places": [place.shown for place in one.open_places],
        "severity": one.severity or None,
        "urgency": one.urgency,
        "urgency_why": one.urgency_why.value,
        "unsolved": [place.shown for place in one.unsolved],
        "difficulty": one.difficulty or None,
        "repair": one.repair or None,
        "responsible": one.responsible or None,
        "due": one.due or None,
        "status": one.status,
        "note": one.note or None,
        "list_column": one.list_column or None,
        "remedy": one.remedy,
        "tree": list(one.tree_codes),
        "checks": list(one.check_codes),
        "asked": one.is_asked,
        "edited": one.is_edited,
        "contested": one.is_contested,
        "source": one.source,
    }


@problems_group.command("ask")
@click.argument("file", type=ESTATE_FILE)
@click.argument("code", default="", required=False, metavar="[CODE]")
@click.argument("answer", default="", required=False, metavar="[是|否|个数|-]")
@click.option("--at", "at", multiple=True, metavar="PLACE", help="可多次，不写就是小区 / may be repeated")
@click.option("--everywhere", is_flag=True, help="所有还没答的位置 / every place that is still open")
@pass_frame
def problems_ask(
    frame: Frame, file: Path, code: str, answer: str, at: tuple[str, ...], everywhere: bool
) -> None:
    """列出还要问的；给出编号和回答就是回答 / what is left to ask; with a code and an answer, answer it."""
    with estate(frame, file, read_only=not answer) as session:
        the_handbook(session)
        questions = Problems(session, frame.lang).questions()
        if not answer:
            found = [one for one in questions if code in ("", one.code, one.indicator)]
            frame.answer([_question(one) for one in found], _asked(frame, found))
            return
        said = _said(answer)
        places = _places(session, code, at, questions, everywhere=everywhere)
        ProblemActs(session).answer(code, dict.fromkeys(places, said))
        frame.done("problems_answered", code=code, count=len(places))


def _places(
    session: EstateSession,
    code: str,
    at: tuple[str, ...],
    questions: tuple[QuestionLine, ...],
    *,
    everywhere: bool,
) -> list[Place]:
    if not everywhere:
        return [place_of(session, one) for one in at] or [ESTATE]
    found = next((one for one in questions if one.code == code), None)
    if found is None and the_handbook(session).problem(code) is None:
        raise UnknownProblem(problem=code)
    if found is None or not found.open:
        raise WrongUsage(what="--everywhere", value=code)
    return list(found.open)


def _said(text: str) -> Said | None:
    if text == BACK:
        return None
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    number = read_number(text)
    if number is None:
        raise WrongUsage(what="answer", value=text)
    return number


def _question(one: QuestionLine) -> Json:
    return {
        "code": one.code,
        "indicator": one.indicator,
        "question": one.text,
        "counted": one.is_counted,
        "by_hand": one.is_by_hand,
        "open": [place.shown for place in one.open],
        "answers": {place.shown: said for place, said in one.answers.items()},
        "lacks": list(one.lacks),
    }


def _asked(frame: Frame, questions: list[QuestionLine]) -> Iterator[str]:
    for one in questions:
        yield frame.text(
            "problems_question",
            code=one.code,
            name=one.name,
            text=one.text,
            places=joined("、", (place.shown for place in one.open), frame.lang) or "–",
        )
        if one.lacks:
            yield "    " + frame.text("problems_lacks", names=joined("、", one.lacks, frame.lang))
        for said in dict.fromkeys(one.answers.values()):
            at = joined(
                "、", (place.shown for place, other in one.answers.items() if other == said), frame.lang
            )
            yield "    " + frame.text("problems_said", answer=_word(frame, said), places=at)
    if not questions:
        yield frame.text("problems_nothing_to_ask")


def _word(frame: Frame, said: Said) -> str:
    if isinstance(said, bool):
        return frame.text("cell_yes" if said else "cell_no")
    return write_number(said)


@problems_group.command("set")
@click.argument("file", type=ESTATE_FILE)
@click.argument("code", metavar="CODE")
@click.option("--severity", default=None, help="一般 较严重 严重 非常严重")
@click.option("--urgency", default=None, help="限时解决 尽力解决")
@click.option("--difficulty", default=None, help="低 中 高")
@click.option("--repair", default=None, help="工程类 管理类")
@click.option("--responsible", default=None, help="责任单位 / responsible office")
@click.option("--due", default=None, metavar="YYYY-MM-DD", help="时限 / due day")
@click.option("--status", default=None, help="open doing done closed")
@click.option("--note", default=None, help="备注 / note")
@click.option("--fill", "fills", multiple=True, metavar="NAME=TEXT", help="填句中空格 / fill a blank")
@pass_frame
def problems_set(
    frame: Frame, /, file: Path, code: str, fills: tuple[str, ...], **values: str | None
) -> None:
    """给一个问题补上程度、时限、责任单位、整改情况；写空就是按手册 / add to a problem."""
    given = {name: value for name, value in values.items() if value is not None}
    words = pairs(fills, "--fill")
    if not given and not words:
        raise WrongUsage(what="problems set", value=code)
    with estate(frame, file) as session:
        acts = ProblemActs(session)
        if given:
            acts.edit(code, given)
        if words:
            acts.fill(code, words)
        frame.done("problems_kept", code=code)


@problems_group.command("lights")
@click.argument("file", type=ESTATE_FILE)
@click.option("--set", "code", default="", metavar="CODE", help="由人写的灯 / a light for people to say")
@click.option("--to", "colour", default="", metavar="green|yellow|red|-")
@pass_frame
def problems_lights(frame: Frame, file: Path, code: str, colour: str) -> None:
    """每栋的五不、小区的六有 / five nots of each building, six haves of the estate."""
    with estate(frame, file, read_only=not code) as session:
        the_handbook(session)
        if code:
            ProblemActs(session).set_light(code, ESTATE, _colour(colour))
        lights = Problems(session, frame.lang).lights()
        frame.answer([_light(one) for one in lights], _lit(frame, lights))


def _colour(text: str) -> LightState | None:
    if text == BACK:
        return None
    try:
        return LightState(text)
    except ValueError:
        raise WrongUsage(what="--to", value=text) from None


def _light(one: LightLine) -> Json:
    return {
        "code": one.code,
        "set": one.set,
        "name": one.name,
        "place": one.place.shown,
        "state": one.state.value,
        "lowest": one.lowest or None,
        "low": one.low,
        "high": one.high,
        "said": one.is_said,
    }


def _lit(frame: Frame, lights: tuple[LightLine, ...]) -> Iterator[str]:
    for code in dict.fromkeys(one.code for one in lights):
        own = [one for one in lights if one.code == code]
        states = "  ".join(f"{one.place.shown} {frame.text(f'light_{one.state.value}')}" for one in own)
        yield f"{code} {own[0].name}  {states}"


@problems_group.command("indicators")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def problems_indicators(frame: Frame, file: Path) -> None:
    """手册 21 项的结果，和指标树的读法差在哪里 / the 21 results, and how the tree's reading differs."""
    with estate(frame, file, read_only=True) as session:
        the_handbook(session)
        lines = Problems(session, frame.lang).indicators()
        rows = [
            frame.text(
                "problems_indicator",
                code=one.code,
                name=one.name,
                result=one.result,
                sentence=one.sentence or "–",
                why=one.explanation,
            )
            for one in lines
        ]
        frame.answer([_indicator(one) for one in lines], rows)


def _indicator(one: IndicatorLine) -> Json:
    return {
        "code": one.code,
        "name": one.name,
        "unit": one.unit,
        "presence": one.presence.value,
        "value": one.value,
        "at_least": one.is_least,
        "sentence": one.sentence or None,
        "buildings": [place.shown for place in one.buildings],
        "problems": list(one.problems),
        "open": list(one.open_problems),
        "tree": [{"item": row.code, "low": row.low, "high": row.high} for row in one.tree],
        "differs": one.why.value,
        "why": one.explanation,
    }


COMMANDS = (problems_group,)
