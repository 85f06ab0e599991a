"""What estates enter in their ledgers: due days, standing, units."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "ledger",
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("ledger", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("estate", "ledger", name="pk_ledger"),
    )
    op.create_table(
        "ledger_row",
        sa.Column("ledger", sa.String(), nullable=False),
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("due", sa.String()),
        sa.Column("begun", sa.String()),
        sa.Column("ended", sa.String()),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("contested", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ledger", "estate", "row", name="pk_ledger_row"),
    )
    op.create_index("ix_ledger_row_due", "ledger_row", ["standing", "due"])
    op.create_index("ix_ledger_row_estate", "ledger_row", ["estate"])
