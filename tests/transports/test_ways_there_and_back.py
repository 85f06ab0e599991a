"""Every kind of way against a real server: whole, once, and with words for what goes wrong."""

import os
import socket
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from tenacity import wait_none
from transports.cutting import CuttingLine
from transports.servers import KEY, S3Server, WebdavServer, self_signed

from renodesk.errors import (
    DiskFull,
    NotThere,
    WayAway,
    WayDenied,
    WayFull,
    WayGone,
    WayMalformed,
    WayReadOnly,
    WayTrouble,
    WayUntrusted,
)
from renodesk.texts import explain
from renodesk.transports.patience import patiently
from renodesk.transports.registry import MODULES, open_way
from renodesk.transports.transport import Stored, Transport
from renodesk.transports.way import Way, WayKind, way_from

KINDS = [kind.value for kind in WayKind]
Ways = Callable[..., Way]
Opened = Callable[..., Transport]
NAME = "槐安里-第1轮 (甲) 100%#2.zip"
CUTS = int(os.environ.get("RENODESK_CUTS", "3"))
"""How many places to cut at; the suite takes few."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of three parts of S3."""
    path = tmp_path_factory.mktemp("large") / "large.zip"
    path.write_bytes(os.urandom(1 << 20) * 18 + b"end")
    return path


def only(transport: Transport) -> Stored:
    (stored,) = transport.stored()
    return stored


