"""`PLACE`: estate, a building, a building and entrance; an exact building name wins."""

from pathlib import Path

import pytest
from cli.commands import done, log_of, read, refused


@pytest.mark.parametrize(
    ("written", "item", "shown"),
    [
        ("estate", "B2.1", "estate"),
        ("小区", "B2.1", "estate"),
        ("1", "A2.1", "1"),
        ("1号楼", "A2.1", "1"),
        ("１号楼", "A2.1", "1"),
        ("1-2", "A3.1", "1-2"),
        ("1/2", "A3.1", "1-2"),
        ("1号楼2单元", "A3.1", "1-2"),
        ("A-1", "A2.1", "A-1"),
        ("A-1/1", "A3.1", "A-1/1"),
        ("A-1-1", "A3.1", "A-1/1"),
    ],
)
def test_a_place_is_found_however_it_is_written(estate: Path, written: str, item: str, shown: str) -> None:
    assert read("answer", estate, item, "--at", written, "--note", "看过")["place"] == shown


def test_an_exact_building_name_wins_over_building_and_entrance(estate: Path) -> None:
    done("building", "add", estate, "1-2")
    assert read("answer", estate, "A2.1", "--at", "1-2", "--note", "楼")["place"] == "1-2"
    assert read("answer", estate, "A3.1", "--at", "1/2", "--note", "单元")["place"] == "1-2"
    assert len({one["key"] for one in read("history", estate) if one["field"] == "note"}) == 2


@pytest.mark.parametrize("written", ["9", "1-9", "1-", "-1", "", "1/2/3", "A", "estate-1", "..", "1\x00"])
def test_a_place_that_is_not_registered_is_refused(estate: Path, written: str) -> None:
    before = log_of(estate)
    assert "没有登记" in refused("answer", estate, "A2.1", "--at", written, "--note", "x")
    assert log_of(estate) == before


def test_an_item_is_answered_only_where_it_belongs(estate: Path) -> None:
    for item, place in (("B2.1", "1"), ("A2.1", "estate"), ("A2.1", "1-1"), ("A3.1", "1")):
        refused("answer", estate, item, "--at", place, "--note", "x")
    for item, place in (("B-M1", "estate"), ("B-M8", "1"), ("P-M6", "1-1")):
        refused("check", estate, item, "--at", place, "--status", "none")
    for item, place in (("B-M1", "1"), ("B-M8", "1-1"), ("P-M6", "estate")):
        done("check", estate, item, "--at", place, "--status", "none")


def test_a_renamed_building_is_found_by_either_name(estate: Path) -> None:
    done("building", "rename", estate, "2", "红楼")
    assert read("answer", estate, "A2.1", "--at", "红楼", "--note", "新名")["place"] == "2"
    assert read("answer", estate, "A2.1", "--at", "2", "--note", "旧名")["place"] == "2"
