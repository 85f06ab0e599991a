"""Procedures in words, as command line, window and papers say them."""

from collections.abc import Iterator

from renodesk.domain.procedure import Procedure, Step, StepState
from renodesk.services.procedure.reading import FiledPaper, StepLine
from renodesk.texts import Language, say


def named(one: Procedure | Step, language: Language) -> str:
    """Return what a procedure or step is called."""
    return one.name_en if language == "en" else one.name


def state_word(line: StepLine, language: Language) -> str:
    """Return where a step stands, with its days."""
    standing = line.at.standing
    if line.step.is_note:
        return say("procedure_state_note", language)
    if standing.is_contested:
        return say("procedure_state_contested", language)
    day = standing.ended if standing.state == StepState.DONE else standing.begun
    word = say(f"procedure_state_{standing.state.value}", language)
    return f"{word} {day.isoformat()}" if day is not None else word


def plan_word(line: StepLine) -> str:
    """Return the planned days, "" where there are none."""
    days = (line.at.planned.begin, line.at.planned.end)
    shown = [one.isoformat() if one is not None else "" for one in days]
    return " – ".join(shown).strip() if any(shown) else ""


def why_lines(line: StepLine, language: Language) -> Iterator[str]:
    """Yield why a step is late, waits or is shut, and what is missing; nothing of one that is over."""
    at = line.at
    if at.is_late:
        yield say("procedure_late", language, days=at.days_late, end=_day(at.planned.end))
    elif at.days_late and at.standing.state == StepState.DONE:
        yield say("procedure_was_late", language, days=at.days_late)
    if at.standing.is_contested:
        yield say("procedure_contested", language)
    if at.standing.passed_over:
        yield say("procedure_passed_over", language, what=_and(language).join(at.standing.passed_over))
    if at.standing.reason:
        yield say("procedure_reason", language, reason=at.standing.reason)
    if at.standing.is_over or line.step.is_note:
        return
    if at.waits_for:
        names = _and(language).join(f"{one.number} {named(one, language)}" for one in at.waits_for)
        yield say("procedure_waits", language, what=names)
    for sentence in dict.fromkeys(one.sentence for one in at.shut):
        rules = _and(language).join(one.rule for one in at.shut if one.sentence == sentence)
        yield say("procedure_shut", language, rule=rules, what=sentence)


def lacks_word(line: StepLine, language: Language) -> str:
    """Return which papers nobody registered, "" where nothing is missing."""
    lacks = line.lacks
    return (
        say("procedure_lacks", language, what=_and(language).join(map(line.called, lacks))) if lacks else ""
    )


def paper_word(one: FiledPaper, language: Language, name: str = "") -> str:
    """Return a registered paper in one line, called by its name or by another."""
    parts = (one.number, one.day, one.issuer, one.note)
    said = " · ".join(part for part in parts if part)
    attached = say("procedure_attached", language) if one.file else ""
    return "  ".join(part for part in (name or one.name, said, attached) if part)


def step_lines(line: StepLine, language: Language) -> Iterator[str]:
    """Yield a step with everything that is to be said of it."""
    mark = "▶" if line.at.is_next and not line.at.standing.is_over else " "
    head = f"{mark} {line.step.key} {named(line.step, language)}  {state_word(line, language)}"
    plan = plan_word(line)
    yield f"{head}  ({say('procedure_planned', language, days=plan)})" if plan else head
    yield from (f"      {one}" for one in why_lines(line, language))
    yield from (
        f"      · {paper_word(one, language, line.called(one.name))}  [{one.key}]" for one in line.papers
    )
    if line.note:
        yield f"      {line.note}"


def summary_line(lines: tuple[StepLine, ...], language: Language) -> str:
    """Return in one line how far a way is: done, late, blocked, next."""
    todo = [one for one in lines if not one.step.is_note]
    next_ones = [one for one in todo if one.at.is_next]
    return say(
        "procedure_summary",
        language,
        done=sum(one.at.standing.is_over for one in todo),
        all=len(todo),
        late=sum(one.at.is_late for one in todo),
        shut=sum(bool(one.at.shut) for one in next_ones),
        next=_and(language).join(named(one.step, language) for one in next_ones) or "–",
    )


def _day(day: object) -> str:
    return str(day or "–")


def _and(language: Language) -> str:
    return ", " if language == "en" else "、"