def test_every_kind_of_way_has_its_module() -> None:
    folder = Path(open_way.__code__.co_filename).parent
    kinds = {name.rpartition(".")[2] for name in MODULES.values()}
    rest = {"__init__", "registry", "transport", "way", "arriving", "certificates", "patience"}
    rest.add("system_secrets")
    assert {path.stem for path in folder.glob("*.py")} == kinds | rest
    assert set(MODULES) == set(WayKind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_goes_there_and_back_whole_and_may_be_replaced_and_removed(
    kind: str, way_of: Ways, opened: Opened, tmp_path: Path
) -> None:
    transport = opened(way_of(kind))
    assert transport.stored() == []
    source, target = tmp_path / "a.zip", tmp_path / "b.zip"
    for content in (b"first" * 1000, b"", b"second"):
        source.write_bytes(content)
        transport.put(source, NAME)
        stored = only(transport)
        assert (stored.name, stored.bytes) == (NAME, len(content))
        transport.fetch(stored, target)
        assert target.read_bytes() == content
    transport.remove(NAME)
    transport.remove(NAME)
    assert transport.stored() == []
    with pytest.raises(NotThere):
        transport.fetch(stored, tmp_path / "c.zip")
    assert not (tmp_path / "c.zip").exists()


@pytest.mark.parametrize("kind", ["webdav", "s3"])
def test_a_connection_cut_anywhere_brings_one_whole_file_in_the_end(
    kind: str, way_of: Ways, opened: Opened, line: CuttingLine, large: Path, tmp_path: Path
) -> None:
    size = large.stat().st_size
    transport = opened(way_of(kind, line))
    target = tmp_path / "there.zip"

    def fetch() -> None:
        transport.fetch(only(transport), target)

    for count, place in enumerate((1, 300, *(size * n // CUTS + 7 * n for n in range(1, CUTS)))):
        line.cut_after(place, times=2)
        put = partial(transport.put, large, f"{count}.zip")
        patiently(put, attempts=9, wait=wait_none())
        assert only(transport).bytes == size
        line.cut_after(place, times=2, is_down=True)
        patiently(fetch, attempts=9, wait=wait_none())
        assert target.read_bytes() == large.read_bytes()
        assert [*tmp_path.glob(".*")] == []
        line.cut_after(1 << 60)
        transport.remove(f"{count}.zip")
        target.unlink()


def test_what_a_broken_upload_to_s3_brought_there_is_not_sent_again(
    way_of: Ways, opened: Opened, line: CuttingLine, large: Path
) -> None:
    transport = opened(way_of("s3", line))
    steps: list[float] = []
    line.cut_after_all(15 << 20)
    with pytest.raises(WayAway):
        transport.put(large, "a.zip", lambda _, done: steps.append(done))
    line.cut_after_all(12 << 20)
    assert transport.stored() == []
    assert len(steps) == 1
    transport.put(large, "a.zip", lambda _, done: steps.append(done))
    assert line.passed < 12 << 20
    assert only(transport).bytes == large.stat().st_size


def test_a_copy_to_a_full_stick_is_said_and_goes_on_when_there_is_room(
    small_disk: Path, opened: Opened, tmp_path: Path
) -> None:
    source, ballast = tmp_path / "a.zip", small_disk / "ballast"
    source.write_bytes(os.urandom(1_500_000))
    ballast.write_bytes(bytes(1_000_000))
    transport = opened(Way(name="棍", kind=WayKind.FOLDER, place=str(small_disk)))
    with pytest.raises(WayFull) as failure:
        transport.put(source, "a.zip")
    assert "棍" in explain(failure.value, "zh")
    assert [one.name for one in transport.stored()] == ["ballast"]
    (part,) = small_disk.glob("a.zip*")
    assert 0 < part.stat().st_size < 1_500_000
    ballast.unlink()
    transport.put(source, "a.zip")
    assert only(transport).bytes == 1_500_000
    assert (small_disk / "a.zip").read_bytes() == source.read_bytes()
    ballast.write_bytes(bytes(400_000))
    target = small_disk / "b.zip"
    with pytest.raises(DiskFull):
        transport.fetch(Stored(name="a.zip", bytes=1_500_000, version=""), target)
    assert not target.exists()


def test_a_half_copy_of_something_else_is_written_over(way_of: Ways, opened: Opened, tmp_path: Path) -> None:
    way = way_of("folder")
    source = tmp_path / "a.zip"
    source.write_bytes(os.urandom(900_000))
    there = Path(way.place) / "a.zip.uploading"
    there.write_bytes(source.read_bytes()[:600_000] + b"x" * 700_000)
    opened(way).put(source, "a.zip")
    assert [path.name for path in Path(way.place).iterdir()] == ["a.zip"]
    assert (Path(way.place) / "a.zip").read_bytes() == source.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_that_is_not_there_is_said(kind: str, way_of: Ways, opened: Opened, tmp_path: Path) -> None:
    way = way_of(kind)
    wrong = replace(way, place="s3://no-such-bucket" if kind == "s3" else way.place + "-nowhere")
    (tmp_path / "a.zip").write_bytes(b"a")
    for act in (lambda: opened(wrong).stored(), lambda: opened(wrong).put(tmp_path / "a.zip", "a.zip")):
        with pytest.raises(WayGone):
            act()
    assert not Path(wrong.place).exists()


def test_a_full_or_read_only_server_and_a_wrong_password_are_different_things(
    way_of: Ways, opened: Opened, webdav: WebdavServer, tmp_path: Path
) -> None:
    way = way_of("webdav")
    source = tmp_path / "a.zip"
    source.write_bytes(bytes(700_000))
    webdav.room = 1000
    with pytest.raises(WayFull):
        opened(way).put(source, "a.zip")
    webdav.room = 1 << 40
    for secret in ("", "wrong"):
        with pytest.raises(WayDenied) as failure:
            opened(way, secret).put(source, "a.zip")
        assert secret not in explain(failure.value, "zh") or not secret
    server = WebdavServer(tmp_path, is_readonly=True)
    try:
        read_only = replace(way, place=f"http://127.0.0.1:{server.port}")
        transport = opened(read_only)
        assert only(transport).name == "a.zip"
        for act in (lambda: transport.put(source, "b.zip"), lambda: transport.remove("a.zip")):
            with pytest.raises(WayReadOnly):
                act()
    finally:
        server.stop()


def test_a_store_that_does_not_know_the_key_says_so(way_of: Ways, s3: S3Server, opened: Opened) -> None:
    way = replace(way_of("s3"), user="stranger")
    with s3.strict(), pytest.raises(WayDenied):
        opened(way).stored()


def test_a_certificate_that_does_not_verify_ends_it_before_the_password_goes_out(
    way_of: Ways, opened: Opened, tmp_path: Path
) -> None:
    certificate, key = self_signed(tmp_path)
    server = WebdavServer(tmp_path, (certificate, key))
    try:
        secure = Way(name="云", kind=WayKind.WEBDAV, place=f"https://127.0.0.1:{server.port}", user=KEY)
        bucket = Way(
            name="桶", kind=WayKind.S3, place="s3://b", user=KEY, endpoint=f"https://127.0.0.1:{server.port}"
        )
        for way in (secure, bucket):
            with pytest.raises(WayUntrusted):
                opened(way).stored()
        assert server.requests == 0
        assert [one.name for one in opened(replace(secure, ca=str(certificate))).stored()] != []
    finally:
        server.stop()


def test_a_server_that_is_away_or_is_no_webdav_is_said(opened: Opened, s3: S3Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for kind, place, endpoint in (
        (WayKind.WEBDAV, f"http://127.0.0.1:{port}", ""),
        (WayKind.S3, "s3://b", f"http://127.0.0.1:{port}"),
    ):
        way = Way(name="云", kind=kind, place=place, endpoint=endpoint, user=KEY)
        with pytest.raises(WayAway):
            opened(way).stored()
    with pytest.raises(WayTrouble):
        opened(Way(name="云", kind=WayKind.WEBDAV, place=f"http://127.0.0.1:{s3.port}/moto-api")).stored()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"name": "a/b"}, "way_name_odd"),
        ({"kind": WayKind.FOLDER, "place": "stick"}, "way_folder_odd"),
        ({"place": "https://jia:geheim@example.org/"}, "way_url_odd"),
        ({"place": "ftp://example.org"}, "way_url_odd"),
        ({"place": "http://example.org/dav"}, "way_url_plain"),
        ({"kind": WayKind.S3, "place": "bucket"}, "way_bucket_odd"),
        ({"kind": WayKind.S3, "place": "s3://bucket", "endpoint": "http://oss.example.org"}, "way_url_plain"),
        ({"ca": "/nowhere.pem"}, "way_ca_missing"),
    ],
)
def test_a_way_that_cannot_be_one_is_not_kept(words: dict[str, str], reason: str) -> None:
    good = Way(name="云", kind=WayKind.WEBDAV, place="https://dav.example.org/in", user="甲")
    good.check()
    assert way_from(good.value) == good
    with pytest.raises(WayMalformed) as failure:
        replace(good, **words).check()  # type: ignore[arg-type]
    assert failure.value.facts["reason"] == reason
