"""Papers that have to be there before the ground is opened, and are not: told where somebody plans to dig."""

from collections.abc import Sequence

from renodesk.domain.places import ESTATE
from renodesk.domain.planning import Trench
from renodesk.domain.procedure import DiggingPaper
from renodesk.errors import PackFaulty, ProcedureMissing
from renodesk.services.ledgers.feeding import documents_of
from renodesk.services.procedure import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


def papers_lacking(session: EstateSession, trenches: Sequence[Trench]) -> tuple[DiggingPaper, ...]:
    """Return what is to be there for these trenches and is registered with no step and in no ledger.

    甘建城〔2022〕15号 三: works that may touch gas facilities want a plan to protect them.
    """
    if not trenches:
        return ()
    try:
        book = ProcedureBook(session, "zh")
    except (ProcedureMissing, PackFaulty):
        return ()
    fields = session.fields.at(ESTATE)
    due = [one for one in book.pack.digging if fields(one.field) == one.value]
    if not due:
        return ()
    there = [one.name for one in book.papers()] + list(documents_of(session))
    return tuple(one for one in due if not any(one.name in name for name in there))


def lacking_sentences(papers: Sequence[DiggingPaper], language: Language) -> tuple[str, ...]:
    """Return a sentence for each paper that is not there, with what asks for it."""
    return tuple(
        say(
            "digging_paper_lacking",
            language,
            paper=one.name_en if language == "en" else one.name,
            source=one.origin.source,
        )
        for one in papers
    )
