"""Real servers on loopback, each started once: WebDAV (wsgidav), S3 (moto), and a line that cuts."""

import itertools
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from transports.cutting import CuttingLine
from transports.servers import BUCKET, KEY, SECRET, S3Server, WebdavServer

from renodesk.transports.registry import open_way
from renodesk.transports.transport import Transport
from renodesk.transports.way import Way, WayKind

_numbers = itertools.count()


@pytest.fixture(scope="session")
def webdav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebdavServer]:
    server = WebdavServer(tmp_path_factory.mktemp("webdav"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def s3() -> Iterator[S3Server]:
    server = S3Server()
    yield server
    server.stop()


@pytest.fixture
def line() -> Iterator[CuttingLine]:
    found = CuttingLine()
    yield found
    found.stop()


@pytest.fixture
def way_of(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Way]:
    """Return what makes a way of a kind to an empty place, over a cutting line where one is given."""

    def make(kind: str, line: CuttingLine | None = None) -> Way:
        at = f"w{next(_numbers)}-{os.getpid()}"
        if kind == "folder":
            (tmp_path / at).mkdir()
            return Way(name="棍", kind=WayKind.FOLDER, place=str(tmp_path / at))
        if kind == "webdav":
            server: WebdavServer = request.getfixturevalue("webdav")
            (server.root / at).mkdir()
            port = line.to(server.port) if line else server.port
            place = f"http://127.0.0.1:{port}/{at}"
            return Way(name="云", kind=WayKind.WEBDAV, place=place, user=KEY)
        store: S3Server = request.getfixturevalue("s3")
        port = line.to(store.port) if line else store.port
        return Way(
            name="桶",
            kind=WayKind.S3,
            place=f"s3://{BUCKET}/{at}",
            user=KEY,
            endpoint=f"http://127.0.0.1:{port}",
        )

    return make


@pytest.fixture
def opened() -> Iterator[Callable[..., Transport]]:
    """Return what opens a way with the right password; all are closed in the end."""
    found: list[Transport] = []

    def open_it(way: Way, secret: str = SECRET) -> Transport:
        found.append(open_way(way, secret))
        return found[-1]

    yield open_it
    for transport in found:
        transport.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("mounting a small disk needs root on Linux")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)
