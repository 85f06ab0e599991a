"""Rows of the screen of ratings: the table with its three columns, the figures of formulas, the standard."""

from collections.abc import Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from renodesk.domain.numbers import write_number
from renodesk.domain.performance import RowKind, ScoreColumn
from renodesk.domain.standard import Fulfilment
from renodesk.services.rating import Rating, RatingLine, VetoLine
from renodesk.services.rating.progress import Progress
from renodesk.services.rating.progress_words import (
    reached_text,
    target_name,
    verdict_text,
    wanted_text,
    year_words,
)
from renodesk.services.rating.standard_words import answer_text, not_met_text
from renodesk.services.rating.standards import CountyCheck
from renodesk.services.rating.words import (
    column_word,
    fact_label,
    fact_source,
    given_text,
    tick_text,
    value_text,
)
from renodesk.texts import Language, say
from renodesk.ui.models.problem_rows import Shown, ShownRow

TABLE, FACTS, STANDARD, PROGRESS = "table", "facts", "standard", "progress"
VIEWS = (
    (TABLE, str(QT_TRANSLATE_NOOP("RatingRows", "评价表"))),
    (FACTS, str(QT_TRANSLATE_NOOP("RatingRows", "算式用的数"))),
    (STANDARD, str(QT_TRANSLATE_NOOP("RatingRows", "衡量标准"))),
    (PROGRESS, str(QT_TRANSLATE_NOOP("RatingRows", "任务进度"))),
)
"""What the screen can list."""
_TITLES = {
    TABLE: (
        str(QT_TRANSLATE_NOOP("RatingRows", "条目")),
        str(QT_TRANSLATE_NOOP("RatingRows", "分值")),
        str(QT_TRANSLATE_NOOP("RatingRows", "算得")),
    ),
    FACTS: (
        str(QT_TRANSLATE_NOOP("RatingRows", "数据")),
        str(QT_TRANSLATE_NOOP("RatingRows", "数")),
        str(QT_TRANSLATE_NOOP("RatingRows", "从哪里来")),
    ),
    STANDARD: (
        str(QT_TRANSLATE_NOOP("RatingRows", "条目")),
        str(QT_TRANSLATE_NOOP("RatingRows", "答案")),
        str(QT_TRANSLATE_NOOP("RatingRows", "未达标的小区")),
    ),
    PROGRESS: (
        str(QT_TRANSLATE_NOOP("RatingRows", "到什么时候")),
        str(QT_TRANSLATE_NOOP("RatingRows", "要求")),
        str(QT_TRANSLATE_NOOP("RatingRows", "累计")),
        str(QT_TRANSLATE_NOOP("RatingRows", "做到没有")),
    ),
}
_VETO, _TO_CHECK = (
    str(QT_TRANSLATE_NOOP("RatingRows", "否决")),
    str(QT_TRANSLATE_NOOP("RatingRows", "请核对")),
)
_DEPTH = {RowKind.PART: 0, RowKind.ITEM: 1, RowKind.LINE: 2}
_ANSWERED = {
    Fulfilment.MET: ("answered", "good"),
    Fulfilment.PARTLY: ("partly", "warn"),
    Fulfilment.NOT_MET: ("low", "bad"),
    Fulfilment.NA: ("not_applicable", "ink3"),
    None: ("unanswered", "ink3"),
}


def tr(text: str) -> str:
    """Return words of these rows in the window's language."""
    return QCoreApplication.translate("RatingRows", text)


def titles_of(view: str, language: Language) -> tuple[str, ...]:
    """Return the titles of a view's columns."""
    titles = tuple(tr(one) for one in _TITLES[view])
    if view != TABLE:
        return titles
    return (*titles[:2], *(column_word(one, language) for one in ScoreColumn), *titles[2:])


def rows_of(
    view: str, rating: Rating, check: CountyCheck | None, column: ScoreColumn, language: Language
) -> tuple[ShownRow, ...]:
    """Return the rows of a view; the icon of a row says how it stands in the column at hand."""
    if view == FACTS:
        return tuple(_facts(rating, language))
    if view == STANDARD:
        return tuple(_standard(check, language)) if check is not None else ()
    if view == PROGRESS:
        return tuple(_progress(rating.progress, language)) if rating.progress is not None else ()
    return (*_lines(rating, column, language), *_vetoes(rating, column, language))


