"""The same estate registered twice under two ids: both histories become one, by an explicit act.

Keys name no estate, so that the union of two logs is the log of one estate. What has to be said besides is
which id stays, and by which other it is known; both are changes, and travel like any other.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from renodesk.bundles.writing import Progress, no_progress
from renodesk.domain import vocabulary
from renodesk.errors import NothingToJoin
from renodesk.estates.assessing import estate_text
from renodesk.estates.identity import all_ids, estate_id
from renodesk.estates.incoming import Incoming
from renodesk.estates.merging import Merged, look_ahead, take_in
from renodesk.storage.act import Act
from renodesk.storage.estate_file import EstateFile

Acting = Callable[[], AbstractContextManager[Act]]
"""Opens one act of whoever joins, with the reason."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """Which id stays and which one it is known by besides, with both names, and what was brought."""

    id: str
    name: str
    other_id: str
    other_name: str
    merged: Merged


def check_joinable(file: EstateFile, incoming: Incoming) -> None:
    """Refuse what has no id of its own, or is of this estate already.

    Raises:
        NothingToJoin: it is to be merged like any other bundle of the estate.
    """
    if not incoming.estate_id or incoming.estate_id in all_ids(file):
        raise NothingToJoin(file=incoming.name, name=incoming.estate_name, id=incoming.estate_id)


def join(
    file: EstateFile,
    incoming: Incoming,
    keep: Callable[[str, bytes], bool],
    acting: Acting,
    progress: Progress = no_progress,
    *,
    is_again: bool = False,
) -> Joined:
    """Take the other registration of the estate in; this file's id stays.

    `is_again` finishes what was joined already, here or on a laptop.

    The other id is written first: from then on everything of the other estate is of this one, wherever the
    work stops.

    Raises:
        NothingToJoin: it is of this estate already.
        SameIdOtherContent, BundleFaulty: nothing was written.
    """
    if not is_again:
        check_joinable(file, incoming)
    look_ahead(file, incoming, is_joining=True)
    own, name = estate_id(file), estate_text(file, "name")
    with acting() as act:
        act.put(vocabulary.also_cell(incoming.estate_id), incoming.estate_name)
    merged = take_in(file, incoming, keep, progress)
    settle_id(file, own, acting)
    return Joined(
        id=own,
        name=name,
        other_id=incoming.estate_id,
        other_name=incoming.estate_name,
        merged=merged,
    )


def settle_id(file: EstateFile, own: str, acting: Acting) -> None:
    """Say which of two ids stays, where both are there."""
    state = file.state(vocabulary.estate_cell("id"))
    if state is not None and (state.is_contested or state.value != own):
        with acting() as act:
            act.put(vocabulary.estate_cell("id"), own)
