"""`answer` and `check`: one thing seen at one place."""

from pathlib import Path
from typing import Any

import pytest
from cli.commands import done, has_chinese, load, log_of, read, refused, renodesk

LEAK = ["--set", "leaking=1", "--set", "top_units=10"]


def answered(estate: Path, item: str, place: str, *words: str) -> Any:
    return read("answer", estate, item, "--at", place, *words)


def sheet_answer(estate: Path, item: str, building: int) -> Any:
    out = estate.with_name("sheet.json")
    done("answers", "export", estate, out)
    return load(out)["buildings"][building]["items"][item]


def test_a_graded_answer_is_scored_at_once(estate: Path) -> None:
    assert answered(estate, "A4.2", "1", "--grade", "4") == {
        "item": "A4.2",
        "place": "1",
        "status": "scored",
        "score": 80,
        "reason": "",
    }


def test_inputs_given_one_by_one_add_up_to_one_answer(estate: Path) -> None:
    first = answered(estate, "A2.1", "1", "--set", "leaking=1")
    assert (first["status"], first["score"]) == ("incomplete", None)
    assert "顶层总户数" in first["reason"]
    assert answered(estate, "A2.1", "1", "--set", "top_units=10")["score"] == 60
    assert answered(estate, "A2.1", "1", "--set", "top_units=")["status"] == "incomplete"


def test_a_fraction_is_kept_exact(estate: Path) -> None:
    answered(estate, "B2.1", "estate", "--set", "bad_m2=2/3", "--set", "road_m2=100")
    assert read("why", estate, "B2.1", "--at", "estate")["value"] == 2 / 3
    done("answers", "export", estate, estate.with_name("s.json"))
    assert load(estate.with_name("s.json"))["items"]["B2.1"]["inputs"]["bad_m2"] == "2/3"


def test_a_tick_counts_and_is_taken_off_with_0(estate: Path) -> None:
    assert answered(estate, "A2.1", "1", *LEAK, "--flag", "public_leak")["score"] == 0
    assert answered(estate, "A2.1", "1", "--flag", "public_leak=0")["score"] == 60


def test_what_does_not_apply_or_could_not_be_seen_keeps_its_reason(estate: Path) -> None:
    said = answered(estate, "A2.1", "1", "--not-applicable", "平房")
    assert (said["status"], said["reason"]) == ("na", "平房")
    said = answered(estate, "A2.1", "2", "--unseen", "屋面上不去")
    assert (said["status"], said["reason"], said["score"]) == ("unseen", "屋面上不去", None)
    assert answered(estate, "A2.1", "2", *LEAK)["status"] == "scored"


def test_basis_and_note_stand_beside_the_answer(estate: Path) -> None:
    answered(estate, "A2.1", "1", *LEAK, "--basis", "实测", "--note", "雨后看的")
    answered(estate, "A2.1", "1", "--note", "又看了一次")
    kept = sheet_answer(estate, "A2.1", 0)
    assert (kept["basis"], kept["note"]) == ("measured", "又看了一次")
    assert kept["inputs"] == {"leaking": 1, "top_units": 10}


def test_clearing_takes_the_answer_its_basis_and_its_note_back(estate: Path) -> None:
    answered(estate, "A2.1", "1", *LEAK, "--basis", "counted", "--note", "x")
    assert answered(estate, "A2.1", "1", "--clear")["status"] == "unseen"
    assert [one["value"] for one in log_of(estate)[-3:]] == [None, None, None]
    done("undo", estate)
    assert sheet_answer(estate, "A2.1", 0)["note"] == "x"


def test_one_answer_is_one_act_in_the_log(estate: Path) -> None:
    before = len(log_of(estate))
    answered(estate, "A2.1", "1", *LEAK, "--basis", "counted", "--note", "x")
    added = log_of(estate)[before:]
    assert len({one["act"] for one in added}) == 1
    assert sorted(one["field"] for one in added) == ["basis", "note", "observation"]


