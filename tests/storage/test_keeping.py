"""Photos, packs, scores and personal values, and backups that were read back."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest

from renodesk.errors import Cancelled, DamagedEstateFile, NotWritable, ReadOnly
from renodesk.storage.backing_up import last_backup
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.score_row import ScoreRow

LaptopMaker = Callable[..., Any]


def test_the_same_photo_twice_is_one_photo(laptop: LaptopMaker, a_photo: Callable[..., Any]) -> None:
    jia = laptop()
    facts, data = a_photo()
    assert jia.file.keep_photo(facts, data, {"thumbnail": b"small"})
    assert not jia.file.keep_photo(facts, data, {"thumbnail": b"small"})
    (kept,) = jia.file.photos()
    assert (kept.sha256, kept.camera, kept.has_original) == (facts.sha256, "示例", True)
    assert jia.file.original(facts.sha256) == data
    assert jia.file.rendition(facts.sha256, "thumbnail") == b"small"


def test_a_photo_known_without_its_bytes_takes_them_later(
    laptop: LaptopMaker, a_photo: Callable[..., Any]
) -> None:
    jia = laptop()
    facts, data = a_photo()
    assert jia.file.keep_photo(facts, None, {})
    assert not jia.file.photo(facts.sha256).has_original
    assert jia.file.original(facts.sha256) is None
    assert jia.file.keep_photo(facts, data, {})
    assert jia.file.original(facts.sha256) == data


def test_an_original_is_read_as_a_stream(laptop: LaptopMaker, a_photo: Callable[..., Any]) -> None:
    jia = laptop()
    facts, data = a_photo(bytes(range(256)) * 1000)
    jia.file.keep_photo(facts, data, {})
    with closing(jia.file.open_original(facts.sha256)) as stream:
        assert stream.read(1000) + stream.read() == data
    assert jia.file.open_original("0" * 64) is None


def test_a_reader_keeps_no_photo(laptop: LaptopMaker, a_photo: Callable[..., Any]) -> None:
    jia = laptop()
    facts, data = a_photo()
    opened = EstateFile.open(jia.path, jia.file.author, clock=jia.clock, read_only=True)
    with opened as reader, pytest.raises(ReadOnly):
        reader.keep_photo(facts, data, {})


def test_scores_and_packs_go_with_the_act_or_not_at_all(laptop: LaptopMaker) -> None:
    jia = laptop()
    row = ScoreRow(code="1-1", low="60", high="200/3", is_red_flag=True, explanation="{}")
    with pytest.raises(KeyError):
        _fail_with(jia, row)
    assert jia.file.scores("baseline") == []
    assert list(jia.file.packs()) == []
    with jia.file.act() as act:
        act.keep_pack("liveability", "1", "f" * 64, "和平里")
        act.store_scores("baseline", [row])
    assert jia.file.scores("baseline") == [row]
    assert [pack.text for pack in jia.file.packs()] == ["和平里"]


def _fail_with(jia: Any, row: ScoreRow) -> None:
    with jia.file.act() as act:
        act.store_scores("baseline", [row])
        act.keep_pack("liveability", "1", "f" * 64, "text")
        raise KeyError


def test_an_erased_personal_value_leaves_no_trace_in_the_file(laptop: LaptopMaker) -> None:
    jia = laptop()
    secret = "王女士 13800138000"
    with jia.file.act():
        jia.file.side.keep_person_value("token", secret)
    assert jia.file.side.person_value("token") == secret
    with jia.file.act():
        jia.file.side.erase_person_values(["token"])
    assert jia.file.side.person_value("token") is None
    jia.file.close()
    assert secret.encode() not in jia.path.read_bytes()


def test_a_backup_of_an_open_file_opens_and_holds_everything(
    laptop: LaptopMaker, a_photo: Callable[..., Any], tmp_path: Path
) -> None:
    jia = laptop()
    jia.put("estate", "和平里")
    facts, data = a_photo()
    jia.file.keep_photo(facts, data, {})
    made = jia.file.backup(tmp_path / "backups")
    assert made.name.startswith("estate 2025")
    assert made.suffix == ".reno"
    assert [one.name for one in made.parent.iterdir()] == [made.name]
    with EstateFile.open(made, jia.file.author, clock=jia.clock) as copy:
        assert list(copy.changes()) == jia.changes()
        assert copy.original(facts.sha256) == data


def test_a_second_backup_in_the_same_second_overwrites_nothing(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    jia.file.clock = lambda: 1_760_000_000_000
    first = jia.file.backup(tmp_path / "backups")
    before = first.read_bytes()
    second = jia.file.backup(tmp_path / "backups")
    assert first != second
    assert first.read_bytes() == before


def test_a_backup_is_of_one_moment_while_acts_go_on(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    jia.put("estate", "和平里")
    before = jia.changes()

    def act_meanwhile(step: str, fraction: float) -> None:
        jia.put("estate", f"{step} {fraction}")

    made = jia.file.backup(tmp_path / "backups", act_meanwhile)
    assert len(jia.changes()) > len(before)
    with EstateFile.open(made, jia.file.author, clock=jia.clock) as copy:
        assert list(copy.changes()) == before


def test_a_backup_that_is_cancelled_leaves_nothing(laptop: LaptopMaker, tmp_path: Path) -> None:
    def stop(step: str, fraction: float) -> None:
        raise Cancelled

    jia = laptop()
    with pytest.raises(Cancelled):
        jia.file.backup(tmp_path / "backups", stop)
    assert list((tmp_path / "backups").iterdir()) == []
    assert last_backup(jia.path, tmp_path / "backups") == ""


def test_the_newest_backup_of_this_file_says_when(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop()
    folder = tmp_path / "backups"
    jia.file.clock = lambda: 1_760_000_000_000
    jia.file.backup(folder)
    jia.file.clock = lambda: 1_760_003_600_000
    jia.file.backup(folder)
    (folder / "another 20991231-235959.reno").write_bytes(b"")
    assert last_backup(jia.path, folder) == "2025-10-09 09:53"
    assert last_backup(jia.path, tmp_path / "nowhere") == ""


def test_a_backup_goes_where_a_name_has_odd_characters(laptop: LaptopMaker, tmp_path: Path) -> None:
    odd = tmp_path / "50% #1 ?x=1 & 和平里"
    made = laptop().file.backup(odd)
    assert made.parent == odd
    assert sorted(one.name for one in odd.iterdir()) == [made.name]


def test_a_backup_into_a_file_instead_of_a_folder_is_refused(laptop: LaptopMaker, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("here")
    with pytest.raises(NotWritable):
        laptop().file.backup(tmp_path / "a file")


def test_a_backup_of_a_file_with_an_altered_photo_says_so(
    laptop: LaptopMaker, a_photo: Callable[..., Any], tmp_path: Path
) -> None:
    jia = laptop()
    facts, data = a_photo(b"the photo as it was taken" * 40)
    jia.file.keep_photo(facts, data, {})
    jia.file.close()
    with closing(sqlite3.connect(jia.path, isolation_level=None)) as connection:
        connection.execute("UPDATE photo_bytes SET bytes = ?", (data[::-1],))
    again = laptop()
    with pytest.raises(DamagedEstateFile):
        again.file.backup(tmp_path / "backups")


@pytest.mark.parametrize("fails", [False, True])
def test_only_scores_wait_for_no_disk_and_what_follows_waits_again(laptop: LaptopMaker, fails: bool) -> None:
    jia = laptop()
    connection = jia.file.log._connection

    def waits() -> int:
        return int(connection.execute("PRAGMA synchronous").fetchone()[0])

    seen = []

    def rows() -> Iterator[ScoreRow]:
        seen.append(waits())
        if fails:
            raise RuntimeError
        yield ScoreRow(code="A", low="1", high="1", is_red_flag=False, explanation="")

    with pytest.raises(RuntimeError) if fails else nullcontext():
        jia.file.store_scores("baseline", rows())
    assert (seen, waits()) == ([1], 2)
    assert len(jia.file.scores("baseline")) == (0 if fails else 1)
