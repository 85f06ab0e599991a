"""Cells of attached files and of ledgers; `vocabulary` names their entities."""

from renodesk.domain.changes import Cell

FIELD = "field."
"""Before a column's name: what a row of a ledger says in it."""


def attachment_cell(key: str, field: str) -> Cell:
    """Return the cell of a file attached to something, under a random key.

    `sha256` (of its bytes), `name` (as it came, cleaned), `about` (what it belongs to), `note`; of one that
    holds names also `personal`, and `name_token` for its name.
    """
    return Cell(entity="attachment", key=key, field=field)


def ledger_row_cell(key: str, field: str) -> Cell:
    """Return the cell of a row of a ledger, under a random key.

    `ledger` (which it stands in), `state` (a state of the ledger), `number` (counted within the ledger),
    `field.<column>`.
    """
    return Cell(entity="ledger_row", key=key, field=field)


def ledger_row_field(key: str, column: str) -> Cell:
    """Return the cell of what a row says in a column."""
    return ledger_row_cell(key, FIELD + column)


def ledger_cell(ledger: str, field: str) -> Cell:
    """Return the cell of a whole ledger: `pack` (its version and digest)."""
    return Cell(entity="ledger", key=ledger, field=field)


def about_row(key: str) -> str:
    """Return what a file is about: a row of a ledger."""
    return f"ledger_row:{key}"
