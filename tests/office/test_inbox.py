"""The inbox: good bundles in, bad ones aside with their reasons, several workers, an index that is away."""

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from office.conftest import OFFICE

from renodesk.errors import NotWritable
from renodesk.office.archive import Archive
from renodesk.office.inbox import Inbox
from renodesk.office.index import Entry, Index, TakenBundle
from renodesk.office.ingest import Ingest
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.intake import intake, take_inbox
from renodesk.services.office_index import reindex_archive


@pytest.fixture
def inbox(street: Path, tmp_path: Path) -> Path:
    """Return a folder with three good bundles, one cut off, one of something else, and what is none."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in (1, 2, 3):
        shutil.copy(street / f"E-{number}.zip", folder)
    data = (street / "E-1.zip").read_bytes()
    (folder / "cut.zip").write_bytes(data[: len(data) // 2])
    (folder / "other.zip").write_bytes(b"PK nothing of the kind")
    (folder / "letter.txt").write_text("hello")
    (folder / ".copying.zip").write_bytes(data[:100])
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_good_ones_are_taken_and_bad_ones_set_aside_with_their_reasons(inbox: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    arrived = list(take_inbox(archive, inbox, OFFICE, Environment(), language="zh"))
    assert sorted(one.ingested.estate for one in arrived if one.ingested.error is None) == [
        "E-1",
        "E-2",
        "E-3",
    ]
    assert names(inbox) == [".copying.zip", "E-1.receipt", "E-2.receipt", "E-3.receipt", "letter.txt"]
    assert names(inbox / "taken") == ["E-1.zip", "E-2.zip", "E-3.zip"]
    assert names(inbox / "quarantine") == ["cut.zip", "cut.zip.txt", "other.zip", "other.zip.txt"]
    assert "不完整" in (inbox / "quarantine" / "cut.zip.txt").read_text(encoding="utf-8")
    logged = intake(archive)
    assert sorted(str(row["file"]) for row in logged) == [
        "E-1.zip",
        "E-2.zip",
        "E-3.zip",
        "cut.zip",
        "other.zip",
    ]
    assert {str(row["error"]) for row in logged if row["file"] == "cut.zip"} == {"bundle_faulty"}


def test_the_same_name_again_stands_beside_the_first(inbox: Path, street: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    list(take_inbox(archive, inbox, OFFICE, Environment(), language="zh"))
    shutil.copy(street / "E-1.zip", inbox)
    (again,) = take_inbox(archive, inbox, OFFICE, Environment(), language="zh")
    assert again.ingested.new_changes == 0
    assert again.lies.name == "E-1-2.zip"


def test_workers_share_an_inbox_and_each_bundle_is_taken_once(inbox: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"

    def work(_: int) -> list[str]:
        taken = take_inbox(archive, inbox, OFFICE, Environment(), language="zh")
        return [one.ingested.file for one in taken]

    with ThreadPoolExecutor(3) as pool:
        found = [name for names in pool.map(work, range(3)) for name in names]
    assert sorted(found) == ["E-1.zip", "E-2.zip", "E-3.zip", "cut.zip", "other.zip"]
    assert len(list((archive / "estates").glob("*.reno"))) == 3


class Away(Index):
    """An index whose server is away until it is not."""

    is_away = True

    def put(self, *entries: Entry, taken: Sequence[TakenBundle] = (), is_all_taken: bool = False) -> None:
        if self.is_away:
            raise NotWritable(file="index")
        super().put(*entries, taken=taken, is_all_taken=is_all_taken)


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Away]:
    index = Away("sqlite:///" + str(tmp_path / "away.sqlite"))
    yield index
    index.close()


def test_an_index_that_is_away_stops_nobody_and_catches_up(
    inbox: Path, away: Away, street: Path, tmp_path: Path
) -> None:
    archive = Archive(tmp_path / "archive")
    clock = Environment().clock
    work = Ingest(archive, away, OFFICE, clock=clock, packs_folder=forms_dir())
    box = Inbox(inbox, archive, work, clock=clock, answer=lambda *_: None, reasons=lambda _: "")
    taken = [one.ingested for one in box.take_all() if one.ingested.error is None]
    assert len(taken) == 3
    assert all(one.is_index_behind for one in taken)
    assert away.rows() == []
    with pytest.raises(NotWritable):
        work.catch_up()
    away.is_away = False
    assert work.catch_up() == 3
    assert work.catch_up() == 0
    caught_up = away.rows()
    reindex_archive(archive.folder, OFFICE, Environment())
    beside = Index.beside(archive.folder)
    try:
        assert beside.rows() == caught_up
    finally:
        beside.close()


def test_a_copy_that_still_runs_is_left_until_it_rests(inbox: Path, street: Path, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    index = Index.beside(archive.folder)
    try:
        clock = Environment().clock
        work = Ingest(archive, index, OFFICE, clock=clock, packs_folder=forms_dir())
        box = Inbox(inbox, archive, work, clock=clock, answer=lambda *_: None, reasons=lambda _: "")
        assert box.settled() == []
        with (inbox / "cut.zip").open("ab") as file:
            file.write(b"more")
        assert [path.name for path in box.settled()].count("cut.zip") == 0
        assert "cut.zip" in [path.name for path in box.settled()]
    finally:
        index.close()
