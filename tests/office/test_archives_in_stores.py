"""An archive in a store: machines work on it, each in a folder of its own; none overwrites another."""

import errno
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import keyring
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from keyring.backend import KeyringBackend
from office.conftest import JIA, OFFICE, bundle_of
from PIL import Image
from s3fs import S3FileSystem
from transports.servers import BUCKET, KEY, SECRET, S3Server, WebdavServer
from webdav4.fsspec import WebdavFileSystem

from renodesk.bundles.trust import TRUSTED
from renodesk.domain.changes import Author, Change
from renodesk.domain.log.ranges import ranges_of
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.errors import (
    ArchiveAway,
    ArchiveDenied,
    ArchiveOvertaken,
    ArchiveUnfit,
    ArchiveUrlRefused,
    ComponentMissing,
    DiskFull,
    StoreWantsNoKey,
)
from renodesk.estates.merging import keep_photo_in
from renodesk.office import archive as archive_module
from renodesk.office.archive import Archive
from renodesk.office.folder_id import folder_id
from renodesk.office.index import Index
from renodesk.office.ingest import Ingest, reindex
from renodesk.office.stores import opening, stored_estates
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.archive_estates import copy_estate
from renodesk.services.archive_places import StoreKey, keep_store_key, open_place, work_folder
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile

KINDS = ("memory", "file", "s3", "webdav")
Machine = Callable[[str], tuple[Archive, Ingest]]


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """Return the servers, each started when it is first asked for."""
    started: dict[str, Any] = {}
    started["webdav"] = WebdavServer(tmp_path_factory.mktemp("dav"))
    started["s3"] = S3Server()
    yield started
    for files in WebdavFileSystem._cache.values():
        files.client.http.close()
    for files in S3FileSystem._cache.values():
        S3FileSystem.close_session(files.loop, files._s3)
    for kind in (WebdavFileSystem, S3FileSystem):
        kind.clear_instance_cache()
    for server in started.values():
        server.stop()


