"""Bundles into the archive: whole, once, and one bad bundle stops nobody else."""

import hashlib
import shutil
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from bundles.zips import bag, parts, zipped
from filelock import FileLock

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.domain.vocabulary import estate_cell
from renodesk.errors import BundleFaulty, EstateInUse, FileMissing
from renodesk.estates.bundling import write_bundle
from renodesk.office import archive as archives
from renodesk.office.archive import Archive
from renodesk.office.index import Index
from renodesk.office.ingest import Ingest
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.exchange import open_bundle
from renodesk.services.session import EstateSession

Office = Callable[..., Ingest]
YI = Author(person="乙", device="d-2")


def rows(folder: Path) -> list[object]:
    index = Index.beside(folder)
    try:
        return list(index.rows())
    finally:
        index.close()


def log_of(path: Path) -> list[object]:
    with EstateSession.open(path, YI, Environment(), read_only=True) as session:
        return list(session.file.changes())


def test_an_ingested_estate_is_the_one_that_was_sent(street: Path, office: Office, tmp_path: Path) -> None:
    taken = office().take(street / "E-1.zip")
    assert (taken.error, taken.estate, taken.name, taken.contested) == (None, "E-1", "好小区", 0)
    sent = log_of(next(street.glob("E-1*.reno")))
    assert log_of(tmp_path / "archive" / "estates" / "E-1.reno") == sent
    assert taken.new_changes == len(sent)


def test_the_same_bundle_twice_changes_nothing(street: Path, office: Office, tmp_path: Path) -> None:
    work = office()
    work.take_all([street / "E-1.zip", street / "E-2.zip"])
    path = tmp_path / "archive" / "estates" / "E-1.reno"
    before, indexed = log_of(path), rows(tmp_path / "archive")
    again = work.take(street / "E-1.zip")
    assert (again.error, again.new_changes, again.new_photos, again.gaps) == (None, 0, 0, {})
    assert log_of(path) == before
    assert rows(tmp_path / "archive") == indexed


def test_the_order_of_bundles_does_not_matter(street: Path, office: Office, tmp_path: Path) -> None:
    bundles = [street / f"E-{number}.zip" for number in (1, 2, 3)]
    office("a").take_all(bundles)
    office("b").take_all([*reversed(bundles), bundles[1]])
    assert rows(tmp_path / "a") == rows(tmp_path / "b")
    for number in (1, 2, 3):
        first, second = (tmp_path / name / "estates" / f"E-{number}.reno" for name in ("a", "b"))
        assert log_of(first) == log_of(second)


def test_two_laptops_meet_in_the_archive_and_their_contest_is_counted(
    street: Path, office: Office, tmp_path: Path
) -> None:
    with open_bundle(street / "E-1.zip", tmp_path / "theirs.reno", YI, Environment()) as theirs:
        Answers(theirs).record("B4.1", ESTATE, Observation(grade=Fraction(2)))
        write_bundle(theirs.file, forms_dir(), tmp_path / "theirs.zip")
    ours = Path(shutil.copy(next(street.glob("E-1*.reno")), tmp_path / "ours.reno"))
    with EstateSession.open(ours, Author(person="甲", device="d-1"), Environment()) as session:
        Answers(session).record("B4.1", ESTATE, Observation(grade=Fraction(4)))
        write_bundle(session.file, forms_dir(), tmp_path / "ours.zip")
    taken = office().take_all([tmp_path / "ours.zip", tmp_path / "theirs.zip"])
    assert [one.contested for one in taken] == [0, 1]


def test_a_bad_bundle_leaves_no_trace_and_stops_nobody(street: Path, office: Office, tmp_path: Path) -> None:
    data = bytearray((street / "E-2.zip").read_bytes())
    data[len(data) // 2] ^= 0x20
    (tmp_path / "bad.zip").write_bytes(data)
    taken = office().take_all([tmp_path / "bad.zip", tmp_path / "gone.zip", street / "E-1.zip"])
    assert [type(one.error) for one in taken] == [BundleFaulty, FileMissing, type(None)]
    assert taken[0].faults
    assert [one.name for one in (tmp_path / "archive" / "estates").iterdir()] == ["E-1.reno"]


def test_a_log_of_another_estate_than_its_bundle_says_is_refused_with_both_ids(
    office: Office, tmp_path: Path
) -> None:
    with EstateSession.create(tmp_path / "a.reno", "好小区", YI, Environment()) as session:
        said = session.estate_id
        with session.act("") as act:
            act.put(estate_cell("id"), "E-9")
        bundle = write_bundle(session.file, forms_dir(), tmp_path / "honest.zip").path
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(bundle) as file:
        payload = {name: file.read(name) for name in file.namelist() if name.startswith("data/")}
    forged.write_bytes(zipped(parts(bag(payload, **{"External-Identifier": said}))))
    taken = office().take(forged)
    assert [(fault.code, fault.facts) for fault in taken.faults] == [
        ("bundle_estate_differs", {"said": said, "log": "E-9"})
    ]
    assert list((tmp_path / "archive" / "estates").glob("*.reno")) == []


def test_ids_that_are_no_file_names_stay_inside_the_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    names = ["../../etc/passwd", "槐安里", "a/b", ".hidden", "x-41", "A" * 200, "con"]
    paths = {archive.path_of(name) for name in names}
    assert len(paths) == len(names)
    assert all(path.parent == tmp_path / "archive" / "estates" for path in paths)


def test_an_estate_another_worker_holds_is_waited_for_and_then_said(
    street: Path, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "WAIT", 0.05)
    work = office()
    with FileLock(tmp_path / "archive" / "locks" / "E-1.reno.lock"):
        taken = work.take_all([street / "E-1.zip", street / "E-2.zip"])
    assert [type(one.error) for one in taken] == [EstateInUse, type(None)]
    assert work.take(street / "E-1.zip").error is None


def test_ingesting_leaves_the_bundle_as_it_was(street: Path, office: Office) -> None:
    before = hashlib.sha256((street / "E-1.zip").read_bytes()).hexdigest()
    office().take(street / "E-1.zip")
    assert hashlib.sha256((street / "E-1.zip").read_bytes()).hexdigest() == before
