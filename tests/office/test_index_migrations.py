"""The tables of the index: what all revisions make is what the program speaks of, on both databases."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from office.conftest import databases
from office.servers import Server
from sqlalchemy import Column, String, Table, create_engine, inspect
from sqlalchemy.engine import Engine

from renodesk.errors import (
    ComponentMissing,
    IndexForbidden,
    IndexNewer,
    IndexOlder,
    IndexUrlRefused,
    NotWritable,
)
from renodesk.office import migrations
from renodesk.office.index import Entry, Index
from renodesk.office.index.parts import PARTS, Part
from renodesk.office.index.tables import METADATA
from renodesk.office.migrations import HEAD, revision_of, running
from renodesk.office.migrations.registry import REVISIONS


@pytest.fixture(params=databases())
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where an index can be that nobody has made yet, on each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'index.sqlite'}"
    server: Server = request.getfixturevalue("server")
    return server.url(server.new_database())


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    yield engine
    engine.dispose()


def upgraded(url: str) -> list[str]:
    index = Index(url)
    try:
        return index.upgrade()
    finally:
        index.close()


def test_what_the_revisions_make_are_the_tables_of_the_program(url: str, engine: Engine) -> None:
    assert upgraded(url) == [module.revision for module in REVISIONS]
    assert upgraded(url) == []
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": False})
        assert compare_metadata(context, METADATA) == []
        assert revision_of(connection) == HEAD


def test_there_is_one_head_and_the_program_names_it() -> None:
    assert running.scripts().heads == (HEAD,)
    assert [module.revision for module in REVISIONS] == [f"{at:04}" for at in range(1, len(REVISIONS) + 1)]
    assert {part.table.metadata for part in PARTS} <= {METADATA}


def test_a_revision_that_fails_leaves_everything_as_it_was(
    url: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgraded(url)
    bad = ModuleType("bad")

    def upgrade() -> None:
        op.create_table("half", Column("name", String))
        op.create_table("estate", Column("name", String))

    bad.__dict__.update(revision="next", down_revision=HEAD, upgrade=upgrade)
    monkeypatch.setattr(running, "REVISIONS", (*REVISIONS, bad))
    monkeypatch.setattr(migrations, "HEAD", "next")
    with pytest.raises(NotWritable):
        upgraded(url)
    with engine.connect() as connection:
        assert not inspect(connection).has_table("half")
        assert revision_of(connection) == HEAD


def test_an_index_newer_than_the_program_is_refused_and_stays(url: str, engine: Engine) -> None:
    upgraded(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    index = Index(url)
    for use in (index.prepare, index.upgrade, index.rows):
        with pytest.raises(IndexNewer) as refused:
            use()
        assert refused.value.facts["revision"] == "9999"
    index.close()
    with engine.connect() as connection:
        assert revision_of(connection) == "9999"


def test_a_part_is_replaced_with_its_estate(url: str, engine: Engine) -> None:
    from office.test_office_ranking import PLAIN

    upgraded(url)
    flags = Table("flag", METADATA.__class__(), Column("estate", String), Column("item", String))
    flags.create(engine)
    index = Index(url, parts=(Part(table=flags, rows=lambda *_: ()),))
    index.put(Entry(row=PLAIN, parts={"flag": ({"item": "E2.2"}, {"item": "A1.1\0\ud83d"})}))
    index.put(Entry(row=PLAIN, parts={"flag": ({"item": "E2.2"},)}))
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(flags.select())] == [("E", "E2.2")]
    index.forget("E")
    assert (index.rows(), index.estates()) == ([], set())
    index.close()


def test_a_server_is_upgraded_by_its_owner_alone(server: Server) -> None:
    database = server.new_database()
    index = Index(server.url(database))
    with pytest.raises(IndexOlder):
        index.rows()
    server.execute(database, "CREATE ROLE stranger_" + database + " LOGIN")
    other = Index(server.url(database, "stranger_" + database))
    with pytest.raises(IndexForbidden):
        other.upgrade()
    other.close()
    assert index.upgrade() == [module.revision for module in REVISIONS]
    assert index.rows() == []
    index.close()


def test_urls_that_are_none_are_refused_without_their_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in (
        "mysql://me:secret@host/base",
        "nothing at all secret",
        "postgresql+asyncpg://me:secret@host/b",
    ):
        with pytest.raises(IndexUrlRefused) as refused:
            Index(url)
        assert "secret" not in str(refused.value)
    with pytest.raises(NotWritable) as away:
        Index("postgresql://me:secret@127.0.0.1:1/base").prepare()
    assert "secret" not in str(away.value)
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(ComponentMissing):
        Index("postgresql://me@host/base")
