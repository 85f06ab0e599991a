"""This round beside the one before: 整治完成率 with the list behind it, pairs of photos, what is new."""

from collections.abc import Iterator

from renodesk.reports.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    KeyNumber,
    Paragraph,
    Photo,
    Photos,
    Table,
    Together,
)
from renodesk.reports.saying import text
from renodesk.reports.snapshot import ComparisonPart, Interval, PhotoLine, RateLine, Snapshot
from renodesk.reports.words import interval_text
from renodesk.texts import joined


def comparison(snapshot: Snapshot) -> Iterator[Block]:
    """Return the chapter; nothing for a first round."""
    part = snapshot.comparison
    if part is None:
        return
    yield Heading(text=text(snapshot, "comparison", last=part.last, now=part.now))
    yield KeyNumber(
        label=text(snapshot, "works_rate"),
        value=part.rate.share,
        word=text(snapshot, "works_of", solved=part.rate.solved, due=part.rate.due),
        note=_must_note(snapshot, part),
        tone="good" if part.rate.due and part.rate.solved == part.rate.due else "warn",
    )
    yield Paragraph(text=text(snapshot, "works_rule", last=part.last), tone="quiet")
    yield from _rates(snapshot, part)
    yield from _problems(snapshot, part)
    yield from _arisen(snapshot, part)
    yield from _pairs(snapshot, part)
    yield from _changes(snapshot, part)


def _must_note(snapshot: Snapshot, part: ComparisonPart) -> str:
    if not part.must.due:
        return text(snapshot, "works_no_must")
    return text(snapshot, "works_must", share=part.must.share, solved=part.must.solved, due=part.must.due)


def _rates(snapshot: Snapshot, part: ComparisonPart) -> Iterator[Block]:
    yield Heading(text=text(snapshot, "works_chapters"), level=2)
    total = RateLine(
        code="",
        name=text(snapshot, "total"),
        solved=part.rate.solved,
        due=part.rate.due,
        share=part.rate.share,
        last=part.last_total,
        now=part.now_total,
    )
    yield Table(
        columns=(
            Column(title=text(snapshot, "col_chapter"), width=0.34),
            Column(title=part.last, width=0.18, align="right"),
            Column(title=part.now, width=0.18, align="right"),
            Column(title=text(snapshot, "col_solved_due"), width=0.15, align="right"),
            Column(title=text(snapshot, "col_share"), width=0.15, align="right"),
        ),
        rows=tuple(
            (
                Cell(text=f"{line.code} {line.name}".strip(), is_bold=line is total),
                Cell(text=_interval(line.last)),
                Cell(text=_interval(line.now), is_bold=True),
                Cell(text=f"{line.solved} / {line.due}"),
                Cell(text=line.share, is_bold=True),
            )
            for line in (*part.chapters, total)
        ),
    )
    if part.musts:
        yield Heading(text=text(snapshot, "works_musts"), level=2)
        yield Table(
            columns=(
                Column(title=text(snapshot, "col_check"), width=0.7),
                Column(title=text(snapshot, "col_solved_due"), width=0.15, align="right"),
                Column(title=text(snapshot, "col_share"), width=0.15, align="right"),
            ),
            rows=tuple(
                (
                    Cell(text=f"{line.code} {line.name}"),
                    Cell(text=f"{line.solved} / {line.due}"),
                    Cell(text=line.share, is_bold=True),
                )
                for line in part.musts
            ),
        )


def _interval(interval: Interval | None) -> str:
    return "—" if interval is None else interval_text(interval)


def _problems(snapshot: Snapshot, part: ComparisonPart) -> Iterator[Block]:
    yield Heading(text=text(snapshot, "works_problems", count=part.rate.due), level=2)
    if not part.problems:
        yield Paragraph(text=text(snapshot, "works_none_due", last=part.last))
        return
    yield Table(
        columns=(
            Column(title=text(snapshot, "col_item"), width=0.3),
            Column(title=text(snapshot, "col_solved_due"), width=0.17, align="right"),
            Column(title=text(snapshot, "col_outcome"), width=0.53),
        ),
        rows=tuple(
            (
                Cell(text=f"{one.code} {one.name}", is_bold=True),
                Cell(text=f"{one.solved} / {one.due}", tone="good" if one.solved == one.due else "warn"),
                Cell(
                    text=joined(
                        "；", (f"{word}：{places}" for word, places in one.outcomes), snapshot.language
                    )
                ),
            )
            for one in part.problems
        ),
    )


def _arisen(snapshot: Snapshot, part: ComparisonPart) -> Iterator[Block]:
    yield Heading(text=text(snapshot, "works_arisen"), level=2)
    if not part.arisen:
        yield Paragraph(text=text(snapshot, "works_none_arisen"))
        return
    lines = (
        f"{one.code} {one.name}：{one.places}" + (f"（{one.note}）" if one.note else "")
        for one in part.arisen
    )
    yield Bullets(lines=tuple(lines))


def _pairs(snapshot: Snapshot, part: ComparisonPart) -> Iterator[Block]:
    if not part.pairs:
        return
    yield Heading(text=text(snapshot, "works_pairs"), level=2)
    for one in part.pairs:
        photos = (_photo(snapshot, one.before), _photo(snapshot, one.after))
        yield Together(blocks=(Paragraph(text=one.title), Photos(photos=photos)))
    if part.more_pairs:
        yield Paragraph(text=text(snapshot, "works_more_pairs", count=part.more_pairs), tone="quiet")


def _photo(snapshot: Snapshot, line: PhotoLine) -> Photo:
    return Photo(caption=line.caption, read=line.read, missing=text(snapshot, "photo_missing"))


def _changes(snapshot: Snapshot, part: ComparisonPart) -> Iterator[Block]:
    yield Heading(text=text(snapshot, "works_like"), level=2)
    yield Bullets(lines=part.notes)
    if not part.changes:
        return
    yield Table(
        columns=(
            Column(title=text(snapshot, "col_item"), width=0.46),
            Column(title=text(snapshot, "col_better"), width=0.13, align="right"),
            Column(title=text(snapshot, "col_same"), width=0.13, align="right"),
            Column(title=text(snapshot, "col_worse"), width=0.13, align="right"),
            Column(title=text(snapshot, "col_mean"), width=0.15, align="right"),
        ),
        rows=tuple(
            (
                Cell(text=f"{one.code} {one.name}"),
                Cell(text=str(one.better)),
                Cell(text=str(one.same)),
                Cell(text=str(one.worse), tone="bad" if one.worse else "plain"),
                Cell(text=one.mean, is_bold=True),
            )
            for one in part.changes
        ),
    )
