"""What the city asks of its estates: where they lie, what falls short, what it costs, who was heard."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "estate_city",
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("county", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("scored", sa.Integer(), nullable=False),
        sa.Column("applicable", sa.Integer(), nullable=False),
        sa.Column("dealt", sa.Integer(), nullable=False),
        sa.Column("to_deal", sa.Integer(), nullable=False),
        sa.Column("low", sa.Integer()),
        sa.Column("high", sa.Integer()),
        sa.Column("word_low", sa.String()),
        sa.Column("word_high", sa.String()),
        sa.Column("red_flags", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("estate", name="pk_estate_city"),
    )
    op.create_index("ix_estate_city_county", "estate_city", ["county", "street"])
    op.create_table(
        "shortfall",
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("red", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("item", "estate", name="pk_shortfall"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_shortfall_estate", "shortfall", ["estate"])
    op.create_table(
        "item_cost",
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("low", sa.BigInteger()),
        sa.Column("likely", sa.BigInteger()),
        sa.Column("high", sa.BigInteger()),
        sa.Column("lacks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("item", "estate", name="pk_item_cost"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_item_cost_estate", "item_cost", ["estate"])
    op.create_table(
        "heard",
        sa.Column("estate", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("estate", "device", "person", name="pk_heard"),
    )
    op.create_index("ix_heard_device", "heard", ["device", "person"])
