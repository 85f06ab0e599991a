"""The cover: what this is, of which estate, who answers for it."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Cover
from renodesk.reports.saying import text
from renodesk.reports.snapshot import Snapshot


def cover(snapshot: Snapshot) -> Iterator[Block]:
    """Return the cover page."""
    yield Cover(
        title=text(snapshot, "title"),
        subtitle=snapshot.estate,
        lines=(
            text(snapshot, "cover_round", round=snapshot.round),
            text(snapshot, "cover_id", id=snapshot.estate_id),
            text(snapshot, "cover_state", seal=snapshot.seal),
            text(snapshot, "cover_digest", digest=snapshot.digest),
        ),
        signatures=(
            (text(snapshot, "prepared"), snapshot.prepared),
            (text(snapshot, "checked"), snapshot.checked),
            (text(snapshot, "reviewed"), snapshot.reviewed),
            (text(snapshot, "date"), snapshot.date),
            (text(snapshot, "stamp"), ""),
        ),
        note=snapshot.statement,
    )
