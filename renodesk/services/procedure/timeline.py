"""The way of an estate by day: rounds, seals, ballots, steps, papers, meetings, judgements, the reserve."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from renodesk.domain import vocabulary
from renodesk.domain.procedure import StepState
from renodesk.estates.rounds import rounds, seal_of
from renodesk.services.ballots import BallotBook
from renodesk.services.ballots.model import DAYS
from renodesk.services.ballots.words import place_word
from renodesk.services.days import day_said
from renodesk.services.eligibility import EligibilityService
from renodesk.services.eligibility_words import verdict_word
from renodesk.services.procedure.joint_review import JointReview
from renodesk.services.procedure.people import People
from renodesk.services.procedure.reading import ProcedureBook
from renodesk.services.procedure.words import named, paper_word
from renodesk.services.reserve import project_of, reserve_in_use
from renodesk.services.reserve.words import state_name
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

KINDS = ("round", "seal", "ballot", "step", "paper", "plan", "meeting", "eligibility", "review", "reserve")
"""What an event may be."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Event:
    """Something that happened on a day, or is planned for one; `kind` is one of `KINDS`."""

    day: datetime.date
    kind: str
    text: str
    is_planned: bool = False


def timeline(
    session: EstateSession, language: Language, book: ProcedureBook | None = None
) -> tuple[Event, ...]:
    """Return everything of the estate that has a day, the earliest first.

    Raises:
        ProcedureMissing, PackFaulty: there is no pack of procedures that can be read.
    """
    book = book or ProcedureBook(session, language)
    found = [
        *_rounds(session, language),
        *_ballots(session, language, book.today),
        *_steps(book, language),
        *_papers(book, language),
        *_meetings(session, language, book),
        *_judged(session, language),
        *_review(session, language, book),
        *_reserve(session, language),
    ]
    return tuple(sorted(found))


def _event(day: datetime.date | None, kind: str, text: str, *, is_planned: bool = False) -> Iterator[Event]:
    if day is not None:
        yield Event(day=day, kind=kind, text=text, is_planned=is_planned)


def _moment(at: str) -> datetime.date | None:
    return day_said(at[:10])


def _rounds(session: EstateSession, language: Language) -> Iterator[Event]:
    for one in rounds(session.file):
        word = round_word(one.key, language)
        begun = session.file.changes_in(vocabulary.round_cell(one.key, "kind"))
        if begun:
            yield from _event(_moment(begun[0].at), "round", say("way_round", language, round=word))
        seal = seal_of(session.file, one.key)
        if seal is not None:
            yield from _event(_moment(seal.at), "seal", say("way_seal", language, round=word))


def _ballots(session: EstateSession, language: Language, today: datetime.date) -> Iterator[Event]:
    """Yield the days of ballots; a day that lies ahead is planned."""
    for one in BallotBook(session).ballots():
        place = place_word(one.place, language)
        for name in DAYS:
            day = one.days.get(name)
            text = say(f"way_ballot_{name}", language, matter=one.matter, place=place)
            yield from _event(day, "ballot", text, is_planned=day is not None and day > today)


def _steps(book: ProcedureBook, language: Language) -> Iterator[Event]:
    for line in book.tracked():
        standing, name = line.at.standing, f"{line.step.key} {named(line.step, language)}"
        if standing.begun is not None and standing.begun != standing.ended:
            yield from _event(standing.begun, "step", say("way_step_begun", language, step=name))
        if standing.state == StepState.DONE:
            yield from _event(standing.ended, "step", say("way_step_done", language, step=name))
        elif not standing.is_over:
            end = line.at.planned.end
            yield from _event(end, "plan", say("way_step_planned", language, step=name), is_planned=True)


def _papers(book: ProcedureBook, language: Language) -> Iterator[Event]:
    for one in book.papers():
        yield from _event(day_said(one.day), "paper", f"{one.step} {paper_word(one, language)}")


def _meetings(session: EstateSession, language: Language, book: ProcedureBook) -> Iterator[Event]:
    for one in People(session, language, book).meetings():
        raised, settled = sum(one.raised.values()), sum(one.settled.values())
        yield Event(
            day=one.day,
            kind="meeting",
            text=say("way_meeting", language, raised=raised, settled=settled),
        )


def _judged(session: EstateSession, language: Language) -> Iterator[Event]:
    found = EligibilityService(session).finding()
    if found.kept is not None:
        word = verdict_word(found.kept.verdict, language)
        yield from _event(found.kept.day, "eligibility", say("way_judged", language, verdict=word))


def _review(session: EstateSession, language: Language, book: ProcedureBook) -> Iterator[Event]:
    form = JointReview(session, language, book).form()
    yield from _event(form.submitted, "review", say("way_submitted", language))
    yield from _event(form.approved, "review", say("way_approved", language, days=form.days))


def _reserve(session: EstateSession, language: Language) -> Iterator[Event]:
    reserve = reserve_in_use(session.environment)
    for step in project_of(session, reserve).steps:
        name = state_name(reserve, step.state, step.year, language)
        yield from _event(_moment(step.at), "reserve", say("way_reserve", language, state=name))