@pytest.fixture(params=KINDS)
def url(
    request: pytest.FixtureRequest,
    servers: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """Return the URL of an empty place for an archive."""
    name = tmp_path.name
    if request.param == "memory":
        MemoryFileSystem.store.clear()
        return f"memory://{name}"
    if request.param == "file":
        return f"file://{tmp_path}/share"
    if request.param == "s3":
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{servers['s3'].port}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        return f"s3://{BUCKET}/{name}"
    monkeypatch.setenv(opening.USER, KEY)
    monkeypatch.setenv(opening.PASSWORD, SECRET)
    return f"webdav://127.0.0.1:{servers['webdav'].port}/{name}"


@pytest.fixture
def machine(url: str, tmp_path: Path) -> Iterator[Machine]:
    """Return what sets another machine of the office to work on the archive."""
    with ExitStack() as stack:

        def at_work(name: str) -> tuple[Archive, Ingest]:
            archive = Archive(work_folder(url, tmp_path / name))
            index = Index.beside(archive.folder, archive.id)
            stack.callback(index.close)
            clock, packs = Environment().clock, forms_dir()
            return archive, Ingest(archive, index, OFFICE, clock=clock, packs_folder=packs)

        yield at_work


@pytest.fixture(scope="module")
def bundles(street: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return bundles of two colleagues in one estate, the first with a photo."""
    folder = tmp_path_factory.mktemp("colleagues")
    found = []
    for number, person in enumerate(("甲", "乙")):
        path = Path(shutil.copy(next(street.glob("E-1*.reno")), folder / f"{number}.reno"))
        with EstateSession.open(path, Author(person=person, device=f"d-{number}"), Environment()) as session:
            Answers(session).record("B4.1", ESTATE, Observation(grade=Fraction(2 + 2 * number)))
            if not number:
                picture = BytesIO()
                Image.new("RGB", (40, 30), (90, 120, 60)).save(picture, "JPEG")
                keep_photo_in(session.file)("p.jpg", picture.getvalue())
        found.append(bundle_of(path, folder / f"{number}.zip"))
    return found[0], found[1]


def log_of(path: Path) -> list[Change]:
    with EstateFile.open(path, JIA, clock=Environment().clock, read_only=True) as file:
        return list(file.changes())


def test_two_machines_merge_into_one_archive(
    machine: Machine, bundles: tuple[Path, Path], street: Path, tmp_path: Path
) -> None:
    (first, one), (second, two) = machine("a"), machine("b")
    assert first.id == second.id
    taken = one.take(bundles[0])
    assert (taken.error, taken.new_photos) == (None, 1)
    assert taken.receipt is not None
    assert len(taken.receipt.photos) == 1
    assert two.take(street / "E-2.zip").error is None
    again = two.take(bundles[1])
    assert (again.error, again.contested) == (None, 1)
    assert again.receipt is not None
    assert again.receipt.photos == taken.receipt.photos
    assert log_of(first.path_of("E-1")) == log_of(second.path_of("E-1"))
    assert [path.stem for path in first.files()] == ["E-1", "E-2"]
    assert [line["file"] for line in first.intake_log().lines()] == ["0.zip", "E-2.zip", "1.zip"]
    assert [line["file"] for line in first.intake_log().lines()] == ["0.zip", "E-2.zip", "1.zip"]
    assert one.take(bundles[1]).new_changes == 0
    out = copy_estate(first.folder, "E-1", tmp_path / "copy.reno", Environment())
    with EstateFile.open(out, JIA, clock=Environment().clock) as file:
        assert [photo.has_original for photo in file.photos()] == [True]


def test_who_is_overtaken_merges_again_and_nothing_is_lost(
    machine: Machine, bundles: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, one), (_, two) = machine("a"), machine("b")
    put_back, overtakes = Archive.put_back, [True]

    def late(self: Archive, path: Path) -> None:
        if self is first and overtakes and path.exists():
            overtakes.clear()
            assert two.take(bundles[1]).error is None
        put_back(self, path)

    monkeypatch.setattr(Archive, "put_back", late)
    taken = one.take(bundles[0])
    assert (taken.error, taken.contested, not overtakes) == (None, 1, True)


@pytest.mark.parametrize("stored", [0, 1], ids=["new", "stored"])
@pytest.mark.parametrize("url", ["memory", "file"], indirect=True)
def test_who_is_overtaken_so_often_that_its_number_is_free_again_merges_again(
    stored: int,
    machine: Machine,
    bundles: tuple[Path, Path],
    street: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Older generations are taken away, and with them the name that would have stopped who is late."""
    (first, one), (second, two) = machine("a"), machine("b")
    path = Path(shutil.copy(next(street.glob("E-1*.reno")), tmp_path / "E-1.reno"))
    later = []
    for number in range(5):
        with EstateSession.open(path, Author(person="丙", device="d-3"), Environment()) as session:
            Answers(session).record("B4.1", ESTATE, Observation(grade=Fraction(number)))
        later.append(bundle_of(path, tmp_path / f"{number}.zip"))
    assert all(two.take(bundle).error is None for bundle in later[:stored])
    put_back, overtakes = Archive.put_back, [True]

    def late(self: Archive, path: Path) -> None:
        if self is first and overtakes and path.exists():
            overtakes.clear()
            assert all(two.take(bundle).error is None for bundle in later[stored:])
        put_back(self, path)

    monkeypatch.setattr(Archive, "put_back", late)
    taken = one.take(bundles[0])
    assert (taken.error, not overtakes) == (None, True)
    assert taken.receipt is not None
    assert ranges_of(change.id for change in log_of(second.path_of("E-1"))) == taken.receipt.holds


@pytest.mark.parametrize("url", ["memory", "file"], indirect=True)
def test_a_work_folder_may_be_thrown_away_and_the_index_made_again(
    machine: Machine, bundles: tuple[Path, Path]
) -> None:
    archive, work = machine("a")
    work.take(bundles[0])
    before = work.index.rows()
    shutil.rmtree(archive.folder / "estates")
    _, fresh = machine("b")
    other, clock = machine("b")[0], Environment().clock
    fresh.index.prepare()
    assert reindex(other, fresh.index, OFFICE, clock=clock, packs_folder=forms_dir()) == 1
    assert fresh.index.rows() == before


@pytest.mark.parametrize("url", ["memory", "s3"], indirect=True)
def test_devices_one_machine_vouches_for_are_believed_by_the_others(machine: Machine) -> None:
    from renodesk.services.devices import Devices

    (first, _), (second, _) = machine("a"), machine("b")
    line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    Devices(first.folder).add("laptop", line)
    assert [one.name for one in second.trust().trusted] == ["laptop"]
    Devices(second.folder).add("other", line)
    assert [one.name for one in first.trust().trusted] == ["other"]


@pytest.mark.parametrize("url", ["memory", "file"], indirect=True)
def test_machines_that_name_a_new_archive_at_once_call_it_the_same(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (Archive(work_folder(url, tmp_path / name)) for name in "ab")
    quicker = [True]

    def late(folder: Path) -> str:
        if folder == first.folder and quicker:
            quicker.clear()
            assert second.id
        return folder_id(folder)

    monkeypatch.setattr(archive_module, "folder_id", late)
    assert first.id == second.id
    assert not quicker


@pytest.mark.parametrize("url", ["memory"], indirect=True)
def test_a_machine_that_died_once_its_list_was_stored_goes_on_with_it(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from renodesk.services.devices import Devices

    (first, _), (second, _) = machine("a"), machine("b")
    line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    with monkeypatch.context() as broken:
        broken.setattr(stored_estates, "replace_file", _break_off)
        with pytest.raises(RuntimeError):
            Devices(first.folder).add("laptop", line)
    assert [one.name for one in second.trust().trusted] == ["laptop"]
    Devices(second.folder).add("other", line)
    assert [one.name for one in first.trust().trusted] == ["other"]
    (first.folder / TRUSTED).write_text("", encoding="utf-8")
    Devices(second.folder).add("third", line)
    with pytest.raises(ArchiveOvertaken):
        first.trust()


def _break_off(*_: object) -> None:
    raise RuntimeError("the power is gone")


@pytest.mark.parametrize("url", ["memory"], indirect=True)
def test_a_store_that_lets_one_overwrite_another_is_refused(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(files: Any, path: str, source: Path) -> None:
        files.pipe_file(path, source.read_bytes())

    kind = opening._KINDS["memory"]
    monkeypatch.setitem(opening._KINDS, "memory", lambda *at: (*kind(*at)[:2], careless))  # type: ignore[attr-defined]
    with pytest.raises(ArchiveUnfit):
        Archive(work_folder(url, tmp_path)).trust()


def test_a_store_that_is_away_takes_nothing_and_says_so(
    bundles: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(opening.USER, KEY)
    monkeypatch.setenv(opening.PASSWORD, SECRET)
    (tmp_path / "dav").mkdir()
    server = WebdavServer(tmp_path / "dav")
    archive = Archive(work_folder(f"webdav://127.0.0.1:{server.port}/a", tmp_path))
    index = Index.beside(archive.folder, archive.id)
    work = Ingest(archive, index, OFFICE, clock=Environment().clock, packs_folder=forms_dir())
    server.stop()
    taken = work.take(bundles[0])
    index.close()
    assert isinstance(taken.error, ArchiveAway)
    assert taken.receipt is None


@pytest.mark.parametrize("url", ["webdav"], indirect=True)
def test_a_full_store_gives_no_receipt_and_takes_it_when_there_is_room(
    servers: dict[str, Any], machine: Machine, bundles: tuple[Path, Path]
) -> None:
    archive, work = machine("a")
    servers["webdav"].room = 3000
    try:
        taken = work.take(bundles[0])
    finally:
        servers["webdav"].room = 1 << 40
    assert isinstance(taken.error, (ArchiveAway, DiskFull))
    assert archive.files() == []
    assert work.take(bundles[0]).error is None


@pytest.mark.parametrize(
    "wrong", ["ftp://x/y", "s3://", "webdav://example.com/x", "s3://k:s3cret@b/x", "file:///"]
)
def test_a_url_no_archive_can_be_at_is_refused_and_shows_no_password(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(ArchiveUrlRefused) as refused:
        work_folder(wrong, tmp_path)
    assert "s3cret" not in json.dumps(refused.value.facts)


class Ring(KeyringBackend):
    """A keyring of this process."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.mark.parametrize("kind", ["s3", "webdav"])
def test_what_the_keyring_keeps_opens_a_store_and_a_wrong_password_is_said(
    kind: str, servers: dict[str, Any], tmp_path: Path
) -> None:
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    port = servers[kind].port
    try:
        if kind == "s3":
            url, key = f"s3://{BUCKET}/kept", StoreKey(user=KEY, password=SECRET, region="us-east-1")
            key = replace(key, endpoint=f"http://127.0.0.1:{port}")
        else:
            url, key = f"webdav://127.0.0.1:{port}/kept", StoreKey(user=KEY, password=SECRET)
            with pytest.raises(ArchiveDenied):
                open_place(url, tmp_path / "own", Environment(), key=replace(key, password="falsch"))
        folder = open_place(url, tmp_path / "own", Environment(), key=key)
        assert folder == work_folder(url, tmp_path / "own")
        assert open_place(url, tmp_path / "other", Environment()) != folder
        with pytest.raises(StoreWantsNoKey):
            keep_store_key(f"file://{tmp_path}/share", key)
        assert SECRET in "".join(ring.kept.values())
        assert SECRET not in (folder / "store.json").read_text(encoding="utf-8")
    finally:
        keyring.set_keyring(before)
    with pytest.raises(ComponentMissing):
        open_place(url, tmp_path / "own", Environment(), key=key)


def test_where_no_temporary_folder_takes_a_file_the_work_folder_does_or_says_why(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, _ = machine("a")
    room = True

    def beside(**options: Path) -> TemporaryDirectory[str]:
        where = options.get("dir")
        if where is None:
            raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")
        if not room:
            raise OSError(errno.ENOSPC, "no room")
        return TemporaryDirectory(dir=where)

    monkeypatch.setattr(stored_estates, "TemporaryDirectory", beside)
    originals = archive.originals()
    originals.keep("a" * 64, b"photo")
    kept = originals.open("a" * 64)
    assert kept is not None
    assert kept.read() == b"photo"
    room = False
    with pytest.raises(DiskFull):
        originals.keep("b" * 64, b"another")
