"""What is still unseen or contested: a report says what it does not know."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Bullets, Heading
from renodesk.reports.saying import text
from renodesk.reports.shared_blocks import open_blocks
from renodesk.reports.snapshot import Snapshot


def unseen(snapshot: Snapshot) -> Iterator[Block]:
    """Return the list of what is open."""
    yield Heading(text=text(snapshot, "unseen"), flows=True)
    yield from open_blocks(snapshot, snapshot.unseen, snapshot.contested)
    if snapshot.warnings:
        yield Heading(text=text(snapshot, "warnings"), level=2)
        yield Bullets(lines=snapshot.warnings)
