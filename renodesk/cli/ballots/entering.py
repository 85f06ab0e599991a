"""`ballot new|set|list|show|enter|household|households|close`: ballots and their voices."""

from fractions import Fraction
from pathlib import Path

import click

from renodesk.cli.ballots.group import about, ballot_group, show_ballot
from renodesk.cli.frame import Frame, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, pairs, place_of
from renodesk.domain.ballots import Voice
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.numbers import read_number
from renodesk.domain.places import ESTATE, Place
from renodesk.errors import WrongUsage
from renodesk.services.ballots import (
    BallotActs,
    BallotBook,
    Vote,
)
from renodesk.services.ballots.words import ballot_line
from renodesk.services.days import day_of
from renodesk.services.session import EstateSession

STAGES = [one.value for one in Stage]


@ballot_group.command("new")
@click.argument("file", type=ESTATE_FILE)
@click.argument("matter")
@click.option("--stage", type=click.Choice(STAGES), required=True, help="哪一步之前 / before what")
@click.option("--at", default="", metavar="PLACE", help="全小区、一栋或一个单元 / whose vote it is")
@click.option("--round", "nth", type=click.IntRange(1, 2), default=1, help="第几次表决 / which vote")
@click.option("--set", "typed", multiple=True, metavar="FIELD=VALUE", help="begun closing way legal …")
@pass_frame
def new(
    frame: Frame, /, file: Path, matter: str, stage: str, at: str, nth: int, typed: tuple[str, ...]
) -> None:
    """开一次表决 / begin a ballot."""
    with estate(frame, file) as session:
        place = place_of(session, at) if at else ESTATE
        said = pairs(typed, "--set")
        _known(said)
        key = BallotActs(session).begin(matter, Stage(stage), place, nth=nth, **said)
        frame.answer({"ballot": key}, [frame.text("ballot_begun", key=key[:8])])


@ballot_group.command("set")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@click.argument("typed", nargs=-1, metavar="FIELD=VALUE…")
@pass_frame
def say_fields(frame: Frame, file: Path, ballot: str, typed: tuple[str, ...]) -> None:
    """改日期、公示期、方式、证据、总数 / say dates, notice, way, evidence, bases."""
    with estate(frame, file) as session:
        said = pairs(typed, "FIELD=VALUE")
        _known(said)
        BallotActs(session).say(ballot, said)
        show_ballot(frame, session, ballot)


def _known(said: dict[str, str]) -> None:
    for name in ("matter", "stage", "place", "round"):
        if name in said:
            raise WrongUsage(what=name, value=said[name])


@ballot_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def list_ballots(frame: Frame, file: Path) -> None:
    """有哪些表决 / the ballots."""
    with estate(frame, file, read_only=True) as session:
        found = BallotBook(session).ballots()
        lines = [ballot_line(one, frame.lang) for one in found] or [frame.text("ballot_none")]
        frame.answer([about(one) for one in found], lines)


@ballot_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@pass_frame
def show(frame: Frame, file: Path, ballot: str) -> None:
    """各处的票数和问题 / the voices of each place, and what is wrong with them."""
    with estate(frame, file, read_only=True) as session:
        show_ballot(frame, session, ballot)


@ballot_group.command("enter")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@click.option("--at", default="", metavar="PLACE")
@click.argument("typed", nargs=-1, metavar="agree=20,1500,20 against=…")
@pass_frame
def enter(frame: Frame, /, file: Path, ballot: str, at: str, typed: tuple[str, ...]) -> None:
    """记一处的合计：户数,面积,人数 / the voices of a place in all: households,area,persons."""
    with estate(frame, file) as session:
        place = _place(session, ballot, at)
        BallotActs(session).enter(ballot, place, _voices(pairs(typed, "VOICE")))
        show_ballot(frame, session, ballot)


def _place(session: EstateSession, ballot: str, at: str) -> Place:
    return place_of(session, at) if at else BallotBook(session).ballot(ballot).place


def _voices(typed: dict[str, str]) -> dict[Voice, dict[Counted, str]]:
    found = {}
    order = (Counted.HOUSEHOLDS, Counted.AREA, Counted.PERSONS)
    for name, text in typed.items():
        if name not in {one.value for one in Voice}:
            raise WrongUsage(what="voice", value=name)
        found[Voice(name)] = dict(zip(order, text.split(","), strict=False))
    return found


@ballot_group.command("household")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@click.argument("number")
@click.argument("voice", type=click.Choice([*(one.value for one in Voice), "-"]))
@click.option("--at", default="", metavar="PLACE")
@click.option("--area", default="", help="专有面积 m² / exclusive area")
@click.option("--persons", default="", help="业主人数 / owners")
@click.option("--on", default="", metavar="DAY")
@click.option("--name", default="")
@click.option("--phone", default="")
@click.option("--again", is_flag=True, help="改这一户的票 / change its voice")
@pass_frame
def household(
    frame: Frame,
    /,
    file: Path,
    ballot: str,
    number: str,
    voice: str,
    at: str,
    area: str,
    persons: str,
    on: str,
    name: str,
    phone: str,
    again: bool,
) -> None:
    """记一户的票，户号、姓名和票都不进日志（- 为没联系上）/ one household's voice, outside the log."""
    with estate(frame, file) as session:
        vote = Vote(
            number=number.strip(),
            voice=None if voice == "-" else Voice(voice),
            area=_number("area", area),
            persons=_number("persons", persons),
            day=day_of(on) if on else None,
            is_missed=voice == "-",
            name=name.strip(),
            phone=phone.strip(),
        )
        BallotActs(session).vote(ballot, _place(session, ballot, at), vote, is_again=again)
        frame.answer({"ok": True}, [frame.text("ballot_kept")])


def _number(what: str, typed: str) -> Fraction | None:
    if not typed.strip():
        return None
    found = read_number(typed)
    if found is None:
        raise WrongUsage(what=what, value=typed)
    return found


@ballot_group.command("households")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@click.argument("other")
@pass_frame
def households(frame: Frame, file: Path, ballot: str, other: str) -> None:
    """把另一次表决的各户列进来，不带票 / list the households of another ballot, without their voices."""
    with estate(frame, file) as session:
        count = len(BallotActs(session).list_households(ballot, other).cells)
        frame.answer({"households": count}, [frame.text("ballot_listed", count=count)])


@ballot_group.command("close")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@click.option("--on", default="", metavar="DAY")
@click.option("--reopen", default="", metavar="REASON", help="重新打开的理由 / why it is opened again")
@pass_frame
def close(frame: Frame, /, file: Path, ballot: str, on: str, reopen: str) -> None:
    """截止，不再收票 / close a ballot, or open it again."""
    with estate(frame, file) as session:
        acts = BallotActs(session)
        if reopen:
            acts.reopen(ballot, reopen)
        else:
            acts.close(ballot, day_of(on) if on else None)
        show_ballot(frame, session, ballot)
