"""An estate beside those of an archive: an annex, since it is of the archive's day."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.sections.saying import tone_of
from renodesk.reports.snapshot import Interval
from renodesk.reports.words import interval_text, score_text
from renodesk.texts import Language, say


@dataclass(frozen=True, kw_only=True, slots=True)
class BesideLine:
    """The total ("") or a group: this estate's interval, five numbers of the others, and how many are what.

    `lower`, `alike` and `higher` count the others whose interval lies wholly below, touches, or lies wholly
    above this one; a score nobody has is in none of them.
    """

    code: str
    name: str
    own: Interval
    least: Fraction
    quarter: Fraction
    middle: Fraction
    three_quarters: Fraction
    most: Fraction
    lower: int
    alike: int
    higher: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """The comparison: with how many estates of which archive, and how many were left out of it."""

    archive: str
    estates: int
    left_out: int
    lines: tuple[BesideLine, ...]


def beside_blocks(beside: Beside, language: Language) -> Iterator[Block]:
    """Return the annex."""
    yield Heading(text=say("beside_title", language))
    yield Paragraph(
        text=say(
            "beside_how",
            language,
            archive=beside.archive,
            count=beside.estates,
            left_out=beside.left_out,
        ),
        tone="quiet",
    )
    if not beside.lines:
        yield Paragraph(text=say("beside_none", language))
        return
    titles = ("what", "own", "least", "quarter", "middle", "three_quarters", "most", "place")
    widths = (0.2, 0.13, 0.07, 0.08, 0.07, 0.08, 0.07, 0.3)
    yield Table(
        columns=tuple(
            Column(
                title=say(f"beside_{title}", language),
                width=width,
                align="left" if title in ("what", "place") else "right",
            )
            for title, width in zip(titles, widths, strict=True)
        ),
        rows=tuple(_row(line, language) for line in beside.lines),
    )


def _row(line: BesideLine, language: Language) -> tuple[Cell, ...]:
    numbers = (line.least, line.quarter, line.middle, line.three_quarters, line.most)
    place = say("beside_counts", language, lower=line.lower, alike=line.alike, higher=line.higher)
    return (
        Cell(text=f"{line.code} {line.name}".strip(), is_bold=not line.code),
        Cell(text=interval_text(line.own), tone=tone_of(line.own), is_bold=True),
        *(Cell(text=score_text(number)) for number in numbers),
        Cell(text=place),
    )
