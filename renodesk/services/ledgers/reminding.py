"""What is overdue in any ledger an estate keeps, in a line, as one is told when the estate is opened."""

from renodesk.errors import PackFaulty
from renodesk.services.ledger_packs.packs import ledgers
from renodesk.services.ledger_packs.titles import ledger_title
from renodesk.services.ledgers.reading import LedgerBook
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


def overdue_words(session: EstateSession, language: Language) -> str:
    """Return how much is overdue and what longest, "" where nothing is.

    Only ledgers in which something was entered are read.
    """
    kept = {state.cell.key for state in session.file.states("ledger") if state.value is not None}
    if not kept:
        return ""
    try:
        found = [one for one in ledgers(session) if one.id in kept]
    except PackFaulty:
        return ""
    books = [LedgerBook(session, one, language) for one in found]
    late = [(row, book) for book in books for row in book.overdue]
    if not late:
        return ""
    row, book = max(late, key=lambda pair: pair[0].days_late)
    title = f"{ledger_title(book.ledger, language)} {book.number(row)}"
    return say("ledger_reminder", language, count=len(late), days=row.days_late, row=title)
