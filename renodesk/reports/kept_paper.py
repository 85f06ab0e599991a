"""Kept ledgers on paper (台账): what is overdue anywhere, then each ledger row by row."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.kept_snapshot import KeptLine, KeptSnapshot
from renodesk.reports.papers import Document
from renodesk.reports.sectioned import sectioned_document
from renodesk.texts import Language, say

_OF_ONE = (("row", 0.11), ("matter", 0.47), ("who", 0.16), ("due", 0.14), ("state", 0.12))
_OF_ALL = (("ledger", 0.16), ("row", 0.11), ("matter", 0.45), ("who", 0.15), ("due", 0.13))


def kept_document(snapshot: KeptSnapshot, sections: Sequence[str] = ()) -> Document:
    """Return the paper: the named sections, or all.

    Raises:
        UnknownSection: a name there is no section of.
    """
    language = snapshot.language
    return sectioned_document(
        snapshot,
        KEPT_SECTIONS,
        sections,
        title=say("kept_paper_title", language, estate=snapshot.estate),
        footer=say("kept_footer", language, date=snapshot.date, digest=snapshot.digest[:16]),
    )


def overdue(snapshot: KeptSnapshot) -> Iterator[Block]:
    """Return what is overdue in any ledger, longest first."""
    language = snapshot.language
    yield Heading(text=say("kept_sheet_overdue", language, estate=snapshot.estate), flows=True)
    if not snapshot.overdue:
        yield Paragraph(text=say("kept_none_overdue", language, date=snapshot.date))
        return
    yield Table(
        columns=_columns(language, _OF_ALL),
        rows=tuple((Cell(text=title), *_cells(line, with_state=False)) for title, line in snapshot.overdue),
    )


def rows(snapshot: KeptSnapshot) -> Iterator[Block]:
    """Return each ledger that has rows, whole."""
    language = snapshot.language
    if not snapshot.ledgers:
        yield Heading(text=say("kept_paper_title", language, estate=snapshot.estate), flows=True)
        yield Paragraph(text=say("kept_nothing", language))
    for ledger in snapshot.ledgers:
        yield Heading(text=ledger.title, flows=True)
        yield Paragraph(text=ledger.sums)
        yield Table(
            columns=_columns(language, _OF_ONE),
            rows=tuple(_cells(line, with_state=True) for line in ledger.lines),
        )
        yield Paragraph(text=ledger.statement, tone="quiet")
        yield Paragraph(text=ledger.source, tone="quiet")


def _columns(language: Language, columns: Sequence[tuple[str, float]]) -> tuple[Column, ...]:
    return tuple(Column(title=say(f"kept_col_{name}", language), width=width) for name, width in columns)


def _cells(line: KeptLine, *, with_state: bool) -> tuple[Cell, ...]:
    words = (line.number, line.matter, line.who, line.due, *((line.state,) if with_state else ()))
    return tuple(Cell(text=word, tone=line.tone) for word in words)


KEPT_SECTIONS: Mapping[str, Callable[[KeptSnapshot], Iterator[Block]]] = {
    "kept_overdue": overdue,
    "kept_rows": rows,
}
"""Every part by name, in the order it is printed."""
