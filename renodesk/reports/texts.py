"""Every text of a document, to be checked before anything is written."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from renodesk.reports.blocks import Bars, PinnedPicture, Radar
from renodesk.reports.chart_blocks import CostBars, Timeline, Waterfall


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
