"""An index on a PostgreSQL server: roles, locks, the shared inbox, and a server that comes and goes."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from office.conftest import OFFICE, databases
from office.servers import Server
from sqlalchemy import create_engine, delete, inspect, select, table, text

from renodesk.errors import EstateInUse, IndexAway, IndexElsewhere, IndexForbidden, IndexOfOther
from renodesk.office.archive import Archive
from renodesk.office.index import Entry, Index, locks
from renodesk.office.index.connecting import Database
from renodesk.office.index.tables import ESTATES
from renodesk.services.archive_estates import copy_estate, move_originals_out
from renodesk.services.archive_joining import join_in_archive
from renodesk.services.archive_reserve import ArchiveReserve
from renodesk.services.downlink import downlink
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest, intake, take_inbox
from renodesk.services.office_index import reindex_archive, upgrade_index
from renodesk.services.ranking import ranking

DOCS = Path(__file__).resolve().parents[2] / "docs" / "office.md"


@pytest.fixture
def url(server: Server) -> str:
    """Return an index on the server, with its tables."""
    where = server.url(server.new_database())
    upgrade_index(where)
    return where


@pytest.fixture
def opened(url: str) -> Iterator[Callable[..., Index]]:
    """Return what opens the index as one more worker; all are closed after the test."""
    indexes: list[Index] = []

    def begin(archive: str = "a") -> Index:
        indexes.append(Index(url, archive=archive))
        return indexes[-1]

    yield begin
    for index in indexes:
        index.close()


def content(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that stands in a database, by table."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        found = {
            name: sorted(tuple(row) for row in connection.execute(select(text("*")).select_from(table(name))))
            for name in inspect(connection).get_table_names()
        }
    engine.dispose()
    return found


def bundles(street: Path) -> list[Path]:
    return [street / f"E-{number}.zip" for number in (1, 2, 3)]


def test_nobody_writes_an_estate_that_another_machine_holds(
    street: Path, url: str, opened: Callable[..., Index], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, environment = tmp_path / "archive", Environment()
    ingest(archive, bundles(street), OFFICE, environment, index_url=url)
    monkeypatch.setattr(locks, "WAIT", "100ms")
    acts: list[Callable[[], object]] = [
        lambda: list(downlink(archive, tmp_path / "back", OFFICE, environment, index_url=url)),
        lambda: copy_estate(archive, "E-1", tmp_path / "copy.reno", environment, index_url=url),
        lambda: move_originals_out(archive, environment, index_url=url),
        lambda: join_in_archive(archive, "E-1", "E-2", "一处", OFFICE, environment, index_url=url),
        lambda: ArchiveReserve(archive, OFFICE, environment, url).acting("E-1").__enter__(),
        lambda: reindex_archive(archive, OFFICE, environment, url),
    ]
    with opened(Archive(archive).id).holding("E-1"):
        for act in acts:
            with pytest.raises(EstateInUse):
                act()
        (refused,) = ingest(archive, bundles(street)[:1], OFFICE, environment, index_url=url)
        assert isinstance(refused.error, EstateInUse)
    for act in acts[:3]:
        act()
    with pytest.raises(IndexElsewhere):
        move_originals_out(archive, environment)


@pytest.mark.parametrize("kind", databases())
def test_an_index_made_again_is_what_it_was(
    kind: str, street: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    archive, environment = tmp_path / "archive", Environment()
    index_url = request.getfixturevalue("url") if kind == "postgresql" else ""
    where = index_url or f"sqlite:///{archive / 'index.sqlite'}"
    ingest(archive, bundles(street), OFFICE, environment, index_url=index_url)
    ingest(archive, [street / "E-2.zip", street / "名单.xlsx"], OFFICE, environment, index_url=index_url)
    before = content(where)
    assert [len(before[name]) for name in ("estate", "taken_bundle", "inbox_bundle")] == [3, 3, 0]
    assert reindex_archive(archive, OFFICE, environment, index_url) == 3
    assert content(where) == before
    lost = Index(where)
    lost.forget("E-1")
    lost.put(Entry(row=replace(lost.rows()[0], id="gone")))
    lost.close()
    assert content(where) != before
    reindex_archive(archive, OFFICE, environment, index_url)
    assert content(where) == before
    assert [one.row.id for one in ranking(archive, environment, index_url=index_url)] == [
        *("E-2", "E-3", "E-1")
    ]


def test_a_server_that_stops_stops_nobody_and_is_caught_up(
    street: Path, url: str, server: Server, opened: Callable[..., Index], tmp_path: Path
) -> None:
    archive, environment = tmp_path / "archive", Environment()
    first, second, third = bundles(street)
    ingest(archive, [first], OFFICE, environment, index_url=url)
    half = Database(url)

    def stopped_half_way() -> None:
        with half.connected(is_writing=True) as connection:
            connection.execute(delete(ESTATES))
            server.stop()

    with pytest.raises(IndexAway):
        stopped_half_way()
    try:
        taken = ingest(archive, [second, third], OFFICE, environment, index_url=url)
        assert [(one.error, one.is_index_behind) for one in taken] == [(None, True)] * 2
    finally:
        server.start()
    half.close()
    assert [row.id for row in opened((archive / ".renodesk-id").read_text()).rows()] == ["E-1"]
    assert ingest(archive, [], OFFICE, environment, index_url=url) == []
    before = content(url)
    assert [len(before[name]) for name in ("estate", "taken_bundle")] == [3, 3]
    reindex_archive(archive, OFFICE, environment, url)
    assert content(url) == before


def test_one_worker_an_estate_and_a_dead_one_lets_go(
    opened: Callable[..., Index], url: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "WAIT", "150ms")
    first, second = opened(), opened()
    with first.holding("E-1"):
        with second.holding("E-2"), opened("another archive").holding("E-1"):
            pass
        with pytest.raises(EstateInUse), second.holding("E-1"):
            pass
        holder = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        server.execute(url.rpartition("/")[2].partition("?")[0], holder)
        with second.holding("E-1"):
            pass
    with first.holding("E-1"), pytest.raises(EstateInUse), second.holding("E-1"):
        pass


def test_machines_share_an_inbox_and_take_each_bundle_once(street: Path, url: str, tmp_path: Path) -> None:
    archive, inbox = tmp_path / "archive", tmp_path / "inbox"
    inbox.mkdir()
    for number, path in enumerate(bundles(street) * 4):
        shutil.copy(path, inbox / f"{number:02}.zip")
    (inbox / "cut.zip").write_bytes(b"PK nothing of the kind")

    def work(_: int) -> list[str]:
        taken = take_inbox(archive, inbox, OFFICE, Environment(), language="zh", index_url=url)
        return [one.ingested.file for one in taken]

    with ThreadPoolExecutor(3) as pool:
        found = [name for names in pool.map(work, range(3)) for name in names]
    assert sorted(found) == [*(f"{number:02}.zip" for number in range(12)), "cut.zip"]
    assert len(intake(archive)) == 13
    before = content(url)
    assert [len(before[name]) for name in ("estate", "taken_bundle", "inbox_bundle")] == [3, 3, 0]
    assert len(list((inbox / "taken").iterdir())) == 12


CLAIM = """
import sys
from pathlib import Path
from renodesk.office.index import Index
queue = Index(sys.argv[1]).arrivals(Path(sys.argv[2]))
queue.offer(["a.zip", "b.zip"])
with queue.claiming() as name:
    print(name, flush=True)
    sys.stdin.read()
