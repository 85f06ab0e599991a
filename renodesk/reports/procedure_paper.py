"""Papers of a procedure (程序文件): eligibility, steps, seven ones, joint form, the way; each a section."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from renodesk.reports.blocks import Block, Callout, Cell, Column, Heading, Paragraph, Table, Tone
from renodesk.reports.papers import Document
from renodesk.reports.procedure_snapshot import ProcedureSnapshot, Row, WayLine, WayPart
from renodesk.reports.sectioned import sectioned_document
from renodesk.texts import Language, say

_LINE = "\u00a0"
"""A line to write on: an empty cell would have no height."""


def procedure_document(snapshot: ProcedureSnapshot, sections: Sequence[str] = ()) -> Document:
    """Return the papers of a procedure: the named sections, or all.

    Raises:
        UnknownSection: a name there is no section of.
    """
    language = snapshot.language
    return sectioned_document(
        snapshot,
        PROCEDURE_SECTIONS,
        sections,
        title=say("procedure_paper_title", language, estate=snapshot.estate),
        footer=say("procedure_footer", language, date=snapshot.date, digest=snapshot.digest[:16]),
    )


def eligibility(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return the judgement sheet: the verdict, every condition with its clause, lines to sign."""
    language = snapshot.language
    yield _heading(snapshot, "procedure_sheet_eligibility")
    yield Callout(
        title=say("eligibility_head", language, name=snapshot.estate, verdict=snapshot.verdict),
        lines=snapshot.verdict_remarks,
        tone=snapshot.verdict_tone,
    )
    columns = ((0.16, "code"), (0.22, "condition"), (0.1, "held"), (0.2, "clause"), (0.32, "source"))
    yield _table(language, columns, snapshot.conditions)
    yield Paragraph(text=snapshot.verdict_statement, tone="quiet")
    yield _signatures(language)


