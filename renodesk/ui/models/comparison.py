"""The rows of a comparison as a table: what, where, then and now, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QObject, Qt

from renodesk.domain.places import Place
from renodesk.services.comparison import Comparison, ProblemState
from renodesk.services.comparison_words import points_text
from renodesk.texts import Language, say
from renodesk.ui.models.rows import RowsModel
from renodesk.ui.theme import Theme

_ICONS = {
    ProblemState.SOLVED: ("answered", "good"),
    ProblemState.STILL: ("low", "warn"),
    ProblemState.UNSEEN: ("unseen", "ink3"),
    ProblemState.CONTESTED: ("contested", "bad"),
    ProblemState.NOT_APPLICABLE: ("not_applicable", "ink3"),
    ProblemState.GONE: ("not_applicable", "ink3"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonRow:
    """One line: a spot, its scores, and the word and icon for what became of it."""

    item: str
    place: Place
    last: Fraction | None
    now: Fraction | None
    word: str
    icon: tuple[str, str]
    chapter: str = ""
    musts: tuple[str, ...] = ()

    @property
    def change(self) -> Fraction | None:
        """Return the points gained, None where one side has none."""
        return None if self.last is None or self.now is None else self.now - self.last


def problem_rows(
    found: Comparison, language: Language, state: ProblemState | None
) -> Iterator[ComparisonRow]:
    """Yield the problems that were due, all of them or those of one outcome."""
    for one in found.problems:
        if state in (None, one.state):
            yield ComparisonRow(
                item=one.item,
                place=one.place,
                last=one.last.score,
                now=one.now.score if one.now else None,
                word=say(f"compare_{one.state}", language),
                icon=_ICONS[one.state],
                chapter=one.chapter,
                musts=one.musts,
            )


def arisen_rows(found: Comparison, language: Language) -> Iterator[ComparisonRow]:
    """Yield the shortfalls that are new today."""
    seen = {(one.item, one.place): one.last for one in found.compared}
    for one in found.arisen:
        word = "" if one.was_seen else say("compare_first_seen", language)
        yield ComparisonRow(
            item=one.item,
            place=one.place,
            last=seen.get((one.item, one.place)),
            now=one.now.score,
            word=word,
            icon=("red_flag", "bad") if one.now.is_red_flag else ("low", "warn"),
        )


def compared_rows(found: Comparison, sign: int | None) -> Iterator[ComparisonRow]:
    """Yield what was seen both times by one rule: better (1), worse (-1), or all of it (None)."""
    for one in found.compared:
        if one.is_same_rule and (sign is None or one.change * sign > 0):
            icon = ("answered", "good") if one.change > 0 else ("low", "warn")
            yield ComparisonRow(
                item=one.item,
                place=one.place,
                last=one.last,
                now=one.now,
                word="",
                icon=("unanswered", "ink3") if not one.change else icon,
            )


class ComparisonModel(RowsModel[ComparisonRow]):
    """Shows rows; names come in words."""

    numbers = (2, 3, 4)

    def __init__(self, titles: tuple[str, ...], theme: Theme, parent: QObject) -> None:
        """Show rows under `titles`: item, place, last, now, change, what became of it."""
        super().__init__(theme, parent, titles)
        self._names: tuple[tuple[str, str], ...] = ()

    def show_named(self, rows: tuple[ComparisonRow, ...], names: tuple[tuple[str, str], ...]) -> None:
        """Show these rows, each with the names of its item and place."""
        self._names = names
        self.put_rows(rows)

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a cell shows."""
        one = self.rows[at]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._texts(at, one)[column]
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return self._theme.icons.icon(*one.icon)
            case Qt.ItemDataRole.ForegroundRole if column == 4 and one.change:
                return self._theme.color("good" if one.change > 0 else "bad")
        return None

    def _texts(self, at: int, one: ComparisonRow) -> tuple[str, ...]:
        change = one.change
        points = "—" if change is None else ("+" if change > 0 else "") + points_text(change)
        return (*self._names[at], points_text(one.last), points_text(one.now), points, one.word)
