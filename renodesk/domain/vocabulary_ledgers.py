"""Cells of attached files and of ledgers; `vocabulary` names their entities."""

from renodesk.domain.changes import Cell

FIELD = "field."
"""Before a column's name: what a row of a ledger says in it since it was entered."""
ENTERED = "entered"
"""Field of a row of a ledger: all it said when it was entered."""


def attachment_cell(key: str, field: str) -> Cell:
    """Return the cell of a file attached to something, under a random key.

    `sha256` (of its bytes), `name` (as it came, cleaned), `about` (what it belongs to), `note`; of one that
    holds names also `personal`, and `name_token` for its name.
    """
    return Cell(entity="attachment", key=key, field=field)


def ledger_row_cell(key: str, field: str) -> Cell:
    """Return the cell of a row of a ledger, under `<ledger>/<random>`.

    `entered` (number, state and values, as one cell), then what was said otherwise since: `state`, `number`,
    `field.<column>`, where "" means that it says nothing any more.
    """
    return Cell(entity="ledger_row", key=key, field=field)


def ledger_row_field(key: str, column: str) -> Cell:
    """Return the cell of what a row says in a column since it was entered."""
    return ledger_row_cell(key, FIELD + column)


def ledger_cell(ledger: str, field: str = "pack") -> Cell:
    """Return the cell of a whole ledger: `pack` (id, version and digest of the pack its rows are read by)."""
    return Cell(entity="ledger", key=ledger, field=field)


def row_key(ledger: str, token: str) -> str:
    """Return the key of a row."""
    return f"{ledger}/{token}"


def ledger_of_row(key: str) -> str:
    """Return the ledger a row stands in."""
    return key.partition("/")[0]


def about_row(key: str) -> str:
    """Return what a file is about: a row of a ledger."""
    return f"ledger_row:{key}"
