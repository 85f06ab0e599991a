"""Where a repair could lose or invent something without saying so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from renodesk.errors import NotAnEstateFile
from renodesk.storage.journal import Journal
from renodesk.storage.repairing import RepairReport, repair_estate_file
from renodesk.storage.salvaging import opened, salvage_log

LaptopMaker = Callable[..., Any]
MEASURED, ALTERED = "净宽 MEASURED-0000", "净宽 ALTERED!-0000"


def repair(laptop: Any, journal: Path | None) -> RepairReport:
    """Repair a laptop's file, closed before."""
    laptop.file.close()
    return repair_estate_file(
        laptop.path, laptop.file.author, clock=laptop.clock, journal_folder=journal, sources=()
    )


def test_a_journal_line_holds_exactly_the_change(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop(journal_folder=tmp_path / "journal")
    jia.put("estate", {"grade": 4})
    assert list(Journal(tmp_path / "journal", "E1").read().changes) == jia.changes()


def test_a_torn_journal_line_costs_only_itself(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop(journal_folder=tmp_path / "journal")
    for number in range(5):
        jia.put("estate", number)
    (file,) = (tmp_path / "journal").rglob("*.jsonl")
    file.write_bytes(file.read_bytes()[:-20])
    assert list(Journal(tmp_path / "journal", "E1").read().changes) == jia.changes()[:-1]


def test_an_altered_journal_line_is_not_believed(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop(journal_folder=tmp_path / "journal")
    jia.put("estate", MEASURED)
    (file,) = (tmp_path / "journal").rglob("*.jsonl")
    file.write_text(file.read_text("utf-8").replace(MEASURED, ALTERED), "utf-8")
    assert [change.value for change in Journal(tmp_path / "journal", "E1").read().changes] == ['"E1"']


def test_a_journal_folder_that_cannot_be_made_does_not_stop_the_work(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    (tmp_path / "in the way").write_text("x")
    jia = laptop(journal_folder=tmp_path / "in the way" / "journal")
    jia.put("estate", "goes on")
    assert jia.value("estate") == "goes on"


def test_a_note_with_an_odd_line_separator_is_in_the_journal(laptop: LaptopMaker, tmp_path: Path) -> None:
    jia = laptop(journal_folder=tmp_path / "journal")
    jia.put("estate", "one\u2028two\u0085three")
    assert list(Journal(tmp_path / "journal", "E1").read().changes) == jia.changes()


def test_where_file_and_journal_disagree_the_one_with_a_digest_is_believed(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    jia = laptop(journal_folder=tmp_path / "journal")
    jia.put("estate", MEASURED)
    jia.file.close()
    whole = jia.path.read_bytes()
    jia.path.write_bytes(whole.replace(MEASURED.encode(), ALTERED.encode()))
    assert jia.path.read_bytes() != whole
    repair(jia, tmp_path / "journal")
    assert laptop().value("estate") == MEASURED


def test_a_file_without_its_first_page_comes_back_from_the_journal(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    jia = laptop(journal_folder=tmp_path / "journal")
    jia.put("estate", "和平里")
    jia.file.close()
    jia.path.write_bytes(b"\0" * 16384 + jia.path.read_bytes()[16384:])
    assert repair(jia, tmp_path / "journal").changes == 2
    assert laptop().value("estate") == "和平里"


def test_a_repair_that_finds_nothing_says_so_and_leaves_the_file_where_it_is(
    laptop: LaptopMaker, tmp_path: Path
) -> None:
    jia = laptop()
    jia.file.close()
    jia.path.write_bytes(b"\0" * 50_000)
    with pytest.raises(NotAnEstateFile):
        repair(jia, tmp_path / "journal")
    assert jia.path.read_bytes() == b"\0" * 50_000


@pytest.mark.parametrize("name", ["楼#1.reno", "a?b.reno", "50%41.reno"])
def test_a_file_with_an_odd_name_is_repaired_like_any_other(laptop: LaptopMaker, name: str) -> None:
    jia = laptop(name)
    jia.put("estate", "和平里")
    assert repair(jia, None).changes == 1
    assert laptop(name).value("estate") == "和平里"


def test_a_schema_with_bytes_that_are_no_text_is_damage_like_any_other(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", 1)
    jia.file.close()
    jia.path.write_bytes(jia.path.read_bytes().replace(b"CREATE TABLE", b"CREATE \xf3ABLE"))
    with opened(jia.path) as connection:
        assert connection is not None
        assert salvage_log(connection).changes == ()
