"""`seal`, `reopen`, `round`: rounds that close for good, and open again only with a reason."""

import shutil
from pathlib import Path

from cli.commands import done, log_of, read, refused, renodesk

from renodesk.paths import forms_dir


def test_a_sealed_round_takes_no_more_of_anything(estate: Path) -> None:
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    sealed = read("seal", estate, "--reason", "查勘完成", "--reviewed", "主任")
    assert sealed["round"] == "baseline"
    assert len(sealed["digest"]) == 64
    assert read("estate", "show", estate)["sealed"] is True
    before = log_of(estate)
    for words in (
        ["answer", estate, "B4.1", "--at", "estate", "--grade", "2"],
        ["check", estate, "P-M2", "--at", "estate", "--status", "need"],
        ["register", "set", estate, "households=80"],
        ["building", "add", estate, "9"],
        ["undo", estate],
        ["redo", estate],
        ["seal", estate, "--reason", "再来"],
    ):
        assert "已封存" in refused(*words)
    assert log_of(estate) == before
    assert read("score", estate)["nodes"]["B4.1"]["low"] == 80


def test_a_seal_names_its_people_and_its_reason_in_the_log(estate: Path) -> None:
    done("seal", estate, "--reason", "查勘完成", "--checked", "乙", "--reviewed", "主任")
    last = log_of(estate)[-1]
    assert (last["entity"], last["field"], last["reason"]) == ("round", "seal", "查勘完成")
    assert last["value"]["names"] == {"prepared": "甲", "checked": "乙", "reviewed": "主任"}


def test_reopening_takes_answers_again_and_keeps_the_seal_in_the_log(estate: Path) -> None:
    done("seal", estate, "--reason", "完成")
    assert read("reopen", estate, "--reason", "漏看一栋") == {"round": "baseline"}
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    assert [one["reason"] for one in log_of(estate) if one["field"] == "seal"] == ["完成", "漏看一栋"]
    assert len(read("seal", estate, "--reason", "补齐")["digest"]) == 64


def test_an_open_round_is_not_reopened_and_a_seal_needs_a_reason(estate: Path) -> None:
    assert "没有封存" in refused("reopen", estate, "--reason", "x")
    assert "理由" in refused("seal", estate, "--reason", " ")
    assert renodesk("seal", estate).code == 2
    done("seal", estate, "--reason", "完成")
    assert "理由" in refused("reopen", estate, "--reason", "")


def test_the_same_answers_give_the_same_digest_on_another_laptop(
    estate: Path, bundle: Path, tmp_path: Path
) -> None:
    done("bundle", "open", bundle, tmp_path / "乙.reno")
    digests = {read("seal", file, "--reason", "x")["digest"] for file in (estate, tmp_path / "乙.reno")}
    assert len(digests) == 1


def test_a_new_round_begins_empty_and_the_old_one_stays(estate: Path) -> None:
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    done("seal", estate, "--reason", "完成")
    assert read("round", "new", estate) == {"round": "after-works"}
    assert read("score", estate)["nodes"]["B4.1"]["low"] == 0
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "5")
    rounds = read("round", "list", estate)
    assert all(set(one) == {"round", "kind", "began", "sealed", "digest", "current"} for one in rounds)
    assert [(one["round"], one["sealed"], one["current"]) for one in rounds] == [
        ("baseline", True, False),
        ("after-works", False, True),
    ]
    assert read("round", "new", estate, "2027") == {"round": "2027"}


def test_a_round_there_is_already_or_of_no_name_is_refused(estate: Path) -> None:
    assert "baseline" in refused("round", "new", estate, "baseline")
    assert renodesk("round", "new", estate, "a/b").code == 2
    assert renodesk("round", "new", estate, "x" * 41).code == 2


def test_what_arrives_after_the_seal_is_kept_and_does_not_move_the_score(
    estate: Path, bundle: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "乙.reno"
    done("bundle", "open", bundle, theirs)
    done("answer", theirs, "B4.1", "--at", "estate", "--grade", "2", "--as", "乙")
    done("bundle", "write", theirs, "--out", tmp_path / "乙.zip")
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    done("seal", estate, "--reason", "完成")
    before = read("score", estate)
    assert read("bundle", "merge", estate, tmp_path / "乙.zip")["new"] == 1
    assert read("score", estate) == before
    done("reopen", estate, "--reason", "有新情况")
    assert read("score", estate)["nodes"]["B4.1"]["contested"] is True


def test_the_round_is_moved_to_newer_packs_after_a_dry_run(estate: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(forms_dir() / "liveability", tmp_path / "packs" / "liveability"))
    described = folder / "pack.toml"
    described.write_text(described.read_text("utf-8").replace('version = "1"', 'version = "2"'), "utf-8")
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    words = ("packs", "migrate", estate, "--to", "2", "--packs", tmp_path / "packs")
    table = read(*words, "--dry-run")
    assert (table["target"], table["carried"], table["parked"], table["new"]) == ("baseline@2", 1, 0, 0)
    assert "什么都没有换" in done(*words, "--dry-run").out
    assert read("estate", "show", estate)["round"] == "baseline"
    assert read(*words)["moved"] == 1
    assert read("estate", "show", estate)["round"] == "baseline@2"
    assert "不用换" in refused("packs", "migrate", estate)
    assert "liveability=2" in refused("packs", "migrate", estate, "--to", "9")
    done("undo", estate)
    assert read("estate", "show", estate)["round"] == "baseline"
