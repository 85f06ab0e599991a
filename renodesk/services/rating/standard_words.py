"""The standard over a county in words."""

from collections.abc import Iterator

from renodesk.domain.standard import Fulfilment
from renodesk.services.rating.standards import CountyCheck, StandardSum
from renodesk.services.rating.words import evidence_text
from renodesk.services.standards.words import fulfilment_word
from renodesk.texts import Language, say

_NAMED = 8


def answer_text(line: StandardSum, language: Language) -> str:
    """Return what was answered to a row: by the county, or how many of its estates answered how."""
    if line.is_contested:
        return say("standard_two_answers", language)
    if line.is_of_county or not line.row.is_asked:
        is_open = line.fulfilment is None and not line.is_of_county
        return "" if is_open else fulfilment_word(line.fulfilment, language)
    return counts_text(line, language)


def counts_text(line: StandardSum, language: Language) -> str:
    """Return how many estates answered how."""
    counts = {one.value: line.counts[one] for one in Fulfilment}
    return say("county_standard_counts", language, open=line.open + line.contested, **counts)


def not_met_text(line: StandardSum, language: Language) -> str:
    """Return which estates do not meet a row, "" where none does not."""
    if not line.not_met:
        return ""
    joint = ", " if language == "en" else "、"
    names = joint.join(line.not_met[:_NAMED]) + ("…" if len(line.not_met) > _NAMED else "")
    return say("county_standard_not_met", language, names=names)


def head_text(check: CountyCheck, language: Language) -> str:
    """Return whose check it is, and how many estates and rows were answered."""
    whose = check.county or say("county_standard_all", language)
    answered = sum(one.fulfilment is not None for one in check.asked)
    facts = {"checked": check.checked, "estates": check.estates, "answered": answered}
    return say("county_standard_head", language, county=whose, year=check.year, of=len(check.asked), **facts)


def county_check_lines(check: CountyCheck, language: Language) -> Iterator[str]:
    """Yield the standard over a county as lines."""
    yield head_text(check, language)
    for line in check.lines:
        row, indent = line.row, "  " * (line.row.level - 1)
        whose = say("standard_of_county", language) if line.is_of_county else ""
        words = " ".join(filter(None, (whose, answer_text(line, language))))
        yield say("standard_line", language, indent=indent, code=row.code, name=row.name, word=words).rstrip(
            "：: "
        )
        told = [not_met_text(line, language), line.note]
        told += [evidence_text(one, language) for one in line.evidence]
        yield from (f"{indent}      {text}" for text in told if text)
    identity = check.standard.identity
    yield identity.statement_en if language == "en" else identity.statement
