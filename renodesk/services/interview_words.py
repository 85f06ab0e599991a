"""What a question of the interview is called, in the language of whoever asks."""

from renodesk.domain.form import Item, RegisterField, Tree
from renodesk.packs import provenance_words
from renodesk.services.interview import Question
from renodesk.services.row_reading import Guidance
from renodesk.texts import Language, joined, say


def topic_of(question: Question, language: Language) -> str:
    """Return the topic a question belongs to."""
    line = question.line
    own = "" if line is None else (line.topic_en if language == "en" else "") or line.topic
    return own or say("interview_rest", language)


def name_of(question: Question, language: Language) -> str:
    """Return what is asked about, by name."""
    subject = question.subject
    if isinstance(subject, RegisterField):
        return (subject.label_en if language == "en" else "") or subject.short_label
    return (subject.name_en if language == "en" else "") or subject.name


def question_of(question: Question, language: Language) -> str:
    """Return how one asks: the pack's words, an item's guide, or the bare name."""
    line = question.line
    own = "" if line is None else (line.question_en if language == "en" else "") or line.question
    if own:
        return own
    subject = question.subject
    return subject.guide if isinstance(subject, Item) else name_of(question, language)


def asking_guidance(question: Question, tree: Tree, language: Language) -> Guidance:
    """Return what helps to ask for a register field or a paper: its whole label and note, what it is for."""
    subject = question.subject
    codes: tuple[str, ...]
    if isinstance(subject, Item):
        lines, codes = (subject.guide, ""), (subject.code,)
    elif isinstance(subject, RegisterField):
        choices = [f"{number} {word}" for number, word in enumerate(subject.options.values(), start=1)]
        lines = (" · ".join(choices) or subject.label, subject.note)
        codes = tuple(code for code in subject.used_by if tree.item(code) is not None)
    else:
        lines, codes = (subject.name, subject.why), subject.serves
    used = say("asking_serves", language, codes=joined("、", codes, language)) if codes else ""
    return Guidance(
        title=name_of(question, language),
        source=" · ".join((subject.source, *provenance_words(subject.provenance, language))),
        lines=tuple(line for line in (*lines, used) if line),
        last="",
    )
