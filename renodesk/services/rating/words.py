"""A county's rating in words, as command line, window and papers say it."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from renodesk.domain.money import yuan_shown
from renodesk.domain.numbers import write_number
from renodesk.domain.performance import Ends, FactType, PerformanceRow, RowKind, ScoreColumn
from renodesk.services.office_evidence import Evidence
from renodesk.services.rating.facts import FactLine, FactValue
from renodesk.services.rating.progress_words import progress_lines
from renodesk.services.rating.reading import Rating, RatingLine, Standing, VetoLine
from renodesk.texts import Language, joined, say

_DEPTH = {RowKind.PART: 1, RowKind.ITEM: 2, RowKind.LINE: 3}


def column_word(column: ScoreColumn, language: Language) -> str:
    """Return 自评, 复核 or 审议."""
    return say(f"rating_column_{column.value}", language)


def points_text(points: Ends | None, language: Language) -> str:
    """Return exact points; both ends where they are open."""
    if points is None:
        return say("rating_open", language)
    low, high = (write_number(one) for one in points)
    return low if low == high else f"{low} – {high}"


def given_text(line: RatingLine, column: ScoreColumn, language: Language) -> str:
    """Return what a column comes to in a row: open where nobody scored it, summed where it is made up."""
    if line.row.kind in (RowKind.LINE, RowKind.BONUS):
        return points_text(line.given.get(column), language)
    return points_text(line.points[column], language)


def grades_text(grades: Iterable[PerformanceRow]) -> str:
    """Return the grades that are open, worst first."""
    return " – ".join(one.name for one in grades) or "–"


def tick_text(tick: bool | None, language: Language) -> str:
    """Return whether a veto holds."""
    if tick is None:
        return say("rating_open", language)
    return say("rating_veto_yes" if tick else "rating_veto_no", language)


def value_text(value: FactValue, kind: FactType) -> str:
    """Return the value of a fact, "" where there is none."""
    if isinstance(value, date):
        return value.isoformat()
    if value is None:
        return ""
    return yuan_shown(int(value * 100)) if kind == FactType.YUAN else write_number(value)


def fact_label(line: FactLine, language: Language) -> str:
    """Return what a fact is called."""
    return line.fact.label_en if language == "en" else line.fact.label


def fact_text(line: FactLine, language: Language) -> str:
    """Return a fact with its value, or that nobody knows it."""
    name = fact_label(line, language)
    if line.is_contested:
        return say("rating_fact_contested", language, name=name)
    if line.value is None:
        return say("rating_fact_unknown", language, name=name)
    value = value_text(line.value, line.fact.type)
    return say("rating_fact", language, name=name, value=value, unit=line.fact.unit).strip()


def fact_source(line: FactLine, language: Language) -> str:
    """Return where the value of a fact is from: who wrote it, and what the index tells."""
    told = say(line.told.code, language, **line.told.facts) if line.told is not None else ""
    said = say("rating_fact_written", language, by=line.by or "–") if line.written is not None else ""
    return (". " if language == "en" else "。").join(one.rstrip("。.") for one in (said, told) if one)


def proposal_text(line: RatingLine, language: Language) -> str:
    """Return what the formula of a row proposes and from what, "" where it has none."""
    if not line.row.points_from:
        return ""
    joint = "; " if language == "en" else "；"
    told = joint.join(fact_text(one, language) for one in line.read)
    if line.proposed is None:
        return say("rating_not_proposed", language, told=told)
    return say("rating_proposed", language, points=write_number(line.proposed), told=told)


def unassigned_text(line: RatingLine, language: Language) -> str:
    """Return what is said of points that belong to no line, "" where there are none."""
    if not line.unassigned:
        return ""
    points = line.row.points or Fraction(0)
    return say(
        "rating_unassigned",
        language,
        points=write_number(points),
        lines=write_number(points - line.unassigned),
        spare=write_number(line.unassigned),
    )


def lines_sum_text(rating: Rating, language: Language) -> str:
    """Return what the lines of the whole table add up to, where that is less than it says; else ""."""
    performance = rating.performance
    rows = performance.of_kind(RowKind.LINE)
    lines = sum((one.points or Fraction(0) for one in rows), Fraction(0))
    whole = next((one.points for one in performance.of_kind(RowKind.TABLE) if one.points), lines)
    if lines == whole:
        return ""
    spare = write_number(whole - lines)
    return say(
        "rating_lines_sum", language, points=write_number(whole), lines=write_number(lines), spare=spare
    )


def evidence_text(one: Evidence, language: Language) -> str:
    """Return a piece of evidence."""
    file = say("rating_evidence_file", language, file=one.file, digest=one.sha256[:12]) if one.file else ""
    return say("rating_evidence", language, key=one.key[:6], text=one.text, file=file)


def veto_text(line: VetoLine, language: Language) -> str:
    """Return what the figures say of a veto, "" where they say nothing for it."""
    if not line.is_suggested:
        return ""
    joint = "; " if language == "en" else "；"
    told = joint.join(fact_text(one, language) for one in line.read)
    return say("rating_veto_suggested", language, told=told)


def standing_lines(standing: Standing, language: Language) -> Iterator[str]:
    """Yield what a column comes to: points and grade, the veto that decided, the bonus apart."""
    column, grades = column_word(standing.column, language), grades_text(standing.grades)
    yield say(
        "rating_standing",
        language,
        column=column,
        points=points_text(standing.total, language),
        grades=grades,
        open=standing.open_rows,
        vetoes=standing.open_vetoes,
    )
    if standing.vetoed_by:
        names = joined("；", (one.name for one in standing.vetoed_by), language)
        yield say("rating_vetoed", language, column=column, grade=grades, names=names)
    if standing.bonus is not None:
        low, high = standing.total
        yield say(
            "rating_bonus",
            language,
            column=column,
            points=write_number(standing.bonus),
            total=points_text((low + standing.bonus, high + standing.bonus), language),
            grades=grades_text(standing.with_bonus),
        )


def title_of(rating: Rating, language: Language) -> str:
    """Return what a county's table is called."""
    identity = rating.performance.identity
    title = identity.title_en if language == "en" else identity.title
    return say("rating_head", language, county=rating.county, year=rating.year, title=title)


