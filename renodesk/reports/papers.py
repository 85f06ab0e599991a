"""What a paper is, whichever writer makes a file of it: its kind, its form, its blocks and its page words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeVar

from renodesk.errors import UnknownSection
from renodesk.reports.blocks import Block

Progress = Callable[[str, float], None]
PageSize = Literal["A4", "A3"]
Section = TypeVar("Section")


def no_progress(step: str, fraction: float) -> None:
    """Tell nobody."""


class Kind(StrEnum):
    """What a paper is about."""

    DIAGNOSIS = "diagnosis"
    PLAN = "plan"
    LEDGERS = "ledgers"
    POSTER = "poster"
    MEETING = "meeting"
    BALLOTS = "ballots"
    PROCEDURE = "procedure"
    STANDARD = "standard"
    QUESTIONNAIRE = "questionnaire"
    KEPT = "kept"
    BUILDINGS = "buildings"
    SHEETS = "sheets"


class Form(StrEnum):
    """What file a paper becomes; also the ending of its name."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperOptions:
    """How a paper is wanted; `sections` names those it has, none named means all.

    `plan` is the key of the alternative a paper is about; "" means the adopted one, else the first.
    """

    language: Literal["zh", "en"] = "zh"
    sections: tuple[str, ...] = ()
    office: str = ""
    logo: bytes | None = None
    with_english: bool = False
    plan: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageWords:
    """What stands on every page but the cover.

    Header left and right, footer, `page` with {page} and {pages}, and the heading of the contents.
    """

    title: str
    author: str
    header: str
    header_right: str
    footer: str
    page: str
    contents: str
    has_cover: bool = True
    """Whether the first page is a cover, which has neither header nor footer."""
    draft: str = ""
    """What stands across every page, the cover too, while the paper is a draft; "" for none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A whole paper for any writer; `date` is the day of its data, `digest` that of exactly these data."""

    blocks: Sequence[Block]
    words: PageWords
    size: PageSize = "A4"
    is_draft: bool = False
    digest: str = ""
    estate_id: str = ""
    date: str = ""
    logo: bytes | None = None
    english: Sequence[Block] = ()
    """The same on one page in English, for those who ask for it."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself to machines, by name; see `paper_mark.properties_of`."""


def chosen_sections(all_of_them: Mapping[str, Section], names: Sequence[str]) -> list[Section]:
    """Return the named sections in the order of the paper; all of them where none is named.

    Raises:
        UnknownSection: a name this paper has no section of.
    """
    for name in names:
        if name not in all_of_them:
            raise UnknownSection(section=name, known=", ".join(all_of_them))
    return [section for name, section in all_of_them.items() if not names or name in names]
