"""What ledgers, columns, states and rows are called."""

from renodesk.domain.ledger import Ledger, LedgerColumn, LedgerState
from renodesk.texts import Language


def numbered(ledger: Ledger, number: int) -> str:
    """Return a number as people write it in this ledger: `ZG-003`."""
    return f"{ledger.prefix}-{number:03}" if ledger.prefix else str(number)


def column_title(column: LedgerColumn, language: Language) -> str:
    """Return what a column is called."""
    return (column.field.label_en if language == "en" else "") or column.field.label


def state_title(state: LedgerState, language: Language) -> str:
    """Return what a state is called."""
    return (state.title_en if language == "en" else "") or state.title


def ledger_title(ledger: Ledger, language: Language) -> str:
    """Return what a ledger is called."""
    return (ledger.identity.title_en if language == "en" else "") or ledger.identity.title