"""


def test_a_claim_ends_with_its_worker(
    url: str, server: Server, opened: Callable[..., Index], tmp_path: Path
) -> None:
    queue = opened().arrivals(tmp_path)
    assert queue is not None
    command = [sys.executable, "-c", CLAIM, url, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "a.zip\n"
        with queue.claiming() as name:
            assert name == "b.zip"
        with queue.claiming() as name:
            assert name is None
        worker.kill()
        worker.wait()
    database = url.rpartition("/")[2].partition("?")[0]
    server.execute(database, "SELECT id FROM inbox_bundle FOR UPDATE")  # until the server has noticed
    with queue.claiming() as name:
        assert name == "a.zip"
    with queue.claiming() as name:
        assert name is None


def test_the_index_of_another_archive_is_refused(street: Path, url: str, tmp_path: Path) -> None:
    environment = Environment()
    ingest(tmp_path / "one", bundles(street)[:1], OFFICE, environment, index_url=url)
    before = content(url)
    with pytest.raises(IndexOfOther):
        ingest(tmp_path / "other", bundles(street)[1:], OFFICE, environment, index_url=url)
    with pytest.raises(IndexOfOther):
        reindex_archive(tmp_path / "other", OFFICE, environment, url)
    assert content(url) == before
    assert list((tmp_path / "other" / "estates").iterdir()) == []


def test_each_role_may_do_what_it_needs_and_no_more(street: Path, server: Server, tmp_path: Path) -> None:
    (script,) = re.findall(r"```sql\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    server.run_script(script)
    owner, writer, reader = (
        server.url("renodesk", f"renodesk_{role}") for role in ("owner", "ingest", "read")
    )
    archive, environment = tmp_path / "archive", Environment()
    for url in (writer, reader):
        with pytest.raises(IndexForbidden):
            upgrade_index(url)
    assert upgrade_index(owner).applied
    taken = ingest(archive, bundles(street), OFFICE, environment, index_url=writer)
    assert not any(one.is_index_behind for one in taken)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(street / "E-1.zip", inbox)
    assert len(list(take_inbox(archive, inbox, OFFICE, environment, language="zh", index_url=writer))) == 1
    assert len(ranking(archive, environment, index_url=reader)) == 3
    with pytest.raises(IndexForbidden):
        reindex_archive(archive, OFFICE, environment, reader)
    refused = ("permission denied", "must be owner")
    writes = (
        "INSERT INTO index_state VALUES ('a', 'b')",
        "DELETE FROM estate",
        "UPDATE estate SET name = ''",
    )
    makes = (
        "CREATE TABLE mine (a int)",
        "ALTER TABLE estate ADD mine int",
        "DROP TABLE estate",
        "TRUNCATE estate",
    )
    for role, statements in (("read", (*writes, *makes)), ("ingest", makes)):
        for statement in (*statements, "UPDATE alembic_version SET version_num = '1'"):
            with pytest.raises(Exception, match="|".join(refused)):
                server.execute("renodesk", statement, role=f"renodesk_{role}")
