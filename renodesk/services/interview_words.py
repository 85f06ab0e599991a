"""What a question of the interview is called, in the language of whoever asks."""

from renodesk.domain.form import Item, RegisterField
from renodesk.services.interview import Question
from renodesk.texts import Language, say


def topic_of(question: Question, language: Language) -> str:
    """Return the topic a question belongs to."""
    line = question.line
    own = "" if line is None else (line.topic_en if language == "en" else "") or line.topic
    return own or say("interview_rest", language)


def name_of(question: Question, language: Language) -> str:
    """Return what is asked about, by name."""
    subject = question.subject
    if isinstance(subject, RegisterField):
        return (subject.label_en if language == "en" else "") or subject.label.partition("（")[0]
    return (subject.name_en if language == "en" else "") or subject.name


def question_of(question: Question, language: Language) -> str:
    """Return how one asks: the pack's words, an item's guide, or the bare name."""
    line = question.line
    own = "" if line is None else (line.question_en if language == "en" else "") or line.question
    if own:
        return own
    subject = question.subject
    return subject.guide if isinstance(subject, Item) and language == "zh" else name_of(question, language)
