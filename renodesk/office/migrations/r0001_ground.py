"""The first tables: a row an estate, the bundles that were taken, and what the index says of itself."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "estate",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("sealed", sa.Integer(), nullable=False),
        sa.Column("low", sa.String()),
        sa.Column("high", sa.String()),
        sa.Column("band", sa.String()),
        sa.Column("band_low", sa.String()),
        sa.Column("band_high", sa.String()),
        sa.Column("need_low", sa.String()),
        sa.Column("need_high", sa.String()),
        sa.Column("willing_low", sa.String()),
        sa.Column("willing_high", sa.String()),
        sa.Column("red_flags", sa.Integer(), nullable=False),
        sa.Column("completion", sa.String(), nullable=False),
        sa.Column("dealt_with", sa.String(), nullable=False),
        sa.Column("contested", sa.Integer(), nullable=False),
        sa.Column("households", sa.String()),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_estate"),
    )
    op.create_table(
        "taken_bundle",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_taken_bundle"),
    )
    op.create_index("ix_taken_bundle_estate", "taken_bundle", ["estate"])
    op.create_table(
        "index_state",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_index_state"),
    )
