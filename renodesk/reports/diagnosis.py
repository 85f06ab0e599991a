"""The diagnosis report as a document."""

from collections.abc import Sequence

from renodesk.reports.papers import Document, PageWords
from renodesk.reports.saying import text
from renodesk.reports.sections.registry import diagnosis_blocks
from renodesk.reports.snapshot import Snapshot


def diagnosis_document(snapshot: Snapshot, sections: Sequence[str] = ()) -> Document:
    """Return the diagnosis report of a round: the named sections, or all.

    Raises:
        UnknownSection: a name there is no section of.
    """
    blocks = diagnosis_blocks(snapshot, sections)
    words = PageWords(
        title=f"{snapshot.estate} {text(snapshot, 'title')}",
        author=snapshot.prepared or "RenoDesk",
        header=text(snapshot, "header", estate=snapshot.estate),
        header_right=f"{snapshot.round}　{snapshot.seal}",
        footer=text(
            snapshot,
            "footer" if snapshot.is_proposed else "footer_official",
            seal=snapshot.date,
            digest=snapshot.digest[:16],
        ),
        page=text(snapshot, "page"),
        contents=text(snapshot, "contents"),
        has_cover=not sections or "cover" in sections,
    )
    return Document(
        blocks=blocks,
        words=words,
        is_draft=not snapshot.is_sealed,
        digest=snapshot.digest,
        estate_id=snapshot.estate_id,
        date=snapshot.date,
    )
