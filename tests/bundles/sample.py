"""The sample estate on its way: two laptops' bundle, signed and sealed, and the office's receipt for it."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from renodesk.bundles.sealing import new_identity, seal_to
from renodesk.bundles.sshsig import BUNDLE, public_of, sign
from renodesk.bundles.trust import Trust, device_of
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.estates.bundling import write_bundle
from renodesk.estates.packing import BundleWish
from renodesk.estates.receipts import receipt_bytes
from renodesk.paths import forms_dir, resource
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle
from renodesk.services.intake import ingest
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.register_import.taking import import_register
from renodesk.services.session import EstateSession
from renodesk.services.sheet.taking import import_sheet

JIA = Author(person="示例设计师甲", device="laptop-jia")
YI = Author(person="示例设计师乙", device="laptop-yi")
OFFICE = Author(person="街道办公室", device="office")
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OFFICE_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
_START = datetime(2026, 10, 21, tzinfo=UTC)


class Clock:
    """Goes a second at each look."""

    def __init__(self) -> None:
        self._now = int(_START.timestamp() * 1000)

    def __call__(self) -> int:
        self._now += 1000
        return self._now


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """Files of the sample estate; `others` are bundles on the way to it."""

    folder: Path
    estate: Path
    bundle: Path
    sealed: Path
    small: Path
    receipt: Path
    others: tuple[Path, ...]


def make_sample(folder: Path) -> Sample:
    """Make them, the same each time but for ids given by chance."""
    environment = Environment(clock=Clock())
    estate, first, from_yi = folder / "槐安里.reno", folder / "first.zip", folder / "from-yi.zip"
    bundle, sealed = folder / "槐安里.zip", folder / "槐安里.zip.age"
    with EstateSession.create(estate, "槐安里小区（示例）", JIA, environment) as session:
        for table in ("estate.csv", "buildings.csv"):
            import_register(session, resource("sample", table))
        write_bundle(session.file, forms_dir(), first)
    with open_bundle(first, folder / "yi.reno", YI, environment) as session:
        import_sheet(session, resource("sample", "answers-yi.json"))
        Photos(session).add_bytes("green.jpg", _photo("green"), item="B2.1", place=ESTATE)
        write_bundle(session.file, forms_dir(), from_yi)
    secret, public = new_identity()
    (folder / "age-identities.txt").write_text(secret + "\n")
    with EstateSession.open(estate, JIA, environment) as session:
        import_sheet(session, resource("sample", "answers-jia.json"))
        Photos(session).add_bytes("red.jpg", _photo("red"), item="B2.1", place=ESTATE)
        for households in ("640", "620"):
            RegisterService(session).set_fields(ESTATE, {"households": households})
        merge_bundle(session, from_yi)
        for out, seal in ((bundle, None), (sealed, seal_to([public]))):
            write_bundle(
                session.file,
                forms_dir(),
                out,
                organization="示例设计院",
                sign=lambda manifest: sign(KEY, manifest, BUNDLE),
                seal=seal,
            )
        write_bundle(session.file, forms_dir(), folder / "槐安里-小.zip", wish=BundleWish(is_small=True))
    trust = Trust().with_device(device_of("laptop-jia", public_of(KEY).line, "示例设计师甲"))
    trust = trust.with_device(device_of("office", public_of(OFFICE_KEY).line, "街道办公室"))
    for name, text in trust.texts().items():
        (folder / name).write_text(text, encoding="utf-8")
    receipt = _receipt(folder, bundle, environment)
    return Sample(
        folder=folder,
        estate=estate,
        bundle=bundle,
        sealed=sealed,
        small=folder / "槐安里-小.zip",
        receipt=receipt,
        others=(first, from_yi),
    )


def _photo(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


def _receipt(folder: Path, bundle: Path, environment: Environment) -> Path:
    (taken,) = ingest(folder / "archive", [bundle], OFFICE, environment, office="街道办公室")
    assert taken.receipt is not None, taken.error
    out = bundle.with_name("槐安里.zip.receipt")
    out.write_bytes(receipt_bytes(taken.receipt, lambda line, kind: sign(OFFICE_KEY, line, kind)))
    return out
