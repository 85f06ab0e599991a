"""One page in English at the end of a Chinese diagnosis, for partners who read no Chinese."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.reports.blocks import Bar, Bars, Block, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.sections.saying import tone_of
from renodesk.reports.snapshot import Interval
from renodesk.reports.words import interval_text, score_text
from renodesk.texts import say

MOST_RED, MOST_LOW, MOST_WORKS = 5, 6, 9


@dataclass(frozen=True, kw_only=True, slots=True)
class EnglishLine:
    """An indicator or group by its English name; `places` says where it is flagged red."""

    code: str
    name: str
    interval: Interval
    places: tuple[str, ...] = ()
    is_urgent: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class EnglishSummary:
    """Everything the page prints; `works` are the renovation items the answers ask for, by code and name."""

    estate: str
    round: str
    date: str
    state: str
    total: Interval
    word: str
    completion: Fraction
    buildings: int
    households: str
    groups: tuple[EnglishLine, ...]
    red_flags: tuple[EnglishLine, ...]
    lowest: tuple[EnglishLine, ...]
    works: tuple[tuple[str, str], ...]
    unseen: int
    statement: str


def english_page(summary: EnglishSummary) -> list[Block]:
    """Return the page as blocks."""
    return list(_blocks(summary))


def _say(code: str, **facts: object) -> str:
    return say(f"english_{code}", "en", **facts)


def _blocks(summary: EnglishSummary) -> Iterator[Block]:
    yield Heading(text=_say("title"))
    yield Paragraph(
        text=_say(
            "estate",
            estate=summary.estate,
            round=summary.round,
            date=summary.date,
            state=summary.state,
            buildings=summary.buildings,
            households=summary.households or "—",
        )
    )
    yield Paragraph(
        text=_say(
            "total",
            interval=interval_text(summary.total),
            word=summary.word,
            share=score_text(summary.completion),
            unseen=summary.unseen,
        )
    )
    yield from _red(summary)
    yield Heading(text=_say("aspects"), level=2)
    yield Bars(bars=tuple(_bar(line) for line in summary.groups))
    if summary.lowest:
        yield Heading(text=_say("lowest"), level=2)
        yield _lowest(summary)
    if summary.works:
        yield Heading(text=_say("works", count=len(summary.works)), level=2)
        names = [f"{code} {name}" for code, name in summary.works[:MOST_WORKS]]
        left = len(summary.works) - MOST_WORKS
        yield Paragraph(text="; ".join(names) + (_say("more", count=left) if left > 0 else "."))
    yield Paragraph(text=_say("note", statement=summary.statement), tone="quiet")


def _red(summary: EnglishSummary) -> Iterator[Block]:
    if not summary.red_flags:
        yield Callout(title=_say("no_red"), lines=(), tone="good")
        return
    lines = [
        f"{one.code} {one.name} · {_where(one.places)} · {interval_text(one.interval)}"
        for one in summary.red_flags[:MOST_RED]
    ]
    left = len(summary.red_flags) - MOST_RED
    if left > 0:
        lines.append(_say("more", count=left).strip())
    count = sum(len(one.places) for one in summary.red_flags)
    yield Callout(title=_say("red", count=count), lines=tuple(lines), tone="bad")


def _where(places: Sequence[str]) -> str:
    return places[0] if len(places) == 1 else _say("places", count=len(places))


def _bar(line: EnglishLine) -> Bar:
    return Bar(
        label=line.name,
        low=line.interval.low,
        high=line.interval.high,
        tone=tone_of(line.interval),
        text=interval_text(line.interval),
    )


def _lowest(summary: EnglishSummary) -> Table:
    rows = tuple(
        (
            Cell(text=one.code, is_bold=True),
            Cell(text=one.name),
            Cell(text=_say("urgent") if one.is_urgent else "", tone="bad"),
            Cell(text=interval_text(one.interval), is_bold=True, tone=tone_of(one.interval)),
        )
        for one in summary.lowest[:MOST_LOW]
    )
    return Table(
        columns=(
            Column(title=_say("col_code"), width=0.1),
            Column(title=_say("col_item"), width=0.5),
            Column(title=_say("col_urgency"), width=0.22),
            Column(title=_say("col_score"), width=0.18, align="right"),
        ),
        rows=rows,
    )
