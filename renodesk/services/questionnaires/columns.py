"""Which column of a table of forms is which question, by the way registers are matched.

Columns are headed by a question's code, by its words, or (where each option has a column of its own) by code
and option or by its words with the option in brackets.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from renodesk.domain.form import RegisterField
from renodesk.domain.questionnaire import Phase, Question, QuestionKind, Questionnaire
from renodesk.errors import UnknownField
from renodesk.services.register_import.header import MOST_ABOVE, Header, header_at
from renodesk.services.register_import.matching import ColumnMatch, How, Layout, header_in, samples_in
from renodesk.services.register_import.targets import Target, normal, words_of
from renodesk.tables.grids import Grid

NUMBER, DAY, INSTANCE, VERSION = "number", "day", "instance", "questionnaire"
_OWN: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("编号", "问卷编号", "纸质编号", "序号", "no", "form number"),
    DAY: (
        "日期",
        "填表日期",
        "提交答卷时间",
        "提交时间",
        "答题时间",
        "today",
        "submissiondate",
        "_submission_time",
    ),
    INSTANCE: ("instanceid", "meta/instanceid", "_uuid", "key", "答卷编号", "提交者id"),
    VERSION: ("问卷版本",),
}
"""Columns that are no question: number on the paper, day, what tells a submission from every other."""
OPTION, PLACE = "/", "_"
"""What parts a question from an option with a column of its own, and from the place of one in an order."""
_LEADING = re.compile(r"^\s*(?:[Qq]\s*)?\d{1,3}\s*[、.．:：)）]?\s*")
_BEHIND = re.compile(r"[【\[](?:单选|多选|填空|量表|矩阵|排序)[^】\]]*[】\]]")
_IN_BRACKETS = re.compile(r"[（(]([^（()）]+)[)）]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """How a table of forms is read: its layout, whose targets are questions, options or columns of ours."""

    layout: Layout
    unmatched: tuple[ColumnMatch, ...]

    def at(self, target: str) -> int | None:
        """Return the column of a target."""
        return self.layout.column(target)


def columns_of(
    grid: Grid, book: Questionnaire, phase: Phase, matches: Mapping[str, str] | None = None
) -> Columns:
    """Return how a grid is probably to be read; `matches` say of titles what they are, "" for nothing.

    Raises:
        UnknownField: `matches` name no column, or no question.
    """
    known = targets_of(book, phase)
    layout = layout_in(grid, book, phase)
    for title, key in (matches or {}).items():
        at_hand = next((one.at for one in layout.columns if normal(one.title) == normal(title)), None)
        if at_hand is None:
            raise UnknownField(field=title, where="--match")
        if key and key not in known:
            raise UnknownField(field=key, where="--match")
        layout = layout.with_match(at_hand, key)
    return columns_as(layout)


def columns_as(layout: Layout) -> Columns:
    """Return the columns of a layout, and those that hold something and mean nothing."""
    return Columns(
        layout=layout, unmatched=tuple(one for one in layout.columns if not one.target and one.samples)
    )


def layout_in(grid: Grid, book: Questionnaire, phase: Phase, header_row: int | None = None) -> Layout:
    """Return how a grid is probably to be read, or is with its header in a row (0: it has none)."""
    known = targets_of(book, phase)
    words = {word: key for key, one in reversed(known.items()) for word in words_of(one.field)}
    taken: set[str] = set()
    found = []
    header = _header(grid, words, book, phase) if header_row is None else header_in(grid, header_row)
    for at, titles in enumerate(header.titles):
        match = ColumnMatch(at=at, title=titles[0], samples=samples_in(grid, header, at))
        for key in _meant(titles, words, book, phase):
            if key not in taken:
                match = replace(match, target=key, how=How.NAME)
                taken.add(key)
                break
        found.append(match)
    return Layout(header=header, columns=tuple(found))


def _header(grid: Grid, words: Mapping[str, str], book: Questionnaire, phase: Phase) -> Header:
    """Return the line that names the most questions, the upper one where several do; the first where none."""
    named = [
        sum(any(_meant((title,), words, book, phase)) for title in row.cells if title)
        for row in grid.rows[:MOST_ABOVE]
    ]
    return header_at(grid, named.index(max(named)), 1)


def targets_of(book: Questionnaire, phase: Phase) -> dict[str, Target]:
    """Return what a column may be: ours, a question, an option of one, or a place in an order."""
    found = {key: _target(key, words[0], words[1:]) for key, words in _OWN.items()}
    for one in book.put(phase):
        both = (one.text_en, f"{one.code} {one.text}", f"{one.code} {one.text_en}")
        found[one.code] = _target(one.code, one.text, both)
        if one.is_ordered:
            for place in range(1, one.most + 1):
                key = f"{one.code}{PLACE}{place}"
                found[key] = _target(key, key, ())
        if one.kind == QuestionKind.MULTI:
            for option in book.options_of(one):
                key = f"{one.code}{OPTION}{option.code}"
                found[key] = _target(key, key, ())
    return found


def _target(key: str, label: str, synonyms: tuple[str, ...]) -> Target:
    field = RegisterField(
        name=key,
        level="estate",
        type="text",
        unit="",
        default="",
        label=label,
        label_en="",
        used_by=(),
        note="",
        options={},
        rules=(),
        is_personal=False,
        source="",
        provenance=(),
        synonyms=synonyms,
    )
    return Target(key=key, field=field)


def _meant(
    titles: tuple[str, ...], words: Mapping[str, str], book: Questionnaire, phase: Phase
) -> Iterator[str]:
    """Yield what the titles of a column may mean, the surest first."""
    for title in titles:
        plain = _BEHIND.sub("", unicodedata.normalize("NFKC", title)).strip()
        bare = _LEADING.sub("", plain)
        tail = plain.rsplit("/", 1)[-1].rsplit("-", 1)[-1]
        option = _option_in(bare, words, book, phase)
        if option:
            yield option
        for one in (plain, bare, tail):
            key = words.get(normal(one))
            if key is not None:
                yield key


def place_in(target: str) -> tuple[str, int]:
    """Return the question and place of a target such as `QM2_1`; place 0 where it is none."""
    code, _, place = target.rpartition(PLACE)
    return (code, int(place)) if code and place.isdecimal() else (target, 0)


def _option_in(title: str, words: Mapping[str, str], book: Questionnaire, phase: Phase) -> str:
    """Return the option a title names beside its question, "" where it names none."""
    for question, label in _parted(title):
        key = words.get(normal(question), "") or words.get(normal(question.rsplit("/", 1)[-1]), "")
        asked = book.question(key)
        if asked is not None and asked.is_put(phase) and asked.kind == QuestionKind.MULTI:
            option = _option_called(book, asked, label)
            if option:
                return f"{key}{OPTION}{option}"
    return ""


def _parted(title: str) -> Iterator[tuple[str, str]]:
    """Yield (question, option) of a title: `题(选项)`, `(选项)题`, `题:选项`, `题/选项`."""
    for found in _IN_BRACKETS.finditer(title):
        yield title[: found.start()] + title[found.end() :], found[1]
    for mark in (":", "/", "—", "|"):
        question, parted, label = title.rpartition(mark)
        if parted:
            yield question, label


def _option_called(book: Questionnaire, question: Question, label: str) -> str:
    wanted = normal(label) or label.strip()
    for option in book.options_of(question):
        if wanted in (normal(option.label), normal(option.code)):
            return option.code
    return ""
