"""One page a mayor can read."""

from collections.abc import Iterator

from renodesk.reports.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Heading,
    KeyNumber,
    Radar,
    SideBySide,
    Table,
)
from renodesk.reports.saying import text
from renodesk.reports.sections.saying import tone_of
from renodesk.reports.snapshot import NodeLine, Snapshot
from renodesk.reports.words import interval_text, score_text
from renodesk.texts import joined

MOST_RED, MOST_SHORT, MOST_LETTERS = 4, 4, 34


def summary(snapshot: Snapshot) -> Iterator[Block]:
    """Return the summary page."""
    yield Heading(text=text(snapshot, "summary"))
    axes = tuple(_bar(node) for node in snapshot.groups)
    said = joined("；", (f"{axis.label} {axis.text}" for axis in axes), snapshot.language)
    yield SideBySide(left=tuple(_left(snapshot)), right=Radar(axes=axes, text=said))
    yield Heading(text=text(snapshot, "seven"), level=2)
    yield Bars(bars=axes)
    yield from _worst(snapshot)
    yield from _next_steps(snapshot)


def _bar(node: NodeLine) -> Bar:
    return Bar(
        label=node.name,
        low=node.interval.low,
        high=node.interval.high,
        tone=tone_of(node.interval),
        text=interval_text(node.interval),
    )


def _left(snapshot: Snapshot) -> Iterator[Block]:
    missing = snapshot.applicable - snapshot.scored
    note = text(snapshot, "interval_note", missing=missing) if missing else text(snapshot, "all_seen")
    yield KeyNumber(
        label=text(snapshot, "total"),
        value=interval_text(snapshot.total),
        word=snapshot.word,
        note=note,
        tone=tone_of(snapshot.total),
    )
    if snapshot.red_flags:
        lines = [_cut(f"{flag.code} {flag.name} · {flag.place}") for flag in snapshot.red_flags[:MOST_RED]]
        left = len(snapshot.red_flags) - MOST_RED
        if left > 0:
            lines.append(text(snapshot, "and_more", count=left))
        title = text(snapshot, "red_flags", count=len(snapshot.red_flags))
        yield Callout(title=title, lines=tuple(lines), tone="bad")
    elif missing := snapshot.applicable - snapshot.scored:
        yield Callout(title=text(snapshot, "no_red_flags_yet", count=missing), lines=(), tone="warn")
    else:
        yield Callout(title=text(snapshot, "no_red_flags"), lines=(), tone="good")


def _worst(snapshot: Snapshot) -> Iterator[Block]:
    if not snapshot.shortfalls:
        return
    yield Heading(text=text(snapshot, "first_things"), level=2)
    rows = []
    for one in snapshot.shortfalls[:MOST_SHORT]:
        asked = joined("；", one.remedies[:2], snapshot.language) or text(snapshot, "no_item")
        rows.append(
            (
                Cell(text=f"{one.code} {one.name}", is_bold=True),
                Cell(text=_cut(one.sentence)),
                Cell(text=_cut(asked)),
                Cell(
                    text=score_text(one.interval.low), tone="bad" if one.is_urgent else "warn", is_bold=True
                ),
            )
        )
    yield Table(
        columns=(
            Column(title=text(snapshot, "col_item"), width=0.22),
            Column(title=text(snapshot, "col_problem"), width=0.4),
            Column(title=text(snapshot, "col_remedy"), width=0.29),
            Column(title=text(snapshot, "col_score"), width=0.09, align="right"),
        ),
        rows=tuple(rows),
    )


def _cut(sentence: str) -> str:
    """Return what fits a summary; the chapter on shortfalls has the whole."""
    return sentence if len(sentence) <= MOST_LETTERS else sentence[: MOST_LETTERS - 1] + "…"


def _next_steps(snapshot: Snapshot) -> Iterator[Block]:
    yield Heading(text=text(snapshot, "next_steps"), level=2)
    urgent = sum(1 for one in snapshot.shortfalls if one.is_urgent)
    lines = [text(snapshot, "next_urgent", count=urgent)] if urgent else []
    if snapshot.unseen:
        lines.append(text(snapshot, "next_unseen", count=len(snapshot.unseen)))
    if snapshot.contested:
        lines.append(text(snapshot, "next_contested", count=len(snapshot.contested)))
    missing = snapshot.photos_needed - snapshot.photos_have
    if missing > 0:
        lines.append(text(snapshot, "next_photos", count=missing))
    yield Bullets(lines=tuple(lines or [text(snapshot, "next_none")]))