def rating_lines(rating: Rating, language: Language) -> Iterator[str]:
    """Yield a county's rating as lines."""
    yield title_of(rating, language)
    for line in rating.lines:
        yield from _row_lines(line, language)
    for veto in rating.vetoes:
        yield from _veto_lines(veto, language)
    for column in ScoreColumn:
        yield from standing_lines(rating.standings[column], language)
    if trap := lines_sum_text(rating, language):
        yield trap
    if rating.progress is not None:
        yield from progress_lines(rating.progress, language)
    identity = rating.performance.identity
    yield identity.statement_en if language == "en" else identity.statement


def _veto_lines(line: VetoLine, language: Language) -> Iterator[str]:
    row = line.row
    ticks = _joined(
        f"{column_word(one, language)} {tick_text(line.ticks[one], language)}" for one in ScoreColumn
    )
    yield say("rating_veto_line", language, code=row.code, name=row.name, ticks=ticks)
    told = [veto_text(line, language), *_notes(line, language), *contested_lines(line, language)]
    told += [evidence_text(one, language) for one in line.evidence]
    yield from (f"      {text}" for text in told if text)


def _row_lines(line: RatingLine, language: Language) -> Iterator[str]:
    depth = _DEPTH.get(line.row.kind, 0)
    scores = _joined(f"{column_word(one, language)} {given_text(line, one, language)}" for one in ScoreColumn)
    yield say(
        "rating_line",
        language,
        indent="  " * depth,
        code=line.row.code,
        name=line.row.name,
        points=write_number(line.row.points) if line.row.points is not None else "–",
        scores=scores,
    )
    told = [proposal_text(line, language), unassigned_text(line, language), *_notes(line, language)]
    told += contested_lines(line, language)
    told += [evidence_text(one, language) for one in line.evidence]
    yield from ("  " * depth + "      " + text for text in told if text)


def contested_lines(line: RatingLine | VetoLine, language: Language) -> Iterator[str]:
    """Yield in which columns two offices differ."""
    for one in ScoreColumn:
        if one in line.contested:
            yield say("rating_contested", language, column=column_word(one, language))


def _notes(line: RatingLine | VetoLine, language: Language) -> Iterator[str]:
    for column, text in line.notes.items():
        yield say("rating_note", language, column=column_word(column, language), text=text)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(parts)