def _lines(rating: Rating, column: ScoreColumn, language: Language) -> Iterator[ShownRow]:
    for line in rating.lines:
        if line.row.kind == RowKind.TABLE:
            continue
        indent = "　" * _DEPTH.get(line.row.kind, 0)
        name = f"{indent}{line.row.code} {line.row.name}"
        proposed = write_number(line.proposed) if line.proposed is not None else ""
        spare = f" (+{write_number(line.unassigned)}?)" if line.unassigned else ""
        points = write_number(line.row.points) + spare if line.row.points is not None else ""
        yield ShownRow(
            key=line.row.code,
            cells=(
                Shown(text=name, icon=_line_icon(line, column)),
                Shown(text=points, token="ink2"),
                *(
                    Shown(text=given_text(line, one, language), token="ink" if one == column else "ink2")
                    for one in ScoreColumn
                ),
                Shown(text=proposed, token="ink2"),
            ),
        )


def _line_icon(line: RatingLine, column: ScoreColumn) -> tuple[str, str] | None:
    if column in line.contested:
        return ("contested", "bad")
    if line.most[column] is None:
        return None
    if line.row.kind == RowKind.ITEM and column not in line.given:
        return ("partly", "warn")
    return ("answered", "good") if column in line.given else ("unanswered", "ink3")


def _vetoes(rating: Rating, column: ScoreColumn, language: Language) -> Iterator[ShownRow]:
    for line in rating.vetoes:
        yield ShownRow(
            key=line.row.code,
            cells=(
                Shown(text=f"{line.row.code} {line.row.name}", icon=_veto_icon(line, column)),
                Shown(text=tr(_VETO), token="ink2"),
                *(Shown(text=tick_text(line.ticks[one], language)) for one in ScoreColumn),
                Shown(text=tr(_TO_CHECK) if line.is_suggested else "", token="ink2"),
            ),
        )


def _veto_icon(line: VetoLine, column: ScoreColumn) -> tuple[str, str]:
    if column in line.contested:
        return ("contested", "bad")
    tick = line.ticks[column]
    if tick is None:
        return ("unanswered", "ink3")
    return ("red_flag", "bad") if tick else ("answered", "good")


def _facts(rating: Rating, language: Language) -> Iterator[ShownRow]:
    for one in rating.facts:
        known = one.value is not None
        icon = (
            ("contested", "bad")
            if one.is_contested
            else ("answered", "good")
            if known
            else ("unanswered", "ink3")
        )
        value = f"{value_text(one.value, one.fact.type)} {one.fact.unit}".strip() if known else "—"
        yield ShownRow(
            key=one.fact.name,
            cells=(
                Shown(text=fact_label(one, language), icon=icon),
                Shown(text=value),
                Shown(text=fact_source(one, language), token="ink2"),
            ),
        )


def _standard(check: CountyCheck, language: Language) -> Iterator[ShownRow]:
    for one in check.lines:
        indent = "　" * (one.row.level - 1)
        found = one.fulfilment if one.is_of_county or not one.row.is_asked else one.estates
        icon = ("contested", "bad") if one.is_contested else _ANSWERED[found]
        answer = answer_text(one, language)
        whose = f"{say('standard_of_county', language)} {answer}" if one.is_of_county else answer
        yield ShownRow(
            key=one.row.code,
            cells=(
                Shown(text=f"{indent}{one.row.code} {one.row.name}", icon=icon),
                Shown(text=whose, token="ink" if one.is_of_county else "ink2"),
                Shown(text=not_met_text(one, language), token="ink2"),
            ),
        )


def _progress(progress: Progress, language: Language) -> Iterator[ShownRow]:
    for year in progress.years:
        yield ShownRow(
            key=f"year:{year.year}",
            cells=(
                Shown(text=say("progress_by_year", language, year=year.year)),
                Shown(text=""),
                Shown(text=year_words(year, language)),
                Shown(text=""),
            ),
        )
    for at, one in enumerate(progress.targets):
        icon = (
            ("unanswered", "ink3")
            if one.is_met is None
            else ("answered", "good")
            if one.is_met
            else ("low", "bad")
        )
        yield ShownRow(
            key=f"target:{at}",
            cells=(
                Shown(text=f"{target_name(one, language)} · {one.target.due.isoformat()}", icon=icon),
                Shown(text=wanted_text(one, language), token="ink2"),
                Shown(text=reached_text(one, language)),
                Shown(text=verdict_text(one, language), token="bad" if one.is_met is False else "ink2"),
            ),
        )
