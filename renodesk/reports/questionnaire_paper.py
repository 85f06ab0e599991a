"""Papers of the questionnaire: the form to fill by hand, and what came of it; each a section."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from renodesk.reports.blocks import Block, Cell, Column, Heading, Paragraph, Table
from renodesk.reports.papers import Document
from renodesk.reports.questionnaire_snapshot import DraftPart, QuestionnaireSnapshot, ResidentsPart, VoiceRow
from renodesk.reports.sectioned import sectioned_document
from renodesk.texts import Language, say

_LINE = "\u00a0"
"""A line to write on: an empty cell would have no height."""
_TICK = "□"
_GAP = "　"


def questionnaire_document(snapshot: QuestionnaireSnapshot, sections: Sequence[str] = ()) -> Document:
    """Return the papers of the questionnaire: the named sections, or all.

    Raises:
        UnknownSection: a name there is no section of.
    """
    language = snapshot.language
    return sectioned_document(
        snapshot,
        QUESTIONNAIRE_SECTIONS,
        sections,
        title=say("voices_title", language, estate=snapshot.estate),
        footer=say("voices_footer", language, date=snapshot.date, digest=snapshot.digest[:16]),
        header_right=f"{snapshot.phase}{_GAP}{snapshot.version}",
    )


def form(snapshot: QuestionnaireSnapshot) -> Iterator[Block]:
    """Return the form to fill by hand: no name, no phone, the numbers that are typed before each option."""
    language = snapshot.language
    yield Heading(text=say("voices_form", language, estate=snapshot.estate))
    yield Paragraph(text=say("voices_form_how", language))
    number = (say("form_number", language), _LINE, say("form_day", language), _LINE)
    yield Table(
        columns=tuple(Column(title="", width=width) for width in (0.16, 0.34, 0.16, 0.34)),
        rows=(tuple(Cell(text=text) for text in number),),
        is_form=True,
    )
    for part in snapshot.form:
        yield Heading(text=part.title, level=2)
        rows = tuple(
            (
                Cell(text=f"{row.code} {row.text}" + (f"\n{row.hint}" if row.hint else "")),
                Cell(text=_GAP.join(f"{_TICK}{tick}" for tick in row.ticks) or row.writes or _LINE),
            )
            for row in part.rows
        )
        yield Table(
            columns=(Column(title="", width=0.4), Column(title="", width=0.6)), rows=rows, is_form=True
        )
    yield Paragraph(text=say("voices_form_private", language), tone="quiet")
    yield Paragraph(text=snapshot.statement, tone="quiet")


def results(snapshot: QuestionnaireSnapshot) -> Iterator[Block]:
    """Return the results, question by question."""
    language, residents = snapshot.language, snapshot.residents
    yield Heading(text=say("voices_results", language, estate=snapshot.estate))
    yield Paragraph(text=residents.sums)
    columns = ((0.08, "code"), (0.34, "question"), (0.24, "answers"), (0.34, "counts"))
    yield voice_table(language, columns, residents.questions)


def buildings(snapshot: QuestionnaireSnapshot) -> Iterator[Block]:
    """Return the results by building; where few spoke, of several together."""
    language, residents = snapshot.language, snapshot.residents
    yield Heading(text=say("voices_buildings", language, estate=snapshot.estate))
    yield Paragraph(text=residents.building_sums)
    if residents.buildings:
        columns = ((0.18, "building"), (0.12, "forms"), (0.26, "heads"), (0.44, "worst"))
        yield voice_table(language, columns, residents.buildings)


def sample(snapshot: QuestionnaireSnapshot) -> Iterator[Block]:
    """Return the rules of the sample with what was found."""
    language, residents = snapshot.language, snapshot.residents
    yield Heading(text=say("voices_sample", language, estate=snapshot.estate))
    yield voice_table(language, ((0.56, "rule"), (0.44, "source")), residents.checks)
    yield Paragraph(text=residents.sample)


def beside(snapshot: QuestionnaireSnapshot) -> Iterator[Block]:
    """Return residents' scores beside the designer's, the widest gaps first."""
    yield Heading(text=say("voices_beside", snapshot.language, estate=snapshot.estate))
    yield from _beside(snapshot.residents, snapshot.language)


def order(snapshot: QuestionnaireSnapshot) -> Iterator[Block]:
    """Return the residents' order beside the technical ranking."""
    yield Heading(text=say("voices_order", snapshot.language, estate=snapshot.estate))
    yield from _order(snapshot.residents, snapshot.language)


def drafts(snapshot: QuestionnaireSnapshot) -> Iterator[Block]:
    """Return the drafts that went to residents, with what came of each reply."""
    yield Heading(text=say("voices_drafts", snapshot.language, estate=snapshot.estate))
    yield from draft_blocks(snapshot.residents.drafts, snapshot.language)


def _beside(residents: ResidentsPart, language: Language) -> Iterator[Block]:
    if not residents.beside:
        yield Paragraph(text=say("form_beside_none", language))
        return
    columns = ((0.4, "indicator"), (0.16, "residents"), (0.14, "answered"), (0.16, "designer"), (0.14, "gap"))
    yield voice_table(language, columns, residents.beside)


def _order(residents: ResidentsPart, language: Language) -> Iterator[Block]:
    yield Paragraph(text=residents.order_sums)
    if residents.order:
        columns = (
            (0.08, "rank"),
            (0.34, "work"),
            (0.12, "wanted"),
            (0.12, "share"),
            (0.14, "places"),
            (0.2, "technical"),
        )
        yield voice_table(language, columns, residents.order)


def draft_blocks(drafts: Sequence[DraftPart], language: Language) -> Iterator[Block]:
    """Yield drafts with their replies, as the plan tells them too."""
    if not drafts:
        yield Paragraph(text=say("draft_none", language), tone="warn")
    for one in drafts:
        yield Paragraph(text=f"{one.title}{_GAP}{one.sums}")
        if one.replies:
            columns = ((0.44, "reply"), (0.12, "households"), (0.14, "came"), (0.3, "why"))
            yield voice_table(language, columns, one.replies)


def voice_table(language: Language, columns: Sequence[tuple[float, str]], rows: Sequence[VoiceRow]) -> Table:
    """Return rows as a table under their titles."""
    return Table(
        columns=tuple(
            Column(title=say(f"voices_col_{name}", language), width=width) for width, name in columns
        ),
        rows=tuple(tuple(Cell(text=text, tone=row.tone) for text in row.cells) for row in rows),
    )


QUESTIONNAIRE_SECTIONS: Mapping[str, Callable[[QuestionnaireSnapshot], Iterator[Block]]] = {
    "form_blank": form,
    "form_results": results,
    "form_buildings": buildings,
    "form_sample": sample,
    "form_beside": beside,
    "form_order": order,
    "form_drafts": drafts,
}
"""Every part by name, in the order it is printed."""
