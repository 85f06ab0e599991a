"""When works started and finished, who was satisfied, who is to pay, and where an estate lies."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "progress",
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("started", sa.String()),
        sa.Column("started_by", sa.String()),
        sa.Column("finished", sa.String()),
        sa.Column("finished_by", sa.String()),
        sa.Column("asked", sa.Integer()),
        sa.Column("satisfied", sa.Integer()),
        sa.PrimaryKeyConstraint("estate", name="pk_progress"),
    )
    op.create_table(
        "channel_money",
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("likely", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("estate", "channel", name="pk_channel_money"),
    )
    op.add_column("estate_city", sa.Column("location", sa.String()))
