"""When works of an estate started and finished, who was satisfied and who is to pay, as rows of the index."""

from collections.abc import Iterator, Mapping
from datetime import date

from renodesk.domain import vocabulary
from renodesk.domain.procedure import Milestone, Procedures, StepState
from renodesk.domain.vocabulary_procedure import step_cell
from renodesk.errors import PackFaulty, QuestionnaireMissing, UnknownBook
from renodesk.estates.assessing import Assessment
from renodesk.office.index.part import Part, Values
from renodesk.office.index.progress import CHANNELS, PROGRESS
from renodesk.packs import procedures_of
from renodesk.paths import forms_dir
from renodesk.services import price_books
from renodesk.services.days import day_said
from renodesk.services.environment import Environment
from renodesk.services.form_rows import ENTITY
from renodesk.services.moments import local_text
from renodesk.services.plan_reading import PlanReading
from renodesk.services.procedure.packs import ID, KIND
from renodesk.services.questionnaires.satisfied import satisfied
from renodesk.services.reserve.reading import entered_at
from renodesk.storage.estate_file import EstateFile

START, FINISH = "start", "finish"


def progress_parts(reading: PlanReading) -> tuple[Part, Part]:
    """Return the tables of progress and of channels, and what fills them."""
    pack = procedures_here(reading.environment)
    milestones = pack.milestones if pack is not None else ()

    def progress(file: EstateFile, assessment: Assessment) -> Iterator[Values]:
        started, started_by = _day(file, milestones, START)
        finished, finished_by = _day(file, milestones, FINISH)
        asked, satisfied = _satisfied(reading, file, assessment)
        if started or finished or asked is not None:
            yield {
                "started": started or None,
                "started_by": started_by or None,
                "finished": finished or None,
                "finished_by": finished_by or None,
                "asked": asked,
                "satisfied": satisfied,
            }

    def channels(file: EstateFile, assessment: Assessment) -> Iterator[Values]:
        found = reading.plan(file, assessment)
        money = found.money if found is not None else None
        for code, amounts in sorted(money.financing.channels.items()) if money is not None else ():
            if amounts.likely:
                yield {"channel": code, "likely": amounts.likely}

    return Part(table=PROGRESS, rows=progress), Part(table=CHANNELS, rows=channels)


def procedures_here(environment: Environment) -> Procedures | None:
    """Return the office's pack of procedures that says when works start and finish, None where none does."""
    for folder in (environment.forms, forms_dir()):
        try:
            found = procedures_of(price_books.find(ID, folder, (), KIND))
        except (PackFaulty, UnknownBook):
            continue
        if found.milestones:
            return found
    return None


def _day(file: EstateFile, milestones: tuple[Milestone, ...], measure: str) -> tuple[str, str]:
    """Return the day and what tells it, both "" where nothing does; what is contested tells nothing."""
    for one in milestones:
        if one.measure == measure:
            day = _of_step(file, one) if one.is_step else _of_reserve(file, one)
            if day is not None:
                return day.isoformat(), one.key
    return "", ""


def _of_step(file: EstateFile, one: Milestone) -> date | None:
    state = file.state(step_cell(one.key, "state"))
    if state is None or state.is_contested or not isinstance(state.value, Mapping):
        return None
    is_told = one.day != "ended" or state.value.get("state") == StepState.DONE
    return day_said(state.value.get(one.day)) if is_told else None


def _of_reserve(file: EstateFile, one: Milestone) -> date | None:
    state = file.state(vocabulary.project_cell("state"))
    here = state.value.get("state") if state is not None and isinstance(state.value, Mapping) else None
    if here is None or (one.measure == FINISH and here != one.key):
        return None
    at = entered_at(file, (one.key,))
    return date.fromisoformat(local_text(at)[:10]) if at else None


def _satisfied(
    reading: PlanReading, file: EstateFile, assessment: Assessment
) -> tuple[int | None, int | None]:
    """Return how many answered whether the works satisfy them, and how many are; None where nobody did."""
    if next(iter(file.states(ENTITY)), None) is None:
        return None, None
    session = reading.session(file, assessment)
    try:
        found = satisfied(session)
    except (PackFaulty, QuestionnaireMissing):
        return None, None
    return (found.answered.valid, found.answered.satisfied) if found is not None else (None, None)
