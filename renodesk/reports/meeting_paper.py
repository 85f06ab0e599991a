"""Papers of a residents' meeting: order form, notice, sign-in sheet, opinion form; each a section."""

from collections.abc import Callable, Mapping, Sequence

from renodesk.reports.blocks import Block
from renodesk.reports.meeting_forms import opinion, order, signin
from renodesk.reports.meeting_notice import notice
from renodesk.reports.meeting_snapshot import MeetingSnapshot
from renodesk.reports.papers import Document, PageWords, chosen_sections
from renodesk.texts import say

MEETING_SECTIONS: Mapping[str, Callable[[MeetingSnapshot], Sequence[Block]]] = {
    "order": order,
    "notice": notice,
    "signin": signin,
    "opinion": opinion,
}
"""Every part by name, in the order it is printed."""


def meeting_document(snapshot: MeetingSnapshot, sections: Sequence[str] = ()) -> Document:
    """Return the papers of a meeting: the named sections, or all.

    Raises:
        UnknownSection: a name there is no section of.
    """
    chosen = chosen_sections(MEETING_SECTIONS, sections)
    language = snapshot.language
    footer = "meeting_footer_notice" if chosen == [notice] else "meeting_footer"
    words = PageWords(
        title=say("meeting_title", language, estate=snapshot.estate),
        author=snapshot.office or "RenoDesk",
        header=say("meeting_title", language, estate=snapshot.estate),
        header_right=f"{snapshot.round}　{snapshot.seal}",
        footer=say(footer, language, date=snapshot.date, digest=snapshot.digest[:16]),
        page=say("report_page", language),
        contents="",
        has_cover=False,
    )
    return Document(
        blocks=[block for section in chosen for block in section(snapshot)],
        words=words,
        is_draft=notice in chosen and not snapshot.is_sealed,
        digest=snapshot.digest,
        estate_id=snapshot.estate_id,
        date=snapshot.date,
    )
