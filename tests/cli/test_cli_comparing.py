"""`compare`: this round beside the one before."""

from pathlib import Path

from cli.commands import done, read, renodesk


def test_the_rate_is_told_with_what_is_behind_it(estate: Path) -> None:
    assert read("compare", estate) is None
    for place, grade in (("1-1", 1), ("1-2", 2)):
        done("answer", estate, "E2.2", "--at", place, "--grade", grade)
    done("seal", estate, "--reason", "查完")
    done("round", "new", estate, "after-works")
    done("answer", estate, "E2.2", "--at", "1-1", "--grade", 5)
    done("answer", estate, "B4.1", "--at", "estate", "--grade", 1)
    found = read("compare", estate)
    assert (found["last_round"], found["now_round"]) == ("baseline", "after-works")
    assert found["rate"] == {"solved": 1, "due": 2, "share": 50}
    assert [(one["place"], one["state"]) for one in found["problems"]] == [
        ("1-1", "solved"),
        ("1-2", "unseen"),
    ]
    assert [(one["item"], one["was_seen"]) for one in found["arisen"]] == [("B4.1", False)]
    assert len(found["chapters"]) == 7
    said = done("compare", estate, "--with", "baseline").out
    for words in (
        "整治完成率 50.0 %（已解决 1 / 应解决 2）",
        "没有再看到",
        "新出现的短板 1 个",
        "上次没看到",
    ):
        assert words in said
    english = done("compare", estate, "--lang", "en").out
    assert "1 solved / 2 due" in english


def test_a_round_that_is_not_there_is_refused(estate: Path) -> None:
    said = renodesk("compare", estate, "--with", "2020")
    assert said.code == 3
    assert "2020" in said.err
