"""Two laptops that were apart: bundles, contests, decisions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.commands import done, log_of, read, refused, renodesk

Apart = tuple[Path, Path]


@pytest.fixture
def apart(estate: Path, bundle: Path, tmp_path: Path) -> Apart:
    """Return the same estate on two laptops, and what each says of the greenery apart."""
    theirs = tmp_path / "乙.reno"
    assert read("bundle", "open", bundle, theirs) == {"name": "槐安里小区", "file": "乙.reno"}
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    done("answer", theirs, "B4.1", "--at", "estate", "--grade", "2", "--as", "乙")
    return estate, theirs


@pytest.fixture
def hand_over(tmp_path: Path) -> Callable[[Path, Path], Any]:
    """Return what writes a bundle of one laptop and merges it on another."""

    def hand(source: Path, target: Path) -> Any:
        out = tmp_path / f"{source.stem}.zip"
        done("bundle", "write", source, "--out", out)
        return read("bundle", "merge", target, out)

    return hand


HandOver = Callable[[Path, Path], Any]


def test_what_two_say_apart_is_contested_and_neither_value_is_lost(apart: Apart, hand_over: HandOver) -> None:
    ours, theirs = apart
    merged = hand_over(theirs, ours)
    assert (merged["contested"], merged["gaps"]) == (1, "")
    (conflict,) = read("conflicts", ours)
    assert set(conflict) == {"item", "place", "field", "heads"}
    assert (conflict["item"], conflict["place"], conflict["field"]) == ("B4.1", "estate", "observation")
    assert all(set(head) == {"id", "value", "person", "time"} for head in conflict["heads"])
    assert {(head["person"], head["value"]["grade"]) for head in conflict["heads"]} == {("甲", 4), ("乙", 2)}
    node = read("score", ours)["nodes"]["B4.1"]
    assert (node["low"], node["high"], node["contested"]) == (30, 80, True)
    assert "乙" in done("conflicts", ours).out
    assert "80" in done("why", ours, "B4.1", "--at", "estate").out


def test_merging_either_way_round_gives_the_same_log_and_the_same_contest(
    apart: Apart, hand_over: HandOver
) -> None:
    ours, theirs = apart
    hand_over(theirs, ours)
    hand_over(ours, theirs)
    assert log_of(ours) == log_of(theirs)
    assert read("conflicts", ours) == read("conflicts", theirs)
    assert read("score", ours) == read("score", theirs)


def test_the_same_bundle_twice_brings_nothing_new(apart: Apart, hand_over: HandOver) -> None:
    ours, theirs = apart
    assert hand_over(theirs, ours)["new"] > 0
    before = log_of(ours)
    assert hand_over(theirs, ours)["new"] == 0
    assert log_of(ours) == before


def test_a_decision_replaces_every_head_and_travels_like_any_change(
    apart: Apart, hand_over: HandOver
) -> None:
    ours, theirs = apart
    hand_over(theirs, ours)
    heads = read("conflicts", ours)[0]["heads"]
    (chosen,) = [head for head in heads if head["person"] == "甲"]
    assert read("conflicts", "resolve", ours, "--take", chosen["id"]) == {"id": chosen["id"]}
    assert read("conflicts", ours) == []
    assert set(log_of(ours)[-1]["replaces"]) == {head["id"] for head in heads}
    assert read("score", ours)["nodes"]["B4.1"]["low"] == 80
    hand_over(ours, theirs)
    assert read("conflicts", theirs) == []


def test_a_head_decided_already_is_not_taken_again(apart: Apart, hand_over: HandOver) -> None:
    ours, theirs = apart
    hand_over(theirs, ours)
    first, second = (head["id"] for head in read("conflicts", ours)[0]["heads"])
    done("conflicts", "resolve", ours, "--take", first)
    before = log_of(ours)
    for head in (first, second):
        assert "不是待裁定的值" in refused("conflicts", "resolve", ours, "--take", head)
    for nothing in ("0000000000000000:9", "nonsense", "1"):
        assert nothing in refused("conflicts", "resolve", ours, "--take", nothing)
    assert log_of(ours) == before


def test_a_decision_taken_back_is_contested_again(apart: Apart, hand_over: HandOver) -> None:
    ours, theirs = apart
    hand_over(theirs, ours)
    before = read("conflicts", ours)
    done("conflicts", "resolve", ours, "--take", before[0]["heads"][0]["id"])
    done("undo", ours)
    (again,) = read("conflicts", ours)
    assert {str(head["value"]) for head in again["heads"]} == {
        str(head["value"]) for head in before[0]["heads"]
    }


def test_a_building_removed_here_and_surveyed_there_is_a_contest(apart: Apart, hand_over: HandOver) -> None:
    ours, theirs = apart
    done("building", "remove", ours, "2", "--reason", "拆除")
    done("answer", theirs, "A2.2", "--at", "2", "--set", "loose_m2=3", "--as", "乙")
    hand_over(theirs, ours)
    (removal,) = [one for one in read("conflicts", ours) if one["field"] == "removed"]
    assert (removal["item"], removal["place"]) == (None, "2")
    assert "2" in [one["id"] for one in read("estate", "show", ours)["buildings"]]
    (kept,) = [head for head in removal["heads"] if head["person"] == "乙"]
    done("conflicts", "resolve", ours, "--take", kept["id"])
    assert [one["field"] for one in read("conflicts", ours)] == ["observation"]
    assert "2" in [one["id"] for one in read("estate", "show", ours)["buildings"]]


def test_two_estates_are_never_merged(estate: Path, tmp_path: Path) -> None:
    done("estate", "new", tmp_path / "别的.reno", "--name", "别的小区")
    done("bundle", "write", tmp_path / "别的.reno", "--out", tmp_path / "别的.zip")
    before = log_of(estate)
    assert "另一个小区" in refused("bundle", "merge", estate, tmp_path / "别的.zip")
    assert log_of(estate) == before


def test_without_a_contest_the_list_is_empty(estate: Path) -> None:
    assert read("conflicts", estate) == []
    assert renodesk("conflicts", estate).out == "没有待裁定的内容。\n"


def test_contests_are_decided_by_a_rule_in_a_building_and_taken_back_at_once(
    apart: Apart, hand_over: HandOver
) -> None:
    ours, theirs = apart
    for file, grade, who in ((ours, "4", "甲"), (theirs, "1", "乙")):
        for place in ("1-1", "2-1"):
            done("answer", file, "E2.2", "--at", place, "--grade", grade, "--as", who)
    hand_over(theirs, ours)
    assert read("conflicts", "decide", ours, "--from", "乙", "--at", "1号楼") == {"decided": 1, "left": 2}
    assert {one["place"] for one in read("conflicts", ours)} == {"estate", "2-1"}
    done("undo", ours)
    assert len(read("conflicts", ours)) == 3
    assert read("conflicts", "decide", ours, "--newest", "--item", "E2.2") == {"decided": 2, "left": 1}
    assert renodesk("conflicts", "decide", ours, "--from", "丙").code == 1
    assert renodesk("conflicts", "decide", ours).code == 2
    assert renodesk("conflicts", "decide", ours, "--from", "甲", "--newest").code == 2


def test_a_dry_run_says_what_would_happen_and_does_none_of_it(apart: Apart, tmp_path: Path) -> None:
    ours, theirs = apart
    done("building", "remove", theirs, "2", "--as", "乙")
    done("bundle", "write", theirs, "--out", tmp_path / "theirs.zip")
    before = log_of(ours)
    seen = read("bundle", "merge", ours, tmp_path / "theirs.zip", "--dry-run")
    assert [one["place"] for one in seen["removed"]] == ["2"]
    assert [(one["item"], one["mine"][0][0], one["theirs"][0][0]) for one in seen["contested"]] == [
        ("B4.1", "4", "2")
    ]
    assert "移除 1 处" in done("bundle", "merge", ours, tmp_path / "theirs.zip", "--dry-run").out
    assert log_of(ours) == before