@pytest.mark.parametrize(
    ("item", "place", "words"),
    [
        ("Z9.9", "estate", ["--grade", "3"]),
        ("A1", "1", ["--grade", "3"]),
        ("A2.1", "1", ["--set", "nonsense=1"]),
        ("A2.1", "1", ["--flag", "nonsense"]),
        ("A2.1", "1", ["--grade", "3"]),
        ("A2.1", "1", [*LEAK, "--basis", "听说"]),
    ],
)
def test_what_the_pack_does_not_know_is_refused_and_nothing_kept(
    estate: Path, item: str, place: str, words: list[str]
) -> None:
    before = log_of(estate)
    refused("answer", estate, item, "--at", place, *words)
    assert log_of(estate) == before


@pytest.mark.parametrize("typed", ["坏了", "-3", "1000000000000", "1e12", "=1+1", "2025-01-02", "1,5", "NaN"])
def test_a_value_wrong_for_its_box_is_kept_as_typed_and_marked(estate: Path, typed: str) -> None:
    said = renodesk("answer", estate, "A2.1", "--at", "1", "--set", f"leaking={typed}", "--json")
    assert said.code == 0
    assert said.json["status"] == "invalid"
    assert "A2.1 @ 1" in said.err
    assert has_chinese(said.err)
    kept = sheet_answer(estate, "A2.1", 0)["inputs"]["leaking"]
    assert str(kept) in (typed, "1000000000000")
    assert read("score", estate)["nodes"]["A2.1"]["low"] == 0


@pytest.mark.parametrize("typed", ["0", "6", "2.5", "五", "-1"])
def test_a_grade_outside_1_to_5_is_kept_and_marked(estate: Path, typed: str) -> None:
    said = renodesk("answer", estate, "A4.2", "--at", "1", "--grade", typed, "--json")
    assert (said.code, said.json["status"]) == (0, "invalid")


def test_full_width_digits_are_understood(estate: Path) -> None:
    words = ["--set", "leaking=１", "--set", "top_units=１０．０"]
    assert answered(estate, "A2.1", "1", *words)["score"] == 60


def test_a_check_is_kept_with_its_quantities_and_reason(estate: Path) -> None:
    said = read(
        *["check", estate, "B-M1", "--at", "1", "--status", "need"],
        *["--quantity", "area=120.5", "--reason", "屋面渗漏"],
    )
    assert said == {"item": "B-M1", "place": "1", "status": "need"}
    done("answers", "export", estate, estate.with_name("s.json"))
    (kept,) = [one for one in load(estate.with_name("s.json"))["buildings"] if one["id"] == "1"]
    assert kept["checks"]["B-M1"] == {"status": "need", "quantities": {"area": 120.5}, "reason": "屋面渗漏"}


def test_a_wrong_quantity_is_kept_and_named(estate: Path) -> None:
    said = renodesk("check", estate, "B-M1", "--at", "1", "--status", "need", "--quantity", "area=很多")
    assert said.code == 0
    assert "area" in said.err
    assert "很多" in said.err


def test_an_unknown_quantity_or_item_is_refused(estate: Path) -> None:
    before = log_of(estate)
    refused("check", estate, "B-M1", "--at", "1", "--status", "need", "--quantity", "nonsense=1")
    refused("check", estate, "B-M99", "--at", "1", "--status", "need")
    refused("check", estate, "A2.1", "--at", "1", "--status", "need")
    assert log_of(estate) == before


def test_what_residents_want_is_kept_without_a_status(estate: Path) -> None:
    done("check", estate, "B-M1", "--at", "1", "--wish", "18", "先修屋面")
    fields = {one["field"]: one["value"] for one in log_of(estate) if one["entity"] == "check"}
    assert fields == {"wish": "先修屋面", "wish_households": 18}
    assert renodesk("check", estate, "B-M1", "--at", "1").code == 2
    assert "-3" in renodesk("check", estate, "B-M1", "--at", "1", "--wish", "-3", "").err
