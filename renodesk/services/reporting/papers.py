"""Every paper of an estate by kind and form: documents for any writer, and books of their own writers."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from renodesk import __version__
from renodesk.domain.changes import Ranges
from renodesk.errors import NoEnglishPage, PaperNotMade
from renodesk.reports.marking import marked
from renodesk.reports.paper_mark import PaperMark, properties_of, text_digest
from renodesk.reports.papers import Document, Form, Kind, PaperOptions
from renodesk.services.environment import Progress, no_progress
from renodesk.services.reporting.states import state_of
from renodesk.services.session import EstateSession
from renodesk.tables.writing import replacing
from renodesk.texts import say


def make_diagnosis(session: EstateSession, options: PaperOptions) -> Document:
    """Return the diagnosis report of the current round."""
    from renodesk.reports.diagnosis import diagnosis_document  # a start need not wait for papers
    from renodesk.reports.english import english_page
    from renodesk.services.reporting.english import english_summary
    from renodesk.services.reporting.maker import snapshot_of

    document = diagnosis_document(snapshot_of(session, options.language), options.sections)
    if not options.with_english:
        return document
    return replace(document, english=english_page(english_summary(session)))


def write_ledger_book(
    session: EstateSession, out: Path, options: PaperOptions, progress: Progress = no_progress
) -> None:
    """Write the ledgers of the current round as a workbook, whole or not at all."""
    from renodesk.services.reporting.ledgers import write_ledgers  # a start need not wait for papers

    write_ledgers(session, out, options, progress)


def make_plan(session: EstateSession, options: PaperOptions) -> Document:
    """Return the plan document (一小区一策) of the adopted plan, else the first, or of the one asked for."""
    from renodesk.reports.plan_paper import plan_document, plan_in_english
    from renodesk.services.reporting.plan import plan_snapshot_of

    document = plan_document(plan_snapshot_of(session, options.language, options.plan), options.sections)
    if not options.with_english:
        return document
    return replace(document, english=plan_in_english(plan_snapshot_of(session, "en", options.plan)))


def make_buildings(session: EstateSession, options: PaperOptions) -> Document:
    """Return the sheets of the buildings (一楼一策) of that plan."""
    from renodesk.reports.plan_paper import buildings_document
    from renodesk.services.reporting.plan import plan_snapshot_of

    return buildings_document(plan_snapshot_of(session, options.language, options.plan), options.sections)


def make_poster(session: EstateSession, options: PaperOptions) -> Document:
    """Return the poster of the residents' meeting."""
    from renodesk.reports.poster import poster_document
    from renodesk.services.reporting.meeting import meeting_snapshot

    return poster_document(meeting_snapshot(session, options))


def make_meeting(session: EstateSession, options: PaperOptions) -> Document:
    """Return the papers of the residents' meeting."""
    from renodesk.reports.meeting_paper import meeting_document
    from renodesk.services.reporting.meeting import meeting_snapshot

    return meeting_document(meeting_snapshot(session, options), options.sections)


def make_ballots(session: EstateSession, options: PaperOptions) -> Document:
    """Return the notice of what the estate's ballots came to."""
    from renodesk.reports.ballots_paper import ballots_document
    from renodesk.services.reporting.ballots import ballots_snapshot

    return ballots_document(ballots_snapshot(session, options), options.sections)


def make_procedure(session: EstateSession, options: PaperOptions) -> Document:
    """Return the papers of the estate's procedures."""
    from renodesk.reports.procedure_paper import procedure_document
    from renodesk.services.reporting.procedure import procedure_snapshot

    return procedure_document(procedure_snapshot(session, options), options.sections)


def make_standard(session: EstateSession, options: PaperOptions) -> Document:
    """Return the self-check by the measuring standard, of the newest year that was answered."""
    from renodesk.reports.standard_paper import standard_document
    from renodesk.services.reporting.standard import standard_snapshot

    return standard_document(standard_snapshot(session, options), options.sections)


def write_standard(
    session: EstateSession, out: Path, options: PaperOptions, progress: Progress = no_progress
) -> None:
    """Write that self-check as a workbook, whole or not at all."""
    from renodesk.services.reporting.standard import write_standard_book

    write_standard_book(session, out, options, progress)


def make_questionnaire(session: EstateSession, options: PaperOptions) -> Document:
    """Return the papers of the questionnaire: the form to fill, and what came of it."""
    from renodesk.reports.questionnaire_paper import questionnaire_document
    from renodesk.services.reporting.questionnaire import questionnaire_snapshot

    return questionnaire_document(questionnaire_snapshot(session, options), options.sections)


def make_kept(session: EstateSession, options: PaperOptions) -> Document:
    """Return the kept ledgers: what is overdue, and every row of each."""
    from renodesk.reports.kept_paper import kept_document
    from renodesk.services.reporting.kept import kept_snapshot

    return kept_document(kept_snapshot(session, options), options.sections)


def write_kept(
    session: EstateSession, out: Path, options: PaperOptions, progress: Progress = no_progress
) -> None:
    """Write the kept ledgers as a workbook, whole or not at all."""
    from renodesk.services.reporting.kept import write_kept_book

    write_kept_book(session, out, options, progress)


