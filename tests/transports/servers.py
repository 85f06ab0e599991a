"""The servers that tests send to, in threads of this process."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from urllib.request import Request, urlopen

import boto3
from cheroot import wsgi
from cheroot.ssl.builtin import BuiltinSSLAdapter
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from moto.server import ThreadedMotoServer
from wsgidav.wsgidav_app import WsgiDAVApp

BUCKET, KEY, SECRET = "renodesk-test", "laptop", "s3cr3t-Pässwort"


class WebdavServer:
    """Serves a folder to one user; an upload beyond `room` bytes is refused as on a full disk."""

    def __init__(
        self, root: Path, certificate: tuple[Path, Path] | None = None, *, is_readonly: bool = False
    ):
        self.root = root
        self.room = 1 << 40
        self.requests = 0
        application = WsgiDAVApp(
            {
                "provider_mapping": {"/": {"root": str(root), "readonly": is_readonly}},
                "http_authenticator": {
                    "domain_controller": None,
                    "accept_basic": True,
                    "accept_digest": False,
                    "default_to_digest": False,
                },
                "simple_dc": {"user_mapping": {"*": {KEY: {"password": SECRET}}}},
                "verbose": 0,
                "logging": {"enable": False},
                "property_manager": False,
                "lock_storage": False,
                "dir_browser": {"enable": False},
            }
        )

        def with_room(environ, start_response):  # type: ignore[no-untyped-def]
            self.requests += 1
            if environ["REQUEST_METHOD"] == "PUT" and int(environ.get("CONTENT_LENGTH") or 0) > self.room:
                start_response("507 Insufficient Storage", [("Content-Length", "0")])
                return [b""]
            return application(environ, start_response)

        self._server = wsgi.Server(("127.0.0.1", 0), with_room, numthreads=4, shutdown_timeout=1)
        self._server.error_log = lambda *_, **__: None
        if certificate is not None:
            self._server.ssl_adapter = BuiltinSSLAdapter(str(certificate[0]), str(certificate[1]))
        self._server.prepare()
        self.port = self._server.bind_addr[1]
        self._thread = threading.Thread(target=self._server.serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.stop()
        self._thread.join(5)


class S3Server:
    """A store with one bucket."""

    def __init__(self) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        self._server.start()
        self.port = self._server.get_host_and_port()[1]
        self.client = boto3.client(
            "s3",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
            region_name="us-east-1",
        )
        self.client.create_bucket(Bucket=BUCKET)

    def stop(self) -> None:
        self._server.stop()

    @contextmanager
    def strict(self) -> Iterator[None]:
        """Ask for keys it knows, as a real store does."""
        self._set_free_actions("0")
        try:
            yield
        finally:
            self._set_free_actions("inf")

    def _set_free_actions(self, count: str) -> None:
        url = f"http://127.0.0.1:{self.port}/moto-api/reset-auth"
        with urlopen(Request(url, data=count.encode(), headers={"Content-Type": "text/plain"})) as answer:
            assert answer.status == 200


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Write a certificate for 127.0.0.1 that nobody vouches for, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.IPAddress(IPv4Address("127.0.0.1"))
    now = datetime.now(tz=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    at, key_at = folder / "server.pem", folder / "server.key"
    at.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_at.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return at, key_at
