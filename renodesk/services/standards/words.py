"""The self-check in words: one line a row, and its sums."""

from collections.abc import Iterator

from renodesk.domain.standard import Fulfilment
from renodesk.services.standards.reading import SelfCheck, StandardLine
from renodesk.texts import Language, say


def fulfilment_word(answer: Fulfilment | None, language: Language) -> str:
    """Return the word for an answer."""
    return say(f"fulfilment_{answer.value}" if answer is not None else "fulfilment_open", language)


def told_sentence(line: StandardLine, language: Language) -> str:
    """Return what the program tells beside a row, "" where it has nothing to say."""
    told = say(line.told.code, language, **line.told.facts) if line.told is not None else ""
    if line.proposed is None:
        return told
    word = fulfilment_word(line.proposed, language)
    return say("standard_told_proposes", language, told=told, word=word).strip()


def sum_sentence(check: SelfCheck, language: Language) -> str:
    """Return how many rows were answered how, and how many are open."""
    counts = {one.value: count for one, count in check.counts.items()}
    return say(
        "standard_sums", language, year=check.year, of=len(check.asked), open=len(check.open), **counts
    )


def check_lines(check: SelfCheck, language: Language) -> Iterator[str]:
    """Yield the self-check as lines."""
    for line in check.lines:
        row, indent = line.row, "  " * (line.row.level - 1)
        if line.is_of_county:
            word = say("standard_of_county", language)
        else:
            word = fulfilment_word(line.answer, language)
        yield say("standard_line", language, indent=indent, code=row.code, name=row.name, word=word)
        for text in (told_sentence(line, language), line.note):
            if text:
                yield f"{indent}      {text}"
        if line.is_contested:
            yield f"{indent}      {say('standard_contested', language)}"
    yield sum_sentence(check, language)
