"""“Why is this estate third?” as a sheet: points against its neighbours, what is open, which weight swaps."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.log import utc_text
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.environment import Environment
from renodesk.services.office_papers.writing import (
    cell,
    document_of,
    heading,
    moment,
    pack_lines,
    pack_of,
    table,
)
from renodesk.services.ranking_why import Neighbour, Why
from renodesk.services.ranking_words import (
    axis_name,
    counted_text,
    interval,
    ranks_text,
    signed,
    swap_text,
    tenths,
    unseen_name,
)
from renodesk.texts import Language, say

MOST_OPEN = 12
"""Rows of what is open that stand on the sheet; how many more there are is said."""


def why_document(why: Why, environment: Environment, language: Language) -> Document:
    """Return the sheet of an estate's rank, of this day."""
    day = moment(utc_text(environment.clock()))
    identity = why.weights.identity
    return document_of(
        _blocks(why, day, language),
        why.one.row.name,
        about=say("office_why_title", language),
        footer=say("office_paper_footer", language, at=day, pack=identity.id, version=identity.version),
        language=language,
        date=day[:10],
    )


def _blocks(why: Why, day: str, language: Language) -> Iterator[blocks.Block]:
    one = why.one
    title = say("office_why_head", language, name=one.row.name, rank=one.rank, count=why.count)
    yield heading(title, 1)
    yield blocks.KeyNumber(
        label=say("office_why_points", language),
        value=tenths(one.points),
        word=say("year_rank", language, rank=one.rank, band=ranks_text(one.best, one.worst)),
        note=say("office_why_band", language),
        tone="plain",
    )
    if one.points is None:
        yield blocks.Paragraph(text=say("why_no_need", language), tone="warn")
    else:
        yield _axes(why, language)
        yield blocks.Callout(
            title=say("office_why_swaps", language), lines=tuple(_swaps(why, language)), tone="quiet"
        )
    yield blocks.Together(blocks=tuple(_plan(why, language)))
    yield blocks.Together(blocks=tuple(_open(why, language)))
    yield heading(say("office_why_basis", language))
    for line in (
        *pack_lines([pack_of(why.weights.identity)], language),
        say("office_paper_made", language, at=day),
    ):
        yield blocks.Paragraph(text=line, tone="quiet")


def _neighbours(why: Why) -> list[tuple[str, Neighbour]]:
    pairs = (("office_why_before", why.before), ("office_why_after", why.after))
    return [(code, other) for code, other in pairs if other is not None]


def _axes(why: Why, language: Language) -> blocks.Table:
    neighbours = _neighbours(why)
    columns: list[tuple[str, float, blocks.Align]] = [
        (say("office_col_axis", language), 0.26, "left"),
        (say("office_col_weight", language), 0.08, "right"),
        (say("office_col_value", language), 0.15, "right"),
        (say("office_col_points", language), 0.09, "right"),
    ]
    for code, other in neighbours:
        title = say(code, language, name=other.one.row.name, rank=other.one.rank)
        columns.append((title, 0.42 / len(neighbours), "right"))
    rows = []
    for at, part in enumerate(why.parts):
        leads = [other.lead[at] if other.lead else None for _, other in neighbours]
        rows.append(
            (
                cell(axis_name(part.axis, language)),
                cell(part.axis.weight),
                cell(interval(part.low, part.high)),
                cell(tenths(part.points)),
                *(cell("–" if lead is None else signed(lead)) for lead in leads),
            )
        )
    total = [sum(other.lead, Fraction(0)) if other.lead else None for _, other in neighbours]
    rows.append(
        (
            cell(say("office_col_sum", language), is_bold=True),
            cell("100"),
            cell(interval(*why.one.ends) if why.one.ends else "–"),
            cell(tenths(why.one.points), is_bold=True),
            *(cell("–" if lead is None else signed(lead), is_bold=True) for lead in total),
        )
    )
    return table(columns, rows)


def _swaps(why: Why, language: Language) -> Iterator[str]:
    for _, other in _neighbours(why):
        yield say("office_why_swap", language, name=other.one.row.name, text=swap_text(other, language))


def _plan(why: Why, language: Language) -> Iterator[blocks.Block]:
    yield heading(say("office_why_plan", language))
    if not why.plan:
        yield blocks.Paragraph(text=say("why_no_plan", language), tone="warn")
        return
    adopted = why.one.row.project.plan == "adopted"
    yield blocks.Paragraph(
        text=say("office_why_plan_adopted" if adopted else "office_why_plan_draft", language), tone="quiet"
    )
    axes = {axis.axis: axis_name(axis, language) for axis in why.weights.axes}
    first = {one.part.axis: one for one in reversed(why.plan)}
    yield table(
        [
            (say("office_col_axis", language), 0.24, "left"),
            (say("office_col_part", language), 0.3, "left"),
            (say("office_col_weight", language), 0.09, "right"),
            (say("office_col_counted", language), 0.23, "right"),
            (say("office_col_share", language), 0.14, "right"),
        ],
        [
            (
                cell(axes.get(one.part.axis, "") if first[one.part.axis] is one else ""),
                cell(one.part.name_en if language == "en" else one.part.name),
                cell(one.part.weight),
                cell(counted_text(one, language)),
                cell(interval(*one.ends) if one.ends else "–"),
            )
            for one in why.plan
        ],
    )


def _open(why: Why, language: Language) -> Iterator[blocks.Block]:
    yield heading(say("office_why_open", language))
    if not why.unseen:
        yield blocks.Paragraph(text=say("office_why_open_none", language))
        return
    yield blocks.Paragraph(text=say("office_why_open_how", language, count=len(why.unseen)), tone="quiet")
    axes = {axis.axis: axis_name(axis, language) for axis in why.weights.axes}
    yield table(
        [
            (say("office_col_open", language), 0.5, "left"),
            (say("office_col_axis", language), 0.32, "left"),
            (say("office_col_open_points", language), 0.18, "right"),
        ],
        [
            (cell(unseen_name(row, language)), cell(axes.get(row.axis, "")), cell(tenths(row.points)))
            for row in why.unseen[:MOST_OPEN]
        ],
    )
    more = len(why.unseen) - MOST_OPEN
    if more > 0:
        yield blocks.Paragraph(text=say("office_why_open_more", language, count=more), tone="quiet")
