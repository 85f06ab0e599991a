"""The same estate registered twice: a look first, then an act that keeps both histories."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Changes
from renodesk.errors import ReasonMissing
from renodesk.estates import joining
from renodesk.estates.incoming import open_incoming
from renodesk.estates.joining import Joined, check_joinable
from renodesk.estates.merging import keep_photo_in
from renodesk.services.environment import Progress, no_progress
from renodesk.services.exchange import believe, identities_of
from renodesk.services.moments import MomentKind, Moments
from renodesk.services.receiving import Preview, preview_of
from renodesk.services.safety import back_up
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act
from renodesk.texts import Language, say

__all__ = ["JoinPreview", "Joined", "join_estate", "join_lines", "preview_join"]


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinPreview:
    """What joining would do: both ids and names, and what would be brought. Nothing of it has happened."""

    id: str
    name: str
    other_id: str
    other_name: str
    preview: Preview


def preview_join(
    session: EstateSession, path: Path, language: Language, progress: Progress = no_progress
) -> JoinPreview:
    """Return what joining another file or bundle of the same estate would do.

    Raises:
        NothingToJoin: it is of this estate already.
        FileMissing, NotReadable, NotAnEstateFile, NewerBundle, BundleFaulty: it cannot be used.
        SameIdOtherContent: it would be refused.
    """
    with (
        open_incoming(path, progress, identities_of(session.environment)) as incoming,
        session.file.held(),
    ):
        check_joinable(session.file, incoming)
        return JoinPreview(
            id=session.estate_id,
            name=session.name,
            other_id=incoming.estate_id,
            other_name=incoming.estate_name,
            preview=preview_of(session, incoming, language, is_joining=True),
        )


def join_estate(
    session: EstateSession,
    path: Path,
    reason: str,
    progress: Progress = no_progress,
    *,
    copies: Path | None = None,
) -> Joined:
    """Join another registration of the same estate to this one, whose id stays.

    The other file is not touched. With `copies` this one is backed up there first, which is the way back.

    Raises:
        ReasonMissing: joining says why.
        NothingToJoin: it is of this estate already.
        BundleFaulty, SameIdOtherContent, SignatureRefused, ReadOnly, DiskFull: nothing was joined.
    """
    if not reason.strip():
        raise ReasonMissing(act="join")
    if session.is_read_only:
        raise session.file.refusal()
    held = session.file.ranges()

    @contextmanager
    def acting() -> Iterator[Act]:
        with session.act(reason.strip(), on_sealed=True) as act:
            yield act

    with open_incoming(path, progress, identities_of(session.environment)) as incoming:
        believe(incoming, session.environment)
        check_joinable(session.file, incoming)
        if copies is not None:
            back_up(session, copies, progress)
        joined = joining.join(session.file, incoming, keep_photo_in(session.file), acting, progress)
    Moments(session).note(MomentKind.BUNDLE, held)
    session.took(Changes(cells=joined.merged.cells, person=session.author.person))
    return joined


def join_lines(found: JoinPreview, language: Language) -> list[str]:
    """Return what joining would do, in sentences, before those of the preview."""
    both = {"name": found.name, "id": found.id, "other": found.other_name, "other_id": found.other_id}
    return [
        say("join_both", language, **both),
        say("join_stays", language, **both),
        say("join_back", language),
    ]
