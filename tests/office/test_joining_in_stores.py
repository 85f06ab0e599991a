"""Estates of an archive in a store: joined, and moved in the reserve, while other machines work on them."""

import shutil
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from office.conftest import OFFICE, bundle_of

from renodesk.domain.changes import Author
from renodesk.domain.vocabulary import estate_cell
from renodesk.errors import ArchiveOvertaken
from renodesk.office.archive import Archive
from renodesk.services.archive_estates import archive_estates
from renodesk.services.archive_joining import join_in_archive
from renodesk.services.archive_places import work_folder
from renodesk.services.archive_reserve import ArchiveReserve
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.office_index import reindex_archive
from renodesk.storage.estate_file import EstateFile

HERE = Environment()
WHY = "同一小区"


@pytest.fixture(params=["memory", "file"])
def machines(request: pytest.FixtureRequest, street: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return where two machines work on one archive of three estates."""
    MemoryFileSystem.store.clear()
    url = f"memory://{tmp_path.name}" if request.param == "memory" else f"file://{tmp_path}/share"
    first, second = (work_folder(url, tmp_path / name) for name in "ab")
    assert all(one.error is None for one in ingest(first, sorted(street.glob("*.zip")), OFFICE, HERE))
    return first, second


@pytest.fixture
def later(street: Path, tmp_path: Path) -> Path:
    """Return a bundle of the estate that is joined to another one, with one change more."""
    path = Path(shutil.copy(next(street.glob("E-2*.reno")), tmp_path / "later.reno"))
    with (
        EstateFile.open(path, Author(person="乙", device="d-9"), clock=HERE.clock) as file,
        file.act() as act,
    ):
        act.put(estate_cell("households"), 4321)
    return bundle_of(path, tmp_path / "later.zip")


def ids(machine: Path) -> list[str]:
    return [path.stem for path in Archive(machine).files()]


def households(machine: Path) -> object:
    path = Archive(machine).path_of("E-1")
    with EstateFile.open(path, OFFICE, clock=HERE.clock, read_only=True) as file:
        state = file.state(estate_cell("households"))
        return state and sorted(str(change.value) for change in file.changes() if change.cell == state.cell)


def test_what_one_machine_joins_is_joined_for_every_machine(machines: tuple[Path, Path], later: Path) -> None:
    first, second = machines
    join_in_archive(first, "E-1", "E-2", WHY, OFFICE, HERE)
    assert ids(first) == ids(second) == ["E-1", "E-3"]
    assert [row.id for row in archive_estates(first, HERE)] == ["E-1", "E-3"]
    shutil.rmtree(first / "joined")
    for machine in machines:
        (taken,) = ingest(machine, [later], OFFICE, HERE)
        assert (taken.error, taken.estate, taken.joined_from) == (None, "E-1", "E-2")
        assert "4321" in households(machine)
        reindex_archive(machine, OFFICE, HERE)
        assert [row.id for row in archive_estates(machine, HERE)] == ["E-1", "E-3"]


def test_a_bundle_another_machine_takes_during_the_join_is_in_the_joined_estate(
    machines: tuple[Path, Path], later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = machines
    share, takes = Archive.share, [True]

    def late(self: Archive, path: Path) -> None:
        if self.folder == first and path.suffix == ".json" and takes:
            takes.clear()
            assert ingest(second, [later], OFFICE, HERE)[0].error is None
        share(self, path)

    monkeypatch.setattr(Archive, "share", late)
    join_in_archive(first, "E-1", "E-2", WHY, OFFICE, HERE)
    assert not takes
    assert ids(second) == ["E-1", "E-3"]
    assert "4321" in households(second)


def test_a_bundle_taken_while_another_machine_joins_goes_to_the_joined_estate(
    machines: tuple[Path, Path], later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = machines
    put_back, joins = Archive.put_back, [True]

    def late(self: Archive, path: Path) -> None:
        if self.folder == second and joins:
            joins.clear()
            join_in_archive(first, "E-1", "E-2", WHY, OFFICE, HERE)
        put_back(self, path)

    monkeypatch.setattr(Archive, "put_back", late)
    (taken,) = ingest(second, [later], OFFICE, HERE)
    assert (taken.error, taken.estate, not joins) == (None, "E-1", True)
    assert "4321" in households(first)


def test_a_join_that_died_on_the_way_is_finished_by_another_machine(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = machines
    for step in ("put_back", "check_unmoved"):
        with monkeypatch.context() as broken:
            broken.setattr(Archive, step, _break_off)
            with pytest.raises(RuntimeError):
                join_in_archive(first, "E-1", "E-2", WHY, OFFICE, HERE)
        assert ids(second) == ["E-1", "E-2", "E-3"]
    join_in_archive(second, "E-1", "E-2", WHY, OFFICE, HERE)
    assert ids(first) == ids(second) == ["E-1", "E-3"]


def _break_off(*_: object) -> None:
    raise RuntimeError("the power is gone")


def test_an_act_of_the_reserve_that_is_not_stored_is_not_in_the_index(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = machines
    before = archive_estates(first, HERE)
    put_back, overtakes = Archive.put_back, [True]

    def late(self: Archive, path: Path) -> None:
        if self.folder == first and overtakes:
            overtakes.clear()
            with ArchiveReserve(second, OFFICE, HERE).acting("E-1") as acting:
                acting.mark("judged", "have", "柜2")
        put_back(self, path)

    reserve = ArchiveReserve(first, OFFICE, HERE)
    monkeypatch.setattr(Archive, "put_back", late)
    with pytest.raises(ArchiveOvertaken), reserve.acting("E-1") as acting:
        acting.mark("judged", "have", "判定表，柜1")
    assert not overtakes
    assert archive_estates(first, HERE) == before
    with reserve.acting("E-1") as acting:
        acting.move("enter", reason="先走")
    assert archive_estates(first, HERE) != before
