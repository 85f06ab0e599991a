"""Shortfalls, the worst first: the sentence of the problem ledger, photos, and what is asked for."""

from collections.abc import Iterator

from renodesk.reports.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Photo,
    Photos,
    Table,
    Together,
)
from renodesk.reports.saying import text
from renodesk.reports.snapshot import Shortfall, Snapshot
from renodesk.reports.words import interval_text, places_text, score_text
from renodesk.texts import joined


def shortfalls(snapshot: Snapshot) -> Iterator[Block]:
    """Return a block of each shortfall."""
    yield Heading(text=text(snapshot, "shortfalls"))
    if not snapshot.shortfalls:
        missing = snapshot.applicable - snapshot.scored
        code = "no_shortfalls_yet" if missing else "no_shortfalls"
        yield Paragraph(text=text(snapshot, code, count=missing))
    yield from _red_flags(snapshot)
    for number, one in enumerate(snapshot.shortfalls, 1):
        yield from _shortfall(snapshot, number, one)


def _red_flags(snapshot: Snapshot) -> Iterator[Block]:
    """Return every red flag: item, all its places, the lowest score."""
    if not snapshot.red_flags:
        return
    items = {
        flag.code: [one for one in snapshot.red_flags if one.code == flag.code] for flag in snapshot.red_flags
    }
    yield Heading(text=text(snapshot, "red_places"), level=2)
    yield Table(
        columns=(
            Column(title=text(snapshot, "col_item"), width=0.3),
            Column(title=text(snapshot, "col_places"), width=0.56),
            Column(title=text(snapshot, "col_lowest"), width=0.14, align="right"),
        ),
        rows=tuple(
            (
                Cell(text=f"{code} {flags[0].name}", is_bold=True),
                Cell(text=places_text([flag.place for flag in flags])),
                Cell(text=score_text(min(flag.score for flag in flags)), tone="bad", is_bold=True),
            )
            for code, flags in items.items()
        ),
    )


def _shortfall(snapshot: Snapshot, number: int, one: Shortfall) -> Iterator[Block]:
    urgency = text(snapshot, "urgent") if one.is_urgent else text(snapshot, "in_time")
    red = "　" + text(snapshot, "mark_red") if one.is_red else ""
    title = f"{number}　{one.code} {one.name}　{interval_text(one.interval)}"
    head: list[Block] = [
        Heading(text=title, level=3),
        Paragraph(text=f"{urgency}{red}", tone="bad" if one.is_urgent else "warn"),
        Paragraph(text=one.sentence),
    ]
    if one.details:
        head.append(Bullets(lines=one.details))
    asked = one.remedies or (text(snapshot, "no_item"),)
    head.append(
        Paragraph(text=text(snapshot, "asks_for", items=joined("；", asked, snapshot.language)), tone="quiet")
    )
    missing = text(snapshot, "photo_missing")
    photos = tuple(Photo(caption=photo.caption, read=photo.read, missing=missing) for photo in one.photos)
    if photos:
        head.append(Photos(photos=photos[:2]))
    yield Together(blocks=tuple(head))
    if photos[2:]:
        yield Photos(photos=photos[2:])
