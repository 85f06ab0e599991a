"""The estates of a folder in one line each: read beside the work, remembered, and honest about bad files."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.library import EstateLine, Library
from renodesk.services.safety import back_up
from renodesk.services.session import EstateSession

ENTRANCE = Place(building="1", unit="1")


def lines(folder: Path, memory: Path | None = None, backups: str = "") -> list[EstateLine]:
    """Return every line of a folder."""
    return list(Library(folder, Environment(), memory).lines(backups))


def test_a_line_says_what_the_open_estate_says(session: EstateSession, tmp_path: Path) -> None:
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(1)))
    (line,) = lines(tmp_path)
    scores = session.scores
    assert (line.name, line.path.name, line.trouble) == ("槐安里", "槐安里.reno", "")
    assert (line.low, line.high) == (scores.total.low, scores.total.high)
    assert (line.red_flags, line.dealt, line.all) == (1, scores.dealt_count, scores.all_count)
    assert line.changed[:2] == "20"


def test_a_listed_file_stays_as_it_is_and_can_be_written_meanwhile(
    session: EstateSession, tmp_path: Path
) -> None:
    before = sorted(file.name for file in tmp_path.iterdir())
    found = Library(tmp_path, Environment()).lines()
    next(found)
    Answers(session).record("E2.2", ENTRANCE, Observation(grade=Fraction(3)))
    list(found)
    assert sorted(file.name for file in tmp_path.iterdir()) == before


def test_bad_files_are_lines_that_say_why(file: Path, tmp_path: Path) -> None:
    (tmp_path / "甲.reno").write_bytes(b"not a database at all")
    (tmp_path / "空.reno").write_bytes(b"")
    (tmp_path / "别的.txt").write_bytes(b"")
    found = {line.path.name: line.trouble for line in lines(tmp_path)}
    assert found == {"甲.reno": "not_an_estate_file", "空.reno": "not_an_estate_file", "槐安里.reno": ""}


def test_what_a_file_said_is_remembered_until_it_changes(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory" / "library.json"
    first = lines(tmp_path, memory)
    asked: list[Path] = []

    def note(self: Library, path: Path) -> EstateLine:
        asked.append(path)
        return EstateLine(path=path, name="新读")

    monkeypatch.setattr(Library, "_read", note)
    assert lines(tmp_path, memory) == first
    assert asked == []
    shutil.copy(file, tmp_path / "乙.reno")
    assert [line.name for line in lines(tmp_path, memory) if line.path.name == "乙.reno"] == ["新读"]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"form": 1}', b'{"form": 1, "files": []}', b"\xff"])
def test_a_damaged_memory_is_only_forgotten(file: Path, tmp_path: Path, damage: bytes) -> None:
    memory = tmp_path / "library.json"
    memory.write_bytes(damage)
    assert [line.name for line in lines(tmp_path, memory)] == ["槐安里"]
    assert lines(tmp_path, memory) == lines(tmp_path)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert lines(tmp_path / "nowhere") == []


def test_a_line_says_when_it_was_last_backed_up(session: EstateSession, tmp_path: Path) -> None:
    assert [line.backed_up for line in lines(tmp_path)] == [""]
    back_up(session, tmp_path / "backups")
    (line,) = lines(tmp_path, None, str(tmp_path / "backups"))
    assert line.backed_up[:2] == "20"
