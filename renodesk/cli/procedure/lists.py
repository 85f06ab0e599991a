"""`procedure ones|special|member|meeting|fast-track|review|timeline`: lists beside the steps."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, pairs
from renodesk.cli.procedure.group import procedure_group
from renodesk.domain.canonical import Json
from renodesk.errors import WrongUsage
from renodesk.services.procedure import day_of
from renodesk.services.procedure.fast_track import FastTrack
from renodesk.services.procedure.joint_review import JointReview
from renodesk.services.procedure.list_words import (
    exempt_word,
    form_lines,
    meetings_lines,
    member_line,
    part_line,
    project_lines,
)
from renodesk.services.procedure.people import KINDS, People
from renodesk.services.procedure.ticks import SevenOnes, tick_word
from renodesk.services.procedure.timeline import timeline
from renodesk.services.procedure.together import Together

DAY = "YYYY-MM-DD"
YES, NO, BACK = ("yes", "y", "是"), ("no", "n", "否"), "-"


def _truth(text: str) -> bool | None:
    if text == BACK:
        return None
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise WrongUsage(what="yes|no|-", value=text)


@procedure_group.command("ones")
@click.argument("file", type=ESTATE_FILE)
@click.argument("step", default="", required=False, metavar="[STEP]")
@click.argument("units", nargs=-1, metavar="[UNIT…]")
@click.option("--ready", is_flag=True, help="七项都是一：记为齐备 / all seven are single")
@click.option("--empty", is_flag=True, help="清空一项 / empty one")
@pass_frame
def ones(frame: Frame, /, file: Path, step: str, units: tuple[str, ...], ready: bool, empty: bool) -> None:
    """七个一：每项是哪个单位或文件；都是“一”才算齐备 / seven ones, each exactly one."""
    with estate(frame, file, read_only=not (units or ready or empty)) as session:
        if step and (units or empty):
            SevenOnes(session, frame.lang).set(step, units)
        if ready:
            SevenOnes(session, frame.lang).find_ready()
        found = SevenOnes(session, frame.lang)
        rows = found.rows()
        since = found.ready_since
        value: dict[str, Json] = {
            "ready": since.isoformat() if since else None,
            "ones": [
                {
                    "step": one.step.key,
                    "name": one.step.name,
                    "units": list(one.units),
                    "single": one.is_single,
                }
                for one in rows
            ],
        }
        lines = [
            f"{'✓' if one.is_single else '✗'} {one.step.key} {tick_word(one, frame.lang)}" for one in rows
        ]
        word = frame.text("ones_ready", day=str(since)) if since else frame.text("ones_not_ready")
        frame.answer(value, [*lines, word])


@procedure_group.command("special")
@click.argument("file", type=ESTATE_FILE)
@click.argument("name", default="", required=False, metavar="[NAME]")
@click.option("--add", is_flag=True, help="加一个专项工程 / add one")
@click.option("--unit", default="", help="单位 / whose it is")
@click.option("--remove", is_flag=True, help="拿掉 / take it out")
@click.option("--row", "row", type=int, default=0, help="五同步第几项 / which of the five")
@click.option("--to", "answer", default="", metavar="yes|no|-", help="同步吗 / does it keep step")
@click.option("--stage", type=int, default=0, help="第几个阶段 / which stage")
@click.option("--on", "on", default="", metavar=DAY, help="哪天到这个阶段 / the day of the stage")
@click.option("--note", default="")
@pass_frame
def special(
    frame: Frame,
    /,
    file: Path,
    name: str,
    add: bool,
    unit: str,
    remove: bool,
    row: int,
    answer: str,
    stage: int,
    on: str,
    note: str,
) -> None:
    """五同步：各专项工程和改造项目同步吗，四个阶段的日子 / special projects beside the main one."""
    day = day_of(on) if on else None
    is_truth = _truth(answer) if answer else None
    with estate(frame, file, read_only=not (add or remove or row or stage)) as session:
        together = Together(session, frame.lang)
        if add:
            together.add(name, unit)
        if row:
            together.say(name, row, is_truth, note)
        if stage:
            together.reach(name, stage, day)
        if remove:
            together.remove(name)
        found = together.projects()
        value: list[Json] = [
            {
                "key": one.key,
                "name": one.name,
                "unit": one.unit,
                "together": one.is_together,
                "rows": {step.step.name: step.is_together for step in one.rows},
                "stages": {
                    step.step.name: {
                        "main": step.main.isoformat() if step.main else None,
                        "special": step.special.isoformat() if step.special else None,
                        "days_behind": step.behind,
                    }
                    for step in one.stages
                },
            }
            for one in found
        ]
        lines = [line for one in found for line in project_lines(one, frame.lang)]
        frame.answer(value, lines or [frame.text("together_none")])


@procedure_group.command("member")
@click.argument("file", type=ESTATE_FILE)
@click.argument("step", default="", required=False, metavar="[STEP]")
@click.option("--name", default="", help="姓名 / who")
@click.option("--unit", default="", help="单位 / of which unit")
@click.option("--phone", default="", help="电话 / phone")
@pass_frame
def member(frame: Frame, file: Path, step: str, name: str, unit: str, phone: str) -> None:
    """一师九员名册；姓名、电话不进记录和文件 / the roster; names stay out of the log."""
    with estate(frame, file, read_only=not step) as session:
        if step:
            People(session, frame.lang).name(step, name=name, unit=unit, phone=phone)
        found = People(session, frame.lang).members()
        value: list[Json] = [
            {"step": one.step.key, "role": one.step.name, "unit": one.unit, "named": bool(one.name)}
            for one in found
        ]
        frame.answer(value, [member_line(one, frame.lang) for one in found])


@procedure_group.command("meeting")
@click.argument("file", type=ESTATE_FILE)
@click.argument("day", default="", required=False, metavar="[DAY]")
@click.option("--raised", multiple=True, metavar="KIND=N", help="提出几件：" + " ".join(KINDS))
@click.option("--settled", multiple=True, metavar="KIND=N", help="办结几件 / settled")
@click.option("--note", default="")
@click.option("--remove", is_flag=True, help="拿掉这一次 / take it out")
@pass_frame
def meeting(
    frame: Frame,
    /,
    file: Path,
    day: str,
    raised: tuple[str, ...],
    settled: tuple[str, ...],
    note: str,
    remove: bool,
) -> None:
    """周六对接恳谈会：提出和办结各几件（施工、监理、设计） / Saturday meetings."""
    on = day_of(day) if day else None
    came, went = _counts(raised, "--raised"), _counts(settled, "--settled")
    with estate(frame, file, read_only=on is None) as session:
        people = People(session, frame.lang)
        if on is not None and remove:
            people.drop(on)
        elif on is not None:
            people.hold(on, came, went, note)
        sums = people.sums()
        value: dict[str, Json] = {
            "meetings": [
                {
                    "day": one.day.isoformat(),
                    "saturday": one.is_saturday,
                    "raised": dict(one.raised),
                    "settled": dict(one.settled),
                }
                for one in people.meetings()
            ],
            "rate": sums.rate,
            "missed": [one.isoformat() for one in people.missed()],
        }
        frame.answer(value, meetings_lines(people, frame.lang))


def _counts(words: tuple[str, ...], option: str) -> dict[str, int]:
    found = {}
    for kind, count in pairs(words, option).items():
        if not (count.isascii() and count.isdecimal() and len(count) < 7):
            raise WrongUsage(what=kind, value=count)
        found[kind] = int(count)
    return found


@procedure_group.command("fast-track")
@click.argument("file", type=ESTATE_FILE)
@click.argument("step", default="", required=False, metavar="[STEP]")
@click.argument("answer", default="", required=False, metavar="[yes|no|-]")
@click.option("--why", default="", help="说明 / why")
@pass_frame
def fast_track(frame: Frame, file: Path, step: str, answer: str, why: str) -> None:
    """绿色通道三问：新增用地、新建管线、本体结构，都不涉及才免 / three questions before permits."""
    is_part = _truth(answer) if answer else None
    with estate(frame, file, read_only=not answer) as session:
        if answer:
            FastTrack(session, frame.lang).answer(step, is_part, why)
        track = FastTrack(session, frame.lang)
        parts = track.parts()
        value: dict[str, Json] = {
            "exempt": track.is_exempt,
            "parts": {one.step.name: one.is_part for one in parts},
        }
        frame.answer(value, [*(part_line(one, frame.lang) for one in parts), exempt_word(track, frame.lang)])
        frame.exit_code = PARTLY if track.is_exempt is False else 0


@procedure_group.command("review")
@click.argument("file", type=ESTATE_FILE)
@click.argument("box", default="", required=False, metavar="[PART|OFFICE]")
@click.option("--text", default=None, help="写一栏；空着就照方案 / write a part")
@click.option("--opinion", default=None, metavar="agree|conditions|against|-", help="一个部门的意见")
@click.option("--on", "on", default="", metavar=DAY)
@click.option("--submitted", default="", metavar=DAY)
@click.option("--approved", default="", metavar=DAY)
@pass_frame
def review(
    frame: Frame,
    /,
    file: Path,
    box: str,
    text: str | None,
    opinion: str | None,
    on: str,
    submitted: str,
    approved: str,
) -> None:
    """联合审查表：五栏照方案填好，各部门意见，用了几天 / the joint review form."""
    days = [day_of(one) if one else None for one in (on, submitted, approved)]
    is_reading = not (text is not None or opinion is not None or submitted or approved)
    with estate(frame, file, read_only=is_reading) as session:
        joint = JointReview(session, frame.lang)
        if opinion is not None:
            joint.say(box, "" if opinion == BACK else opinion, text or "", days[0])
        elif text is not None:
            joint.write(box, text)
        if submitted or approved:
            form = joint.form()
            joint.date(days[1] or form.submitted, days[2] or form.approved)
        form = joint.form()
        value: dict[str, Json] = {
            "parts": {one.box.code: {"text": one.text, "prefilled": one.is_prefilled} for one in form.parts},
            "opinions": {one.box.code: one.word or None for one in form.opinions},
            "submitted": form.submitted.isoformat() if form.submitted else None,
            "approved": form.approved.isoformat() if form.approved else None,
            "days": form.days,
        }
        frame.answer(value, form_lines(form, frame.lang))


@procedure_group.command("timeline")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def timeline_command(frame: Frame, file: Path) -> None:
    """小区走过的路：体检、步骤、材料、会议、储备库，按日子排 / the estate's way by day."""
    with estate(frame, file, read_only=True) as session:
        events = timeline(session, frame.lang)
        value: list[Json] = [
            {"day": one.day.isoformat(), "kind": one.kind, "text": one.text, "planned": one.is_planned}
            for one in events
        ]

        def lines() -> Iterator[str]:
            for one in events:
                yield f"{one.day.isoformat()}  {frame.text(f'way_kind_{one.kind}')}  {one.text}"
            if not events:
                yield frame.text("way_nothing")

        frame.answer(value, lines())
