"""Make a document of blocks and write it as PDF or Word, whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from renodesk.domain.canonical import Json
from renodesk.domain.form import PackIdentity
from renodesk.errors import WrongUsage
from renodesk.reports import blocks
from renodesk.reports.papers import Document, Form, PageWords
from renodesk.services.environment import Progress, no_progress
from renodesk.services.moments import local_text
from renodesk.tables.writing import replacing
from renodesk.texts import Language, say


def write_office_paper(document: Document, out: Path, progress: Progress = no_progress) -> None:
    """Write a document in the form its ending names.

    Raises:
        WrongUsage: another ending than .pdf and .docx.
        GlyphMissing, NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    from renodesk.reports.registry import WRITERS  # a start need not wait for papers

    form = next((one for one in WRITERS if out.suffix.lower() == f".{one.value}"), None)
    if form is None:
        raise WrongUsage(what="out", value=out.name)
    with replacing(out) as file:
        WRITERS[Form(form)](document, file, progress)


def document_of(
    found: Iterable[blocks.Block],
    title: str,
    *,
    about: str,
    footer: str,
    language: Language,
    date: str = "",
    digest: str = "",
    is_draft: bool = False,
) -> Document:
    """Return blocks as a paper without a cover; `about` stands right in the header."""
    words = PageWords(
        title=f"{title} {about}".strip(),
        author="RenoDesk",
        header=title,
        header_right=about,
        footer=footer,
        page=say("report_page", language),
        contents=say("report_contents", language),
        has_cover=False,
        draft=say("paper_draft", language) if is_draft else "",
    )
    return Document(blocks=tuple(found), words=words, digest=digest, date=date, is_draft=is_draft)


def table(
    columns: Sequence[tuple[str, float, blocks.Align]], rows: Iterable[Sequence[blocks.Cell]]
) -> blocks.Table:
    """Return a table of columns (title, share of the width, alignment) and rows."""
    return blocks.Table(
        columns=tuple(
            blocks.Column(title=title, width=width, align=align) for title, width, align in columns
        ),
        rows=tuple(tuple(row) for row in rows),
    )


def cell(text: object, tone: blocks.Tone = "plain", *, is_bold: bool = False) -> blocks.Cell:
    """Return a cell."""
    return blocks.Cell(text=str(text), tone=tone, is_bold=is_bold)


def heading(text: str, level: int = 2) -> blocks.Heading:
    """Return a heading that begins no page."""
    return blocks.Heading(text=text, level=level, flows=True)


def pack_lines(packs: Iterable[Mapping[str, Json]], language: Language) -> Iterable[str]:
    """Yield what the packs say of themselves and their versions with digests."""
    packs = list(packs)
    for pack in packs:
        statement = pack.get("statement_en" if language == "en" else "statement")
        if statement:
            yield str(statement)
    for pack in packs:
        yield say(
            "office_paper_pack",
            language,
            id=pack.get("id"),
            version=pack.get("version"),
            digest=pack.get("sha256"),
        )


def pack_of(identity: PackIdentity) -> dict[str, Json]:
    """Return what `pack_lines` and frozen files say of a pack."""
    return {
        "id": identity.id,
        "version": identity.version,
        "sha256": identity.sha256,
        "statement": identity.statement,
        "statement_en": identity.statement_en,
    }


def moment(text: str) -> str:
    """Return a moment of a frozen file in local words."""
    return local_text(text) if text else ""
