"""What the diagnosis and the plan print alike: what is open, the table of buildings, the packs."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.saying import InLanguage, text
from renodesk.reports.snapshot import BuildingLine, PackLine, UnseenLine


class OfPacks(InLanguage, Protocol):
    """A paper that says from which data and packs it was made."""

    @property
    def digest(self) -> str:
        """Return the digest of the data."""

    @property
    def date(self) -> str:
        """Return the day of the data."""

    @property
    def version(self) -> str:
        """Return the program's version."""

    @property
    def packs(self) -> tuple[PackLine, ...]:
        """Return the packs."""


def open_blocks(
    paper: InLanguage, unseen: Sequence[UnseenLine], contested: tuple[str, ...]
) -> Iterator[Block]:
    """Return what nobody has seen yet as a table, and what is contested as a list."""
    if unseen:
        yield Table(
            columns=(
                Column(title=text(paper, "col_item"), width=0.32),
                Column(title=text(paper, "col_places"), width=0.3),
                Column(title=text(paper, "col_reason"), width=0.38),
            ),
            rows=tuple(
                (
                    Cell(text=f"{one.code} {one.name}"),
                    Cell(text=one.places),
                    Cell(text=one.reason, tone="quiet"),
                )
                for one in unseen
            ),
        )
    else:
        yield Paragraph(text=text(paper, "nothing_unseen"))
    if contested:
        yield Heading(text=text(paper, "contested"), level=2)
        yield Bullets(lines=contested)


def buildings_blocks(
    paper: InLanguage, columns: Sequence[str], buildings: Sequence[BuildingLine]
) -> Iterator[Block]:
    """Return the buildings of the register under their heading, a column for each field."""
    yield Heading(text=text(paper, "buildings"), level=2)
    if not buildings:
        yield Paragraph(text=text(paper, "no_buildings"), tone="quiet")
        return
    share = 0.82 / max(1, len(columns))
    yield Table(
        columns=(
            Column(title=text(paper, "col_building"), width=0.18),
            *(Column(title=title, width=share, align="right") for title in columns),
        ),
        rows=tuple(
            (Cell(text=one.name, is_bold=True), *(Cell(text=value) for value in one.values))
            for one in buildings
        ),
    )


def origin_blocks(paper: OfPacks) -> Iterator[Block]:
    """Return which data and which packs this paper was made from."""
    yield Heading(text=text(paper, "origin"), flows=True)
    yield Paragraph(
        text=text(paper, "origin_digest", digest=paper.digest, date=paper.date, version=paper.version)
    )
    yield Table(
        columns=(
            Column(title=text(paper, "col_pack"), width=0.3),
            Column(title=text(paper, "col_version"), width=0.08, align="center"),
            Column(title=text(paper, "col_statement"), width=0.42),
            Column(title=text(paper, "col_sha256"), width=0.2),
        ),
        rows=tuple(
            (
                Cell(text=pack.title, is_bold=True),
                Cell(text=pack.version),
                Cell(text=pack.statement, tone="quiet"),
                Cell(text=pack.sha256[:16], tone="quiet"),
            )
            for pack in paper.packs
        ),
    )
    for pack in paper.packs:
        yield Paragraph(text=text(paper, "pack_source", title=pack.title, source=pack.source), tone="quiet")
