"""The office joins two estates of its archive that are one."""

from pathlib import Path

from renodesk.domain.changes import Author
from renodesk.errors import ReasonMissing
from renodesk.estates.joining import Joined
from renodesk.office.archive import Archive
from renodesk.office.joined import Joining
from renodesk.services.environment import Environment
from renodesk.services.office_index import index_of


def join_in_archive(
    archive: Path,
    keep: str,
    other: str,
    reason: str,
    author: Author,
    environment: Environment,
    *,
    index_url: str = "",
) -> Joined:
    """Join the estate `other` to `keep`, by their ids; later bundles of `other` go to `keep`.

    Raises:
        ReasonMissing: joining says why.
        UnknownEstate: one of them is not in the archive, or they are the same.
        NothingToJoin, EstateInUse, NotWritable, DiskFull, IndexUnfit: nothing was joined.
    """
    if not reason.strip():
        raise ReasonMissing(act="join")
    index = index_of(archive, environment, index_url)
    try:
        index.prepare()
        work = Joining(
            Archive(archive), index, author, clock=environment.clock, packs_folder=environment.forms
        )
        return work.join(keep, other, reason.strip())
    finally:
        index.close()
