"""The marks of any paper: whose it is, on cover and header, and that it is a draft, on every page."""

from collections.abc import Sequence
from dataclasses import replace

from renodesk.reports.blocks import Block, Cover
from renodesk.reports.papers import Document, PaperOptions
from renodesk.texts import say


def marked(document: Document, options: PaperOptions) -> Document:
    """Return a document that carries the marks an office wants and its own state asks for."""
    words = document.words
    header = " · ".join(one for one in (options.office, words.header) if one)
    draft = say("paper_draft", options.language) if document.is_draft else ""
    right = words.header_right
    if draft and draft.casefold() not in right.casefold():
        right = " ".join(one for one in (right, draft) if one)
    return replace(
        document,
        blocks=_covered(document.blocks, options),
        words=replace(words, header=header, header_right=right, draft=draft),
        logo=options.logo,
    )


def _covered(blocks: Sequence[Block], options: PaperOptions) -> Sequence[Block]:
    first = blocks[0] if blocks else None
    if not isinstance(first, Cover):
        return blocks
    return (replace(first, office=options.office, logo=options.logo), *blocks[1:])
