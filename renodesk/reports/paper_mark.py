"""What a paper says of itself, to machines: of which data it is, and how it can be made again."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renodesk.domain.changes import Ranges
from renodesk.domain.log.ranges import joined
from renodesk.reports.papers import Document
from renodesk.reports.texts import texts_of
from renodesk.texts import Language

MOST_LETTERS = 200_000
"""A mark of more letters is no mark of ours."""
_MOST_PROPERTY = 250
"""Word and Excel show no more of a property."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_WRITER = re.compile(r"[0-9a-f]{16}")
_PAIR = re.compile(r"([1-9]\d{0,17})(?:-([1-9]\d{0,17}))?")


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperMark:
    """Which paper of which data this is.

    `digest` is that of the changes of `state`; `text` is the SHA-256 over everything printed, `logo` that of
    the logo, `version` the program's. A paper that lost its mark has nothing but the digest on its pages.
    """

    kind: str = ""
    language: Language = "zh"
    sections: tuple[str, ...] = ()
    with_english: bool = False
    plan: str = ""
    has_annex: bool = False
    """Whether it goes on with what is not of the estate's own data, such as other estates of an archive."""
    office: str = ""
    logo: str = ""
    estate: str = ""
    digest: str = ""
    state: Ranges | None = None
    text: str = ""
    version: str = ""
    date: str = ""
    is_draft: bool = False


def text_digest(document: Document) -> str:
    """Return the SHA-256 over every text of a document, in order."""
    found = hashlib.sha256()
    for text in texts_of((document.blocks, document.words)):
        found.update(text.encode("utf-8"))
        found.update(b"\0")
    return found.hexdigest()


def properties_of(mark: PaperMark) -> Mapping[str, str]:
    """Return a mark as names and values, as files of every form keep them."""
    return {
        "kind": mark.kind,
        "language": mark.language,
        "estate": mark.estate,
        "date": mark.date,
        "digest": mark.digest,
        "text": mark.text,
        "version": mark.version,
        "draft": "yes" if mark.is_draft else "no",
        "sections": ",".join(mark.sections),
        "english": "yes" if mark.with_english else "no",
        "plan": mark.plan,
        "annex": "yes" if mark.has_annex else "no",
        "office": mark.office,
        "logo": mark.logo,
        "state": state_text(mark.state or {}),
    }


def chunked(marks: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield a mark as properties of an office file: a long value goes on in properties that are numbered."""
    for name, value in marks.items():
        for at in range(0, len(value), _MOST_PROPERTY):
            number = at // _MOST_PROPERTY + 1
            shown = f"RenoDesk {name}" if number == 1 else f"RenoDesk {name} {number}"
            yield shown, value[at : at + _MOST_PROPERTY]


def mark_of(properties: Mapping[str, str]) -> PaperMark | None:
    """Return the mark a file's properties give, None where they give none; the file is not trusted."""
    if sum(len(value) for value in properties.values()) > MOST_LETTERS:
        return None
    digest = properties.get("digest", "")
    if not _DIGEST.fullmatch(digest):
        return None
    state = properties.get("state", "")
    return PaperMark(
        kind=properties.get("kind", ""),
        language="en" if properties.get("language") == "en" else "zh",
        sections=tuple(one for one in properties.get("sections", "").split(",") if one),
        with_english=properties.get("english") == "yes",
        plan=properties.get("plan", ""),
        has_annex=properties.get("annex") == "yes",
        office=properties.get("office", ""),
        logo=properties.get("logo", ""),
        estate=properties.get("estate", ""),
        digest=digest,
        state=state_from(state),
        text=properties.get("text", ""),
        version=properties.get("version", ""),
        date=properties.get("date", ""),
        is_draft=properties.get("draft") == "yes",
    )


def state_text(state: Ranges) -> str:
    """Return ranges as one line: `<writer>:1-5,7;<writer>:1-3`."""
    return ";".join(
        f"{writer}:{','.join(f'{low}-{high}' if high > low else str(low) for low, high in pairs)}"
        for writer, pairs in sorted(state.items())
    )


def state_from(text: str) -> Ranges | None:
    """Return the ranges of a line, None where it is none."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for part in text.split(";"):
        writer, _, numbers = part.partition(":")
        pairs = [_PAIR.fullmatch(one) for one in numbers.split(",")]
        if not _WRITER.fullmatch(writer) or writer in found or not all(pairs):
            return None
        ends = [(int(one[1]), int(one[2] or one[1])) for one in pairs if one]
        if any(low > high for low, high in ends):
            return None
        found[writer] = joined(ends)
    return found


def digest_in(text: str) -> str:
    """Return the whole digest that stands in the text of a paper, "" where there is none."""
    found = _DIGEST.search(text)
    return found[0] if found else ""
