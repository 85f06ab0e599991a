"""Every text of a document, to be checked before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from renodesk.reports.blocks import Bars, Block, Heading, PinnedPicture, Radar, Table
from renodesk.reports.chart_blocks import CostBars, Timeline, Waterfall
from renodesk.reports.papers import PageWords


def texts_of(value: object) -> Iterator[str]:
    """Yield every text of a document or block."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def placed_texts(blocks: Sequence[Block], words: PageWords) -> Iterator[tuple[str, str]]:
    """Yield every text with where it stands: its chapter, in a table also the column."""
    chapter = words.title
    for block in blocks:
        if isinstance(block, Heading):
            chapter = block.text
        if not isinstance(block, Table):
            for text in texts_of(block):
                yield chapter, text
            continue
        titles = [column.title for column in block.columns]
        for title in titles:
            yield chapter, title
        for row in block.rows:
            for title, cell in zip(titles, row, strict=True):
                yield " · ".join(one for one in (chapter, title) if one), cell.text
    for text in texts_of(words):
        yield words.title, text


def chart_texts(value: object) -> Iterator[str]:
    """Yield the texts of a document that are drawn as part of a picture."""
    if isinstance(value, (Bars, Radar, Waterfall, CostBars, Timeline, PinnedPicture)):
        yield from texts_of(value)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from chart_texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from chart_texts(getattr(value, field.name))
