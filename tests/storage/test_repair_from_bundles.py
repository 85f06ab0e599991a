"""A bundle is a source of a repair: its changes and photos come back, another estate's never."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.errors import BundleFaulty, OtherEstate
from renodesk.services.environment import Environment
from renodesk.services.exchange import write_bundle
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.safety import repair_file
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")


@pytest.fixture
def made(tmp_path: Path) -> SimpleNamespace:
    """Return an estate with a building and a photo, and its bundle."""
    estate, bundle, photo = tmp_path / "a.reno", tmp_path / "a.zip", tmp_path / "p.jpg"
    Image.new("RGB", (64, 48), "red").save(photo)
    with EstateSession.create(estate, "槐安里", JIA, Environment()) as session:
        RegisterService(session).add_building("1号楼", units=2)
        Photos(session).add([photo], item="B1.1", place=ESTATE)
        write_bundle(session, bundle)
        held = session.file.ranges()
    return SimpleNamespace(estate=estate, bundle=bundle, held=held)


def test_changes_and_photos_of_a_wiped_file_come_back_from_its_bundle(made: SimpleNamespace) -> None:
    data = bytearray(made.estate.read_bytes())
    data[16384:] = b"\xa5" * (len(data) - 16384)
    made.estate.write_bytes(data)
    repaired = repair_file(made.estate, JIA, Environment(), sources=[made.bundle])
    assert (repaired.lost, repaired.photos) == ((), 1)
    with EstateSession.open(made.estate, JIA, Environment()) as session:
        assert session.file.ranges() == made.held
        assert session.name == "槐安里"


def test_a_damaged_bundle_is_no_source_and_the_file_stays(made: SimpleNamespace) -> None:
    data = bytearray(made.bundle.read_bytes())
    data[len(data) // 2] ^= 4
    made.bundle.write_bytes(data)
    before = made.estate.read_bytes()
    with pytest.raises(BundleFaulty):
        repair_file(made.estate, JIA, Environment(), sources=[made.bundle])
    assert made.estate.read_bytes() == before


def test_another_estates_bundle_is_no_source(made: SimpleNamespace, tmp_path: Path) -> None:
    other = tmp_path / "b.zip"
    with EstateSession.create(tmp_path / "b.reno", "和平里", JIA, Environment()) as session:
        write_bundle(session, other)
    copy = Path(shutil.copy(made.estate, tmp_path / "before"))
    with pytest.raises(OtherEstate):
        repair_file(made.estate, JIA, Environment(), sources=[other])
    assert made.estate.read_bytes() == copy.read_bytes()
