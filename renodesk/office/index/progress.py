"""What a county asks of an estate's works: when they started and finished, who was satisfied, who is to pay.

Their rows are made by services, which know steps, questionnaires and plans. What nobody knows is null, or no
row at all.
"""

from sqlalchemy import BigInteger, Column, Integer, String, Table

from renodesk.office.index.tables import METADATA

PROGRESS = Table(
    "progress",
    METADATA,
    Column("estate", String, primary_key=True),
    Column("started", String),
    Column("started_by", String),
    Column("finished", String),
    Column("finished_by", String),
    Column("asked", Integer),
    Column("satisfied", Integer),
)
"""One row an estate of which any of it is known. Days are ISO texts; `…_by` is the step or the state of the
reserve that tells them. `asked` and `satisfied` are questionnaires after the works, a household each."""
CHANNELS = Table(
    "channel_money",
    METADATA,
    Column("estate", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("likely", BigInteger, nullable=False),
)
"""What the plan in force has a funding channel pay, in fen; it is planned, not received."""
