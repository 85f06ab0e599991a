"""The result of ballots as it is posted (表决结果公示): the notice, and voices by building."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from renodesk.reports.ballots_snapshot import BallotsSnapshot, NoticePart, Row
from renodesk.reports.blocks import Block, Callout, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.consent_snapshot import GateLine
from renodesk.reports.papers import Document
from renodesk.reports.sectioned import sectioned_document
from renodesk.texts import Language, say

_LINE = "\u00a0"
"""A line to write on: an empty cell would have no height."""


def ballots_document(snapshot: BallotsSnapshot, sections: Sequence[str] = ()) -> Document:
    """Return the notice of every ballot's result: the named sections, or all.

    Raises:
        UnknownSection: a name there is no section of.
    """
    language = snapshot.language
    return sectioned_document(
        snapshot,
        BALLOT_SECTIONS,
        sections,
        title=say("result_notice_title", language, estate=snapshot.estate),
        footer=say("result_notice_footer", language, date=snapshot.date, digest=snapshot.digest[:16]),
    )


def notice(snapshot: BallotsSnapshot) -> Iterator[Block]:
    """Return a notice for each ballot: what was asked, what was said, what it comes to, a line to seal."""
    language = snapshot.language
    if not snapshot.notices:
        yield Heading(text=say("result_notice_title", language, estate=snapshot.estate))
        yield Paragraph(text=say("result_notice_none", language))
    for one in snapshot.notices:
        yield Heading(text=say("result_notice_head", language, matter=one.matter))
        yield Paragraph(text=one.asked)
        if not one.is_closed:
            yield Callout(title=say("result_notice_open", language), lines=(), tone="warn")
        yield _table(language, ((0.25, "said"), *((0.25, unit) for unit in _UNITS)), one.voices)
        if one.marks:
            yield Callout(title=say("result_notice_marks", language), lines=one.marks, tone="warn")
        yield Heading(text=say("result_notice_verdict", language), level=2)
        yield _gates(language, one)
        yield Paragraph(text=say("result_notice_private", language), tone="quiet")
        yield Paragraph(text=one.public or say("result_notice_public_blank", language))
        yield Paragraph(text=snapshot.statement, tone="quiet")
        yield _seal(language)


def places(snapshot: BallotsSnapshot) -> Iterator[Block]:
    """Return the voices building by building, for the file: of few households none are told apart."""
    language = snapshot.language
    for one in snapshot.notices:
        if one.places:
            yield Heading(text=say("result_notice_places", language, matter=one.matter))
            names = ("place", "agree", "against", "abstain", "invalid", "agree_area")
            yield _table(language, tuple((1 / len(names), name) for name in names), one.places)
            yield Paragraph(text=say("result_notice_few", language), tone="quiet")


_UNITS = ("households", "area", "persons")


def _gates(language: Language, one: NoticePart) -> Table:
    columns = ((0.21, "gate"), (0.09, "outcome"), (0.46, "figures"), (0.24, "clause"))
    return Table(columns=_columns(language, columns), rows=tuple(_gate(language, gate) for gate in one.gates))


def _gate(language: Language, one: GateLine) -> tuple[Cell, ...]:
    joint = "; " if language == "en" else "；"
    return (
        Cell(text=f"{one.name} · {one.stage}", is_bold=one.is_local),
        Cell(text=one.word, tone=one.tone),
        Cell(text=joint.join((one.sentence, *one.figures))),
        Cell(text=joint.join(one.sources), tone="quiet"),
    )


def _table(language: Language, columns: Sequence[tuple[float, str]], rows: Sequence[Row]) -> Table:
    return Table(
        columns=_columns(language, columns),
        rows=tuple(tuple(Cell(text=text, is_bold=at == 0) for at, text in enumerate(row)) for row in rows),
    )


def _columns(language: Language, columns: Sequence[tuple[float, str]]) -> tuple[Column, ...]:
    return tuple(
        Column(title=say(f"result_notice_col_{name}", language), width=width) for width, name in columns
    )


def _seal(language: Language) -> Table:
    cells = (say("result_notice_sealed_by", language), _LINE, say("result_notice_sealed_on", language), _LINE)
    return Table(
        columns=tuple(Column(title="", width=width) for width in (0.24, 0.34, 0.12, 0.3)),
        rows=(tuple(Cell(text=text) for text in cells),),
        is_form=True,
    )


BALLOT_SECTIONS: Mapping[str, Callable[[BallotsSnapshot], Iterator[Block]]] = {
    "ballot_notice": notice,
    "ballot_places": places,
}
"""Sections by name, in the order of the paper."""