MAKERS: Mapping[Kind, Callable[[EstateSession, PaperOptions], Document]] = {
    Kind.DIAGNOSIS: make_diagnosis,
    Kind.PLAN: make_plan,
    Kind.BUILDINGS: make_buildings,
    Kind.POSTER: make_poster,
    Kind.MEETING: make_meeting,
    Kind.BALLOTS: make_ballots,
    Kind.PROCEDURE: make_procedure,
    Kind.STANDARD: make_standard,
    Kind.QUESTIONNAIRE: make_questionnaire,
    Kind.KEPT: make_kept,
}
"""Papers as documents: each of them in every form a document has."""
BOOKS: Mapping[Kind, Callable[[EstateSession, Path, PaperOptions, Progress], None]] = {
    Kind.LEDGERS: write_ledger_book,
    Kind.STANDARD: write_standard,
    Kind.KEPT: write_kept,
}
"""Papers as workbooks, each written whole or not at all by its own function."""


def make_paper(
    session: EstateSession, kind: Kind, options: PaperOptions, archive: Path | None = None
) -> Document:
    """Return a paper of one moment, with whose it is, what it is, and the page in English if it is wanted.

    With an `archive` an annex compares the estate with those in it. The paper's mark speaks of the estate's
    own data, so it does not cover the annex.

    Raises:
        UnknownSection, NoEnglishPage: what was asked for is not there.
    """
    with session.file.held():
        document = MAKERS[kind](session, options)
        state = state_of(session, document.digest)
    if options.with_english and options.language == "zh":
        if not document.english:
            raise NoEnglishPage(kind=kind.value)
        document = replace(document, blocks=(*document.blocks, *document.english))
    document = marked(document, options)
    document = replace(document, marks=properties_of(mark_for(document, kind, options, state)))
    if archive is None:
        return document
    from renodesk.reports.beside import beside_blocks
    from renodesk.services.reporting.archive_beside import beside

    annex = beside_blocks(beside(session, archive, options.language), options.language)
    return replace(document, blocks=(*document.blocks, *annex), marks={**document.marks, "annex": "yes"})


def mark_for(document: Document, kind: Kind, options: PaperOptions, state: Ranges) -> PaperMark:
    """Return the mark of a paper that is made with these options, of these changes."""
    return PaperMark(
        kind=kind.value,
        language=options.language,
        sections=options.sections,
        with_english=options.with_english,
        plan=options.plan,
        office=options.office,
        logo=hashlib.sha256(options.logo).hexdigest() if options.logo else "",
        estate=document.estate_id,
        digest=document.digest,
        state=state,
        text=text_digest(document),
        version=__version__,
        date=document.date,
        is_draft=document.is_draft,
    )


def notes_of(session: EstateSession, kind: Kind, options: PaperOptions) -> tuple[str, ...]:
    """Return what a person should know before a paper leaves the house; it does not stand on the paper."""
    if kind is Kind.POSTER:
        from renodesk.services.reporting.meeting import poster_notes

        return poster_notes(session, options)
    if kind is Kind.MEETING and options.sections != ("notice",):
        return (say("meeting_private", options.language),)
    return ()


def forms_of(kind: Kind) -> tuple[Form, ...]:
    """Return the forms a kind of paper can be had in, the usual one first."""
    from renodesk.reports.registry import WRITERS

    books = (Form.XLSX,) if kind in BOOKS else ()
    return (*(WRITERS if kind in MAKERS else ()), *books)


def form_for(kind: Kind, form: Form | None, out: Path) -> Form:
    """Return the form asked for, else the one the ending of `out` says, else the usual one.

    Raises:
        PaperNotMade: there is no such paper, or not in this form.
    """
    known = forms_of(kind)
    ending = out.suffix.casefold().removeprefix(".")
    said = form or next((one for one in Form if one == ending), None) or next(iter(known), Form.PDF)
    if said not in known:
        raise PaperNotMade(kind=kind.value, form=said.value, known=", ".join(known) or "—")
    return said


def write_paper(
    session: EstateSession,
    kind: Kind,
    form: Form | None,
    out: Path,
    options: PaperOptions | None = None,
    progress: Progress = no_progress,
    archive: Path | None = None,
) -> Form:
    """Write a paper of the current round, whole or not at all, and return its form.

    Without `form` the ending of `out` decides. A document may compare the estate with an `archive`.

    Raises:
        PaperNotMade: there is no such paper, or not in this form.
        FileMissing: there is no such archive.
        UnknownSection: the paper has no section of a name that was chosen.
        NoEnglishPage: it has none.
        GlyphMissing: a character that cannot be printed.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    found = form_for(kind, form, out)
    options = options or PaperOptions()
    if found is Form.XLSX:
        if options.with_english and options.language == "zh":
            raise NoEnglishPage(kind=kind.value)
        BOOKS[kind](session, out, options, progress)
    else:
        with replacing(out) as file:
            write_paper_to(session, kind, found, file, options, progress, archive)
    return found


def write_paper_to(
    session: EstateSession,
    kind: Kind,
    form: Form,
    out: BinaryIO,
    options: PaperOptions,
    progress: Progress = no_progress,
    archive: Path | None = None,
) -> None:
    """Write a paper that is a document to an empty file; the same data give the same bytes."""
    from renodesk.reports.registry import WRITERS

    WRITERS[form](make_paper(session, kind, options, archive), out, progress)
