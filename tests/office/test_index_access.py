"""Which index an archive has, whose password is used, and which server is believed."""

import datetime
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from office.conftest import OFFICE
from office.servers import Server
from sqlalchemy import Connection

from renodesk.errors import ComponentMissing, IndexAway, IndexElsewhere, IndexFull, IndexUrlRefused
from renodesk.office.index import Index
from renodesk.office.index.connecting import Database
from renodesk.services.environment import Environment
from renodesk.services.index_password import keep_password, with_password
from renodesk.services.intake import ingest
from renodesk.services.office_index import reindex_archive, upgrade_index
from renodesk.services.ranking import ranking

URL = "postgresql://renodesk_ingest@db.example/renodesk"


class Ring:
    """A keyring of this test alone."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> bool:
        self.kept[name] = secret
        return True


def test_a_password_is_taken_from_the_keyring_unless_one_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGPASSWORD", "PGPASSFILE"):
        monkeypatch.delenv(name, raising=False)
    ring = Ring()
    assert with_password(URL, ring) == URL
    assert keep_password(URL, "s3cret:/", ring) == "renodesk_ingest@db.example:5432/renodesk"
    index = Index(with_password(URL, ring))
    assert index._database.engine.url.password == "s3cret:/"
    assert index.name == URL
    index.close()
    for other in (
        URL.replace("_ingest", "_read"),
        URL.replace("db.", "other."),
        URL.replace("@", ":own@"),
        "sqlite:///a",
    ):
        assert with_password(other, ring) == other
    monkeypatch.setenv("PGPASSFILE", "/somewhere")
    assert with_password(URL, ring) == URL
    with pytest.raises(ComponentMissing):
        keep_password(URL, "s3cret")
    with pytest.raises(IndexUrlRefused):
        keep_password("postgresql://db.example/renodesk", "s3cret", ring)


def test_an_archive_knows_that_its_index_is_on_a_server(
    street: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, environment = tmp_path / "archive", Environment()
    ingest(archive, [street / "E-1.zip"], OFFICE, environment)
    url = server.url(server.new_database())
    upgrade_index(url)
    ingest(archive, [street / "E-2.zip"], OFFICE, environment, index_url=url)
    with pytest.raises(IndexElsewhere):
        ranking(archive, environment)
    with pytest.raises(IndexElsewhere):
        ingest(archive, [street / "E-3.zip"], OFFICE, environment)
    monkeypatch.setenv("RENODESK_INDEX", url)
    assert {one.row.id for one in ranking(archive, environment)} == {"E-1", "E-2"}
    assert reindex_archive(archive, OFFICE, environment, is_local=True) == 2
    monkeypatch.delenv("RENODESK_INDEX")
    assert {one.row.id for one in ranking(archive, environment)} == {"E-1", "E-2"}


def self_made(name: str) -> tuple[bytes, bytes]:
    """Return a key and a certificate that it signs of itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)
    certificate = (
        x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return secret, certificate.public_bytes(Encoding.PEM)


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[int]:
    """Return the port of one who answers as a server with TLS and has a certificate of his own making."""
    key, certificate = self_made("localhost")
    (tmp_path / "own.pem").write_bytes(key + certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "own.pem")

    def answer(listening: socket.socket) -> None:
        with suppress(OSError), listening.accept()[0] as connection:
            connection.recv(8)
            connection.sendall(b"S")
            context.wrap_socket(connection, server_side=True).recv(100)

    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as pool:
        listening.settimeout(20)
        done = pool.submit(answer, listening)
        yield listening.getsockname()[1]
        done.result()


def test_a_certificate_that_does_not_verify_is_refused(impostor: int, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_bytes(self_made("the office's authority")[1])
    trusted = f"sslmode=verify-full&sslrootcert={tmp_path / 'ca.pem'}&gssencmode=disable"
    index = Index(f"postgresql://me:s3cret@localhost:{impostor}/base?{trusted}")
    with pytest.raises(IndexAway) as refused:
        index.prepare()
    assert "certificate verify failed" in str(refused.value.facts["detail"])
    assert "s3cret" not in str(refused.value)
    index.close()


def test_an_index_without_room_is_told_apart_from_one_that_is_away(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'index.sqlite'}")

    def fill(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 2")
        connection.exec_driver_sql("CREATE TABLE more AS SELECT zeroblob(1000000) AS filling")

    with pytest.raises(IndexFull), database.connected(is_writing=True) as connection:
        fill(connection)
    with database.connected() as connection:
        assert not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'more'").all()
    database.close()
