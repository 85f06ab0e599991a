"""`fill`: answers for several places in one command, and the places to come back to."""

from pathlib import Path

import pytest
from cli.commands import done, read, refused, renodesk


@pytest.fixture
def two(estate: Path) -> Path:
    """Return an estate with 8号楼 and 9号楼 of two entrances each, 8-1 answered."""
    for name in ("8号楼", "9号楼"):
        done("building", "add", estate, name, "--units", "2")
    done("answer", estate, "E2.2", "--at", "8-1", "--grade", "4")
    return estate


def test_another_entrance_is_answered_alike(two: Path) -> None:
    assert read("fill", "same-as", two, "8-1", "8-2", "9-1") == {"written": 2, "kept": 0}
    assert read("fill", "same-as", two, "8-1", "8-2") == {"written": 0, "kept": 1}
    assert read("fill", "same-as", two, "8-1", "8-2", "--overwrite", "--item", "E2.2")["written"] == 1


def test_a_whole_type_is_answered_by_one_building(two: Path) -> None:
    assert refused("fill", "for-type", two, "8")
    assert read("fill", "type", two, "砖混六层", "8", "9号楼")["buildings"] == 2
    assert read("fill", "for-type", two, "8")["written"] == 1


def test_a_locked_entrance_is_listed_until_it_is_answered(two: Path) -> None:
    done("fill", "locked", two, "9-2", "--reason", "锁门")
    (revisit,) = read("fill", "revisits", two)
    assert (revisit["place"], revisit["reason"]) == ("9-2", "锁门")
    assert "9-2" in done("fill", "revisits", two).out
    done("undo", two)
    assert read("fill", "revisits", two) == []
    assert "没有" in done("fill", "revisits", two).out


def test_places_are_given_to_a_person_and_everybodys_progress_is_listed(estate: Path) -> None:
    done("assign", estate, "乙", "1", "2-1")
    done("answer", estate, "E2.2", "--at", "2-1", "--grade", "4")
    found = {one["person"]: one for one in read("assign", estate)}
    assert set(found) == {"乙", ""}
    assert (found["乙"]["dealt"], found["乙"]["places"]) == (1, 4)
    assert "没有分的：已办 0/" in done("assign", estate).out
    done("assign", estate, "", "1", "2-1")
    assert [one["person"] for one in read("assign", estate)] == [""]
    assert renodesk("assign", estate, "乙").code == 2
