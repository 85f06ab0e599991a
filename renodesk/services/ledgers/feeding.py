"""A document of the ledger registered with a step of the procedure, with its number, day and file."""

from collections.abc import Iterator

from renodesk.domain.changes import Changes
from renodesk.domain.ledger import Ledger
from renodesk.domain.vocabulary_ledgers import about_row
from renodesk.errors import WrongUsage
from renodesk.packs import ledger_of
from renodesk.services.attachments import Attachments
from renodesk.services.days import day_said
from renodesk.services.ledger_packs.packs import ledger_texts
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow
from renodesk.services.procedure import ProcedureActs
from renodesk.services.session import EstateSession

DOCUMENTS = "documents"
_STEP = "step"


def feeds_steps(ledger: Ledger) -> bool:
    """Return whether the rows of a ledger are documents a step may hold."""
    return ledger.feeds == DOCUMENTS


def documents_of(session: EstateSession) -> Iterator[str]:
    """Yield the titles of the documents that stand in the ledgers of an estate; what was dropped is none."""
    for text in ledger_texts(session).values():
        ledger = ledger_of(text)
        if feeds_steps(ledger):
            for row in LedgerBook(session, ledger).rows:
                if not row.state.by_reason:
                    yield str(row.said("title") or "")


def register_with_step(
    session: EstateSession, book: LedgerBook, row: LedgerRow, step: str = ""
) -> Changes | None:
    """Register a document with a step, the one its row names where none is said.

    Its first file goes along by its digest. None where that step holds it already.

    Raises:
        WrongUsage: the ledger holds no documents, or no step is said.
        UnknownStep: there is no such step.
        ProcedureMissing, PackFaulty: there is no procedure that can be read.
    """
    key = step.strip() or str(row.said(_STEP) or "")
    if not feeds_steps(book.ledger) or not key:
        raise WrongUsage(what=_STEP, value=key)
    said = {name: str(row.said(name) or "") for name in ("title", "doc_number", "issuer")}
    acts = ProcedureActs(session, book.language)
    for one in acts.book().papers():
        if (one.step, one.name, one.number) == (key, said["title"], said["doc_number"]):
            return None
    files = [one for one in Attachments(session).list(about_row(row.key)) if not one.is_personal]
    texts = {"number": said["doc_number"], "issuer": said["issuer"], "note": book.number(row)}
    texts["file"] = files[0].sha256 if files else ""
    return acts.register(key, said["title"], texts, day_said(row.values.get("issued_on")))
