"""`interview`: what to ask the property manager, in the order of the conversation."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.domain.form import Item
from renodesk.domain.inquiry import Paper
from renodesk.services.interview import Interview, Question, progress
from renodesk.services.interview_words import name_of, question_of, topic_of
from renodesk.services.session import EstateSession


@click.command("interview", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--open", "only_open", is_flag=True, help="只列没问的 / only what is not asked yet")
@pass_frame
def interview(frame: Frame, file: Path, only_open: bool) -> None:
    """访谈物业：要问什么 / what to ask the property manager."""
    with estate(frame, file, read_only=True) as session:
        questions = Interview(session).questions()
        asked, count = progress(questions)
        shown = [one for one in questions if not (only_open and one.is_asked)]
        value: dict[str, Json] = {
            "asked": asked,
            "all": count,
            "questions": [_json(frame, session, one) for one in shown],
        }
        head = frame.text("interview_progress", asked=asked, all=count)
        frame.answer(value, [head, *_lines(frame, session, shown), session.forms.tree.identity.statement])


def _json(frame: Frame, session: EstateSession, question: Question) -> Json:
    return {
        "about": question.about,
        "kind": _kind(question),
        "topic": topic_of(question, frame.lang),
        "name": name_of(question, frame.lang),
        "question": question_of(question, frame.lang),
        "ask": list(_askable(frame, session, question)),
        "asked": question.is_asked,
        "open": [place.shown for place in question.places if place not in question.asked],
    }


def _kind(question: Question) -> str:
    if isinstance(question.subject, Item):
        return "item"
    return "paper" if isinstance(question.subject, Paper) else "field"


def _askable(frame: Frame, session: EstateSession, question: Question) -> Iterator[str]:
    for code in question.ask_from:
        known = session.forms.register.inquiry.respondent(code)
        if known is not None:
            yield (known.name_en if frame.lang == "en" else "") or known.name


def _lines(frame: Frame, session: EstateSession, questions: list[Question]) -> Iterator[str]:
    topic = None
    for question in questions:
        if topic_of(question, frame.lang) != topic:
            topic = topic_of(question, frame.lang)
            yield f"— {topic} —"
        left = [place.shown for place in question.places if place not in question.asked]
        where = "" if not left or left == ["estate"] else f"  [{' '.join(left)}]"
        mark = "✓" if question.is_asked else "○"
        whom = (", " if frame.lang == "en" else "、").join(_askable(frame, session, question))
        ask = frame.text("interview_ask", whom=whom) if whom else ""
        yield f"{mark} {question.about}  {question_of(question, frame.lang)}{ask}{where}"


COMMANDS = (interview,)
