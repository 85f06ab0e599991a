"""`questionnaire show | use | add | list | correct | remove`: questions, and forms filled in by hand."""

from collections.abc import Sequence
from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, pairs
from renodesk.cli.questionnaire.group import PHASE, phase_of, questionnaire_group
from renodesk.domain.canonical import Json
from renodesk.domain.filled_form import Answer, typed
from renodesk.domain.questionnaire import Questionnaire
from renodesk.domain.translated import in_language
from renodesk.errors import UnknownQuestion
from renodesk.services.questionnaires import FormActs, FormBook, Kept, NewForm, revealed
from renodesk.services.questionnaires.packs import use_questionnaire
from renodesk.services.questionnaires.words import (
    form_line,
    marks,
    question_text,
    source_text,
    stack_sentence,
)


@questionnaire_group.command("use")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def use(frame: Frame, file: Path) -> None:
    """改用这里现在的问卷，以前的份照旧数 / ask by the questionnaire in use here from now on."""
    with estate(frame, file) as session:
        identity = use_questionnaire(session).identity
        frame.done("questionnaire_used", version=f"{identity.id}@{identity.version}")


ANSWERS = click.argument("answers", nargs=-1, metavar="CODE=ANSWER...")
NUMBER = click.option("--number", default="", help="纸上的编号 / the number on the paper")
DAY = click.option("--day", default="", help="填表日期，不写就是今天 / the day it was filled in; today")


@questionnaire_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@PHASE
@pass_frame
def show(frame: Frame, file: Path, phase: str | None) -> None:
    """列出要问的题、选项和出处 / the questions, their options and sources."""
    with estate(frame, file, read_only=True) as session:
        acts = FormActs(session, phase_of(phase))
        book = in_language(acts.book, frame.lang)
        lines = []
        for one in book.put(acts.phase):
            lines.append(f"{one.code} {question_text(one, frame.lang)}")
            lines += [f"    {key} {option.label}" for key, option in book.keys_of(one).items()]
            lines.append(f"    {source_text(one, frame.lang)}")
        value: dict[str, Json] = {
            "pack": {"id": book.identity.id, "version": book.identity.version},
            "phase": acts.phase.value,
            "questions": [
                {
                    "code": one.code,
                    "text": question_text(one, frame.lang),
                    "kind": one.kind.value,
                    "required": one.is_required,
                    "shown_if": one.shown_if.text if one.shown_if is not None else None,
                    "options": {key: option.label for key, option in book.keys_of(one).items()},
                    "items": list(one.items),
                    "source": one.origin.source,
                    "provenance": list(one.origin.provenance),
                }
                for one in book.put(acts.phase)
            ],
        }
        frame.answer(value, lines)


def read_answers(book: Questionnaire, words: Sequence[str]) -> dict[str, Answer]:
    """Return the answers typed on the line, by the numbers printed before the options.

    Raises:
        UnknownQuestion: the questionnaire has no such question.
    """
    found: dict[str, Answer] = {}
    for code, text in pairs(words, "CODE").items():
        question = book.question(code)
        if question is None:
            raise UnknownQuestion(question=code, known=f"{book.questions[0].code} …")
        said = typed(book, question, text)
        if said is not None:
            found[code] = said
    return found


@questionnaire_group.command("add")
@click.argument("file", type=ESTATE_FILE)
@ANSWERS
@NUMBER
@DAY
@PHASE
@click.option("--order", is_flag=True, help="只有点单 / an order sheet: the works alone")
@pass_frame
def add(
    frame: Frame,
    file: Path,
    answers: tuple[str, ...],
    number: str,
    day: str,
    phase: str | None,
    order: bool,
) -> None:
    """录一份：题号=选项前的数字，多选用逗号 / keep a form: question=numbers of its options."""
    with estate(frame, file) as session:
        acts = FormActs(session, phase_of(phase))
        form = NewForm(answers=read_answers(acts.book, answers), number=number, day=day, is_order=order)
        kept = acts.keep(form)
        count = len(FormBook(session, acts.phase).stack().forms)
        frame.done("form_kept", key=kept.key[:8], count=count)
        _say_marks(frame, acts.book, kept)


@questionnaire_group.command("correct")
@click.argument("file", type=ESTATE_FILE)
@click.argument("form")
@ANSWERS
@pass_frame
def correct(frame: Frame, file: Path, form: str, answers: tuple[str, ...]) -> None:
    """改一份里的几题；空着收回 / change answers of a form; empty takes one back."""
    with estate(frame, file) as session:
        acts = FormActs(session)
        before = acts.form(form)
        given = pairs(answers, "CODE")
        changed = read_answers(acts.book, answers)
        kept = {code: said for code, said in revealed(session, before.answers).items() if code not in given}
        made = acts.correct(
            before.key,
            NewForm(answers={**kept, **changed}, number=before.number, day=before.day),
        )
        frame.done("form_corrected", key=made.key[:8])
        _say_marks(frame, acts.book, made)


def _say_marks(frame: Frame, book: Questionnaire, kept: Kept) -> None:
    for line in marks(book, kept.judged, frame.lang):
        click.echo(f"  {line}", err=True)
        frame.exit_code = PARTLY


@questionnaire_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@PHASE
@pass_frame
def listing(frame: Frame, file: Path, phase: str | None) -> None:
    """列出收到的问卷 / the forms that were kept."""
    with estate(frame, file, read_only=True) as session:
        stack = FormBook(session, phase_of(phase)).stack()
        value: dict[str, Json] = {
            "phase": stack.phase.value,
            "round": stack.round,
            "counted": len(stack.counted),
            "forms": [
                {
                    "key": one.form.key,
                    "number": one.form.number or None,
                    "day": one.form.day,
                    "way": one.form.way,
                    "order": one.form.is_order,
                    "version": one.form.version,
                    "counts": one.counts,
                    "contested": one.form.is_contested,
                    "missing": list(one.judged.missing),
                    "beyond": list(one.judged.beyond),
                    "wrong": [slip.question for slip in one.judged.slips],
                    "ended": one.judged.ended or None,
                }
                for one in stack.forms
            ],
        }
        lines = [form_line(one, frame.lang) for one in stack.forms]
        frame.answer(value, [*lines, stack_sentence(stack, frame.lang)])


@questionnaire_group.command("remove")
@click.argument("file", type=ESTATE_FILE)
@click.argument("form")
@click.option("--reason", default="", help="为什么 / why")
@pass_frame
def remove(frame: Frame, file: Path, form: str, reason: str) -> None:
    """移出一份 / take a form out."""
    with estate(frame, file) as session:
        acts = FormActs(session)
        key = acts.form(form).key
        acts.remove(key, reason)
        frame.done("form_removed", key=key[:8])
