"""A small estate for the command line: 1号楼 with two entrances, 2号楼 with one, and A-1 with one."""

import shutil
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.services.environment import Environment
from renodesk.services.exchange import write_bundle
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

YI = Author(person="乙", device="d-2")


@pytest.fixture(scope="session")
def estate_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the estate, made once by 乙 on another laptop."""
    path = tmp_path_factory.mktemp("made") / "槐安里.reno"
    with EstateSession.create(path, "槐安里小区", YI, Environment()) as session:
        register = RegisterService(session)
        for name, units in (("1号楼", 2), ("2号楼", 1), ("A-1", 1)):
            register.add_building(name, units=units, fields={"households": "24", "floors": "6"})
        register.set_fields(ESTATE, {"households": "72", "gas": "piped"})
    return path


@pytest.fixture(scope="session")
def bundle_made(estate_made: Path) -> Path:
    """Return its bundle."""
    out = estate_made.with_suffix(".zip")
    with EstateSession.open(estate_made, YI, Environment(), read_only=True) as session:
        write_bundle(session, out)
    return out


@pytest.fixture
def estate(estate_made: Path, tmp_path: Path) -> Path:
    """Return the estate for one test."""
    return Path(shutil.copy(estate_made, tmp_path / "槐安里.reno"))


@pytest.fixture
def bundle(bundle_made: Path, tmp_path: Path) -> Path:
    """Return its bundle for one test."""
    return Path(shutil.copy(bundle_made, tmp_path / "槐安里.zip"))
