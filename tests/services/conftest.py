"""A session on a real estate file: 1号楼 with two entrances, 2号楼 with one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.services.environment import Environment
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")


@pytest.fixture(scope="session")
def survey_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the estate file, made once."""
    path = tmp_path_factory.mktemp("made") / "槐安里.reno"
    with EstateSession.create(path, "槐安里", JIA, Environment()) as session:
        register = RegisterService(session)
        for name, units in (("1号楼", 2), ("2号楼", 1)):
            register.add_building(name, units=units, fields={"households": "24", "floors": "6"})
        register.set_fields(ESTATE, {"gas": "piped"})
    return path


@pytest.fixture
def file(survey_made: Path, tmp_path: Path) -> Path:
    """Return the estate file for one test."""
    return Path(shutil.copy(survey_made, tmp_path / "槐安里.reno"))


@pytest.fixture
def session(file: Path) -> Iterator[EstateSession]:
    """Return a session on it."""
    with EstateSession.open(file, JIA, Environment()) as opened:
        yield opened
