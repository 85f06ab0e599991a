"""The tables of the index. Exact numbers are text; nothing is decided here that the archive does not say."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, UniqueConstraint

from renodesk.office.index import project

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)
"""Constraints have names of their own, so that a later revision can speak of them on every database."""

ESTATES = Table(
    "estate",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("round", String, nullable=False),
    Column("sealed", Integer, nullable=False),
    Column("low", String),
    Column("high", String),
    Column("band", String),
    Column("band_low", String),
    Column("band_high", String),
    Column("need_low", String),
    Column("need_high", String),
    Column("willing_low", String),
    Column("willing_high", String),
    Column("red_flags", Integer, nullable=False),
    Column("completion", String, nullable=False),
    Column("dealt_with", String, nullable=False),
    Column("contested", Integer, nullable=False),
    Column("households", String),
    Column("changes", Integer, nullable=False),
    Column("photos", Integer, nullable=False),
    *project.columns(),
)
TAKEN = Table(
    "taken_bundle",
    METADATA,
    Column("digest", String, primary_key=True),
    Column("estate", String, nullable=False, index=True),
    Column("file", String, nullable=False),
)
STATE = Table(
    "index_state",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""`archive`: whose index it is. `made_at`: the revision under which all rows were made; another one, or none,
means that they have to be made again."""
ARRIVALS = Table(
    "inbox_bundle",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("inbox", String, nullable=False),
    Column("file", String, nullable=False),
    UniqueConstraint("inbox", "file"),
)
"""Bundles that wait in an inbox which several machines share; only a server's index uses it."""
