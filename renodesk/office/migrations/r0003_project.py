"""What an estate's project is: its state in the reserve, its plan, and what that costs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"

_TEXTS = ("state", "plan", "floor_area", "plan_facts", "weighed_by")
_ENDS = ("complete_low", "complete_high", "targeted_low", "targeted_high")
_COUNTS = ("plan_year", "missing", "measures", "unpriced", "example_prices")
_COSTS = ("cost_low", "cost", "cost_high")


def upgrade() -> None:
    """Add the columns."""
    for name in (*_TEXTS, *_ENDS):
        op.add_column("estate", sa.Column(name, sa.String()))
    for name in _COUNTS:
        op.add_column("estate", sa.Column(name, sa.Integer()))
    for name in _COSTS:
        op.add_column("estate", sa.Column(name, sa.BigInteger()))
