"""The self-check by the measuring standard on paper (衡量标准自查表): sums, rows, what is still open."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from renodesk.reports.blocks import Block, Bullets, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.papers import Document
from renodesk.reports.sectioned import sectioned_document
from renodesk.reports.standard_snapshot import StandardPaperRow, StandardSnapshot
from renodesk.texts import joined, say

_WIDTHS = (0.09, 0.37, 0.11, 0.26, 0.17)
_HEADS = ("code", "row", "answer", "told", "evidence")


def standard_document(snapshot: StandardSnapshot, sections: Sequence[str] = ()) -> Document:
    """Return the paper: the named sections, or all.

    Raises:
        UnknownSection: a name there is no section of.
    """
    language = snapshot.language
    return sectioned_document(
        snapshot,
        STANDARD_SECTIONS,
        sections,
        title=say("standard_paper_title", language, estate=snapshot.estate, year=snapshot.year),
        footer=say("standard_footer", language, pack=snapshot.pack, digest=snapshot.digest[:16]),
        is_draft=bool(snapshot.open),
    )


def sums(snapshot: StandardSnapshot) -> Iterator[Block]:
    """Return how many rows were answered how."""
    language = snapshot.language
    title = say("standard_paper_title", language, estate=snapshot.estate, year=snapshot.year)
    yield Heading(text=title, flows=True)
    yield Callout(title=snapshot.sums, lines=(), tone="warn" if snapshot.open else "good")
    yield Paragraph(text=snapshot.statement, tone="quiet")
    yield Paragraph(text=snapshot.source, tone="quiet")


def rows(snapshot: StandardSnapshot) -> Iterator[Block]:
    """Return every row under its part, with its answer and what bears it out."""
    held: list[StandardPaperRow] = []
    for row in snapshot.rows:
        if row.depth > 1:
            held.append(row)
            continue
        if held:
            yield _table(snapshot, held)
            held = []
        yield Heading(text=f"{row.code} {row.name}", level=2, flows=True)
    if held:
        yield _table(snapshot, held)


def _table(snapshot: StandardSnapshot, held: Sequence[StandardPaperRow]) -> Table:
    return Table(
        columns=tuple(
            Column(title=say(f"standard_col_{name}", snapshot.language), width=width)
            for name, width in zip(_HEADS, _WIDTHS, strict=True)
        ),
        rows=tuple(
            (
                Cell(text=row.code, is_bold=row.depth == 2),
                Cell(text=joined("：", filter(None, (row.name, row.text)), snapshot.language)),
                Cell(text=row.answer, tone=row.tone, is_bold=True),
                Cell(text=row.told),
                Cell(text=row.evidence),
            )
            for row in held
        ),
    )


def open_rows(snapshot: StandardSnapshot) -> Iterator[Block]:
    """Return what nobody has answered yet."""
    yield Heading(text=say("standard_paper_open", snapshot.language), level=2, flows=True)
    if snapshot.open:
        yield Bullets(lines=snapshot.open)
    else:
        yield Paragraph(text=say("standard_paper_none_open", snapshot.language))


STANDARD_SECTIONS: Mapping[str, Callable[[StandardSnapshot], Iterator[Block]]] = {
    "standard_sums": sums,
    "standard_rows": rows,
    "standard_open": open_rows,
}
"""Every part by name, in the order it is printed."""
