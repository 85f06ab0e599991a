"""The queue of an inbox that several machines share."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Make it."""
    op.create_table(
        "inbox_bundle",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("inbox", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inbox_bundle"),
        sa.UniqueConstraint("inbox", "file", name="uq_inbox_bundle_inbox"),
    )
