"""`procedure show|use|step|plan|paper`: steps, their days and their papers."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import Frame, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.cli.procedure.group import procedure_group
from renodesk.domain.canonical import Json
from renodesk.domain.procedure import Procedure, Use
from renodesk.errors import WrongUsage
from renodesk.services.procedure import ProcedureActs, ProcedureBook, StepLine, day_of
from renodesk.services.procedure.words import lacks_word, named, step_lines, summary_line
from renodesk.texts import joined

DAY = "YYYY-MM-DD"


@procedure_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@click.argument("code", default="", required=False, metavar="[CODE]")
@pass_frame
def show(frame: Frame, file: Path, code: str) -> None:
    """步骤走到哪里：晚了的、卡住的、下一步 / where each step stands: late, shut, next."""
    with estate(frame, file, read_only=True) as session:
        book = ProcedureBook(session, frame.lang)
        ways = [book.procedure(code)] if code else [one for one in book.own if one.use == Use.STEPS]
        value: dict[str, Json] = {
            "today": book.today.isoformat(),
            "chosen": [one.code for one in book.own],
            "procedures": [_procedure(book, way) for way in ways],
        }
        frame.answer(value, _told(frame, book, ways))


def _told(frame: Frame, book: ProcedureBook, ways: list[Procedure]) -> Iterator[str]:
    if not ways:
        yield frame.text("procedure_none")
    for way in ways:
        lines = book.lines(way)
        yield f"{way.code} {named(way, frame.lang)}（{way.jurisdiction}，{way.origin.source}）"
        yield "  " + summary_line(lines, frame.lang)
        for line in lines:
            yield from step_lines(line, frame.lang)
            if line.at.is_next and (lacks := lacks_word(line, frame.lang)):
                yield f"      {lacks}"
    identity = book.pack.identity
    yield identity.statement_en if frame.lang == "en" else identity.statement


def _procedure(book: ProcedureBook, way: Procedure) -> Json:
    return {
        "code": way.code,
        "name": way.name,
        "source": way.origin.source,
        "steps": [step_json(line) for line in book.lines(way)],
    }


def step_json(line: StepLine) -> Json:
    """Return a step as JSON."""
    at, standing = line.at, line.at.standing
    return {
        "step": line.step.key,
        "name": line.step.name,
        "actor": line.step.actor,
        "state": standing.state.value,
        "begun": standing.begun.isoformat() if standing.begun else None,
        "ended": standing.ended.isoformat() if standing.ended else None,
        "planned_begin": at.planned.begin.isoformat() if at.planned.begin else None,
        "planned_end": at.planned.end.isoformat() if at.planned.end else None,
        "days_late": at.days_late,
        "next": at.is_next,
        "blocked": at.is_blocked,
        "contested": standing.is_contested,
        "waits_for": [one.key for one in at.waits_for],
        "gates": [
            {"rule": one.rule, "outcome": one.outcome.value, "sentence": one.sentence} for one in at.gates
        ],
        "reason": standing.reason or None,
        "passed_over": list(standing.passed_over),
        "lacks": list(line.lacks),
        "papers": [
            {
                "key": one.key,
                "name": one.name,
                "number": one.number,
                "day": one.day,
                "issuer": one.issuer,
                "file": one.file or None,
            }
            for one in line.papers
        ],
        "note": line.note or None,
        "source": line.step.origin.source,
        "provenance": list(line.step.origin.provenance),
    }


@procedure_group.command("use")
@click.argument("file", type=ESTATE_FILE)
@click.argument("codes", nargs=-1, metavar="[CODE…]")
@click.option("--usual", is_flag=True, help="照当地的 / what its place has")
@pass_frame
def use(frame: Frame, file: Path, codes: tuple[str, ...], usual: bool) -> None:
    """说定走哪些程序；不给编码就列出有哪些 / choose procedures, or list them."""
    with estate(frame, file, read_only=not (codes or usual)) as session:
        if codes or usual:
            ProcedureActs(session, frame.lang).choose(codes)
        book = ProcedureBook(session, frame.lang)
        own = [one.code for one in book.own]
        if codes or usual:
            frame.done("procedure_chosen", codes=joined("、", own, frame.lang))
            return
        rows = [
            f"{'✓' if one.code in own else ' '} {one.code} {named(one, frame.lang)}  {one.jurisdiction}  "
            f"{one.origin.source}"
            for one in book.pack.procedures
        ]
        value: list[Json] = [
            {"code": one.code, "name": one.name, "use": one.use.value, "chosen": one.code in own}
            for one in book.pack.procedures
        ]
        frame.answer(value, rows)


@procedure_group.command("step")
@click.argument("file", type=ESTATE_FILE)
@click.argument("step", metavar="STEP")
@click.argument("act", type=click.Choice(["begin", "finish", "skip", "reopen"]))
@click.option("--on", "on", default="", metavar=DAY, help="哪一天，不写是今天 / which day")
@click.option("--reason", default="", help="理由 / why")
@pass_frame
def step_command(frame: Frame, /, file: Path, step: str, act: str, on: str, reason: str) -> None:
    """一步开始、办完、不适用、恢复 / begin, finish, skip or open a step again."""
    day = day_of(on) if on else None
    with estate(frame, file) as session:
        acts = ProcedureActs(session, frame.lang)
        match act:
            case "begin":
                acts.begin(step, day, reason)
            case "finish":
                acts.finish(step, day, reason)
            case "skip":
                acts.skip(step, reason)
            case _:
                acts.reopen(step, reason)
        line = acts.book().line(step)
        frame.answer(step_json(line), step_lines(line, frame.lang))


@procedure_group.command("plan")
@click.argument("file", type=ESTATE_FILE)
@click.argument("step", metavar="STEP")
@click.option("--begin", default="", metavar=DAY)
@click.option("--end", default="", metavar=DAY)
@click.option("--note", default=None, help="备注 / a note")
@pass_frame
def plan(frame: Frame, file: Path, step: str, begin: str, end: str, note: str | None) -> None:
    """一步计划哪天开始、哪天办完 / when a step is planned to begin and to be done."""
    days = [day_of(one) if one else None for one in (begin, end)]
    with estate(frame, file) as session:
        acts = ProcedureActs(session, frame.lang)
        if begin or end or note is None:
            acts.plan(step, *days)
        if note is not None:
            acts.note(step, note)
        line = acts.book().line(step)
        frame.answer(step_json(line), step_lines(line, frame.lang))


@procedure_group.command("paper")
@click.argument("file", type=ESTATE_FILE)
@click.argument("step", default="", required=False, metavar="[STEP]")
@click.argument("name", default="", required=False, metavar="[NAME]")
@click.option("--number", default="", help="文号 / its number")
@click.option("--day", default="", metavar=DAY, help="日期 / its day")
@click.option("--issuer", default="", help="出具单位 / who issued it")
@click.option("--note", default="", help="备注 / a note")
@click.option("--remove", default="", metavar="KEY", help="拿掉一份 / take one out")
@pass_frame
def paper(
    frame: Frame,
    /,
    file: Path,
    step: str,
    name: str,
    number: str,
    day: str,
    issuer: str,
    note: str,
    remove: str,
) -> None:
    """登记一步的材料：文号、日期、单位 / register a paper with a step."""
    if not remove and not (step and name):
        raise WrongUsage(what="procedure paper", value=step or name)
    on = day_of(day) if day else None
    with estate(frame, file) as session:
        acts = ProcedureActs(session, frame.lang)
        if remove:
            acts.unregister(remove)
            frame.done("procedure_paper_removed", paper=remove)
            return
        acts.register(step, name, {"number": number, "issuer": issuer, "note": note}, on)
        frame.done("procedure_paper_kept", name=name)
