"""`interview`, `requests`: what to ask the property manager, and what to write to utilities and bureaus."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.domain.form import Item
from renodesk.domain.inquiry import Paper
from renodesk.domain.translated import statement_in
from renodesk.services.interview import Interview, Question, progress
from renodesk.services.interview_words import name_of, question_of, topic_of
from renodesk.services.requests.asking import respondent_called
from renodesk.services.requests.reply import Reply, read_reply
from renodesk.services.requests.taking import take_reply
from renodesk.services.requests.writing import write_requests
from renodesk.services.session import EstateSession
from renodesk.texts import joined


@click.command("interview", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--open", "only_open", is_flag=True, help="只列没问的 / only what is not asked yet")
@pass_frame
def interview(frame: Frame, file: Path, only_open: bool) -> None:
    """访谈物业：要问什么 / what to ask the property manager."""
    with estate(frame, file, read_only=True) as session:
        questions = Interview(session, frame.lang).questions()
        asked, count = progress(questions)
        shown = [one for one in questions if not (only_open and one.is_asked)]
        value: dict[str, Json] = {
            "asked": asked,
            "all": count,
            "questions": [_json(frame, session, one) for one in shown],
        }
        head = frame.text("interview_progress", asked=asked, all=count)
        frame.answer(
            value,
            [head, *_lines(frame, session, shown), statement_in(session.forms.tree.identity, frame.lang)],
        )


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
        whom = joined("、", _askable(frame, session, question), frame.lang)
        ask = frame.text("interview_ask", whom=whom) if whom else ""
        yield f"{mark} {question.about}  {question_of(question, frame.lang)}{ask}{where}"


@click.command("requests", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--out", required=True, type=ANY_PATH, metavar="FOLDER")
@click.option("--from", "names", multiple=True, metavar="OFFICE", help="只发给谁 / only to, e.g. 燃气公司")
@pass_frame
def requests(frame: Frame, file: Path, out: Path, names: tuple[str, ...]) -> None:
    """发给燃气、供水、房管等单位的资料函和电子表格 / request sheets, one per utility or bureau."""
    with estate(frame, file, read_only=True) as session:
        only = [respondent_called(session, name).code for name in names]
        organization = frame.preferences["organization"]
        written = write_requests(session, out, only=only, organization=organization, language=frame.lang)
        value: list[Json] = [
            {
                "respondent": one.respondent,
                "questions": one.questions,
                "papers": one.papers,
                "letter": one.letter.name,
                "sheet": one.book.name if one.book else None,
            }
            for one in written
        ]
        lines = [
            frame.text(
                "request_written",
                whom=one.respondent,
                questions=one.questions,
                papers=one.papers,
                letter=one.letter.name,
            )
            for one in written
        ]
        frame.answer(value, lines or [frame.text("request_none")])


def take_filled_request(frame: Frame, file: Path, reply: Path, *, preview: bool, keep: bool) -> None:
    """Take a filled request in, or show what it would do."""
    with estate(frame, file, read_only=preview) as session:
        read = read_reply(session, reply)
        if preview:
            _show_reply(frame, read)
            return
        taken = take_reply(session, read, keep=keep)
        frame.faults(read.notices)
        frame.done("request_taken", whom=taken.respondent, written=taken.written, kept=taken.kept)


def _show_reply(frame: Frame, reply: Reply) -> None:
    """Say what a reply would do; the answer is "no" where it would be refused."""
    frame.faults((*reply.faults, *reply.notices))
    value: dict[str, Json] = {
        "respondent": reply.respondent.name,
        "values": [
            {
                "where": one.where,
                "place": one.place.shown,
                "about": one.box.code,
                "old": one.old or None,
                "new": one.new,
            }
            for one in reply.edits
        ],
        "same": reply.same,
        "faults": [{"where": one.where, "text": frame.text(one.code, **one.facts)} for one in reply.faults],
    }
    lines = [
        frame.text(
            "request_edit",
            where=one.where,
            place=one.shown,
            about=one.box.label,
            old=one.old or "–",
            new=one.new,
        )
        for one in reply.edits
    ]
    changed = sum(one.is_change for one in reply.edits)
    summary = frame.text(
        "request_plan",
        whom=reply.respondent.name,
        filled=len(reply.edits) - changed,
        changed=changed,
        same=reply.same,
        faults=len(reply.faults),
    )
    frame.answer(value, [*lines, summary])
    frame.exit_code = PARTLY if reply.faults else 0


COMMANDS = (interview, requests)
