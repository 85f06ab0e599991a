"""The revisions of the index's tables, for SQLite and PostgreSQL alike (Alembic, one line, no branches).

To add one, after changing a table in `office/index`:

1. Write `r<number>_<what>.py` beside `r0001_ground.py`: `revision`, `down_revision` (the one before) and
   `upgrade()` with `alembic.op` (`add_column`, `create_table`, …). A new column is nullable or has a
   `server_default`, since rows of the old version stand there until they are made again from the archive.
2. Name it in `registry.REVISIONS` and raise `HEAD` here. Of two that meet the later takes the next number.
3. `tests/office/test_index_migrations.py` compares what all revisions make with the tables of `office/index`,
   on both databases, and wants one head.

A revision changes tables and never fills them: an index whose rows were made under another revision is filled
again from the archive. What a released revision says is never changed.
"""

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select

from renodesk.errors import IndexNewer

HEAD = "0007"
VERSION = Table("alembic_version", MetaData(), Column("version_num", String))


def is_at_head(connection: Connection, name: str) -> bool:
    """Return whether the tables are those of this version.

    Raises:
        IndexNewer: they are a newer version's, which may mean something else by them.
    """
    found = revision_of(connection)
    if found == HEAD:
        return True
    if found is not None:
        from renodesk.office.migrations.running import KNOWN

        if found not in KNOWN:
            raise IndexNewer(index=name, revision=found)
    return False


def revision_of(connection: Connection) -> str | None:
    """Return the revision the tables are at; None where there are none, or none had a revision yet."""
    if not inspect(connection).has_table(VERSION.name):
        return None
    found = connection.scalar(select(VERSION.c.version_num))
    return str(found) if found is not None else None


def upgrade(connection: Connection, name: str) -> list[str]:
    """Bring the tables up to date inside the caller's transaction; return the revisions that were applied.

    Raises:
        IndexNewer: they are a newer version's.
    """
    if is_at_head(connection, name):
        return []
    from renodesk.office.migrations.running import run

    return run(connection)
