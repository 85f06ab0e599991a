"""The handover slip (交接单): one page that says what a bundle is, for two people to sign."""

from collections.abc import Iterator
from dataclasses import dataclass

from renodesk.reports.blocks import Block, Cell, Code, Column, Heading, OnePage, Paragraph, SideBySide, Table
from renodesk.texts import Language, say

MOST_FILES = 4
_GROUP = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class SlipFile:
    """One file that is handed over: its name, its size in words, and its digest."""

    name: str
    size: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """Everything a slip prints; `inside` are label and words, `code` the QR code of the digests."""

    language: Language
    estate: str
    estate_id: str
    organization: str
    date: str
    files: tuple[SlipFile, ...]
    inside: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    code: tuple[tuple[bool, ...], ...]


def slip_blocks(slip: Slip) -> list[Block]:
    """Return the slip as blocks that stay on one page."""
    return [OnePage(blocks=tuple(_blocks(slip)), largest=1.0, smallest=0.6)]


def _blocks(slip: Slip) -> Iterator[Block]:
    language = slip.language
    yield Heading(text=say("slip_title", language), level=1, flows=True)
    yield SideBySide(
        left=(
            Heading(text=slip.estate, level=2),
            Paragraph(text=say("slip_from", language, organization=slip.organization or "—")),
            Paragraph(text=say("slip_date", language, date=slip.date or "—")),
            Paragraph(text=say("slip_id", language, id=slip.estate_id), tone="quiet"),
            Paragraph(text=say("slip_check", language), tone="quiet"),
        ),
        right=Code(modules=slip.code, caption=say("slip_code", language)),
    )
    yield Heading(text=say("slip_inside", language), level=2)
    yield _pairs(slip.inside)
    for notice in slip.notices:
        yield Paragraph(text=notice, tone="warn")
    yield Heading(text=say("slip_files", language), level=2)
    yield _files(slip)
    yield Heading(text=say("slip_sign", language), level=2)
    yield _signatures(language)


def _pairs(inside: tuple[tuple[str, str], ...]) -> Table:
    rows = tuple((Cell(text=label, tone="quiet"), Cell(text=words)) for label, words in inside)
    return Table(columns=(Column(title="", width=0.24), Column(title="", width=0.76)), rows=rows)


def _files(slip: Slip) -> Table:
    language = slip.language
    columns = (
        Column(title=say("slip_file", language), width=0.25),
        Column(title=say("slip_size", language), width=0.11, align="right"),
        Column(title=say("slip_digest", language), width=0.64),
    )
    rows = [
        (Cell(text=one.name), Cell(text=one.size), Cell(text=grouped(one.digest)))
        for one in slip.files[:MOST_FILES]
    ]
    if len(slip.files) > MOST_FILES:
        more = say("slip_more_files", language, count=len(slip.files) - MOST_FILES)
        rows.append((Cell(text=more), Cell(text=""), Cell(text="")))
    return Table(columns=columns, rows=tuple(rows))


def grouped(digest: str) -> str:
    """Return a digest in groups that can be read out."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def _signatures(language: Language) -> Table:
    columns = tuple(
        Column(title=say(title, language) if title else "", width=width)
        for title, width in (("", 0.14), ("slip_person", 0.26), ("slip_unit", 0.34), ("slip_day", 0.26))
    )
    rows = tuple(
        (Cell(text=say(who, language), is_bold=True), Cell(text=""), Cell(text=""), Cell(text=""))
        for who in ("slip_giver", "slip_taker")
    )
    return Table(columns=columns, rows=rows, is_form=True)
