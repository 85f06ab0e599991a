"""What estates answered in their yearly self-checks by the measuring standard."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "standard_answer",
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("estate", "year", "item", name="pk_standard_answer"),
    )
    op.create_index("ix_standard_answer_year", "standard_answer", ["year"])
