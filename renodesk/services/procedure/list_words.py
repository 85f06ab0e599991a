"""Lists of a procedure in words: special projects, roster, meetings, fast track, joint review form."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.numbers import write_number
from renodesk.services.procedure.fast_track import FastTrack, Part
from renodesk.services.procedure.joint_review import Opinion, ReviewForm
from renodesk.services.procedure.people import KINDS, Meeting, Member, People
from renodesk.services.procedure.together import InStep, SpecialProject, StageDays
from renodesk.services.procedure.words import named
from renodesk.texts import Language, joined, say


def in_step_word(one: InStep, language: Language) -> str:
    """Return whether a special project keeps step in a row."""
    code = {True: "together_yes", False: "together_no", None: "together_open"}[one.is_together]
    word = say(code, language)
    return f"{word}（{one.note}）" if one.note else word


def stage_word(one: StageDays, language: Language) -> str:
    """Return the days of a stage side by side, and how many lie between."""
    main, special = (str(day or "–") for day in (one.main, one.special))
    if one.behind is None:
        return say("stage_open", language, main=main, special=special)
    code = "stage_behind" if one.behind > 0 else "stage_ahead" if one.behind < 0 else "stage_same"
    return say(code, language, main=main, special=special, days=abs(one.behind))


def project_lines(one: SpecialProject, language: Language) -> Iterator[str]:
    """Yield a special project row by row."""
    word = say("together_all" if one.is_together else "together_not_all", language)
    yield "  ".join(part for part in (one.name, one.unit, word) if part)
    for row in one.rows:
        yield f"    {row.step.number} {named(row.step, language)}  {in_step_word(row, language)}"
    for stage in one.stages:
        yield f"    {named(stage.step, language)}  {stage_word(stage, language)}"


def member_line(one: Member, language: Language) -> str:
    """Return a role and who has it; a name that is not here is said to be elsewhere."""
    parts = [one.step.key, named(one.step, language), who_word(one.name, language), one.unit]
    return "  ".join(part for part in (*parts, one.phone or "") if part)


def who_word(name: str | None, language: Language) -> str:
    """Return a name, or that nobody is named, or that it is not here."""
    if name is None:
        return say("person_not_here", language)
    return name or say("person_none", language)


def meeting_line(one: Meeting, language: Language) -> str:
    """Return a meeting in one line."""
    raised, settled = sum(one.raised.values()), sum(one.settled.values())
    kinds = " ".join(
        f"{say(f'meeting_{kind}', language)} {one.raised[kind]}/{one.settled[kind]}" for kind in KINDS
    )
    line = say("meeting_line", language, day=one.day.isoformat(), raised=raised, settled=settled, kinds=kinds)
    other = "" if one.is_saturday else say("meeting_not_saturday", language)
    return "  ".join(part for part in (line, other, one.note) if part)


def meetings_lines(people: People, language: Language) -> Iterator[str]:
    """Yield the meetings with their sums, and the Saturdays nobody met."""
    held = people.meetings()
    yield from (meeting_line(one, language) for one in held)
    sums = people.sums()
    yield say(
        "meeting_sums",
        language,
        count=len(held),
        raised=sum(sums.raised.values()),
        settled=sum(sums.settled.values()),
        rate=percent(sums.rate),
    )
    if missed := people.missed():
        days = joined("、", (one.isoformat() for one in missed[-6:]), language)
        yield say("meeting_missed", language, count=len(missed), days=days)


def percent(rate: Fraction | None) -> str:
    """Return a share in percent, one decimal, never rounded up to 100."""
    return "–" if rate is None else f"{write_number(Fraction((rate * 1000).__floor__(), 10))} %"


def part_line(one: Part, language: Language) -> str:
    """Return one of the three questions with its answer."""
    code = {True: "fast_part", False: "fast_not_part", None: "fast_open"}[one.is_part]
    word = say("fast_contested" if one.is_contested else code, language)
    return "  ".join(part for part in (one.step.key, named(one.step, language), word, one.why) if part)


def exempt_word(track: FastTrack, language: Language) -> str:
    """Return whether planning permits are needed, with the clause."""
    code = {True: "fast_exempt", False: "fast_not_exempt", None: "fast_unknown"}[track.is_exempt]
    source = track.procedure.origin.source if track.procedure is not None else "–"
    return say(code, language, source=source)


def opinion_word(one: Opinion, language: Language) -> str:
    """Return what an office said."""
    word = say(f"opinion_{one.word}" if one.word else "opinion_open", language)
    return " · ".join(part for part in (word, one.text, str(one.day or "")) if part)


def form_lines(form: ReviewForm, language: Language) -> Iterator[str]:
    """Yield the joint review form."""
    for part in form.parts:
        name = part.box.name_en if language == "en" else part.box.name
        yield name + (say("joint_prefilled", language) if part.is_prefilled else "")
        yield from (f"    {line}" for line in (part.text or "–").splitlines())
    for one in form.opinions:
        name = one.box.name_en if language == "en" else one.box.name
        yield f"{one.box.code} {name}：{opinion_word(one, language)}"
    yield days_word(form, language)


def days_word(form: ReviewForm, language: Language) -> str:
    """Return how long the form took."""
    if form.submitted is None:
        return say("joint_not_submitted", language)
    code = "joint_took" if form.approved is not None else "joint_takes"
    return say(code, language, submitted=str(form.submitted), approved=str(form.approved), days=form.days)
