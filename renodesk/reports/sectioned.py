"""A paper that is its sections, one after the other, under one title: no cover, no contents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from renodesk.reports.blocks import Block
from renodesk.reports.papers import Document, PageWords, chosen_sections
from renodesk.texts import Language, say


class OfEstate(Protocol):
    """What every snapshot of an estate says of itself."""

    @property
    def language(self) -> Language:
        """Return the language of the paper."""

    @property
    def estate_id(self) -> str:
        """Return the estate's id."""

    @property
    def office(self) -> str:
        """Return who hands the paper out, "" for nobody."""

    @property
    def date(self) -> str:
        """Return the day of the data."""

    @property
    def digest(self) -> str:
        """Return the digest of exactly these data."""


Snapshot = TypeVar("Snapshot", bound=OfEstate)
Sections = Mapping[str, Callable[[Snapshot], Iterator[Block]]]


def sectioned_document(
    snapshot: Snapshot,
    sections: Sections[Snapshot],
    names: Sequence[str],
    *,
    title: str,
    footer: str,
    header_right: str = "",
    is_draft: bool = False,
) -> Document:
    """Return a paper of the named sections, or of all; without `header_right` the day stands there.

    Raises:
        UnknownSection: a name there is no section of.
    """
    words = PageWords(
        title=title,
        author=snapshot.office or "RenoDesk",
        header=title,
        header_right=header_right or snapshot.date,
        footer=footer,
        page=say("report_page", snapshot.language),
        contents="",
        has_cover=False,
    )
    chosen = chosen_sections(sections, names)
    return Document(
        blocks=[block for section in chosen for block in section(snapshot)],
        words=words,
        digest=snapshot.digest,
        estate_id=snapshot.estate_id,
        date=snapshot.date,
        is_draft=is_draft,
    )
