"""Which data and which packs this paper was made from."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block
from renodesk.reports.shared_blocks import origin_blocks
from renodesk.reports.snapshot import Snapshot


def origin(snapshot: Snapshot) -> Iterator[Block]:
    """Return packs and digest."""
    return origin_blocks(snapshot)
