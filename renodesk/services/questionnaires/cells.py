"""What a cell of somebody's table answers to a question: codes, numbers of the options, or their words."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from renodesk.domain.filled_form import Answer
from renodesk.domain.numbers import read_number
from renodesk.domain.questionnaire import Question, QuestionKind, Questionnaire

_NOTHING = frozenset({"(跳过)", "(空)", "(无)", "跳过", "n/a", "null", "nan", "-3", "—", "-"})
"""What programs of online surveys write for no answer."""
_PARTS = re.compile(r"[┋|;；\n]|→")
_LOOSE = re.compile(r"[,，、\s]+")


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


@dataclass(kw_only=True)
class CellReader:
    """Reads cells of one questionnaire; a text read once is known."""

    book: Questionnaire
    _known: dict[str, dict[str, Answer | None]] = field(default_factory=dict)
    _words: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def read(self, question: Question, text: str) -> Answer | None:
        """Return the answer of a cell, None for an empty one; what fits no option is kept as it is."""
        known = self._known.setdefault(question.code, {})
        if text not in known:
            known[text] = self._said(question, text)
        return known[text]

    def _said(self, question: Question, text: str) -> Answer | None:
        plain = text.strip()
        if not plain or _plain(plain) in _NOTHING:
            return None
        if question.kind == QuestionKind.TEXT:
            return plain
        if question.kind == QuestionKind.NUMBER:
            number = read_number(plain.removesuffix("元"))
            return plain if number is None else number
        words = self._words_of(question)
        whole = words.get(_plain(plain))
        if whole is not None:
            return (whole,)
        if question.is_single:
            return (plain,)
        return self._many(plain, words)

    def _many(self, text: str, words: Mapping[str, str]) -> tuple[str, ...]:
        """Return several options; what stands between signs nobody writes inside one is tried first."""
        found: list[str] = []
        for piece in filter(None, (one.strip() for one in _PARTS.split(text))):
            known = words.get(_plain(piece))
            loose = [one for one in _LOOSE.split(piece) if one]
            if known is not None:
                found.append(known)
            else:
                found += _longest(loose, words)
        return tuple(found)

    def _words_of(self, question: Question) -> Mapping[str, str]:
        known = self._words.get(question.code)
        if known is None:
            known = {}
            for key, option in self.book.keys_of(question).items():
                for word in (
                    option.code,
                    key,
                    option.label,
                    f"{key}.{option.label}",
                    f"{key}、{option.label}",
                ):
                    known.setdefault(_plain(word), option.code)
            self._words[question.code] = known
        return known


def _longest(pieces: list[str], words: Mapping[str, str]) -> list[str]:
    """Return options out of words parted by signs an option may hold itself (墙、楼板或梁有裂缝)."""
    found: list[str] = []
    at = 0
    marks = ("、", ",", "，", "") if not all(map(str.isdecimal, pieces)) else ("、",)
    while at < len(pieces):
        for end in range(len(pieces), at, -1):
            joined = (words.get(_plain(mark.join(pieces[at:end]))) for mark in marks)
            code = next((one for one in joined if one is not None), None)
            if code is not None:
                found.append(code)
                at = end
                break
        else:
            found.append(pieces[at])
            at += 1
    return found
