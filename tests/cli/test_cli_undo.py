"""`history`, `undo`, `redo`: the log, and taking back."""

from pathlib import Path

from cli.commands import done, log_of, read, refused, renodesk

KEYS = ["id", "time", "person", "device", "act", "entity", "key", "field", "value", "replaces", "reason"]


def score_of(estate: Path, item: str = "B4.1") -> object:
    return read("score", estate)["nodes"][item]["low"]


def buildings(estate: Path) -> list[tuple[str, int]]:
    return [(one["id"], len(one["units"])) for one in read("estate", "show", estate)["buildings"]]


def test_history_is_one_object_per_change_and_nothing_else(estate: Path) -> None:
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "3")
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    log = log_of(estate)
    assert all(list(one) == KEYS for one in log)
    assert len({one["id"] for one in log}) == len(log)
    first, second = log[-2:]
    assert second["replaces"] == [first["id"]]
    assert (second["entity"], second["key"], second["field"]) == (
        "answer",
        "baseline/B4.1/estate",
        "observation",
    )
    assert (second["value"], second["person"], second["reason"]) == ({"grade": 4}, "甲", "")
    assert second["act"] == second["id"]
    assert second["time"].endswith("Z")


def test_undo_goes_back_act_by_act_and_redo_comes_again(estate: Path) -> None:
    for grade in ("3", "4"):
        done("answer", estate, "B4.1", "--at", "estate", "--grade", grade)
    seen = []
    for step in ("undo", "undo", "redo", "redo"):
        assert read(step, estate) == {"cells": 1, "skipped": []}
        seen.append(score_of(estate))
    assert seen == [60, 0, 60, 80]
    assert len(log_of(estate)) == len({one["id"] for one in log_of(estate)})


def test_nothing_to_undo_or_redo_is_an_expected_failure(estate: Path) -> None:
    assert "没有可以撤销" in refused("undo", estate)
    assert "没有可以重做" in refused("redo", estate)


def test_undo_never_takes_back_what_another_person_did(estate: Path) -> None:
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "3")
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4", "--as", "丙")
    said = renodesk("undo", estate, "--json")
    assert said.json["skipped"]
    assert "保持不动" in said.err
    assert score_of(estate) == 80


def test_undoing_a_new_building_takes_its_entrances_along(estate: Path) -> None:
    before = buildings(estate)
    done("building", "add", estate, "9", "--units", "2")
    for _ in range(2):
        assert read("undo", estate)["skipped"] == []
        assert buildings(estate) == before
        assert read("conflicts", estate) == []
        done("redo", estate)
        assert buildings(estate) == [*before[:2], ("9", 2), *before[2:]]


def test_undoing_a_removal_brings_answers_back(estate: Path) -> None:
    done("answer", estate, "A2.2", "--at", "2", "--set", "loose_m2=0")
    before = read("score", estate)
    done("building", "remove", estate, "2")
    assert read("score", estate) != before
    done("undo", estate)
    assert read("score", estate) == before


def test_an_answers_history_is_told_in_words_and_a_value_restored(estate: Path) -> None:
    for grade in ("3", "4"):
        done("answer", estate, "B4.1", "--at", "estate", "--grade", grade, "--note", f"第{grade}次")
    found = read("history", estate, "--item", "B4.1")
    assert [(one["field"], one["state"]) for one in found].count(("observation", "shown")) == 1
    assert "第3次" in [word for one in found for word in one["words"]]
    oldest = [one["id"] for one in found if one["field"] == "observation"][-1]
    assert oldest in done("history", estate, "--item", "B4.1").out
    assert read("restore", estate, oldest) == {"id": oldest}
    assert score_of(estate) == 60
    assert "没有改动" in refused("restore", estate, oldest)
    done("undo", estate)
    assert score_of(estate) == 80


def test_a_register_field_has_a_history_too(estate: Path) -> None:
    done("register", "set", estate, "floors=5", "--at", "1")
    done("register", "set", estate, "floors=7", "--at", "1")
    found = read("history", estate, "--field", "floors", "--at", "1")
    assert [one["words"] for one in found][:2] == [["7 层"], ["5 层"]]
    assert "还没有写过" in done("history", estate, "--field", "elevators", "--at", "1").out


def test_what_changed_since_a_moment_is_listed_with_old_and_new(estate: Path, tmp_path: Path) -> None:
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "3")
    done("backup", estate, tmp_path / "backups")
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "5")
    assert next(one["moment"] for one in read("moments", estate)) == "backup"
    (line,) = read("changes", estate, "--from", "backup")
    assert (line["item"], line["before"][0], line["after"][0], line["persons"]) == ("B4.1", "3", "5", ["甲"])
    said = done("changes", estate, "--from", "backup").out
    assert said.startswith("综合得分")
    assert "→ 5" in said
    assert read("changes", estate, "--from", "backup", "--by", "丙") == []
    assert "没有差别" in done("changes", estate, "--from", "now").out
    assert "没有“noon”这个时刻" in refused("changes", estate, "--from", "noon")
    done("changes", estate, "--from", "begin", "--out", tmp_path / "changes.csv")
    assert "B4.1" in (tmp_path / "changes.csv").read_text(encoding="utf-8-sig")
