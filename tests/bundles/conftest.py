"""A small estate with photos, and its bundle."""

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bundles.sample import Sample, make_sample
from bundles.zips import bag, parts, zipped
from PIL import Image

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.estates.bundling import write_bundle
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.exchange import open_bundle
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

JIA, YI = Author(person="甲", device="d-1"), Author(person="乙", device="d-2")


def members(path: Path) -> dict[str, bytes]:
    """Return what a zip holds."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def photo(colour: str) -> bytes:
    """Return a small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an estate of a building, two answers and two photos, made once."""
    folder = tmp_path_factory.mktemp("made")
    with EstateSession.create(folder / "estate.reno", "槐安里", JIA, Environment()) as session:
        RegisterService(session).add_building("1号楼", units=2)
        RegisterService(session).set_fields(ESTATE, {"households": "96"})
        for colour in ("red", "green"):
            Photos(session).add_bytes(f"{colour}.jpg", photo(colour), item="B2.1", place=ESTATE)
    return folder / "estate.reno"


@pytest.fixture(scope="session")
def theirs_made(made: Path) -> Path:
    """Return the bundle of a colleague who says another number of households and adds a building."""
    folder = made.parent
    with EstateSession.open(made, JIA, Environment()) as session:
        write_bundle(session.file, forms_dir(), folder / "first.zip")
    with open_bundle(folder / "first.zip", folder / "theirs.reno", YI, Environment()) as theirs:
        RegisterService(theirs).set_fields(ESTATE, {"households": "108"})
        RegisterService(theirs).add_building("2号楼", units=3)
        write_bundle(theirs.file, forms_dir(), folder / "theirs.zip")
    return folder / "theirs.zip"


@pytest.fixture
def colleague(theirs_made: Path, tmp_path: Path) -> Path:
    """Return the colleague's bundle for one test."""
    return Path(shutil.copy(theirs_made, tmp_path / "theirs.zip"))


@pytest.fixture
def estate(made: Path, tmp_path: Path) -> Iterator[EstateSession]:
    """Return the estate, open for one test."""
    path = Path(shutil.copy(made, tmp_path / "estate.reno"))
    with EstateSession.open(path, JIA, Environment()) as session:
        yield session


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes the bundle of an open estate, with a paper in it."""

    def bundle(session: EstateSession, name: str = "estate.zip") -> Path:
        papers = [("diagnosis.pdf", io.BytesIO(b"%PDF-1.4 a paper"))]
        write_bundle(session.file, forms_dir(), tmp_path / name, papers)
        return tmp_path / name

    return bundle


@pytest.fixture
def forged(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes a bundle anew with its payload changed: right by every manifest."""

    def forge(path: Path, change: Callable[[dict[str, bytes]], None], **info: str) -> Path:
        held = members(path)
        payload = {name: data for name, data in held.items() if name.startswith("data/")}
        change(payload)
        lines = held["bag-info.txt"].decode().splitlines()
        known = dict(line.split(": ", 1) for line in lines if not line.startswith("Payload-Oxum"))
        out = tmp_path / "forged.zip"
        out.write_bytes(zipped(parts(bag(payload, **known | info))))
        return out

    return forge


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Return the sample estate on its way, made once."""
    return make_sample(tmp_path_factory.mktemp("sample"))
