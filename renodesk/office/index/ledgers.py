"""What estates enter in their ledgers, as far as a county looks after it: due days and units, no person.

Their rows are made by services, which read a ledger by its pack. What is overdue is not kept: it is asked of
a day. Text that an estate's pack marks as personal never comes here.
"""

from sqlalchemy import Column, Index, Integer, String, Table

from renodesk.office.index.tables import METADATA

LEDGERS = Table(
    "ledger",
    METADATA,
    Column("estate", String, primary_key=True),
    Column("ledger", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("title_en", String, nullable=False),
)
"""The ledgers in which an estate entered anything, and what their packs call them."""
LEDGER_ROWS = Table(
    "ledger_row",
    METADATA,
    Column("ledger", String, primary_key=True),
    Column("estate", String, primary_key=True),
    Column("row", String, primary_key=True),
    Column("number", String, nullable=False),
    Column("standing", String, nullable=False),
    Column("due", String),
    Column("begun", String),
    Column("ended", String),
    Column("what", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("contested", Integer, nullable=False),
    Index("ix_ledger_row_due", "standing", "due"),
    Index("ix_ledger_row_estate", "estate"),
)
"""One row each. Days are ISO texts; `begun` and `ended` are the two between which a row takes its time."""
OPEN, CLOSED, DROPPED = "open", "closed", "dropped"
"""Standings: somebody still has to act; done by the rule of its ledger; taken off with a reason."""
