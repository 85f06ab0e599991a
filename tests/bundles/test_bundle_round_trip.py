"""An estate written as a bundle: others can check it, we read it back, the same state is the same file."""

import hashlib
import json
import shutil
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from renodesk.bundles.reading import open_bag
from renodesk.bundles.verifying import verify_bag
from renodesk.bundles.writing import Member, chunks_of, write_bag
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.errors import Cancelled, NotWritable
from renodesk.services.environment import Environment
from renodesk.services.exchange import open_bundle, write_bundle
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bagit

Write = Callable[..., Path]
YI = Author(person="乙", device="d-2")


def test_the_reference_tool_validates_what_we_write(
    estate: EstateSession, write: Write, tmp_path: Path
) -> None:
    with zipfile.ZipFile(write(estate)) as bundle:
        bundle.extractall(tmp_path / "bag")
    found = bagit.Bag(str(tmp_path / "bag"))
    found.validate(processes=1)
    assert found.info["External-Description"] == "槐安里"
    assert len(list(found.payload_files())) == 2 + 2 + 3 + 1
    (tmp_path / "bag" / "data" / "estate.json").write_bytes(b"{}")
    with pytest.raises(bagit.BagValidationError):
        found.validate(processes=1)


def test_what_is_written_is_read_back_whole(estate: EstateSession, write: Write) -> None:
    path = write(estate)
    assert verify_bag(path).faults == ()
    with open_bag(path) as bundle:
        for stored in estate.file.photos():
            data = bundle.read(f"photos/{stored.sha256}.jpg", most=1_000_000)
            assert data == estate.file.original(stored.sha256)
            assert hashlib.sha256(data).hexdigest() == stored.sha256
        lines = bundle.read("changes.jsonl", most=1_000_000).splitlines()
        assert len(lines) == 1 + len(list(estate.file.changes()))
        assert bundle.info["External-Identifier"] == estate.estate_id
        assert bundle.read("plan/diagnosis.pdf", most=100) == b"%PDF-1.4 a paper"


def test_a_new_laptop_starts_from_a_bundle_with_everything(
    estate: EstateSession, write: Write, tmp_path: Path
) -> None:
    with open_bundle(write(estate), tmp_path / "other.reno", YI, Environment()) as theirs:
        assert list(theirs.file.changes()) == list(estate.file.changes())
        assert theirs.survey == estate.survey
        assert theirs.scores.total == estate.scores.total
        assert [row.sha256 for row in Photos(theirs).rows()] == [row.sha256 for row in Photos(estate).rows()]
        assert {one.sha256: theirs.file.original(one.sha256) for one in theirs.file.photos()} == {
            one.sha256: estate.file.original(one.sha256) for one in estate.file.photos()
        }
        assert [pack.text for pack in theirs.file.packs()] == [pack.text for pack in estate.file.packs()]


def test_the_same_estate_gives_the_same_bytes(estate: EstateSession, write: Write) -> None:
    first, second = write(estate, "a.zip"), write(estate, "b.zip")
    assert first.read_bytes() == second.read_bytes()
    RegisterService(estate).set_fields(ESTATE, {"households": "97"})
    assert write(estate, "c.zip").read_bytes() != first.read_bytes()


def test_neither_the_clock_nor_the_day_of_writing_is_in_a_bundle(made: Path, tmp_path: Path) -> None:
    written = []
    for number, now in enumerate((1_800_000_000_000, 2_400_000_000_000)):
        path = Path(shutil.copy(made, tmp_path / f"{number}.reno"))
        environment = Environment(clock=lambda now=now: now)  # type: ignore[misc]
        with EstateSession.open(path, YI, environment, read_only=True) as session:
            written.append(write_bundle(session, tmp_path / f"{number}.zip").path.read_bytes())
            newest = session.file.latest()
    assert written[0] == written[1]
    with zipfile.ZipFile(tmp_path / "0.zip") as bundle:
        assert "data/plan/diagnosis.pdf" in bundle.namelist()
        info = bundle.read("bag-info.txt").decode()
    assert newest is not None
    assert f"Bagging-Date: {newest.at[:10]}\n" in info


def test_both_laptops_with_the_same_changes_write_the_same_log(
    estate: EstateSession, write: Write, tmp_path: Path
) -> None:
    first = write(estate)
    with open_bundle(first, tmp_path / "other.reno", YI, Environment()) as theirs:
        assert write(theirs, "theirs.zip").read_bytes() == first.read_bytes()


def test_the_readable_snapshot_says_whose_it_is_and_what_is_shown(
    estate: EstateSession, write: Write
) -> None:
    with open_bag(write(estate)) as bundle:
        shown = json.loads(bundle.read("estate.json", most=1_000_000))
    assert (shown["id"], shown["name"], shown["round"]) == (estate.estate_id, "槐安里", "baseline")
    cells = {(one["entity"], one["key"], one["field"]): one["value"] for one in shown["cells"]}
    assert cells["estate", "estate", "households"] == 96
    assert len(shown["scores"]) >= 7 + 26 + 55


def test_photos_are_stored_and_dates_are_fixed(estate: EstateSession, write: Write) -> None:
    with zipfile.ZipFile(write(estate)) as bundle:
        entries = bundle.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    stored = {entry.filename for entry in entries if entry.compress_type == zipfile.ZIP_STORED}
    assert stored == {entry.filename for entry in entries if entry.filename.endswith((".jpg", ".pdf"))}
    assert entries[0].filename == "bagit.txt"


def test_a_bundle_that_cannot_be_finished_leaves_the_older_one(tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    write_bag(target, [Member(name="a", chunks=chunks_of(b"1"))], {"RenoDesk-Format": "1"})
    before = target.read_bytes()

    def stop(step: str, fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_bag(target, [Member(name="a", chunks=chunks_of(b"2"))], {"RenoDesk-Format": "1"}, stop)
    with pytest.raises(NotWritable):
        write_bag(tmp_path / "none" / "x.zip", [], {})
    assert target.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["x.zip"]


@pytest.mark.parametrize("name", ["../a", "/a", "a\\b", "a:b", "con", "a/../b", "a\0"])
def test_a_member_of_a_wrong_name_is_never_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no name"):
        write_bag(tmp_path / "x.zip", [Member(name=name, chunks=chunks_of(b""))], {})
    assert list(tmp_path.iterdir()) == []


def test_an_empty_bundle_is_right_too(tmp_path: Path) -> None:
    written = write_bag(tmp_path / "x.zip", [], {"RenoDesk-Format": "1", "External-Identifier": "a0001"})
    report = verify_bag(tmp_path / "x.zip")
    assert report.ok
    assert report.digest == written.digest