def steps(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return every step with where it stands and why it waits."""
    language = snapshot.language
    yield _heading(snapshot, "procedure_sheet_steps")
    yield Paragraph(text=snapshot.statement, tone="quiet")
    if not snapshot.ways:
        yield Paragraph(text=say("procedure_none", language))
    yield from step_blocks(snapshot.ways, language)


def step_blocks(ways: Sequence[WayPart], language: Language) -> Iterator[Block]:
    """Yield each procedure with its steps, for any paper."""
    for way in ways:
        yield Heading(text=way.title, level=2)
        yield Paragraph(text=way.summary)
        columns = ((0.06, "number"), (0.2, "step"), (0.2, "actor"), (0.16, "state"), (0.38, "why"))
        yield _table(language, columns, way.steps)
        yield Paragraph(text=way.source, tone="quiet")


def papers(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return the register of papers."""
    language = snapshot.language
    yield _heading(snapshot, "procedure_sheet_papers")
    if not snapshot.papers:
        yield Paragraph(text=say("procedure_no_papers", language))
        return
    columns = ((0.12, "step"), (0.32, "paper"), (0.22, "paper_number"), (0.13, "day"), (0.21, "issuer"))
    yield _table(language, columns, snapshot.papers)


def seven_ones(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return the sheet of the seven ones."""
    language = snapshot.language
    yield _heading(snapshot, "procedure_sheet_ones")
    yield _table(language, ((0.1, "number"), (0.36, "one"), (0.38, "units"), (0.16, "single")), snapshot.ones)
    yield Paragraph(text=snapshot.ones_word)
    yield Paragraph(text=snapshot.ones_source, tone="quiet")
    yield _signatures(language)


def together(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return the special projects beside the main one."""
    language = snapshot.language
    yield _heading(snapshot, "procedure_sheet_together")
    if not snapshot.specials:
        yield Paragraph(text=say("together_none", language))
    for one in snapshot.specials:
        yield Heading(text=one.title, level=2)
        yield Paragraph(text=one.word)
        yield _table(language, ((0.3, "row"), (0.7, "result")), one.rows)


def people(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return the roster with lines for names, which are never printed, and the meetings."""
    language = snapshot.language
    yield _heading(snapshot, "procedure_sheet_people")
    columns = ((0.1, "number"), (0.34, "role"), (0.2, "person"), (0.2, "unit"), (0.16, "phone"))
    yield _table(language, columns, snapshot.roles, is_form=True)
    yield Heading(text=say("procedure_sheet_meetings", language), level=2)
    if snapshot.meetings:
        columns = ((0.16, "day"), (0.12, "raised"), (0.12, "settled"), (0.36, "kinds"), (0.24, "note"))
        yield _table(language, columns, snapshot.meetings)
    yield from (Paragraph(text=one) for one in snapshot.meeting_words)


def fast_track(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return the three questions, and the exemption note where all three say no."""
    language = snapshot.language
    code = "procedure_sheet_exempt" if snapshot.exempt else "procedure_sheet_fast"
    yield _heading(snapshot, code)
    yield _table(
        language, ((0.14, "number"), (0.4, "question"), (0.18, "answer"), (0.28, "note")), snapshot.questions
    )
    tone: Tone = "good" if snapshot.exempt else "plain"
    yield Callout(title=snapshot.exempt_word, lines=(), tone=tone)
    if snapshot.exempt:
        yield _signatures(language)


def promises(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return what is promised to residents, what it is about, and lines to sign."""
    language = snapshot.language
    yield _heading(snapshot, "procedure_sheet_promises")
    if not snapshot.promises:
        yield Paragraph(text=say("procedure_no_promises", language))
        return
    yield Paragraph(text=say("procedure_promised", language, estate=snapshot.estate))
    yield _table(language, ((0.08, "number"), (0.56, "promise"), (0.36, "source")), snapshot.promises)
    lines = snapshot.guarded or (say("procedure_nothing_guarded", language),)
    yield Callout(title=say("procedure_guarded", language), lines=lines, tone="plain")
    yield _signatures(language)


def joint_review(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return the joint review form: parts filled in, boxes for opinions and stamps."""
    language = snapshot.language
    yield _heading(snapshot, "procedure_sheet_joint")
    parts = tuple(
        (Cell(text=name, is_bold=True), Cell(text=text or _LINE)) for name, text in snapshot.form_parts
    )
    yield Table(columns=_columns(language, ((0.2, "part"), (0.8, "contents"))), rows=parts, is_form=True)
    yield _table(
        language, ((0.3, "office"), (0.42, "opinion"), (0.28, "stamp")), snapshot.form_opinions, is_form=True
    )
    yield Paragraph(text=snapshot.form_days)
    yield Paragraph(text=snapshot.form_source, tone="quiet")


def timeline(snapshot: ProcedureSnapshot) -> Iterator[Block]:
    """Return the estate's way by day."""
    yield _heading(snapshot, "procedure_sheet_way")
    yield from way_blocks(snapshot.way, snapshot.language)


def way_blocks(way: Sequence[WayLine], language: Language) -> Iterator[Block]:
    """Yield the way as a table; planned days are in grey."""
    if not way:
        yield Paragraph(text=say("way_nothing", language))
        return
    rows = tuple(
        Row(cells=(one.day, one.kind, one.text), tone="quiet" if one.is_planned else "plain") for one in way
    )
    yield _table(language, ((0.16, "day"), (0.14, "kind"), (0.7, "event")), rows)


def _heading(snapshot: ProcedureSnapshot, code: str) -> Heading:
    return Heading(text=say(code, snapshot.language, estate=snapshot.estate))


def _columns(language: Language, columns: Sequence[tuple[float, str]]) -> tuple[Column, ...]:
    return tuple(Column(title=say(f"procedure_col_{name}", language), width=width) for width, name in columns)


def _table(
    language: Language, columns: Sequence[tuple[float, str]], rows: Sequence[Row], *, is_form: bool = False
) -> Table:
    return Table(
        columns=_columns(language, columns),
        rows=tuple(tuple(Cell(text=text, tone=row.tone) for text in row.cells) for row in rows),
        is_form=is_form,
    )


def _signatures(language: Language) -> Table:
    labels = (say("procedure_signed_by", language), say("procedure_checked_by", language))
    rows = tuple((Cell(text=label, is_bold=True), Cell(text=_LINE), Cell(text=_LINE)) for label in labels)
    return Table(
        columns=_columns(language, ((0.3, "who"), (0.4, "signature"), (0.3, "day"))), rows=rows, is_form=True
    )


PROCEDURE_SECTIONS: Mapping[str, Callable[[ProcedureSnapshot], Iterator[Block]]] = {
    "eligibility": eligibility,
    "steps": steps,
    "step_papers": papers,
    "seven_ones": seven_ones,
    "together": together,
    "people": people,
    "fast_track": fast_track,
    "promises": promises,
    "joint_review": joint_review,
    "way": timeline,
}
"""Every part by name, in the order it is printed."""
