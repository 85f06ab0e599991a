"""Run the revisions with Alembic, from the registry: a frozen program has no folder of code."""

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, RevisionStep, StampStep
from alembic.script import Script
from alembic.script.revision import RevisionMap
from sqlalchemy import Connection, MetaData, Table, func, select

from renodesk.office.migrations.registry import REVISIONS

KNOWN = tuple(str(module.revision) for module in REVISIONS)
_BEFORE = ("estate", "taken_bundle")
"""Tables of an index from before there were revisions: all that is in them comes again from the archive."""
_ALONE = 0x52454E4F


def scripts() -> RevisionMap:
    """Return the revisions as Alembic sees them."""
    found = [Script(module, module.revision, module.__name__) for module in REVISIONS]
    return RevisionMap(lambda: found)


def run(connection: Connection) -> list[str]:
    """Apply what is missing inside the caller's transaction; return which revisions that were."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_ALONE)))
    known = scripts()
    applied: list[str] = []

    def steps(heads: tuple[str, ...], _: MigrationContext) -> list[RevisionStep | StampStep]:
        found = known.iterate_revisions("heads", heads, implicit_base=True)
        wanted = [one for one in reversed(list(found)) if isinstance(one, Script)]
        applied.extend(one.revision for one in wanted)
        return [RevisionStep(known, one, True) for one in wanted]

    context = MigrationContext.configure(connection, opts={"fn": steps, "transactional_ddl": True})
    if not context.get_current_heads():
        for table in _BEFORE:
            Table(table, MetaData()).drop(connection, checkfirst=True)
    with Operations.context(context):
        context.run_migrations()
    return applied
